"""Read ISO 8601 days of any precision ("2013-05-22", "2013-05", "2013") as bounds."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Final

_MONTH_PARTS: Final = 2


@lru_cache(maxsize=65536)
def first_day(text: str) -> date | None:
    """Give the first day that the text allows; None where it is empty or no date."""
    parts = _parts(text)
    if parts is None:
        return None
    year, month, day = (*parts, *(1, 1, 1))[:3]
    return _day(year, month, day)


@lru_cache(maxsize=65536)
def last_day(text: str) -> date | None:
    """Give the last day that the text allows; None where it is empty or no date."""
    parts = _parts(text)
    if parts is None:
        return None
    if len(parts) > _MONTH_PARTS:
        return _day(*parts[:3])
    year, month = (*parts, 12)[:2]
    return _day(year, month, 1) and _day(year, month, monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, ...] | None:
    try:
        return tuple(int(p) for p in text.split("-")) if text else None
    except ValueError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
