"""Days of a range that is said in one breath: "6 to 9 April", "Monday through Friday", "2011-13".

TIMEX3 has no ranges: there ``split_ranges`` gives the two ends instead. The knowledge base keeps
the range as an interval.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.dates.periods import Period
from flows.dates.readings import (
    read_calendar,
    read_in_week,
    read_next_told,
    read_stated,
    read_weekdays,
)
from flows.model import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from flows.model import DateValue, TimeExpression


def read_range(
    fields: Mapping[str, str], direction: Direction, anchor: date | None
) -> Period | None:
    """Date a range.

    Args:
        fields: Those of its begin ("from_day", ...) and of its end ("to_day", ...); what one end
            leaves out it shares with the other.
        direction: Where it looks for its year.
        anchor: The day it is reckoned from, None where there is none.

    Returns:
        The days from the first to the last; None where a year is missing and there is no anchor,
        or where it does not run forward.
    """
    if "from_weekday" in fields:
        return None if anchor is None else _read_weekdays(fields, direction, anchor)
    begin, end = read_ends(fields)
    wraps = "year" not in end and _place_in_year(end) < _place_in_year(begin)
    if wraps and anchor is not None and direction is Direction.FUTURE:
        return _read_ahead(begin, end, anchor)
    last = read_stated(end) if anchor is None else read_calendar(end, direction, anchor)
    if last is None:
        return None
    if "year" in begin:
        return _join(read_stated(begin), last)
    years = (last.last.year, last.last.year - 1)
    tried = (_join(read_stated({**begin, "year": str(year)}), last) for year in years)
    return next((whole for whole in tried if whole is not None), None)


def _read_ahead(begin: Mapping[str, str], end: Mapping[str, str], anchor: date) -> Period | None:
    """Date a term to come that ends in the year after its begin ("28 April to 27 April")."""
    first = read_calendar(begin, Direction.FUTURE, anchor)
    if first is None:
        return None
    last = read_stated({**end, "year": str(first.first.year + 1)})
    return None if last is None else _join(first, last)


def read_range_told(fields: Mapping[str, str], told: DateValue) -> Period | None:
    """Date a range of a narrative: it begins as what is told next does, and runs on from there.

    Args:
        fields: As for ``read_range``.
        told: The days that were named last.

    Returns:
        None where no year has such days.
    """
    if "from_weekday" in fields:
        return _read_weekdays(fields, Direction.FUTURE, told.earliest)
    begin, end = read_ends(fields)
    first = read_next_told(begin, told)
    if first is None:
        return None
    years = (first.first.year, first.first.year + 1)
    tried = (read_stated({"year": str(year), **end}) for year in years)
    whole = (_join(first, last) for last in tried if last is not None)
    return next((one for one in whole if one is not None), None)


def _read_weekdays(fields: Mapping[str, str], direction: Direction, anchor: date) -> Period | None:
    """Date "Monday to Wednesday", or "Monday to Wednesday last week"."""
    if "unit" not in fields:
        days = int(fields["from_weekday"]), int(fields["to_weekday"])
        return read_weekdays(*days, direction, anchor)
    first, last = (read_in_week(end, direction, anchor) for end in read_ends(fields))
    return None if last is None else _join(first, last)


def _join(first: Period | None, last: Period) -> Period | None:
    if first is None or first.first > last.last:
        return None
    return Period(
        value=f"{first.value}/{last.value}", first=first.first, last=last.last, unit="range"
    )


def split_ranges(times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Give the time expressions with each range as its two ends.

    Source: ISO 24617-1:2012; the TimeML corpora tag "6" and "9 April" of "6 to 9 April" apart.
    """
    return tuple(end for time in times for end in time.ends or (time,))


def read_ends(fields: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Give the fields of the two ends of a range; what one leaves out it shares with the other.

    >>> read_ends({"from_day": "6", "to_day": "9", "to_month": "4"})
    ({'day': '6', 'month': '4'}, {'day': '9', 'month': '4'})
    >>> read_ends({"from_month": "11", "to_month": "3", "to_year": "2012"})
    ({'month': '11', 'year': '2011'}, {'month': '3', 'year': '2012'})
    """
    begin, end = _side(fields, "from_"), _side(fields, "to_")
    if "year" in end and "year" in begin:
        end["year"] = _full_year(begin["year"], end["year"])
    lacking = {"month", "year"} if "day" in begin else {"year"}
    shared_begin = {k: v for k, v in end.items() if k in lacking and k not in begin}
    shared_end = {k: v for k, v in begin.items() if k in lacking and k not in end}
    if "year" in shared_begin and _place_in_year(end | shared_end) < _place_in_year(
        begin | shared_begin
    ):
        shared_begin["year"] = str(int(end["year"]) - 1)
    if "weekday" in begin and "unit" in fields:
        week = {"shift": fields["shift"], "unit": fields["unit"]}
        return begin | week, end | week
    if "weekday" in begin:
        return begin | {"to_weekday": end["weekday"]}, end | {"from_weekday": begin["weekday"]}
    return begin | shared_begin, end | shared_end


def _side(fields: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {k.removeprefix(prefix): v for k, v in fields.items() if k.startswith(prefix)}


def _place_in_year(fields: Mapping[str, str]) -> tuple[int, int]:
    return int(fields.get("month", 0)), int(fields.get("day", 0))


def _full_year(begin: str, end: str) -> str:
    """Read the end of "2011-13" as 2013."""
    return end if len(end) == 4 else begin[: 4 - len(end.zfill(2))] + end.zfill(2)
