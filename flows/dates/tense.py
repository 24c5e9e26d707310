"""Where a time without a date of its own looks: what the verb over it says.

What the direction does to a value is in ``resolve``; agreement between mentions of the same
weekday is in ``spot``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from flows.dates.vocabulary import WEEKDAYS, word_set
from flows.language.tree import ancestors, case_of, children, head_of
from flows.model import Direction, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.model import Sentence, Token

PLANNED: Final = word_set("scheduled slated planned expected due")
"""Said of what lies ahead."""
PLANNED_FOR: Final = word_set("set proposed postponed delayed booked earmarked invited called")
"""Said of what lies ahead where the time follows "for"; else the deed has its own time."""
_AT_FIRST: Final = word_set("originally initially previously")
"""What was planned so was planned anew: it may be behind by now."""
INTENDING: Final = word_set(
    """agree aim arrange attend call decide due expect hope intend invite likely mean order
    plan pledge prepare promise propose ready schedule set threaten unlikely urge vow want
    agreement bid deadline deal decision intention invitation offer proposal threat"""
)
"""Words whose infinitive lies ahead ("agreed to meet on Monday")."""
_PLANNING: Final = ("plan", "schedule")
"""Verbs whose object lies ahead, whatever their own tense ("planned a rally on Sunday")."""
_EXTENDING: Final = ("extend", "prolong", "renew")
"""Verbs that give a thing a new term, which runs from and to other days than their own."""
_BOUNDS: Final = ("from", "to", "by", "for", "between")
_BEGINNING: Final = word_set("become begin end expire open resume start take")
"""Of these what a noun is "to do" lies ahead ("a truce to begin on Monday")."""
_SURE_MODALS: Final = frozenset(("will", "shall", "can", "may", "must", "'ll", "’ll", "wo", "ca"))
_AUX: Final = ("aux", "cop")
_RANKS: Final = ("first", "second", "third", "last", "latest", "only", "next")
_BEHIND: Final = ("last", "latest", "previous")
_RANK_WORDS: Final = 8
_AFTER: Final = ("after", "following", "since")
_CLAUSE_MARKS: Final = frozenset(',;:()"“”—')
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Firmness(IntEnum):
    """How much a direction can be trusted."""

    NONE = 0
    WEAK = 1
    FIRM = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """A direction, how firm it is, and the words that show it."""

    direction: Direction
    firmness: Firmness
    cue: str = ""


NEUTRAL: Final = Leaning(direction=Direction.NEAREST, firmness=Firmness.NONE)
_PAST: Final = Leaning(direction=Direction.PAST, firmness=Firmness.FIRM)
_PAST_WEAK: Final = Leaning(direction=Direction.PAST, firmness=Firmness.WEAK)
_FUTURE: Final = Leaning(direction=Direction.FUTURE, firmness=Firmness.FIRM)
_FUTURE_WEAK: Final = Leaning(direction=Direction.FUTURE, firmness=Firmness.WEAK)

_BY_SIGNAL: Final = {
    "since": _PAST,
    "until": _FUTURE,
    "till": _FUTURE,
    "through": _FUTURE,
    "after": NEUTRAL,
}
_BY_COMPARISON: Final = {
    "later": replace(_FUTURE, cue="later"),
    "earlier": replace(_PAST, cue="earlier"),
}


def lean(sentence: Sentence, first: int, last: int, signal: str) -> Leaning:
    """Tell where a time expression looks.

    Args:
        sentence: The sentence, with tags and heads.
        first: Its first token.
        last: One after its last token.
        signal: The preposition before it, empty where there is none.
    """
    plain = (
        _lean_of_itself(sentence, first)
        or _lean_of_neighbours(sentence, first, signal)
        or _lean_of_opening(sentence, first, last)
    )
    if plain is not None:
        return plain
    head = head_of(sentence, first, last)
    over = [t for t in (head, *ancestors(sentence, head.index)) if not first <= t.index < last]
    says = (found for t in over if (found := _lean_of_word(sentence, t, signal)) is not None)
    leaning = next(says, replace(_FUTURE_WEAK, cue="by") if signal == "by" else NEUTRAL)
    if leaning is NEUTRAL:
        leaning = _lean_of_rank(sentence, first)
    if leaning.direction is Direction.PAST and _is_purpose(sentence, over, first):
        return NEUTRAL
    if leaning.direction is Direction.FUTURE and leaning.firmness is Firmness.WEAK:
        leaning = _lean_of_after(sentence, over) or leaning
    is_possessive = last < len(sentence.tokens) and sentence.tokens[last].tag == "POS"
    if not is_possessive or leaning.firmness is Firmness.FIRM:
        return leaning
    return replace(_PAST, cue=sentence.tokens[last].text)


def _lean_of_rank(sentence: Sentence, first: int) -> Leaning:
    """Read "the latest round of talks in May" as behind, whatever the parse hangs it on."""
    for token in reversed(sentence.tokens[max(0, first - _RANK_WORDS) : first]):
        if token.tag in ("VBD", "VBZ", "VBP", "MD") or token.text in _CLAUSE_MARKS:
            return NEUTRAL
        if token.text.lower() in _BEHIND:
            return replace(_PAST_WEAK, cue=token.text)
    return NEUTRAL


def _lean_of_after(sentence: Sentence, over: Sequence[Token]) -> Leaning | None:
    """Read "they hold a truce after the protests in April" as behind: it is a state by now."""
    within = takewhile(lambda t: t.pos not in ("VERB", "AUX"), over)
    cases = (case_of(sentence, t.index) for t in within)
    return next((replace(_PAST_WEAK, cue=case) for case in cases if case in _AFTER), None)


def _is_purpose(sentence: Sentence, over: Sequence[Token], first: int) -> bool:
    """Tell whether a year stands under what somebody is "to do", whatever has been told of them.

    "They set up an agency to hold the vote in 2019", but "the first to win it in 2019".
    """
    if not _YEAR.fullmatch(sentence.tokens[first].text):
        return False
    verb = next((t for t in over if t.tag.startswith("V") or t.tag == "MD"), None)
    if verb is None or verb.tag != "VB" or not verb.dep.startswith("acl"):
        return False
    noun = sentence.tokens[verb.head]
    around = {t.lemma.lower() for t in (noun, *children(sentence, noun.index, "amod"))}
    return around.isdisjoint(_RANKS)


def _lean_of_word(sentence: Sentence, token: Token, signal: str) -> Leaning | None:
    """Give what a word over the time says, with the word and what stands with it as its cue."""
    leaning = _lean_of(sentence, token, signal)
    if leaning is None:
        return None
    words = sorted((token, *children(sentence, token.index, *_AUX)), key=lambda t: t.index)
    return replace(leaning, cue=" ".join(t.text for t in words))


def _lean_of_itself(sentence: Sentence, first: int) -> Leaning | None:
    """Read "later this month" and "earlier today", which look one way under any verb."""
    words = [t.text.lower() for t in sentence.tokens[first : first + 2]]
    side = _BY_COMPARISON.get(words[0])
    return side if side is not None and words[1:] in (["this"], ["today"]) else None


def _lean_of_neighbours(sentence: Sentence, first: int, signal: str) -> Leaning | None:
    """Read what stands right before: "since", "until", "said Friday"."""
    if signal in _BY_SIGNAL:
        return replace(_BY_SIGNAL[signal], cue=signal)
    tokens = sentence.tokens
    if signal == "for" and first > 1 and _is_planned(tokens[first - 2].text.lower(), signal):
        is_over = any(t.text.lower() == "had" for t in tokens) or _is_first_plan(tokens, first - 2)
        return None if is_over else replace(_FUTURE, cue=f"{tokens[first - 2].text} for")
    if signal == "for" and _is_bare_weekday(tokens, first):
        return replace(_FUTURE_WEAK, cue="for")
    before = tokens[first - 1] if first > 0 else None
    if before is not None and before.text.lower() == "on" and first > 1:
        before = tokens[first - 2]
    is_told = before is not None and before.tag == "VBD"
    return replace(_PAST, cue=before.text) if before is not None and is_told else None


def _is_bare_weekday(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a weekday stands for itself ("for Monday", not "for Monday's talks")."""
    behind = tokens[at + 1 : at + 2]
    return tokens[at].text.lower() in WEEKDAYS and not any(t.tag == "POS" for t in behind)


