"""Dates stated in the sentences: no article tells of a past day before it, or plans one after it.

Dates without a year are read in the years that the rest of the evidence leaves (``reckon_stated``).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.periods import month_period, move
from flows.dates.reference import FIRST_DAY, LAST_DAY
from flows.dates.values import date_value
from flows.model import DateEvidence, Direction, EvidenceKind, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.model import Parsed, TimeExpression

_AHEAD_DAYS: Final = 150
"""A date without a year that is to come is seldom further off."""
_BEHIND_DAYS: Final = 270
_DAY = timedelta(days=1)
_RUNNING: Final = (PartKind.PARAGRAPH, PartKind.HEADLINE, PartKind.SUBHEAD)


def find_stated(parsed: Parsed, times: Sequence[TimeExpression]) -> tuple[DateEvidence, ...]:
    """Give the latest past date and the earliest date to come that bear their year."""
    running = tuple(_running(parsed, times))
    past = [(d, t) for t in running if t.direction is Direction.PAST and (d := _days(t))]
    ahead = [(d, t) for t in running if t.direction is Direction.FUTURE and (d := _days(t))]
    found: list[DateEvidence] = []
    if past:
        (first, _), time = max(past, key=lambda p: p[0])
        found.append(
            _one(time, first, LAST_DAY, 0.93, f"“{time.text}” is told as past: not before {first}.")
        )
    if ahead:
        (_, last), time = min(ahead, key=lambda p: p[0][1])
        found.append(
            _one(time, FIRST_DAY, last, 0.8, f"“{time.text}” is to come: not after {last}.")
        )
    return tuple(found)


def _running(parsed: Parsed, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Give the times of running text, those of captions left out."""
    for sentence in parsed.sentences:
        if sentence.kind in _RUNNING:
            yield from (t for t in times if sentence.span.covers(t.span))


def _days(time: TimeExpression) -> tuple[date, date] | None:
    """Give the days of a calendar date that bears its year."""
    fields = dict(time.fields)
    if not time.rule.startswith("calendar/") or "year" not in fields:
        return None
    return _days_in(fields, int(fields["year"]))


def _days_in(fields: Mapping[str, str], year: int) -> tuple[date, date] | None:
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        return None
    if "month" not in fields:
        return (date(year, 1, 1), date(year, 12, 31)) if "season" not in fields else None
    month = month_period(year, int(fields["month"]))
    if "day" not in fields:
        return month.first, month.last
    try:
        day = date(year, int(fields["month"]), int(fields["day"]))
    except ValueError:
        return None
    if "weekday" in fields and str(day.isoweekday()) != fields["weekday"]:
        return None
    return day, day


def reckon_stated(
    parsed: Parsed, times: Sequence[TimeExpression], years: Sequence[int]
) -> tuple[DateEvidence, ...]:
    """Read dates without a year in each of the years that are possible.

    Args:
        years: Years of publication that the other evidence leaves, in order.
    """
    found: list[DateEvidence] = []
    running = tuple(_running(parsed, times))
    for time in running:
        fields = _open_fields(time)
        if fields is not None:
            found.extend(_reckon(time, fields, years))
    found.extend(_next_month(running, years))
    return tuple(found)


def _open_fields(time: TimeExpression) -> dict[str, str] | None:
    """Give month and day of a date without a year that is told as past or to come."""
    fields = dict(time.fields)
    if time.rule.startswith("range/") and "from_year" not in fields and "to_month" in fields:
        month = fields.get("from_month", fields["to_month"])
        fields = {"month": month} | ({"day": fields["from_day"]} if "from_day" in fields else {})
    elif not time.rule.startswith("calendar/"):
        return None
    is_open = "month" in fields and "year" not in fields and "holiday" not in fields
    return fields if is_open and time.direction is not Direction.NEAREST else None


def _reckon(
    time: TimeExpression, fields: Mapping[str, str], years: Sequence[int]
) -> Iterator[DateEvidence]:
    for year in _around(years):
        days = _days_in(fields, year)
        if days is None:
            continue
        first, last = days
        value = date_value(first, last).edtf
        if time.direction is Direction.FUTURE:
            early, late = first - _AHEAD_DAYS * _DAY, _before(first, last)
            said = f"“{time.text}”, read as {value}, is to come: shortly before it."
        else:
            early, late = first, last + _BEHIND_DAYS * _DAY
            said = f"“{time.text}”, read as {value}, is told as past: in the months after it."
        yield _one(time, early, late, 0.85, said)


def _before(first: date, last: date) -> date:
    """Give the last day on which a day or month is still to come (mid-month for a month)."""
    return last if first == last else first - _DAY


def _around(years: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({y + n for y in years for n in (-1, 0, 1)}))


def _next_month(running: Sequence[TimeExpression], years: Sequence[int]) -> Iterator[DateEvidence]:
    """Read "next month" as the month to come that the text names first."""
    nexts = [t for t in running if _is_shifted_month(t)]
    months = [int(f["month"]) for t in running if (f := _ahead_fields(t)) is not None]
    if not nexts or not months:
        return
    time, month = nexts[0], months[0]
    for year in _around(years):
        first = date(year, month, 1)
        published = move(first, "month", -1)
        said = f"“{time.text}” stands beside {first:%B}, still to come: written the month before."
        yield _one(time, published, first - _DAY, 0.8, said)


def _is_shifted_month(time: TimeExpression) -> bool:
    fields = dict(time.fields)
    return fields.get("unit") == "month" and fields.get("shift") == "1"


def _ahead_fields(time: TimeExpression) -> dict[str, str] | None:
    return _open_fields(time) if time.direction is Direction.FUTURE else None


def _one(
    time: TimeExpression, first: date, last: date, weight: float, comment: str
) -> DateEvidence:
    return DateEvidence(
        kind=EvidenceKind.EXPLICIT_DATE,
        earliest=max(first, FIRST_DAY),
        latest=min(max(last, FIRST_DAY), LAST_DAY),
        weight=weight,
        comment=comment,
        spans=(time.span,),
    )
