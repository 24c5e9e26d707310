"""Reads dates in EDTF as far as a knowledge base has them, and tells which days they allow.

Source:
    EDTF, ISO 8601-2:2019 annex A: level 1, and of level 2 the set of which one is meant.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from flows.graph.terms import CACHED

_DIGIT = r"[0-9X]"
_QUALIFIED = "~?%"
_DATE = re.compile(
    rf"(?P<year>{_DIGIT}{{4}})(?:-(?P<month>{_DIGIT}{{2}})(?:-(?P<day>{_DIGIT}{{2}})"
    r"(?:T(?:[01]\d|2[0-3])(?::[0-5]\d){1,2}(?:Z|[+-]\d{2}:\d{2})?)?)?)?"
)
OPEN_END = ".."


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """The days that a date allows.

    Args:
        first: None where it is open, or only about right.
        last: As ``first``.
    """

    first: date | None
    last: date | None


@lru_cache(maxsize=CACHED)
def read_edtf(text: str) -> Allowed | None:
    """Read a date; None for what is none.

    >>> read_edtf("2013-02").last, read_edtf("2013-02-30"), read_edtf("2011-03/..").last
    (datetime.date(2013, 2, 28), None, None)
    """
    if text.startswith("[") and text.endswith("]"):
        return _span([_read_date(part) for part in text[1:-1].split(",")])
    begin, slash, end = text.partition("/")
    if not slash:
        return _read_date(begin)
    if begin == end == OPEN_END:
        return None
    return _join(_read_end(begin), _read_end(end))


def _read_end(text: str) -> Allowed | None:
    return Allowed(first=None, last=None) if text == OPEN_END else _read_date(text)


def _join(begin: Allowed | None, end: Allowed | None) -> Allowed | None:
    if begin is None or end is None:
        return None
    first, last = begin.first, end.last
    if first is not None and last is not None and first > last:
        return None
    return Allowed(first=first, last=last)


def _span(dates: list[Allowed | None]) -> Allowed | None:
    known = [d for d in dates if d is not None]
    if len(known) < len(dates):
        return None
    firsts, lasts = [d.first for d in known if d.first], [d.last for d in known if d.last]
    is_whole = len(firsts) == len(lasts) == len(known)
    return Allowed(first=min(firsts) if is_whole else None, last=max(lasts) if is_whole else None)


def _read_date(text: str) -> Allowed | None:
    match = _DATE.fullmatch(text.rstrip(_QUALIFIED))
    if match is None:
        return None
    fields = (match["year"], match["month"] or "XX", match["day"] or "XX")
    first, last = _fill(fields, "0"), _fill(fields, "9")
    if first is None or last is None:
        return None
    if text[-1] in _QUALIFIED:
        return Allowed(first=None, last=None)
    return Allowed(first=first, last=last)


def _fill(fields: tuple[str, str, str], digit: str) -> date | None:
    """Put the lowest or the highest digit for each that is open, as far as the calendar goes."""
    year = int(fields[0].replace("X", digit))
    month = _bring_in(int(fields[1].replace("X", digit)), fields[1], 12)
    if year < 1 or not 1 <= month <= 12:
        return None
    days = monthrange(year, month)[1]
    day = _bring_in(int(fields[2].replace("X", digit)), fields[2], days)
    return date(year, month, day) if 1 <= day <= days else None


def _bring_in(number: int, written: str, most: int) -> int:
    return min(max(number, 1), most) if "X" in written else number
