"""What somebody will or will not do: "agreed to free the hostages", "refuses to disarm".

Who will come to a gathering, or hold talks, is in ``stance_coming``; what is done is no matter
here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, targets_of
from flows.facts.attitudes import Attitude
from flows.facts.hedges import read_polarity
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.parties import parties_of
from flows.facts.reasons import condition_of
from flows.facts.subjects import is_passive_verb
from flows.facts.unnamed import make_event, mention_of
from flows.language.tree import case_of, children, conjuncts, is_negated, subtree, text_of
from flows.model import Polarity, StanceValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

_REAL = (Outlook.DONE, Outlook.NOW)
_MEETING = ("meet_verb", "talk_verb")
_TAKEN = ("stance_verb", "stance_idle")
"""Groups of verbs whose will is read elsewhere, or is none: "declined to comment"."""
_NEAR = 5
_LONG = 5
"""Words after which a label ends before the next preposition."""
_WORDS_MAX = 12
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "conj", "parataxis"})
_BREAKS = frozenset({".", ",", ";", "--", "—", "–", ":", '"', "”"})
_OPEN = frozenset({"ADP", "CCONJ", "DET", "PART", "SCONJ"})
"""Kinds of word that no phrase ends with."""


def pledges_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Give the plan, and a mention of it, for each doing that somebody pledges or refuses."""
    for _, doing in _willed(scene, sentence):
        label = doing_label(sentence, doing)
        if " " not in label:
            continue  # what is to be done stays unsaid
        event = make_event(scene, label, None, None)
        yield event, mention_of(doing, event)


