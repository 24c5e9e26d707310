"""Who does what a verb says and to whom, also where clauses share a subject or the parse errs.

Those whom a parse cuts off from their subject or verb are found by ``agents_beside``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents_beside import (
    before_comma,
    both_after,
    cut_list,
    cut_off,
    listed_between,
    named_before,
    set_between,
)
from flows.facts.documents import is_document, issuers_of
from flows.facts.lists import with_listed
from flows.facts.long_lists import listed_by
from flows.facts.outlook import is_for_deed, is_headline_plan
from flows.facts.papers import issuers_of as issued_by
from flows.facts.parties import parties_at, parties_of
from flows.facts.party import Party
from flows.facts.subjects import by_whom, each_of_whom, in_headline, is_passive_verb, subjects_of
from flows.facts.timing import is_time
from flows.language.tree import case_of, children, is_written_to, objects, spread
from flows.model import ActorType, EntityKind

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_CONTROLLED = frozenset({"xcomp", "advcl", "acl", "conj", "ccomp"})
_FOREIGN = frozenset({"about", "over"})
_OBJECTS = frozenset({"them", "him", "me", "us"})
_REQUEST = "REQUEST"
_INVITE = "Invite"


def agents_of(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give who does what the verb says; whoever the verb above lends it where it has none."""
    if is_passive_verb(sentence, verb):
        heads = by_whom(sentence, verb)
        found = parties_of(scene, sentence, heads)
        found = (*found, *(set_between(scene, sentence, heads[0], found) if heads else ()))
        found = with_listed(scene, sentence, found)
        known = {p.entity for p in found}
        return (*found, *(p for p in listed_by(scene, sentence, verb) if p.entity not in known))
    if _is_of_others(sentence, verb):
        return ()
    own = subjects_of(sentence, verb)
    if verb.tag == "VBG":  # "passed a resolution on Saturday urging"
        own = tuple(t for t in own if not is_time(scene, t))
    if own:
        whom = each_of_whom(sentence, own[-1])
        if whom:
            return parties_of(scene, sentence, whom)
        group = _those_before(scene, sentence, verb, own[0])
        if group:
            return group
        heads = (*cut_off(scene, sentence, own[-1]), *own)
        found = parties_of(scene, sentence, spread(sentence, heads))
        found = (*found, *set_between(scene, sentence, own[-1], found))
        found = (*before_comma(scene, sentence, own[0]), *found)
        found = (*cut_list(scene, sentence, verb, own[0]), *found)
        found = found or issuers_of(scene, sentence, own[-1])
        found = found or listed_between(scene, sentence, own[-1], verb)
        says = scene.lexicon.value("speech_say", verb) is not None
        found = found or (() if says else _issued_before(scene, sentence, own[-1]))
        return found or meant_by_pronoun(scene, sentence, verb, own[0])
    thanked = _thanked(scene, sentence, verb) if is_for_deed(sentence, verb) else ()
    return thanked or named_before(scene, sentence, verb) or _lent(scene, sentence, verb)


def _issued_before(scene: Scene, sentence: Sentence, paper: Token) -> tuple[Party, ...]:
    """Give who put out the paper that "the statement" takes up: what it demands, they do."""
    issued = issued_by(scene, sentence, paper)
    if issued is None:
        return ()
    earlier, heads = issued
    found = parties_of(scene, earlier, spread(earlier, heads))
    own = (p for p in found if not scene.is_media(p.entity))
    return tuple(Party(entity=p.entity, token=paper, direct=False) for p in own)


def _those_before(
    scene: Scene, sentence: Sentence, verb: Token, subject: Token
) -> tuple[Party, ...]:
    """Give those whom "they" takes up: who says so, else the subject of the sentence before."""
    if subject.text.lower() != "they" or scene.mention_at(subject) is not None:
        return ()
    head = sentence.tokens[verb.head]
    if verb.dep == "ccomp" and scene.lexicon.value("speech_say", head) is not None:
        return _as_group(scene, sentence, head, subject)
    at = scene.parsed.sentences.index(sentence)
    before = scene.parsed.sentences[at - 1] if at else sentence
    begun = any(t.dep.startswith("nsubj") for t in sentence.tokens[: subject.index])
    if before is sentence or before.kind is not sentence.kind or begun:
        return ()
    root = next((t for t in before.tokens if t.head == t.index), None)
    return () if root is None else _as_group(scene, before, root, subject)


