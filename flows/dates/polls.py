"""Evidence of elections told of by a weekday: "Friday's election", "a vote held on Sunday".

The state and the weekday together leave few of its elections, and so few days of publication. Those
told of by their date are in ``ballots``; those of "next year" tell nothing, for many are put off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.dates.horizon import shift_days
from flows.dates.observed import Window, quote, testify
from flows.dates.passages import cue_positions
from flows.dates.scene import scene_of
from flows.model import Direction, EvidenceKind, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from flows.dates.events import Event
    from flows.dates.observed import Observed
    from flows.dates.passages import Passage
    from flows.model import DateEvidence, TimeExpression

_SORT: Final = "poll"
_ELECTION: Final = "election"
_BETWEEN: Final = 5
_WEIGHT: Final = 0.7
"""Belief that one of the elections known is meant (an editor's guess)."""
_FEW: Final = 2
"""Of a state with fewer elections known, others are as likely meant."""
_BEHIND: Final = 10
_AHEAD: Final = 8
"""How many days after and before an election it is called by its weekday."""
_MOST: Final = 12


def find_polls(observed: Observed) -> Iterator[DateEvidence]:
    """Give evidence for each way of telling when an election is, once."""
    seen: set[str] = set()
    scene: frozenset[str] | None = None
    for passage in observed.passages:
        for time in passage.times if passage.kind is not PartKind.CAPTION else ():
            if not _is_telling(time) or time.text.lower() in seen:
                continue
            is_poll = _is_poll_of(passage, time, observed)
            if not is_poll or cue_positions(passage, "poll_bar", observed.index):
                continue
            scene = scene_of(observed) if scene is None else scene
            windows = _windows(observed, passage, time, scene)
            if 0 < len(windows) <= _MOST:
                seen.add(time.text.lower())
                yield from _testify(observed, time, windows)


def _is_telling(time: TimeExpression) -> bool:
    fields = dict(time.fields)
    is_weekday = time.rule.startswith("weekday/") and "weekday" in fields
    return is_weekday and not {"shift", "quoted", "age"} & set(fields)


def _is_poll_of(passage: Passage, time: TimeExpression, observed: Observed) -> bool:
    """Tell whether an election is that of a weekday: "Friday's election", "a vote held on Friday".

    "The board of elections said on Friday" tells of another day.
    """
    kinds = observed.index.cues.get("dated_kind", {})
    inside = [at for at, span in enumerate(passage.spans) if time.span.overlaps(span)]
    if not inside or kinds.keys().isdisjoint(passage.words):
        return False
    behind = passage.words[inside[-1] + 1 : inside[-1] + 2 + _BETWEEN]
    if behind[:1] == ("s",):
        return any(_ELECTION in kinds.get(word, "").split("|") for word in behind[1:])
    at = inside[0]
    while at > 0 and passage.words[at - 1] in observed.index.cues.get("poll_filler", {}):
        at -= 1
    before = passage.words[at - 1] if at else ""
    return _ELECTION in kinds.get(before, "").split("|")


def _windows(
    observed: Observed, passage: Passage, time: TimeExpression, scene: frozenset[str]
) -> Sequence[tuple[Event, date, date]]:
    """Give the elections of the states named here, else of the scene, that fit what is said."""
    known = observed.index.elections
    for states in (passage.countries, scene):
        rows = [own for s in sorted(states) if len(own := known.get(s, ())) >= _FEW]
        events = rows[0] if len(rows) == 1 else ()
        found = [(e, *days) for e in events if (days := _days(e, time)) is not None]
        if found:
            return found
    return ()


def _days(event: Event, time: TimeExpression) -> tuple[date, date] | None:
    """Give the days on which this could be said of an election; None where it could not."""
    if event.first.isoweekday() != int(dict(time.fields)["weekday"]):
        return None
    behind = 0 if time.direction is Direction.FUTURE else _BEHIND
    ahead = 0 if time.direction is Direction.PAST else _AHEAD
    return shift_days(event.first, -ahead), shift_days(event.first, behind)


def _testify(
    observed: Observed, time: TimeExpression, windows: Sequence[tuple[Event, date, date]]
) -> Iterator[DateEvidence]:
    for event, first, last in windows:
        comment = f"“{quote(observed, time.span)}” can be said of: {event.label}, {event.first}."
        weight = _WEIGHT / len(windows)
        window = Window(first=first, last=last, weight=weight, sort=_SORT)
        found = testify(EvidenceKind.DATED_EVENT, window, comment, (time.span,), event.reference)
        if found is not None:
            yield found
