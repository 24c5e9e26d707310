"""What a time expression beside a dated event says about the day of publication.

"On Wednesday" beside an event of Wednesday 22 May puts the article into the week from that day on;
"next week" beside an event to come, into the week before it. Finding events is not done here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.periods import UNITS, move, period_of
from flows.model import Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flows.model import TimeExpression

_WEEK: Final = timedelta(days=6)
_DAY: Final = timedelta(days=1)
_LONG_AGO: Final = timedelta(days=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """The days of something that has happened or will."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The days on which an article can have appeared, given when its event was.

    Args:
        first: First day of publication.
        last: Last day of publication.
        is_exact: Whether the event and the time expression pin each other down to a day or two.
        on: The day of the event that is meant.
    """

    first: date
    last: date
    is_exact: bool
    on: date


def is_telling(time: TimeExpression) -> bool:
    """Tell whether a time expression can be laid against the days of an event."""
    family = time.rule.partition("/")[0]
    fields = dict(time.fields)
    if family in ("weekday", "range"):
        return True
    if family == "calendar":
        return "month" in fields and ("day" in fields or "year" in fields)
    if family == "shift":
        return fields.get("unit") in ("day", "week", "weekend", "month", "year")
    return family == "ago" and fields.get("count", "X").isdigit() and fields["unit"] in UNITS


def tie_to_event(time: TimeExpression, event: Happening) -> Tie | None:
    """Give the days of publication that fit an event with this time expression beside it.

    Returns:
        None where the expression cannot be about the event ("on Friday", an event of a Wednesday).
    """
    family = time.rule.partition("/")[0]
    try:
        return _TIES[family](dict(time.fields), time.direction, event)
    except (OverflowError, ValueError):
        return None


def _tie_weekday(fields: Mapping[str, str], direction: Direction, event: Happening) -> Tie | None:
    """Lay a weekday against the days of the event, the first that bears its name."""
    ahead = (int(fields["weekday"]) - event.first.isoweekday()) % 7
    day = event.first + timedelta(days=ahead)
    if "age" in fields:
        if ahead in (1, 6) and day > event.last:
            day = event.first  # "yesterday, Tuesday" of a Wednesday: pages slip by a day
        since = timedelta(days=int(fields["age"]))
    if day > event.last:
        return None
    if "age" in fields:
        return Tie(first=day + since, last=day + since + _DAY, is_exact=True, on=day)
    before, behind = _SPREADS.get(fields.get("shift", ""), _SPREAD_BY_DIRECTION[direction])
    return Tie(
        first=day + timedelta(days=before), last=day + timedelta(days=behind), is_exact=True, on=day
    )


_SPREADS: Final = {"-1": (1, 13), "0": (-6, 6), "1": (-13, -1)}
"""Days from the event to publication: "last Friday", "this Friday", "next Friday"."""
_SPREAD_BY_DIRECTION: Final = {
    Direction.PAST: (0, 6),
    Direction.FUTURE: (-6, 0),
    Direction.NEAREST: (-6, 6),
}


def _tie_shift(fields: Mapping[str, str], direction: Direction, event: Happening) -> Tie | None:
    """Lay "yesterday", "next week", "earlier this month" against the days of the event."""
    unit, shift = fields["unit"], int(fields["shift"])
    first = period_of(unit, move(event.first, unit, -shift)).first
    last = period_of(unit, move(event.last, unit, -shift)).last
    if shift == 0 and unit != "day":
        first, last = _one_side(first, last, direction, event)
    return Tie(first=first, last=last, is_exact=unit == "day", on=event.first)


def _one_side(first: date, last: date, direction: Direction, event: Happening) -> tuple[date, date]:
    if direction is Direction.PAST:
        return event.first, last
    if direction is Direction.FUTURE:
        return first, event.last
    return first, last


def _tie_calendar(fields: Mapping[str, str], direction: Direction, event: Happening) -> Tie | None:
    """Lay "January 22" or "May 2013" against the days of the event: it tells the side only."""
    days = (event.first + timedelta(days=n) for n in range((event.last - event.first).days + 1))
    on = next((d for d in days if _bears(fields, d)), None)
    if on is None:
        return None
    return _beside(on, direction, is_exact="day" in fields)


def _bears(fields: Mapping[str, str], day: date) -> bool:
    said = (("year", day.year), ("month", day.month), ("day", day.day))
    return all(int(fields[name]) == value for name, value in said if name in fields)


def _beside(day: date, direction: Direction, *, is_exact: bool) -> Tie:
    first = day if direction is Direction.PAST else day - _LONG_AGO
    last = day if direction is Direction.FUTURE else day + _LONG_AGO
    return Tie(first=first, last=last, is_exact=is_exact, on=day)


def _tie_range(fields: Mapping[str, str], direction: Direction, event: Happening) -> Tie | None:
    """Lay "6 to 9 April" against the days of the event: it must begin or end with it."""
    month = fields.get("from_month") or fields.get("to_month")
    if month is None or "from_day" not in fields:
        return None
    begins = _bears({"month": month, "day": fields["from_day"]}, event.first)
    end = {"month": fields.get("to_month", month), "day": fields.get("to_day", "0")}
    if not begins and not _bears(end, event.last):
        return None
    return _beside(event.first, direction, is_exact=True)


def _tie_ago(fields: Mapping[str, str], _: Direction, event: Happening) -> Tie | None:
    """Lay "three weeks ago" against the days of the event."""
    unit, count = fields["unit"], int(fields["count"]) * int(fields["sign"])
    first = period_of(unit, move(event.first, unit, -count)).first
    last = period_of(unit, move(event.last, unit, -count)).last
    return Tie(first=first, last=last, is_exact=False, on=event.first)


_TIES: Final[Mapping[str, Callable[[Mapping[str, str], Direction, Happening], Tie | None]]] = {
    "weekday": _tie_weekday,
    "shift": _tie_shift,
    "calendar": _tie_calendar,
    "range": _tie_range,
    "ago": _tie_ago,
}
