"""Evidence of ages: how long a conflict or an initiative has lasted when the article appeared.

Which conflict is meant is told in ``conflicts``.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from flows.dates.conflicts import conflicts_of
from flows.dates.horizon import LAST_DAY, shift_days
from flows.dates.observed import Window, quote, testify
from flows.dates.passages import cue_positions
from flows.dates.periods import move
from flows.model import DateEvidence, EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.dates.events import Event
    from flows.dates.observed import Observed
    from flows.dates.passages import Passage
    from flows.model import Span, TimeExpression

_UNIT_DAYS: Final = {"day": 1, "week": 7, "month": 31, "year": 366}
_AGE_MIN_DAYS: Final = 21
_NEAR_WORDS: Final = 5
_LONG_YEARS: Final = 10
_MARKS: Final = frozenset(",;:()–—")


def find_ages(observed: Observed) -> Iterator[DateEvidence]:
    """Give evidence for each duration that is the age of a conflict or an initiative."""
    for passage in observed.passages:
        for time in passage.times:
            if not time.rule.startswith("duration/") or not _is_counted(time):
                continue
            events, weight = _aged(observed, passage, time)
            for event in events:
                found = _testify(observed, time, event, weight / len(events))
                if found is not None:
                    yield found


def _is_named(observed: Observed, passage: Passage) -> bool:
    """Tell whether the passage names the conflict or its state, or only speaks of "the war"."""
    conflicts = conflicts_of(observed, passage)
    return any(e.country in passage.countries for e in conflicts)


def _is_counted(time: TimeExpression) -> bool:
    fields = dict(time.fields)
    known = fields.get("unit") in _UNIT_DAYS and fields.get("count", "X").isdigit()
    return known and int(fields["count"]) * _UNIT_DAYS[fields["unit"]] >= _AGE_MIN_DAYS


def _aged(
    observed: Observed, passage: Passage, time: TimeExpression
) -> tuple[tuple[Event, ...], float]:
    """Find what is that old: a conflict named beside, or an initiative of the states named."""
    if _is_about_conflict(observed, passage, time):
        events = tuple(e for e in conflicts_of(observed, passage) if _is_possible(e, time))
        return events, 0.7 if _is_named(observed, passage) else 0.4
    if dict(time.fields).get("side") == "-1":
        return _initiatives(observed, passage), 0.6
    return (), 0.0


def _is_about_conflict(observed: Observed, passage: Passage, time: TimeExpression) -> bool:
    """Tell whether a word for a conflict stands close to the duration ("two-year civil war")."""
    cues = cue_positions(passage, "conflict_noun", observed.index)
    inside = [at for at, span in enumerate(passage.spans) if time.span.covers(span)]
    near = [
        at
        for at, _ in cues
        if inside and (0 < at - inside[-1] <= _NEAR_WORDS or 0 < inside[0] - at <= _NEAR_WORDS)
    ]
    return any(not _is_apart(passage, passage.spans[at], time.span) for at in near)


def _is_apart(passage: Passage, one: Span, other: Span) -> bool:
    """Tell whether a comma or another mark stands between two places of a passage."""
    begin, end = min(one.end, other.end), max(one.begin, other.begin)
    if passage.sentence is None:
        return False
    between = (t for t in passage.sentence.tokens if begin <= t.span.begin and t.span.end <= end)
    return any(t.text in _MARKS for t in between)


def _is_possible(event: Event, time: TimeExpression) -> bool:
    """Refuse an age that the conflict never reached."""
    fields = dict(time.fields)
    if event.last is None:
        return True
    days = int(fields["count"]) * _UNIT_DAYS[fields["unit"]]
    return days * 0.8 <= (event.last - event.first).days + 120


def _initiatives(observed: Observed, passage: Passage) -> tuple[Event, ...]:
    """Give the initiatives named in the article whose states this passage names, too."""
    here = passage.countries | passage.places
    found: dict[str, Event] = {}
    for hit in observed.hits:
        makers = hit.passage.countries
        for event in hit.events:
            if event.sort == "initiative" and len(makers & here) > 1:
                found[event.reference] = event
    return tuple(found.values())


def _testify(
    observed: Observed, time: TimeExpression, event: Event, weight: float
) -> DateEvidence | None:
    try:
        first, last = _reached(event.first, dict(time.fields))
    except (OverflowError, ValueError):
        return None
    if first >= last:
        return None
    said = quote(observed, time.span)
    comment = f"“{said}” is how long it has lasted: {event.label}, from {event.first} on."
    window = Window(first=first, last=last, weight=weight * event.trust, sort="age")
    return testify(EvidenceKind.DURATION, window, comment, (time.span,), event.reference)


def _reached(start: date, fields: dict[str, str]) -> tuple[date, date]:
    """Give the days on which something is so old, as people round it.

    "Two-year" and "two years" are said from some months before the second birthday until the
    third; ten years and more are counted by calendar years, so that of a war of October 2001 all
    2016 says "15-year". "Nearly" and "more than" keep their side.
    """
    unit, count = fields["unit"], int(fields["count"])
    birthday, next_one = move(start, unit, count), move(start, unit, count + 1)
    if birthday > LAST_DAY:
        return LAST_DAY, LAST_DAY
    early, late = {"year": (120, 30), "month": (10, -8)}.get(unit, (5, 2))
    if unit == "year" and count >= _LONG_YEARS:
        early = max(early, (birthday - date(birthday.year, 1, 1)).days)
    mod = fields.get("mod", "")
    if mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return shift_days(birthday, -2 * early), shift_days(birthday, 15)
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return shift_days(birthday, -5), shift_days(next_one, 15)
    return shift_days(birthday, -early), shift_days(next_one, late)
