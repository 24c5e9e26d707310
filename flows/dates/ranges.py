"""Days of a range that is said in one breath: "6 to 9 April", "November 9-10", "2011-13"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.dates.periods import Period
from flows.dates.readings import read_calendar, read_stated

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from flows.model import Direction


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
    begin, end = _side(fields, "from_"), _side(fields, "to_")
    if "year" in end and "year" in begin:
        end["year"] = _full_year(begin["year"], end["year"])
    last = (
        read_stated(end | begin | end) if anchor is None else _read(begin | end, direction, anchor)
    )
    if last is None:
        return None
    shared = {"year": str(last.last.year), "month": str(last.last.month)}
    first = read_stated({k: v for k, v in shared.items() if k in ("year", *end)} | begin)
    if first is None or first.first > last.last:
        return None
    return Period(
        value=f"{first.value}/{last.value}", first=first.first, last=last.last, unit="range"
    )


def _side(fields: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {k.removeprefix(prefix): v for k, v in fields.items() if k.startswith(prefix)}


def _read(fields: Mapping[str, str], direction: Direction, anchor: date) -> Period | None:
    return read_calendar(fields, direction, anchor)


def _full_year(begin: str, end: str) -> str:
    """Read the end of "2011-13" as 2013."""
    return end if len(end) == 4 else begin[: 4 - len(end.zfill(2))] + end.zfill(2)