def by_pledge(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read who agrees, promises or refuses to do something."""
    for willing, doing in _willed(scene, sentence):
        mention = scene.mention_at(doing)
        undoes = scene.lexicon.value("effort_verb", doing) == StanceValue.OPPOSES
        if undoes and any(
            scene.entity_at(sentence, t) for t in children(sentence, doing.index, "obj")
        ):
            continue  # "vowed to block the deal" is to be against it
        value = _value_of(scene, willing)
        holders = _holders(scene, sentence, willing)
        if mention is None or not holders:
            continue
        if is_negated(sentence, doing.index) or _is_unwilling(sentence, willing):
            value = StanceValue.WILLING if value is StanceValue.REFUSES else StanceValue.REFUSES
        bound = any(condition_of(sentence, t) is not None for t in (doing, willing))
        bound = bound or outlook_of(scene, sentence, willing) is Outlook.CONDITIONAL
        conditional = value is StanceValue.WILLING and bound
        yield Attitude(
            trigger=_trigger(sentence, willing),
            clause=doing,
            holders=holders,
            target=mention.entity,
            about=doing,
            value=StanceValue.CONDITIONAL if conditional else value,
            confidence=0.6,
        )


def _is_unwilling(sentence: Sentence, willing: Token) -> bool:
    """Tell whether somebody is said not to be ready or willing, which is to refuse."""
    return willing.pos == "ADJ" and is_negated(sentence, willing.index)


def _trigger(sentence: Sentence, willing: Token) -> Token:
    """Give the word of will, or the negation that makes it a refusal: it is used up."""
    no = children(sentence, willing.index, "det") if willing.pos == "NOUN" else ()
    if no and is_negated(sentence, willing.index):
        return no[0]
    before = [t for t in children(sentence, willing.index, "advmod") if t.index < willing.index]
    return before[-1] if before and _is_unwilling(sentence, willing) else willing


def _value_of(scene: Scene, willing: Token) -> StanceValue:
    if scene.lexicon.value("intent_noun", willing) is not None:
        return StanceValue.REFUSES
    group = "pledge_noun" if willing.pos == "NOUN" else "pledge_verb"
    return StanceValue(scene.lexicon.value(group, willing) or StanceValue.WILLING)


def _willed(scene: Scene, sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Give each word of will with the verb of what is to be done or not."""
    for noun in scene.cued(sentence, "pledge_noun"):
        doing = _doing_under(scene, sentence, noun, "acl") if noun.pos == "NOUN" else None
        if doing is not None and not is_negated(sentence, noun.index):
            yield noun, doing
    for noun in scene.cued(sentence, "intent_noun"):
        doing = _not_meant(sentence, noun)
        if doing is not None and not is_read_elsewhere(scene, sentence, doing):
            yield noun, doing
    for willing in scene.cued(sentence, "pledge_verb"):
        said = willing.pos == "VERB" or bool(children(sentence, willing.index, "cop"))
        if not said or scene.lexicon.value("pledge_verb", willing) is None:
            continue
        outlook = outlook_of(scene, sentence, willing)
        turned = read_polarity(scene.lexicon, sentence, willing.index) is Polarity.NEGATIVE
        if (turned and not _is_unwilling(sentence, willing)) or outlook not in (
            *_REAL,
            Outlook.CONDITIONAL,
        ):
            continue
        doing = _doing_under(scene, sentence, willing, "xcomp", "advcl")
        if doing is not None:
            yield willing, doing


def _not_meant(sentence: Sentence, noun: Token) -> Token | None:
    """Give what somebody has no plan or wish to do ("has no intention of signing the deal")."""
    has = sentence.tokens[noun.head].lemma.lower() == "have" and noun.dep == "obj"
    if not has or not is_negated(sentence, noun.index):
        return None
    below = children(sentence, noun.index, "acl")
    return next((t for t in below if t.tag in ("VB", "VBG") and t.index > noun.index), None)


def _doing_under(scene: Scene, sentence: Sentence, willing: Token, *relations: str) -> Token | None:
    """Give the infinitive under a word of will, right behind it or behind a time."""
    for doing in children(sentence, willing.index, *relations):
        marks = {t.text.lower() for t in children(sentence, doing.index, "mark", "aux")}
        near = 0 < doing.index - willing.index <= _NEAR
        verbal = doing.tag == "VB" or doing.dep == "xcomp"  # "agreed to halt attacks"
        bare = verbal and "to" in marks
        beside = doing.dep == "advcl" and _is_on_else(scene, sentence, willing, doing)
        if near and bare and not beside and not is_read_elsewhere(scene, sentence, doing):
            return doing
    return None


def _is_on_else(scene: Scene, sentence: Sentence, willing: Token, doing: Token) -> bool:
    """Tell whether something else is agreed on, for some aim ("agreed on terms to renew them")."""
    on = children(sentence, willing.index, "obj", "obl")
    things = [t for t in on if willing.index < t.index < doing.index]
    return any(not any(time.span.covers(t.span) for time in scene.times) for t in things)


def is_read_elsewhere(scene: Scene, sentence: Sentence, doing: Token) -> bool:
    """Tell whether a doing is no plan of its own, or says too little: nothing stands behind it."""
    on = children(sentence, doing.index, "obj", "iobj", "obl", "xcomp", "compound:prt")
    behind = [t for t in on if t.index > doing.index]
    meets = any(scene.lexicon.match_at(g, sentence, doing.index) is not None for g in _MEETING)
    seen = meets and bool(parties_of(scene, sentence, behind))  # not "refuses to meet a deadline"
    taken = any(scene.lexicon.match_at(g, sentence, doing.index) is not None for g in _TAKEN)
    taken = taken or _is_coming(scene, sentence, doing)
    holds = scene.lexicon.value("stance_holding", doing) is not None
    talks = any(scene.lexicon.value("event_head", t) is not None for t in behind if t.dep == "obj")
    return taken or seen or (holds and talks) or not behind


def _is_coming(scene: Scene, sentence: Sentence, doing: Token) -> bool:
    """Tell whether it is said who comes, or whom somebody sends; not "refused to send aid"."""
    if scene.lexicon.match_at("attend_verb", sentence, doing.index) is None:
        return False
    things = children(sentence, doing.index, "obj")
    groups = ("delegate_noun", "delegation_noun", "event_head", "event_part", "crowd_noun")
    known = (scene.lexicon.value(g, t) is not None for t in things for g in groups)
    return not things or any(known) or any(scene.mention_at(t) is not None for t in things)


def _holders(scene: Scene, sentence: Sentence, willing: Token) -> tuple[Party, ...]:
    if willing.pos == "NOUN" and is_negated(sentence, willing.index):
        return agents_of(scene, sentence, sentence.tokens[willing.head])
    if willing.pos == "NOUN":
        return _owners(scene, sentence, willing)
    if is_passive_verb(sentence, willing):
        return targets_of(scene, sentence, willing)
    return agents_of(scene, sentence, willing)


def _owners(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give whose refusal or pledge it is, else who expresses or repeats it."""
    owners = [
        c for t in children(sentence, noun.index, "nmod:poss") for c in conjuncts(sentence, t.index)
    ]
    named = parties_of(scene, sentence, owners)
    verb = sentence.tokens[noun.head]
    makes = noun.dep == "obj" and scene.lexicon.value("support_giving", verb) is not None
    made = makes and outlook_of(scene, sentence, verb) in _REAL
    made = made and not is_negated(sentence, verb.index)
    return named or (agents_of(scene, sentence, verb) if made else ())


def doing_label(sentence: Sentence, doing: Token) -> str:
    """Call a doing by its words up to the first clause, comma or time of its own.

    What a hyphen puts before it turns it ("de-escalate").
    """
    inside = subtree(sentence, doing.index)
    clauses = (t for t in inside if t.index > doing.index and _is_apart(sentence, doing, t))
    dropped = {t.index for clause in clauses for t in subtree(sentence, clause.index)}
    kept = {t.index for t in inside} - dropped
    last = doing.index
    for token in sentence.tokens[doing.index : doing.index + _WORDS_MAX]:
        long = token.index - doing.index >= _LONG and token.pos == "ADP"
        if token.index not in kept or token.text in _BREAKS or long:
            break
        last = token.index
    while _ends_nothing(sentence.tokens[last]):
        last -= 1
    joined = doing.index > 1 and sentence.tokens[doing.index - 1].tag == "HYPH"
    return text_of(sentence, doing.index - 2 * joined, last + 1)


def _ends_nothing(word: Token) -> bool:
    return word.pos in _OPEN and word.dep != "compound:prt"


def _is_apart(sentence: Sentence, doing: Token, below: Token) -> bool:
    """Tell whether a word opens a clause, or is a time on the doing itself."""
    timed = below.head == doing.index and below.dep.startswith("obl")
    clause = below.dep in _CLAUSES and below.pos in ("VERB", "AUX")
    return clause or (timed and not case_of(sentence, below.index))
