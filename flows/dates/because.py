"""Tell what a decision rests on: the evidence that fits it, what it overrules, the weekdays.

The decision itself is made in ``assess``.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.belief import group_evidence
from flows.dates.horizon import FIRST_DAY, LAST_DAY
from flows.dates.profile import open_month
from flows.model import DateEvidence, Direction, EvidenceKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from flows.model import DateValue, TimeExpression

_MOST: Final = 16
_FORTNIGHT: Final = 14
_WEEK: Final = 6
_YEAR: Final = 366
_NOTHING: Final = DateEvidence(
    kind=EvidenceKind.PAGE_CHROME,
    earliest=FIRST_DAY,
    latest=LAST_DAY,
    weight=0.01,
    comment="Nothing known bounds the day of publication on both sides.",
)


def explain(
    evidence: Sequence[DateEvidence], times: Sequence[TimeExpression], decided: DateValue | None
) -> tuple[DateEvidence, ...]:
    """Give the evidence for a decision, heaviest first; what it overrules stands last.

    Args:
        evidence: All that was weighed.
        times: The times that were weighed by weekday and month.
        decided: The decision, None where none could be made.

    Returns:
        Never empty.
    """
    if decided is None:
        return (*_heaviest(_distinct(evidence)), _NOTHING)[-_MOST:]
    told = [*evidence, *_weekdays(times, decided), *_months(times, decided)]
    groups = group_evidence(told)
    best = [_fitting(group, decided) for group in groups]
    fits = [e for e in best if e is not None]
    against = [
        max(group, key=lambda e: e.weight)
        for group, found in zip(groups, best, strict=True)
        if found is None
    ]
    kept = (*_heaviest(fits), *_heaviest(against))[:_MOST]
    return kept or (_NOTHING,)


def _fitting(group: Sequence[DateEvidence], decided: DateValue) -> DateEvidence | None:
    """Give the reading that agrees with the decision in the fewest days."""
    fits = [e for e in group if e.earliest <= decided.latest and decided.earliest <= e.latest]
    return min(fits, key=lambda e: ((e.latest - e.earliest).days, -e.weight), default=None)


def _distinct(evidence: Sequence[DateEvidence]) -> list[DateEvidence]:
    return [max(group, key=lambda e: e.weight) for group in group_evidence(evidence)]


def _heaviest(evidence: Sequence[DateEvidence]) -> tuple[DateEvidence, ...]:
    return tuple(
        sorted(evidence, key=lambda e: (-e.weight, e.kind.value, e.earliest, e.latest, e.spans))
    )


def _weekdays(times: Sequence[TimeExpression], decided: DateValue) -> Iterator[DateEvidence]:
    """Tell which days the weekdays of the text are, once the days are few."""
    if (decided.latest - decided.earliest).days > _WEEK:
        return
    seen: set[tuple[str, Direction]] = set()
    for time in times:
        fields = dict(time.fields)
        is_bare = time.rule.startswith("weekday/") and "weekday" in fields and "shift" not in fields
        if not is_bare or time.direction is Direction.NEAREST:
            continue
        if (fields["weekday"], time.direction) not in seen:
            seen.add((fields["weekday"], time.direction))
            yield _weekday(time, int(fields["weekday"]), decided)


def _weekday(time: TimeExpression, weekday: int, decided: DateValue) -> DateEvidence:
    is_past = time.direction is Direction.PAST
    step = -1 if is_past else 1
    start = decided.latest if is_past else decided.earliest
    day = next(
        d for n in range(7) if (d := start + timedelta(days=step * n)).isoweekday() == weekday
    )
    week = timedelta(days=_WEEK)
    told = "told as past" if is_past else "to come"
    return _told(
        EvidenceKind.WEEKDAY,
        (day, day + week) if is_past else (day - week, day),
        0.5,
        (f"“{time.text}” is {told}: {day:%A}, {day}.", time.span),
    )


def _months(times: Sequence[TimeExpression], decided: DateValue) -> Iterator[DateEvidence]:
    """Tell which dates those without a year are, once the year is known."""
    if (decided.latest - decided.earliest).days > _YEAR:
        return
    seen: set[tuple[int, int]] = set()
    for time in times:
        said = open_month(time)
        if said is None or said in seen or time.direction is Direction.NEAREST:
            continue
        seen.add(said)
        day = _next_of(*said, decided, time.direction)
        if day is None:
            continue
        half_year = timedelta(days=183)
        is_past = time.direction is Direction.PAST
        days = (day, day + half_year) if is_past else (day - half_year, day)
        name = f"{day:%Y-%m}" if said[1] == 0 else f"{day}"
        told = "is told as past" if is_past else "is to come"
        comment = (f"“{time.text}” {told} and bears no year: {name}.", time.span)
        yield _told(EvidenceKind.EXPLICIT_DATE, days, 0.6, comment)


def _next_of(month: int, day: int, decided: DateValue, direction: Direction) -> date | None:
    """Give the occurrence of a month and day that lies on the side where the text looks."""
    is_past = direction is Direction.PAST
    start = decided.latest if is_past else decided.earliest
    for years in range(2):
        year = start.year + (-years if is_past else years)
        try:
            found = start.replace(year=year, month=month, day=day or (1 if is_past else 28))
        except ValueError:
            return None
        if (found <= start) if is_past else (found >= start):
            return found
    return None


def _told(
    kind: EvidenceKind, days: tuple[date, date], weight: float, told: tuple[str, Span]
) -> DateEvidence:
    first, last = max(days[0], FIRST_DAY), min(days[1], LAST_DAY)
    comment, span = told
    return DateEvidence(
        kind=kind, earliest=first, latest=last, weight=weight, comment=comment, spans=(span,)
    )
