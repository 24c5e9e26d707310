"""The days that an article can have appeared on, and how to read a partial ISO date in them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

FIRST_DAY: Final = date(1945, 1, 1)
LAST_DAY: Final = date(2027, 12, 31)
"""As far as the reference data reach; to be moved on with them (no clock is read)."""


VAGUE_DAYS: Final = 12 * 366
"""Dated no closer than this, an article is as good as undated: no time is reckoned from it."""


def bound(day: date) -> date:
    """Bring a day into the days that are weighed."""
    return min(max(day, FIRST_DAY), LAST_DAY)


def shift_days(day: date, days: int) -> date:
    """Step a number of days, not beyond the days that are weighed."""
    return bound(bound(day) + timedelta(days=days))


def read_partial(text: str) -> tuple[date, date] | None:
    """Read an ISO date of any precision as its first and last day.

    >>> read_partial("2013-02")
    (datetime.date(2013, 2, 1), datetime.date(2013, 2, 28))
    """
    try:
        numbers = [int(part) for part in text.split("-")]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
        if len(numbers) == 2:
            last = monthrange(numbers[0], numbers[1])[1]
            return date(numbers[0], numbers[1], 1), date(numbers[0], numbers[1], last)
        day = date(numbers[0], numbers[1], numbers[2])
    except (ValueError, IndexError):
        return None
    return day, day
