"""Whether an event is to come, under way or over, as the words near its name tell.

What follows for the day of publication is told in ``happenings``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from flows.dates.passages import cue_positions
from flows.model import Direction

if TYPE_CHECKING:
    from flows.dates.observed import Observed
    from flows.dates.passages import Hit, Passage
    from flows.model import Span, Token

_NEAR_WORDS: Final = 10
_BORDERS: Final = frozenset(
    [
        "after",
        "before",
        "when",
        "while",
        "as",
        "because",
        "that",
        "who",
        "which",
        "whose",
        "although",
        "though",
        "but",
    ]
)
"""Words that open a clause of its own: a time beyond one is not about the event.

Not "where": what happens there happens then ("on Monday in Oslo, where he met the envoy").
"""
_MARKS: Final = frozenset('"“”;:()—')
_PAST_TAGS: Final = ("VBD", "VBN")


class State(StrEnum):
    """Where an event stands when the article is written."""

    TO_COME = "to come"
    UNDER_WAY = "under way"
    OVER = "over"
    UNTOLD = "untold"


def state_of(hit: Hit, observed: Observed) -> State:
    """Tell the state of an event from the nearest cue, or else from the times of the sentence.

    A weak cue ("attend", "invited") counts for the future only where no past tense speaks against.
    """
    cues = cue_positions(hit.passage, "event_state", observed.index)
    near = sorted(
        (min(abs(at - hit.first), abs(at - hit.last + 1)), at, value)
        for at, value in cues
        if not hit.first <= at < hit.last
    )
    close = [value for distance, _, value in near if distance <= _NEAR_WORDS]
    sure = [value for value in close if not value.startswith("perhaps")]
    for value in (*close[:1], *sure[:1]):
        plain = value.removeprefix("perhaps ")
        if plain == value or not _is_told_as_past(hit.passage) or plain == "over":
            return State(plain)
    return _by_times(hit.passage)


def _is_told_as_past(passage: Passage) -> bool:
    """Tell whether all finite verbs of the passage stand in the past."""
    if passage.sentence is None:
        return False
    tags = [t.tag for t in passage.sentence.tokens if t.tag in ("VBD", "VBZ", "VBP", "MD")]
    return bool(tags) and all(tag in _PAST_TAGS for tag in tags)


def _by_times(passage: Passage) -> State:
    directions = {t.direction for t in passage.times if not t.rule.startswith("duration")}
    if directions == {Direction.FUTURE}:
        return State.TO_COME
    return State.UNTOLD


def crosses_border(passage: Passage, name: Span, time: Span) -> bool:
    """Tell whether a clause or a quotation begins between the name of an event and a time.

    A relative clause about the event itself is none ("the talks that start later this month", "the
    envoy, who left on Monday").
    """
    begin, end = min(name.end, time.end), max(name.begin, time.begin)
    if passage.sentence is None:
        return False
    between = [t for t in passage.sentence.tokens if begin <= t.span.begin and t.span.end <= end]
    own = between[:3] if name.begin < time.begin else []
    return any(
        t.text in _MARKS or (t.text.lower() in _BORDERS and not (t in own and _is_relative(t)))
        for t in between
    )


def _is_relative(token: Token) -> bool:
    return token.text.lower() in ("that", "which", "who")
