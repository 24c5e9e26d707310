"""Which days a mention means when it is reckoned from one day: a function a family of rules.

Uncertain anchors, the mention before and the final value are the matter of ``resolve``.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from flows.dates import periods
from flows.dates.holidays import named_period_of_year, named_periods
from flows.model import Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from flows.dates.periods import Period
    from flows.model import DateValue

_NEAR_DAYS: Final = 61
_BACKWARDS: Final = 1.5
"""How much harder it is for a narrative to go back than on."""


def choose(periods_: Iterable[Period], direction: Direction, anchor: date) -> Period | None:
    """Choose the period that lies where the mention looks.

    Args:
        periods_: Those that its words allow, in order of time.
        direction: Past takes the last that has begun, future the first that is not over, nearest
            the one with the fewest days between (the earlier of two).
        anchor: The day it is reckoned from.

    Returns:
        None where none lies there.
    """
    allowed = tuple(periods_)
    if direction is Direction.PAST:
        return next((p for p in reversed(allowed) if p.first <= anchor), None)
    if direction is Direction.FUTURE:
        return next((p for p in allowed if p.last >= anchor), None)
    return min(allowed, key=lambda p: _days_between(p, anchor), default=None)


def _days_between(period: Period, day: date) -> int:
    return max((period.first - day).days, (day - period.last).days, 0)


def read_weekday(fields: Mapping[str, str], direction: Direction, anchor: date) -> Period | None:
    """Date a weekday: the last one, today included, or the next one, or that of this week.

    "Last Friday" is before the day itself, "next Friday" after it. An end of a range of weekdays
    is that of the range.
    """
    if "to_weekday" in fields:
        whole = read_weekdays(int(fields["weekday"]), int(fields["to_weekday"]), direction, anchor)
        return None if whole is None else periods.day_period(whole.first)
    if "from_weekday" in fields:
        begin = int(fields["from_weekday"])
        whole = read_weekdays(begin, int(fields["weekday"]), direction, anchor)
        return None if whole is None else periods.day_period(whole.last)
    same_week = anchor + timedelta(days=int(fields["weekday"]) - anchor.isoweekday())
    days = [periods.day_period(same_week + timedelta(days=7 * n)) for n in (-2, -1, 0, 1, 2)]
    match fields.get("shift"):
        case "-1":
            return choose(days, Direction.PAST, anchor - timedelta(days=1))
        case "1":
            return choose(days, Direction.FUTURE, anchor + timedelta(days=1))
        case "0":
            return days[2]
        case _:
            return choose(days[1:4], direction, anchor)


def read_weekdays(begin: int, end: int, direction: Direction, anchor: date) -> Period | None:
    """Date "Monday to Wednesday": the days of this week, the last or the next.

    Args:
        begin: First weekday, 1 (Monday) to 7.
        end: Last weekday, 1 to 7; where it is the same, a week later.
        direction: Where the range looks.
        anchor: The day it is reckoned from.
    """
    length = timedelta(days=(end - begin) % 7 or 7)
    same_week = anchor + timedelta(days=begin - anchor.isoweekday())
    firsts = [same_week + timedelta(days=7 * n) for n in (-1, 0, 1)]
    spans = (
        periods.Period(
            value=f"{first}/{first + length}", first=first, last=first + length, unit="range"
        )
        for first in firsts
    )
    return choose(spans, direction, anchor)


def read_shift(fields: Mapping[str, str], _: Direction, anchor: date) -> Period | None:
    """Date "yesterday", "last week", "earlier this year" by whole units from the anchor."""
    unit = fields["unit"]
    if unit not in periods.UNITS:
        return None
    return periods.period_of(unit, periods.move(anchor, unit, int(fields["shift"])))


def read_named(fields: Mapping[str, str], _: Direction, anchor: date) -> Period | None:
    """Date "last March", "next spring", "this summer": the one before, after, or of this year."""
    shift = fields["shift"]
    if shift == "0":
        return _build(fields, anchor.year)
    direction = Direction.PAST if shift == "-1" else Direction.FUTURE
    around = [p for p in _yearly(fields, anchor) if not p.first <= anchor <= p.last]
    past = [p for p in around if p.last < anchor]
    return choose(past if shift == "-1" else around, direction, anchor)


def read_in_year(fields: Mapping[str, str], _: Direction, anchor: date) -> Period | None:
    """Date "July last year", "next year's first quarter"."""
    if fields["unit"] != "year":
        return None
    return _build(fields, anchor.year + int(fields["shift"]))


def read_weekend(fields: Mapping[str, str], direction: Direction, anchor: date) -> Period | None:
    """Date "the weekend": that of this week or, told as past, the last one that has begun."""
    around = [periods.weekend_period(anchor + timedelta(days=n)) for n in (-7, 0, 7)]
    side = Direction.PAST if fields.get("signal") == "over" else direction
    return choose(around, side, anchor)


def read_period_of_year(fields: Mapping[str, str], _: Direction, anchor: date) -> Period | None:
    """Date "the 1988 period": the quarter reported on, in the year said."""
    return periods.period_of("quarter", anchor.replace(year=int(fields["year"]), day=1))


def read_holiday(fields: Mapping[str, str], direction: Direction, anchor: date) -> Period | None:
    """Date a named day: the near one, else the one on the side where the text looks."""
    around = named_periods(fields, anchor)
    match fields.get("shift"):
        case "-1":
            return choose([p for p in around if p.last < anchor], Direction.PAST, anchor)
        case "1":
            return choose([p for p in around if p.first > anchor], Direction.FUTURE, anchor)
        case "0":
            return next((p for p in around if p.first.year == anchor.year), None)
        case _:
            nearest = choose(around, Direction.NEAREST, anchor)
            is_near = nearest is not None and _days_between(nearest, anchor) <= _NEAR_DAYS
            return nearest if is_near else choose(around, direction, anchor)


def read_in_week(fields: Mapping[str, str], _: Direction, anchor: date) -> Period | None:
    """Date "Friday last week", "Tuesday of next week"."""
    day = periods.move(anchor, "week", int(fields["shift"]))
    monday = day - timedelta(days=day.weekday())
    return periods.day_period(monday + timedelta(days=int(fields["weekday"]) - 1))


def read_within(fields: Mapping[str, str], direction: Direction, anchor: date) -> Period | None:
    """Date "the first week of March 2013", "the last day of July"."""
    month = read_calendar({k: v for k, v in fields.items() if k in _OF_MONTH}, direction, anchor)
    unit, which = fields["unit"], int(fields["which"])
    if month is None or unit not in _WITHIN:
        return None
    days = (month.last - month.first).days + 1
    width = _WITHIN[unit]
    offset = days - width // 2 - 1 if which < 0 else width * (which - 1) + width // 2
    day = month.first + timedelta(days=offset)
    return periods.period_of(unit, day) if day <= month.last else None


_OF_MONTH: Final = ("month", "year")
_WITHIN: Final = {"day": 1, "week": 7, "weekend": 7}
"""Parts of a month that are counted in it, with their days."""


def read_in_that_year(fields: Mapping[str, str], _: Direction, anchor: date) -> Period | None:
    """Date "October of that year" by the year that holds the anchor."""
    return _build(fields, anchor.year) if fields["unit"] == "year" else None


def read_steps(fields: Mapping[str, str], _: Direction, anchor: date) -> Period | None:
    """Date "four years ago", "two weeks later": as fine as the unit, which the count steps.

    Beside a quarter or a month, "a year earlier" is the same quarter or month ("fine"). "The
    following Thursday" steps day by day.
    """
    if "weekday" in fields:
        step = timedelta(days=int(fields["sign"]))
        week = (anchor + step * n for n in range(1, 8))
        return periods.day_period(next(d for d in week if d.isoweekday() == int(fields["weekday"])))
    unit = fields["unit"]
    if unit not in periods.UNITS or not fields["count"].isdigit():
        return None
    count = int(fields["sign"]) * int(fields["count"])
    fine = fields.get("fine", unit)
    return periods.period_of(fine, periods.move(anchor, unit, count))


def read_anaphor(fields: Mapping[str, str], _: Direction, anchor: date) -> Period | None:
    """Date "that week", "the same day" by the unit that holds the anchor."""
    unit = fields["unit"]
    return periods.period_of(unit, anchor) if unit in periods.UNITS else None


def read_calendar(fields: Mapping[str, str], direction: Direction, anchor: date) -> Period | None:
    """Date what names a month, a day, a season or a quarter; the year is found by direction."""
    if (stated := read_stated(fields)) is not None:
        return stated
    if "month" not in fields and "day" in fields:
        return choose(_monthly(fields, anchor), direction, anchor)
    allowed = tuple(_yearly(fields, anchor))
    nearest = choose(allowed, Direction.NEAREST, anchor)
    if "quarter" in fields and direction is not Direction.PAST:
        return nearest
    if nearest is None or _is_near(nearest, fields, anchor):
        return nearest
    return choose(allowed, direction, anchor)


def read_next_told(fields: Mapping[str, str], told: DateValue) -> Period | None:
    """Date what a narrative names next, from the days that it named last.

    A month within the year named last is that of this year; else the story rather goes on.
    """
    if "weekday" in fields and "day" not in fields:
        return read_weekday(fields, Direction.FUTURE, told.earliest)
    lacks_month = "month" not in fields and "day" in fields
    allowed = tuple((_monthly if lacks_month else _yearly)(fields, told.earliest))
    inside = (p for p in allowed if p.first <= told.latest and told.earliest <= p.last)
    return next(inside, None) or min(allowed, key=lambda p: _steps_from(p, told), default=None)


def _steps_from(period: Period, told: DateValue) -> float:
    """Give the days from what was told to a period; a step back counts like a longer one ahead."""
    ahead = (period.first - told.latest).days
    return ahead if ahead > 0 else _BACKWARDS * (told.earliest - period.last).days


def _is_near(period: Period, fields: Mapping[str, str], anchor: date) -> bool:
    """Tell whether a day of a month lies so near that its year goes without saying.

    Source: house rule; in TimeBank and AQUAINT such a day is the near one whatever the tense.
    """
    return "day" in fields and _days_between(period, anchor) <= _NEAR_DAYS


def read_stated(fields: Mapping[str, str]) -> Period | None:
    """Date what bears its year, decade or century; None where an anchor is needed."""
    if "holiday" in fields:
        return named_period_of_year(fields) if "year" in fields else None
    if "decade" in fields:
        return periods.years_period(fields["decade"])
    if "century" in fields:
        return periods.years_period(f"{int(fields['century']) - 1:02d}")
    return _build(fields, int(fields["year"])) if "year" in fields else None


def _build(fields: Mapping[str, str], year: int) -> Period | None:
    """Give what the fields name in a year; None where that year does not have it."""
    if "month" in fields and "day" in fields:
        return _day(year, int(fields["month"]), int(fields["day"]))
    for field, build in _YEARLY.items():
        if field in fields:
            return build(year, fields[field])
    return periods.years_period(f"{year:04d}")


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        return periods.day_period(date(year, month, day))
    except ValueError:
        return None


def _in_range(value: str, most: int) -> int | None:
    return int(value) if 1 <= int(value) <= most else None


_YEARLY: Final[Mapping[str, Callable[[int, str], Period | None]]] = {
    "month": lambda year, v: periods.month_period(year, int(v)),
    "season": periods.season_period,
    "quarter": lambda year, v: periods.quarter_period(year, n) if (n := _in_range(v, 4)) else None,
    "half": lambda year, v: periods.half_period(year, n) if (n := _in_range(v, 2)) else None,
}


def _yearly(fields: Mapping[str, str], anchor: date) -> Iterator[Period]:
    for year in range(max(1, anchor.year - 8), min(9998, anchor.year + 8) + 1):
        period = _build(fields, year)
        if period is not None:
            yield period


def _monthly(fields: Mapping[str, str], anchor: date) -> Iterator[Period]:
    """Give the days of the months around that bear the number (and the weekday) said."""
    for step in range(-7, 8):
        month = periods.move(anchor, "month", step)
        period = _day(month.year, month.month, int(fields["day"]))
        weekday = int(fields.get("weekday", 0))
        if period is not None and weekday in (0, period.first.isoweekday()):
            yield period


READINGS: Final[Mapping[str, Callable[[Mapping[str, str], Direction, date], Period | None]]] = {
    "calendar": read_calendar,
    "weekday": read_weekday,
    "shift": read_shift,
    "named": read_named,
    "holiday": read_holiday,
    "within": read_within,
    "inthat": read_in_that_year,
    "inweek": read_in_week,
    "weekend": read_weekend,
    "period": read_period_of_year,
    "inyear": read_in_year,
    "ago": read_steps,
    "offset": read_steps,
    "anaphor": read_anaphor,
    "dayof": read_anaphor,
}
"""What dates each family, reckoned from one day."""
