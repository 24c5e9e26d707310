"""Whether the day or the month stands first in "06/07/2013": what the same article shows elsewhere.

A date with a number above 12 shows the order, and so does a weekday beside it. Where nothing does,
``either`` is left among the fields: ``resolve`` keeps both days.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.model import TimeExpression

DAY_FIRST: Final = "day"
MONTH_FIRST: Final = "month"


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
