"""Days of a range that is said in one breath: "6 to 9 April", "November 9-10", "2011-13".

TIMEX3 has no ranges: there ``split_ranges`` gives the two ends instead. The knowledge base keeps
the range as an interval.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.dates.periods import Period
from flows.dates.readings import read_calendar, read_stated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from flows.model import Direction, TimeExpression


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
    begin, end = read_ends(fields)
    last = read_stated(end) if anchor is None else read_calendar(end, direction, anchor)
    if last is None:
        return None
    first = read_stated({"year": str(last.last.year), **begin})
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
    """
    begin, end = _side(fields, "from_"), _side(fields, "to_")
    if "year" in end and "year" in begin:
        end["year"] = _full_year(begin["year"], end["year"])
    lacking = {"month", "year"} if "day" in begin else {"year"}
    shared_begin = {k: v for k, v in end.items() if k in lacking and k not in begin}
    shared_end = {k: v for k, v in begin.items() if k in lacking and k not in end}
    return begin | shared_begin, end | shared_end


def _side(fields: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {k.removeprefix(prefix): v for k, v in fields.items() if k.startswith(prefix)}


def _full_year(begin: str, end: str) -> str:
    """Read the end of "2011-13" as 2013."""
    return end if len(end) == 4 else begin[: 4 - len(end.zfill(2))] + end.zfill(2)