def _as_group(scene: Scene, sentence: Sentence, verb: Token, pronoun: Token) -> tuple[Party, ...]:
    """Give the subject of a verb for a pronoun that takes it up, if it is several or a body."""
    subjects = subjects_of(sentence, verb)
    heads = spread(sentence, subjects)
    passive = is_passive_verb(sentence, verb)
    found = parties_of(scene, sentence, heads) if passive else agents_of(scene, sentence, verb)
    bodies = bool(found) and all(p.entity.startswith(EntityKind.ORGANIZATION) for p in found)
    if len(heads) < 2 and not bodies and not any(t.tag in ("NNS", "NNPS") for t in heads):
        return ()
    return tuple(Party(entity=p.entity, token=pronoun, direct=False) for p in found)


def meant_by_pronoun(
    scene: Scene, sentence: Sentence, verb: Token, subject: Token
) -> tuple[Party, ...]:
    """Give who says that "it" or "they" will do something: most often themselves."""
    head = sentence.tokens[verb.head]
    third = subject.text.lower() in ("it", "he", "she", "they")
    reported = verb.dep == "ccomp" and scene.lexicon.value("speech_say", head) is not None
    if third and reported:
        return agents_of(scene, sentence, head)
    alone = subject.text.lower() == "it" and scene.mention_at(subject) is None
    return _topic_before(scene, sentence, subject) if alone else ()


def _topic_before(scene: Scene, sentence: Sentence, pronoun: Token) -> tuple[Party, ...]:
    """Give the body that opens the sentence before, for an "it" that acts and has no antecedent.

    Parsers lose the subject of "The Council resolved on Monday to go": it is read off the words.
    """
    at = scene.parsed.sentences.index(sentence)
    before = scene.parsed.sentences[at - 1] if at else sentence
    if before is sentence or before.kind is not sentence.kind:
        return ()
    for word in before.tokens:
        if word.pos in ("VERB", "AUX") or word.text in (",", ";", ":"):
            return ()
        entity = scene.entity_at(before, word)
        named = scene.entity(entity or "")
        body = named is not None and named.kind is EntityKind.ORGANIZATION
        state = named is not None and named.actor_type is ActorType.STATE
        if entity is not None and body and not state and _is_head(before, word):
            return (Party(entity=entity, token=pronoun, direct=False),)
    return ()


def _is_head(sentence: Sentence, word: Token) -> bool:
    """Tell whether a name is no mere description ("Syria's council", "a Syrian council")."""
    after = sentence.tokens[word.index + 1 : word.index + 2]
    inside = word.dep in ("compound", "amod", "nmod:poss", "det", "nmod:desc", "flat")
    return not inside and not (after and after[0].tag == "POS")