def _lean_of_opening(sentence: Sentence, first: int, last: int) -> Leaning | None:
    """Read a time that opens its sentence with the first verb behind it, if that is plain.

    The parse often hangs it on the verb of saying that ends the sentence.
    """
    if first > 1:
        return None
    finite = ("MD", "VBD", "VBZ", "VBP")
    verbs = [t for t in sentence.tokens[last:] if t.tag in finite]
    if verbs and verbs[0].text.lower() in _SURE_MODALS:
        return replace(_FUTURE, cue=verbs[0].text)
    is_told = bool(verbs) and verbs[0].tag == "VBD" and not any(t.tag == "MD" for t in verbs)
    return replace(_PAST, cue=verbs[0].text) if is_told else None


def _lean_of(sentence: Sentence, token: Token, signal: str) -> Leaning | None:
    """Give what one word over the time says, None where it says nothing."""
    auxiliaries = children(sentence, token.index, *_AUX)
    if token.lemma.lower() in _EXTENDING and signal in _BOUNDS:
        return _FUTURE_WEAK
    if token.text.lower() == "supposed" and signal in ("before", "by"):
        return NEUTRAL
    if token.tag in ("VBN", "JJ") and _is_planned(token.text.lower(), signal):
        return _lean_of_plan(sentence, token, auxiliaries)
    modal = next((t for t in auxiliaries if t.tag == "MD"), None)
    if modal is not None:
        return _lean_of_modal(modal, auxiliaries)
    if token.tag == "VB":
        return _lean_of_infinitive(sentence, token, auxiliaries)
    return _lean_of_form(sentence, token, auxiliaries)


