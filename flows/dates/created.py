"""Read the TIMEX3 value of the day a text was written, as far as it says it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.periods import month_period, years_period
from flows.dates.values import date_value, period_value

if TYPE_CHECKING:
    from flows.model import DateValue

_DAY: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_WEEK: Final = re.compile(r"(\d{4})-W(\d\d)(?!\d)")
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)(?!\d)")
_YEAR: Final = re.compile(r"\d{4}(?!\d)")


def read_created(value: str) -> DateValue | None:
    """Read the value of a creation time; a clock behind the day is left out.

    Returns:
        The days; None where it names none that exist.

    >>> read_created("1998-02-13T14:26:00").edtf
    '1998-02-13'
    >>> read_created("1998-02").edtf
    '1998-02'
    """
    try:
        return _read(value.strip())
    except ValueError:
        return None


def _read(value: str) -> DateValue | None:
    if day := _DAY.match(value):
        written = date(int(day[1]), int(day[2]), int(day[3]))
        return date_value(written, written)
    if week := _WEEK.match(value):
        first = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return date_value(first, first + timedelta(days=6))
    if month := _MONTH.match(value):
        return period_value(month_period(int(month[1]), int(month[2])))
    year = _YEAR.match(value)
    return period_value(years_period(year.group())) if year else None