def _is_of_others(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a pronoun before a participle says that others do it ("for them rejecting").

    Whom it means stays open: nobody named before is lent to the participle.
    """
    before = sentence.tokens[max(0, verb.index - 1) : verb.index]
    return verb.tag == "VBG" and any(t.text.lower() in _OBJECTS for t in before)


def _lent(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give the subject or object of the verb above that does what this one says.

    "urged them to go": they go; "agreed to go": whoever agreed; "is expected to go": who is.
    """
    head = sentence.tokens[verb.head]
    if is_written_to(sentence, verb):
        return _surface_subject(scene, sentence, sentence.tokens[head.head])
    marks = {t.text.lower() for t in children(sentence, verb.index, "mark", "case")}
    tied = verb.dep in _CONTROLLED or (verb.dep == "obl" and verb.tag == "VBG")
    if head.index == verb.index or not tied or not marks.isdisjoint(_FOREIGN):
        return ()
    if verb.dep == "acl":
        return _of_noun_over(scene, sentence, head, verb)
    blamed = scene.lexicon.value("blaming_verb", head) is not None
    blamed = blamed or "against" in marks  # "warned X against arming them"
    asked = _asked(scene, sentence, head, verb)
    given = verb.dep == "advcl" and "to" in marks and _gives_time(head)
    below = verb.dep == "xcomp" or given or is_bidden(scene, sentence, verb)
    told = asked or (children(sentence, head.index, "obj", "iobj") if below or blamed else ())
    does = asked or (below and not is_passive_verb(sentence, head))
    if told and (does or (blamed and verb.tag == "VBG")):
        return parties_of(scene, sentence, spread(sentence, told))
    if _is_after_object(scene, sentence, head, verb):
        return parties_at(scene, sentence, sentence.tokens[verb.index - 1])
    gerund = verb.dep in ("advcl", "obl") and verb.text.lower().endswith("ing")
    before = head.index < verb.index or gerund
    return _surface_subject(scene, sentence, head) if before else ()


def _of_noun_over(scene: Scene, sentence: Sentence, noun: Token, verb: Token) -> tuple[Party, ...]:
    """Give the noun over a clause that does what it says ("envoys seeking", "Oslo to host")."""
    words = sentence.tokens[noun.index : verb.index]  # "the coalition of rebels votes to go"
    links = any(scene.lexicon.value("stance_link", t) is not None for t in words)
    if is_headline_plan(sentence, verb) and not links:
        named = parties_of(scene, sentence, spread(sentence, (noun,)))
        return tuple(p for p in named if p.direct)
    participle = verb.tag == "VBG" and not children(sentence, verb.index, "mark")
    if participle and is_document(scene, noun):
        return issuers_of(scene, sentence, noun) or _issuing(scene, sentence, noun)
    there = bool(children(sentence, noun.index, "cop"))  # "are in Oslo holding talks"
    who = children(sentence, noun.index, "nsubj") if there else (noun,)
    return parties_of(scene, sentence, spread(sentence, who)) if participle else ()


def _issuing(scene: Scene, sentence: Sentence, document: Token) -> tuple[Party, ...]:
    """Give who makes what a document says ("issued a statement urging", "said in a letter")."""
    verb = sentence.tokens[document.head]
    told = verb.pos == "VERB" and document.dep in ("obj", "obl", "nsubj:pass")
    return agents_of(scene, sentence, verb) if told else ()


def _gives_time(head: Token) -> bool:
    """Tell whether somebody is given time or leave to do it ("gave both until May to agree")."""
    return head.lemma.lower() in ("allow", "give", "grant")


def is_bidden(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody is asked to do it ("invited the bishop to meet with them")."""
    head = sentence.tokens[verb.head]
    marks = {t.text.lower() for t in children(sentence, verb.index, "mark")}
    match = scene.lexicon.match_at("interaction_verb", sentence, head.index)
    asks = match is not None and match.value == _REQUEST
    asks = asks or scene.lexicon.value("invite_verb", head) == _INVITE
    return verb.dep == "advcl" and "to" in marks and asks


def _thanked(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give whose deed somebody is thanked for ("expressed his gratitude to Jordan for hosting")."""
    objects = children(sentence, verb.head, "obj", "iobj")
    inner = [t for o in objects for t in children(sentence, o.index, "nmod")]
    to = [t for t in inner if case_of(sentence, t.index) == "to"]
    return parties_of(scene, sentence, objects) or parties_of(scene, sentence, to)


def _asked(scene: Scene, sentence: Sentence, head: Token, verb: Token) -> tuple[Token, ...]:
    """Give whom a verb with its preposition asks to do something ("called on X to go")."""
    match = scene.lexicon.match_at("interaction_verb", sentence, head.index)
    if match is None or match.value != _REQUEST or not children(sentence, verb.index, "mark"):
        return ()
    by = sentence.tokens[match.last - 1].text.lower()
    phrases = children(sentence, head.index, "obl")
    return tuple(t for t in phrases if t.index < verb.index and case_of(sentence, t.index) == by)


def _is_after_object(scene: Scene, sentence: Sentence, head: Token, verb: Token) -> bool:
    """Tell whether a participle stands right behind the object ("back those fighting him")."""
    on = children(sentence, head.index, "obj", "iobj", "obl")
    before = [t.index for t in on if not is_time(scene, t)]
    behind = verb.tag == "VBG" and verb.dep == "advcl" and verb.index - 1 in before
    return behind and not is_document(scene, sentence.tokens[verb.index - 1])


def _surface_subject(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    own = children(sentence, verb.index, "nsubj", "csubj")
    if own:
        cut = cut_list(scene, sentence, verb, own[0])
        named = (*cut, *parties_of(scene, sentence, spread(sentence, own)))
        return named or meant_by_pronoun(scene, sentence, verb, own[0])
    if _is_of_others(sentence, verb):
        return ()
    return named_before(scene, sentence, verb) or _lent(scene, sentence, verb)


def targets_of(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give whom it is done to: objects of an active verb, subjects of a passive."""
    told = children(sentence, verb.index, "nsubj") if in_headline(sentence, verb) else ()
    own = parties_of(scene, sentence, told or objects(sentence, verb.index))
    if not own and not is_passive_verb(sentence, verb):
        own = both_after(scene, sentence, verb)
    if own or not is_passive_verb(sentence, verb):
        return own
    over = sentence.tokens[verb.head]
    if verb.dep == "acl":
        return parties_of(scene, sentence, (over,))
    if verb.dep != "xcomp" or not is_passive_verb(sentence, over):
        return ()
    raised = children(sentence, over.index, "nsubj")  # "X is believed to be backed by Y"
    return parties_of(scene, sentence, spread(sentence, raised))