def _lean_of_plan(sentence: Sentence, token: Token, auxiliaries: tuple[Token, ...]) -> Leaning:
    """Read a plan as ahead, but not what "had been planned", or "had" done something since."""
    if _is_first_plan(sentence.tokens, token.index):
        return NEUTRAL
    noun = sentence.tokens[token.head]
    around = [*auxiliaries]
    if token.dep.startswith("acl") and noun.dep.startswith("nsubj"):
        around.extend(children(sentence, noun.head, *_AUX))
    return _PAST_WEAK if any(t.text.lower() == "had" for t in around) else _FUTURE


def _is_first_plan(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].text.lower() in _AT_FIRST


def _is_planned(word: str, signal: str) -> bool:
    return word in PLANNED or (word in PLANNED_FOR and signal == "for")


def _lean_of_modal(modal: Token, auxiliaries: tuple[Token, ...]) -> Leaning:
    """Read "will meet" as ahead, "would meet" as perhaps ahead, "would have met" as behind."""
    if any(t.lemma.lower() == "have" for t in auxiliaries):
        return _PAST_WEAK
    return _FUTURE if modal.text.lower() in _SURE_MODALS else _FUTURE_WEAK


def _lean_of_infinitive(
    sentence: Sentence, token: Token, auxiliaries: tuple[Token, ...]
) -> Leaning | None:
    """Read "is to meet", "agreed to meet" as ahead; any other infinitive as its verb says.

    What "had been due to expire" was ahead once, and mostly is behind when it is told. Behind
    "agreed to meet during ..." either of the two verbs can have the time.
    """
    if any(t.lemma.lower() == "be" for t in auxiliaries):
        return _FUTURE
    if any(t.text.lower() == "did" for t in auxiliaries):
        return _PAST
    over = sentence.tokens[token.head]
    if token.dep.startswith("acl") and token.lemma.lower() in _BEGINNING:
        return _FUTURE_WEAK
    if over.index == token.index or over.lemma.lower() not in INTENDING:
        return None
    if any(t.text.lower() == "during" for t in sentence.tokens[token.index :]):
        return NEUTRAL
    had = any(t.text.lower() == "had" for t in children(sentence, over.index, *_AUX))
    return _PAST_WEAK if had else _FUTURE


def _lean_of_form(
    sentence: Sentence, token: Token, auxiliaries: tuple[Token, ...]
) -> Leaning | None:
    """Read the tense of a finite verb, or of what stands with "be"."""
    tags = {t.tag for t in auxiliaries}
    present = bool(tags & {"VBZ", "VBP"})
    if token.tag == "VBD" or "VBD" in tags:
        return _lean_of_past(sentence, token)
    if token.tag == "VBG":
        return _FUTURE_WEAK if present else None
    if token.tag == "VBN":
        return _lean_of_participle(auxiliaries)
    if present or (token.tag in ("VBZ", "VBP") and _has_subject(sentence, token)):
        return _lean_of_present(sentence)
    return None


def _has_subject(sentence: Sentence, token: Token) -> bool:
    """Tell a finite verb from a plural noun that the tagger took for one ("met his aides")."""
    subjects = children(sentence, token.index, "nsubj", "nsubj:pass", "csubj", "expl")
    is_clause = token.head == token.index or token.dep in ("conj", "parataxis", "acl:relcl")
    return is_clause or bool(subjects)


def _lean_of_past(sentence: Sentence, token: Token) -> Leaning | None:
    """Read a past tense as behind; "was going to meet" says no more than that it was ahead then."""
    if token.lemma.lower() in _PLANNING and token.tag == "VBD":
        return _FUTURE_WEAK
    going = token.lemma.lower() == "go" and children(sentence, token.index, "xcomp")
    return _FUTURE_WEAK if going and token.tag == "VBG" else _PAST


def _lean_of_participle(auxiliaries: tuple[Token, ...]) -> Leaning:
    """Read "has met" and "was held" as behind, "is held on Monday" as perhaps ahead."""
    lemmas = {t.lemma.lower() for t in auxiliaries}
    if "have" in lemmas or not auxiliaries:
        return _PAST if auxiliaries else _PAST_WEAK
    return _FUTURE_WEAK


def _lean_of_present(sentence: Sentence) -> Leaning:
    """Read the present tense: in a headline the news of the day, in a sentence a timetable."""
    return _PAST_WEAK if sentence.kind is PartKind.HEADLINE else _FUTURE_WEAK
