"""Who does the saying, as a phrase: the subject of a reporting verb, wherever grammar puts it.

Which entity the phrase stands for is told in ``voices``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.nearby import (
    FINITE,
    MARKS,
    apposed_speaker,
    fronted_speaker,
    inverted_speaker,
    named_behind_place,
    speaker_after,
    speaker_before,
)
from flows.facts.subjects import pronoun_joined
from flows.facts.timing import is_time
from flows.language.tree import (
    ancestors,
    case_of,
    children,
    conjuncts,
    is_written_to,
    name_at,
    obliques,
    replant,
    subtree,
)
from flows.model import EntityKind

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PERSONAL = frozenset({"i", "we", "he", "she", "they", "who", "you"})
_SPEAKING_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})
_CHARGE_WORDS = 4
"""Words before "accused of" among which "whom" makes it active ("whom they accused of")."""
_NAMED = frozenset({"PRON", "PROPN"})
"""Parts of speech of who may speak for himself where a thing may stand in his place."""
_CLAUSAL = frozenset({"VBG", *FINITE})


def speakers_of(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give the heads of the phrases that name who says it; none where it is not said."""
    if _is_charged(scene, sentence, verb):
        return ()
    read = _without_timed_subjects(scene, sentence)
    saying = _said_with(scene, read, read.tokens[verb.index])
    if saying is not None:
        return speakers_of(scene, sentence, sentence.tokens[saying.index])
    for find in (
        _quoted_as,
        inverted_speaker,
        named_behind_place,
        _own_subject,
        speaker_before,
        apposed_speaker,
        fronted_speaker,
        speaker_after,
        _shared_subject,
    ):
        subject = find(read, read.tokens[verb.index])
        if subject is not None and not is_time(scene, subject):
            return noun_speakers(scene, sentence, subject)
    return ()


