"""Stretches of the calendar: days, weeks, months, quarters, years, and steps between them.

How a stretch is written (EDTF, TIMEX3) is in ``values``; which one a mention means, in ``resolve``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SEASON_MONTHS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, by the meteorologists' reckoning of the northern half."""
_UNIT_YEARS: Final = {"year": 1, "decade": 10, "century": 100}
_UNIT_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "season": 3}
_KEPT: Final = 4096
"""Stretches that are kept: the articles of a build are mostly of some years."""
_UNIT_DAYS: Final = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days and its TIMEX3 value.

    Args:
        first: First day, inclusive.
        last: Last day, inclusive.
        unit: How fine it is meant.
        slack: By how many days it may really lie off either way (months by the sighted moon).
    """

    value: str
    first: date
    last: date
    unit: str
    slack: int = 0


def days_period(first: date, last: date, slack: int = 0) -> Period:
    """Give some days: written as a day, a week, a weekend, or from first to last."""
    week = week_period(first)
    weekend = weekend_period(first)
    value = f"{first}/{last}"
    if first == last:
        value = first.isoformat()
    elif (first, last) == (week.first, week.last):
        value = week.value
    elif (first, last) == (weekend.first, weekend.last):
        value = weekend.value
    return Period(value=value, first=first, last=last, unit="days", slack=slack)


@lru_cache(maxsize=_KEPT)
def day_period(day: date) -> Period:
    """Give one day."""
    return Period(value=day.isoformat(), first=day, last=day, unit="day")


def week_period(day: date) -> Period:
    """Give the week of a day, Monday to Sunday (ISO 8601)."""
    first = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    last = first + timedelta(days=6)
    return Period(value=f"{year:04d}-W{week:02d}", first=first, last=last, unit="week")


def weekend_period(day: date) -> Period:
    """Give the weekend of the week of a day."""
    week = week_period(day)
    first = week.first + timedelta(days=5)
    return Period(value=f"{week.value}-WE", first=first, last=week.last, unit="weekend")


@lru_cache(maxsize=_KEPT)
def months_period(year: int, month: int, count: int, value: str, unit: str) -> Period:
    """Give ``count`` months from the given one on."""
    end_year, end_month = divmod(year * 12 + month - 1 + count - 1, 12)
    last = date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1])
    return Period(value=value, first=date(year, month, 1), last=last, unit=unit)


def month_period(year: int, month: int) -> Period:
    """Give a month."""
    return months_period(year, month, 1, f"{year:04d}-{month:02d}", "month")


def quarter_period(year: int, quarter: int) -> Period:
    """Give a quarter, 1 to 4."""
    return months_period(year, quarter * 3 - 2, 3, f"{year:04d}-Q{quarter}", "quarter")


def half_period(year: int, half: int) -> Period:
    """Give half a year, 1 or 2."""
    return months_period(year, half * 6 - 5, 6, f"{year:04d}-H{half}", "half")


def season_period(year: int, season: str) -> Period:
    """Give a season ("SP", "SU", "FA", "WI"); a winter is named by the year it begins in."""
    return months_period(year, _SEASON_MONTHS[season], 3, f"{year:04d}-{season}", "season")


def years_period(value: str) -> Period:
    """Give a year, decade or century by its leading digits ("2013", "199", "19")."""
    width = 10 ** (4 - len(value))
    first = int(value) * width
    unit = {1: "year", 10: "decade", 100: "century"}[width]
    return Period(
        value=value, first=date(first, 1, 1), last=date(first + width - 1, 12, 31), unit=unit
    )


def _season_of(day: date) -> Period:
    year, month = (day.year - 1, 12) if day.month < 3 else (day.year, day.month // 3 * 3)
    season = next(s for s, m in _SEASON_MONTHS.items() if m == month)
    return season_period(year, season)


_PERIOD_OF: Final[Mapping[str, Callable[[date], Period]]] = {
    "day": day_period,
    "night": day_period,
    "week": week_period,
    "fortnight": week_period,
    "weekend": weekend_period,
    "month": lambda day: month_period(day.year, day.month),
    "quarter": lambda day: quarter_period(day.year, (day.month + 2) // 3),
    "half": lambda day: half_period(day.year, (day.month + 5) // 6),
    "season": _season_of,
    "year": lambda day: years_period(f"{day.year:04d}"),
    "decade": lambda day: years_period(f"{day.year // 10:03d}"),
    "century": lambda day: years_period(f"{day.year // 100:02d}"),
}
UNITS: Final = frozenset(_PERIOD_OF)
"""Units that have a place in the calendar (hours have none here)."""


def period_of(unit: str, day: date) -> Period:
    """Give the period of a unit that holds a day.

    Raises:
        KeyError: The unit has no place in the calendar.
    """
    return _PERIOD_OF[unit](day)


def move(day: date, unit: str, count: int) -> date:
    """Step a number of units from a day; a day that the month lacks becomes its last one.

    Raises:
        OverflowError: The calendar (years 1 to 9999) ends before.
        ValueError: Likewise.
    """
    if unit in _UNIT_DAYS:
        return day + timedelta(days=_UNIT_DAYS[unit] * count)
    months = count * (_UNIT_MONTHS.get(unit) or 12 * _UNIT_YEARS[unit])
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
