"""Whether the day or the month stands first in "06/07/2013": what the same article shows elsewhere.

A date with a number above 12 shows the order, and so does a weekday beside it. Where nothing does,
``either`` is left among the fields: ``resolve`` keeps both days.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.model import PrintedDate, TimeExpression

DAY_FIRST: Final = "day"
MONTH_FIRST: Final = "month"
_ORDERS: Final = (DAY_FIRST, MONTH_FIRST)
_DOTTED_DAY_FIRST: Final = 0.95
"""Source: an editor's guess; of the pages met with such dates none has the month first."""
_IN_FIGURES = re.compile(
    r"(?<![\d/.-])(?P<a>\d\d?)\s?(?P<mark>[-/.])\s?(?P<b>\d\d?)\s?(?P=mark)\s?(?:\d{4}|\d\d)(?!\d)"
)


def settle_orders(times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Give month and day to dates in figures whose order the article shows.

    Args:
        times: All of one article. Dates in figures have "mark", the sign between their numbers, and
            either "order" or "either", the first two numbers ("6/7").

    Returns:
        The same, "either" replaced by "month" and "day" where the weekday beside it, else all dates
        with the same sign, leave one order.
    """
    shown: dict[str, set[str]] = defaultdict(set)
    for time in times:
        fields = dict(time.fields)
        shown[fields.get("mark", "")].update(_shown(fields))
    return tuple(_settle(time, shown) for time in times)


def settle_printed(printed: Sequence[PrintedDate]) -> tuple[PrintedDate, ...]:
    """Leave one reading to printed dates in figures whose order the page shows.

    Args:
        printed: All of one page; where day and month may change places, the reading with the day
            first comes first.
    """
    shown: dict[str, set[str]] = defaultdict(set)
    for one in printed:
        if (match := _IN_FIGURES.search(one.text)) and (order := _printed_order(one, match)):
            shown[match["mark"]].add(order)
    return tuple(_settle_printed(one, shown) for one in printed)


def reading_shares(printed: PrintedDate, count: int) -> tuple[float, ...]:
    """Give how the belief in a printed date is shared among its readings.

    With full stops between its numbers ("4.5.2015") the day stands first nearly everywhere.
    """
    match = _IN_FIGURES.search(printed.text)
    if count == len(_ORDERS) and match and match["mark"] == ".":
        return (_DOTTED_DAY_FIRST, 1 - _DOTTED_DAY_FIRST)
    return (1 / count,) * count


def _printed_order(printed: PrintedDate, match: re.Match[str]) -> str | None:
    """Give the order that a printed date shows by its numbers, or by the weekday beside them."""
    first, second = int(match["a"]), int(match["b"])
    if len(printed.readings) != 1 or first == second:
        return None
    return DAY_FIRST if printed.readings[0].earliest.day == first else MONTH_FIRST


def _settle_printed(printed: PrintedDate, shown: Mapping[str, set[str]]) -> PrintedDate:
    match = _IN_FIGURES.search(printed.text)
    orders = sorted(shown.get(match["mark"], ())) if match else []
    if len(printed.readings) != len(_ORDERS) or len(orders) != 1:
        return printed
    return replace(printed, readings=(printed.readings[_ORDERS.index(orders[0])],))


def either_days(fields: Mapping[str, str]) -> dict[str, date]:
    """Give the days that a date in figures can be, by the order that makes it so.

    >>> either_days({"year": "2013", "either": "6/7"})["day"].isoformat()
    '2013-07-06'
    """
    year, (first, second) = int(fields["year"]), map(int, fields["either"].split("/"))
    return {DAY_FIRST: date(year, second, first), MONTH_FIRST: date(year, first, second)}


def _shown(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Give the order that a date shows by itself, nothing where it shows none."""
    if "order" in fields:
        return (fields["order"],)
    if "either" not in fields or "weekday" not in fields:
        return ()
    weekday = int(fields["weekday"])
    fits = tuple(o for o, day in either_days(fields).items() if day.isoweekday() == weekday)
    return fits if len(fits) == 1 else ()


def _settle(time: TimeExpression, shown: Mapping[str, set[str]]) -> TimeExpression:
    fields = dict(time.fields)
    if "either" not in fields:
        return time
    orders = _shown(fields) or tuple(sorted(shown[fields["mark"]]))
    if len(orders) != 1:
        return time
    day = either_days(fields)[orders[0]]
    rest = tuple(pair for pair in time.fields if pair[0] != "either")
    return replace(time, fields=(*rest, ("month", str(day.month)), ("day", str(day.day))))
