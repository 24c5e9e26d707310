"""Write stretches of the calendar as date values: EDTF, inclusive bounds, precision.

Source: EDTF level 1 (ISO 8601-2:2019, annex A), and of level 2 the set of which one is
meant; what it has no form for is an interval.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from flows.model import DateValue, Precision

if TYPE_CHECKING:
    from datetime import date

    from flows.dates.periods import Period

_PRECISIONS: Final = {"day": Precision.DAY, "month": Precision.MONTH, "year": Precision.YEAR}


def date_value(first: date, last: date) -> DateValue:
    """Give the value of the days from first to last, written as shortly as is true.

    >>> from datetime import date
    >>> date_value(date(2013, 5, 1), date(2013, 5, 31)).edtf
    '2013-05'
    >>> date_value(date(2013, 5, 23), date(2013, 5, 25)).edtf
    '2013-05-23/2013-05-25'
    """
    edtf, precision = _write(first, last)
    return DateValue(edtf=edtf, earliest=first, latest=last, precision=precision)


def period_value(period: Period) -> DateValue:
    """Give the value of a period; decades and centuries are written with X for open digits."""
    value = date_value(period.first, period.last)
    if period.slack:
        return _widen(approximate(value), timedelta(days=period.slack))
    if period.unit not in ("decade", "century"):
        return value
    return DateValue(
        edtf=f"{period.value:X<4}",
        earliest=period.first,
        latest=period.last,
        precision=Precision.INTERVAL,
    )


def approximate(value: DateValue) -> DateValue:
    """Mark a date as approximate ("2013-07~", "2013~/2014~"); its bounds stay."""
    if value.edtf.startswith("["):
        return replace(value, edtf=value.edtf.replace(",", "~,").replace("]", "~]"))
    ends = (end if end.endswith("~") else f"{end}~" for end in value.edtf.split("/"))
    return replace(value, edtf="/".join(ends))


def _widen(value: DateValue, slack: timedelta) -> DateValue:
    """Let the bounds hold the days that a date may really be."""
    return replace(value, earliest=value.earliest - slack, latest=value.latest + slack)


def unknown_day(first: date, last: date) -> DateValue:
    """Give one day that is not known but for its bounds: "2013-10-XX", not the days between.

    >>> from datetime import date
    >>> unknown_day(date(2013, 10, 17), date(2013, 10, 24)).edtf
    '2013-10-XX'
    """
    value = date_value(first, last)
    if first.year != last.year:
        return value
    month = f"{first:%m}" if first.month == last.month else "XX"
    return replace(value, edtf=f"{first.year:04d}-{month}-XX", precision=Precision.INTERVAL)


def open_value(begin: DateValue, latest: date) -> DateValue:
    """Give what began on a date and is not known to be over: "2011-03/..".

    Args:
        begin: When it began.
        latest: The last day that it is known to have lasted till.

    Returns:
        ``begin`` itself where it is no plain date, or begins after ``latest``.

    >>> from datetime import date
    >>> open_value(date_value(date(2011, 3, 1), date(2011, 3, 31)), date(2013, 5, 23)).edtf
    '2011-03/..'
    """
    is_plain = not any(sign in begin.edtf for sign in "X[/")
    if not is_plain or begin.earliest > latest:
        return begin
    return replace(begin, edtf=f"{begin.edtf}/..", latest=latest, precision=Precision.INTERVAL)


def one_of(first: date, last: date) -> DateValue:
    """Give one of two days, nothing between them.

    >>> from datetime import date
    >>> one_of(date(2013, 6, 7), date(2013, 7, 6)).edtf
    '[2013-06-07,2013-07-06]'
    """
    edtf = f"[{first.isoformat()},{last.isoformat()}]"
    return DateValue(edtf=edtf, earliest=first, latest=last, precision=Precision.INTERVAL)


def _write(first: date, last: date) -> tuple[str, Precision]:
    if first == last:
        return first.isoformat(), Precision.DAY
    unit = _whole_unit(first, last)
    begin, end = _cut(first, unit), _cut(last, unit)
    if begin == end:
        return begin, _PRECISIONS[unit]
    return f"{begin}/{end}", Precision.INTERVAL


def _whole_unit(first: date, last: date) -> str:
    """Tell whether the stretch is made of whole years, whole months, or days."""
    if first.day > 1 or last.day < monthrange(last.year, last.month)[1]:
        return "day"
    return "year" if (first.month, last.month) == (1, 12) else "month"


def _cut(day: date, unit: str) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]
