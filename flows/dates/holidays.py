"""Which days a named day means: "last Ramadan", "Easter 2013", "17 Ramadan 1434", "Christmas week".

When a named day comes is told in ``calendars``; how one of several is chosen, in ``readings``.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from flows.dates import periods
from flows.dates.calendars import Occurrence, hijri_days, occurrences, persian_days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.dates.periods import Period

_YEARS_AROUND: Final = 2
_NAMED_UNITS: Final = ("week", "weekend")
_BY_CALENDAR: Final = {"hijri": hijri_days, "persian": persian_days}


def named_periods(fields: Mapping[str, str], anchor: date) -> tuple[Period, ...]:
    """Give the days around a day that bear a name.

    Args:
        fields: "holiday" (the rule), "days", and where said "day" of a month of that calendar,
            "unit" ("Christmas week").
        anchor: The day it is reckoned from.

    Returns:
        In order of time.
    """
    rule = fields["holiday"] + (f"-{int(fields['day']):02d}" if "day" in fields else "")
    if rule.startswith("once "):
        return tuple(_period(o, fields) for o in occurrences(rule, 0, int(rule[5:9])))
    years = range(max(1, anchor.year - _YEARS_AROUND), min(9999, anchor.year + _YEARS_AROUND) + 1)
    return tuple(
        _period(found, fields)
        for year in years
        for found in occurrences(rule, int(fields["days"]), year)
    )


def named_period_of_year(fields: Mapping[str, str]) -> Period | None:
    """Give the named day of the year said, of its own calendar where that is not ours.

    Returns:
        None where that year does not have it.
    """
    year = int(fields["year"])
    kind, _, month = fields["holiday"].partition(" ")
    if kind in _BY_CALENDAR and "-" not in month and year < _GREGORIAN_YEARS_FROM[kind]:
        found = _BY_CALENDAR[kind](year, int(month), int(fields.get("day", 0)))
        return None if found is None else _period(found, fields)
    inside = (p for p in named_periods(fields, date(year, 7, 1)) if p.first.year == year)
    return next(inside, None)


_GREGORIAN_YEARS_FROM: Final = {"hijri": 1700, "persian": 1700}
"""From here on a year beside the name of such a month is one of the Gregorian calendar."""


def hijri_year(year: int) -> Period | None:
    """Give the days of a year of the Hijra; None beyond the tables."""
    first, last = hijri_days(year, 1, 0), hijri_days(year, 12, 0)
    if first is None or last is None:
        return None
    return periods.days_period(first.first, last.last, slack=1)


def _period(found: Occurrence, fields: Mapping[str, str]) -> Period:
    if fields.get("unit") in _NAMED_UNITS:
        return periods.period_of(fields["unit"], found.first)
    return periods.days_period(found.first, found.last, found.slack)