def _is_charged(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether a participle tells what somebody is accused of ("X, accused of spying, …")."""
    if scene.lexicon.value("speech_charging", verb) is None or verb.tag not in ("VBN", "VBD"):
        return False
    behind = [t.text.lower() for t in sentence.tokens[verb.index + 1 : verb.index + 2]]
    before = {
        t.text.lower() for t in sentence.tokens[max(0, verb.index - _CHARGE_WORDS) : verb.index]
    }
    agents = children(sentence, verb.index, "obl:agent")
    return behind == ["of"] and not agents and before.isdisjoint(_RELATIVE)


def _said_with(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """Give the saying that another goes with ("X said Y would leave, adding that": said)."""
    before = [t.text for t in sentence.tokens[: verb.index][-1:]]
    behind = before in ([","], ["”"], ['"'])
    if verb.tag != "VBG" or verb.dep not in ("advcl", "ccomp") or not behind:
        return None
    over = (t for t in ancestors(sentence, verb.index) if t.index < verb.index and t.tag != "VBG")
    groups = ("speech_say", "speech_act")
    says = (t for t in over if any(scene.lexicon.value(g, t) is not None for g in groups))
    return next((t for t in says if children(sentence, t.index, "nsubj")), None)


def _without_timed_subjects(scene: Scene, sentence: Sentence) -> Sentence:
    """Give a sentence in which no day does anything ("put out a statement late Monday saying")."""
    timed = {
        t.index: replace(t, dep="obl:unmarked")
        for t in sentence.tokens
        if t.dep.startswith("nsubj") and is_time(scene, t)
    }
    on_days = {
        t.index: replace(t, dep="advcl", head=sentence.tokens[t.head].head)
        for t in sentence.tokens
        if t.dep == "acl" and t.tag == "VBG" and is_time(scene, sentence.tokens[t.head])
    }
    return replant(sentence, {**timed, **on_days})


def noun_speakers(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give a noun and those joined to it; for a paper ("his statement") whoever it is from.

    "Kenyan media reports" are not Kenya's.
    """
    if scene.lexicon.value("speech_document", noun) is None or noun.pos == "PROPN":
        return _joined(sentence, noun)
    named = children(sentence, noun.index, "compound", "amod")
    owned = children(sentence, noun.index, "nmod:poss")
    owners = (
        tuple(t for t in owned if not is_time(scene, t))
        or _senders(scene, sentence, noun)
        or _issuers(scene, sentence, noun)
        or _bearers(scene, sentence, noun)
        or tuple(t for t in named if name_at(sentence, t.index) is not None)[:1]
    )
    plain = named and scene.mention_at(named[-1]) is None and named[-1].pos == "NOUN"
    return (noun,) if plain and set(owners) <= set(named) else owners or (noun,)


def _issuers(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give who put a paper out ("a statement released by the embassy", "X issued a statement")."""
    verb = sentence.tokens[noun.head]
    if noun.dep == "obj" and scene.lexicon.value("speech_issuing", verb) is not None:
        put_out = children(sentence, verb.index, "nsubj")
        timed = [t for t in put_out if any(time.span.covers(t.span) for time in scene.times)]
        return tuple(c for t in put_out if t not in timed for c in _joined(sentence, t))
    clauses = (t for t in children(sentence, noun.index, "acl") if t.tag == "VBN")
    return tuple(a for t in clauses for a in children(sentence, t.index, "obl:agent"))


def _senders(scene: Scene, sentence: Sentence, paper: Token) -> tuple[Token, ...]:
    """Give whom a paper is by or from; "reports from the region" are nobody's."""
    found = obliques(sentence, paper.index, "by", "of", "from")
    places = (t for t in found if not can_speak(scene, sentence, t))
    return () if any(places) else found


def _bearers(scene: Scene, sentence: Sentence, paper: Token) -> tuple[Token, ...]:
    """Give who does something in or with a paper ("X came back with a message asking them")."""
    verb = sentence.tokens[paper.head]
    told = any(t.tag == "VBG" for t in children(sentence, paper.index, "acl"))
    if not told or paper.dep != "obl" or case_of(sentence, paper.index) not in ("in", "with"):
        return ()
    doers = (t for t in children(sentence, verb.index, "nsubj") if not is_time(scene, t))
    return tuple(c for t in doers if can_speak(scene, sentence, t) for c in _joined(sentence, t))


def can_speak(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether the phrase headed by the token names somebody: a person, a body, a people."""
    mention = scene.mention_at(token)
    entity = None if mention is None else scene.entity(mention.entity)
    if entity is not None:
        return entity.kind in _SPEAKING_KINDS
    if token.pos == "PRON":
        return token.text.lower() in _PERSONAL
    if name_at(sentence, token.index) is not None or token.pos == "PROPN":
        return True
    groups = ("speech_person", "speech_document", "post_head")
    return any(scene.lexicon.value(group, token) is not None for group in groups)


def _joined(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give a noun and those joined to it, also where the parse hangs the first one elsewhere."""
    both = (*pronoun_joined(sentence, noun), *conjuncts(sentence, noun.index))
    joined = tuple(t for t in both if not _is_second_post(sentence, noun, t))
    if len(joined) > 1 and _ends_what_is_said(sentence, noun):
        joined = joined[1:]
    if len(joined) > 1 and not any(children(sentence, t.index, "cc") for t in joined):
        joined = joined[:1]  # set off by a comma: an apposition that the parse takes for a list
    if len(joined) > 1 or noun.pos != "NOUN":
        return joined
    first = noun.index
    while first > 0 and sentence.tokens[first - 1].pos in ("NOUN", "PROPN", "ADJ"):
        first -= 1
    before = sentence.tokens[max(0, first - 2) : first]
    if len(before) < 2 or before[1].pos != "CCONJ":
        return joined
    if before[0].dep != "nmod" and before[0].pos == "NOUN":
        return (before[0], noun)
    return (before[0], noun) if name_at(sentence, before[0].index) is not None else joined


def _is_second_post(sentence: Sentence, noun: Token, other: Token) -> bool:
    """Tell whether a noun is another post of who is named ("X, envoy of Y and head of Z,")."""
    name = name_at(sentence, noun.index)
    if name is None or other == noun or name_at(sentence, other.index) is not None:
        return False
    comma = [t.text for t in sentence.tokens[name.last : name.last + 1]] == [","]
    return comma and other.tag in ("NN", "NNP") and not children(sentence, other.index, "det")


def _ends_what_is_said(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a list of speakers begins too early ("its cause, X and Y said").

    A bare noun right behind another noun is the end of a compound, not a phrase of its own.
    """
    bare = noun.tag == "NN" and not any(t.index < noun.index for t in subtree(sentence, noun.index))
    return bare and noun.index > 0 and sentence.tokens[noun.index - 1].pos in ("NOUN", "PROPN")


def _quoted_as(sentence: Sentence, verb: Token) -> Token | None:
    """Give who is quoted in "X quoted Y as saying" and "Y was quoted as saying"."""
    if not is_quoted_as(sentence, verb):
        return None
    over = sentence.tokens[verb.head]
    left = (over, *reversed(sentence.tokens[: verb.index - 1]))
    quoting = next((t for t in left if t.pos == "VERB" and t.index < verb.index), None)
    if quoting is None:
        return None
    quoted = children(sentence, quoting.index, "nsubj:pass", "obj")
    return quoted[0] if quoted else None


def is_quoted_as(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb of saying follows "as" ("quoted as saying")."""
    before = sentence.tokens[max(0, verb.index - 1) : verb.index]
    return verb.tag == "VBG" and [t.text.lower() for t in before] == ["as"]


def _own_subject(sentence: Sentence, verb: Token) -> Token | None:
    agents = children(sentence, verb.index, "obl:agent")
    if agents and verb.tag == "VBN":  # "he said by telephone" is said by him
        return agents[0]
    own = [
        t
        for t in children(sentence, verb.index, "nsubj")
        if not t.dep.endswith(":pass") and not _quote_between(sentence, t, verb)
    ]
    if not own:
        return None
    named = _set_behind(sentence, own)
    if named is not None:
        return named
    nearest = min(own, key=lambda t: (t.index > verb.index, abs(t.index - verb.index)))
    return _antecedent(sentence, verb, nearest)


def _set_behind(sentence: Sentence, subjects: list[Token]) -> Token | None:
    """Give the name that a second subject only describes ("Oslo, the broker of talks, said")."""
    if len(subjects) != 2:
        return None
    name, noun = subjects
    phrase = subtree(sentence, noun.index)
    comma = sentence.tokens[name.index + 1].text == ","
    behind = [t.text for t in sentence.tokens[phrase[-1].index + 1 :][:1]]
    closed = phrase[-1].text == "," or behind == [","]
    described = noun.pos == "NOUN" and any(t.dep == "det" for t in phrase)
    near = phrase[0].index - name.index in (1, 2)
    return name if name.pos == "PROPN" and comma and closed and described and near else None


def _quote_between(sentence: Sentence, first: Token, last: Token) -> bool:
    """Tell whether a quotation ends or begins between two words: they are not of one clause."""
    low, high = sorted((first.index, last.index))
    marks = [t.index for t in sentence.tokens[:high] if t.text in MARKS and t.index >= low - 1]
    around = len([i for i in marks if i >= low])
    return around % 2 == 1 and len(marks) % 2 == 1


def _antecedent(sentence: Sentence, verb: Token, subject: Token) -> Token:
    """Give the noun that a relative pronoun stands for, any other subject as it is."""
    relative = subject.text.lower() in _RELATIVE and verb.dep.startswith("acl")
    return sentence.tokens[verb.head] if relative else subject


def _shared_subject(sentence: Sentence, verb: Token) -> Token | None:
    """Give the subject that a verb without one shares with the words it hangs on, upward."""
    token, seen = verb, {verb.index}
    while token.head not in seen:
        head = sentence.tokens[token.head]
        seen.add(head.index)
        if is_written_to(sentence, token):
            return _own_subject(sentence, sentence.tokens[head.head])
        if token.dep.startswith("acl"):
            return head if token.tag in _CLAUSAL else None
        if token.dep not in ("conj", "xcomp", "advcl", "cop") and not _is_added(sentence, token):
            return None
        if head.dep == "ccomp" and goes_with_saying(sentence, token):
            head = sentence.tokens[head.head]
        shared = _subject_over(sentence, token, head)
        if shared is not None:
            return shared
        token = head
    return None


def _is_added(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a parse takes for what is said what is said with it ("…, X said, warning")."""
    before = [t.text for t in sentence.tokens[: verb.index][-1:]]
    return verb.dep == "ccomp" and verb.tag == "VBG" and before == [","] and verb.head < verb.index


def goes_with_saying(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb joined to what is said is one of the saying ("…, and accused them")."""
    return _is_set_off(sentence, verb) or _is_later(sentence, verb)


def _is_set_off(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a comma and "but" or "and" stand before a second verb of saying.

    Such a verb goes with the one that reports, not with what is reported.
    """
    joins = children(sentence, verb.index, "cc")
    return any(t.index > 0 and sentence.tokens[t.index - 1].text == "," for t in joins)


def _is_later(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is of the tense of the saying, not of what is said before "and".

    "X said Y had sent troops and warned that": X warned.
    """
    first = sentence.tokens[verb.head]
    said = sentence.tokens[first.head]
    helped = children(sentence, first.index, "aux") and not children(sentence, verb.index, "aux")
    past = verb.tag == "VBD" or (verb.tag == "VBN" and first.tag == "VB")  # "cannot go and called"
    return bool(helped) and past and said.tag == "VBD"


def _subject_over(sentence: Sentence, token: Token, head: Token) -> Token | None:
    """Give who does ``token`` as the verb over it has it ("urged X to say": X; "is said": X)."""
    infinitive = token.dep == "xcomp" or (token.dep == "advcl" and token.tag == "VB")
    controlled = children(sentence, head.index, "obj") if infinitive else ()
    if controlled and (token.dep == "xcomp" or controlled[0].pos in _NAMED):
        return controlled[0]
    own = _own_subject(sentence, head)
    passive = children(sentence, head.index, "nsubj:pass")
    shared = passive and (own is None or passive[0].pos in _NAMED)
    return passive[0] if shared else own
