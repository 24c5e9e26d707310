"""The year of a dateline that prints none: that of a stamp of the page set right behind its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.standing import DATING
from flows.model import PrintedKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from flows.model import PrintedDate

_LAG_MAX: Final = timedelta(days=2)
"""How long after its dateline a page is put out at most, where one tells the year of the other."""


def settle_years(printed: Sequence[PrintedDate]) -> tuple[PrintedDate, ...]:
    """Leave one reading to datelines without a year beside a stamp of that day or just after.

    Clocks of pages and days of crawls tell no year: they come years later. That two days of
    different years stand so near by chance happens on one page in a hundred.

    Args:
        printed: All of one page.
    """
    stamps = [
        one.readings[0].earliest for one in printed if one.kind in DATING and len(one.readings) == 1
    ]
    return tuple(_settle(one, stamps) for one in printed)


def _settle(printed: PrintedDate, stamps: Sequence[date]) -> PrintedDate:
    years = {reading.earliest.year for reading in printed.readings}
    if printed.kind is not PrintedKind.DATELINE or len(years) < 2:
        return printed
    near = tuple(
        reading
        for reading in printed.readings
        if any(timedelta() <= stamp - reading.latest <= _LAG_MAX for stamp in stamps)
    )
    return replace(printed, readings=near) if len(near) == 1 else printed
