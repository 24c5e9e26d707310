"""Find the dates inside web addresses: ``/2014/03/21/``, ``/2014/mar/21/``, ``/20140321``.

An address that tells the month alone (``/2014/03/``) gives the month.
Dates written for readers are in ``printed_forms``. Whether an address is the article's own is told
in ``printed_kind``.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from flows.dates.month_names import date_names
from flows.dates.periods import month_period
from flows.dates.printed_forms import PrintedForm
from flows.dates.values import date_value, period_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.model import DateValue

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"']+", re.IGNORECASE)
_ALONE: Final = re.compile(r"\W*(?:\w+:\s*)?(?:https?://|www\.)[^\s<>\"']+\W*", re.IGNORECASE)
_DAY: Final = re.compile(
    r"(?<=[/_=-])(?P<year>(?:19|20)\d\d)(?P<sep>[/_-]?)(?P<month>\d\d?|[a-z]{3,9})(?P=sep)"
    r"(?P<day>\d\d?)(?![\da-z])",
    re.IGNORECASE,
)
_COMPACT_DIGITS: Final = 8
_MONTH: Final = re.compile(r"(?<=/)(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d)(?=/|$)")


def is_address(text: str) -> bool:
    """Tell whether a text is an address and nothing else, but for a word that says so.

    >>> is_address("URL: https://www.example.com/2014/03/21/flour")
    True
    """
    return bool(_ALONE.fullmatch(text))


def find_addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Find the web addresses of a text: where they begin and end."""
    return tuple(match.span() for match in _ADDRESS.finditer(text))


def find_address_dates(text: str) -> tuple[PrintedForm, ...]:
    """Find the dates inside the addresses of a text, in order, the first of each address.

    >>> [text[f.begin:f.end] for text in ["www.example.com/20140321/flour"]
    ...     for f in find_address_dates(text)]
    ['20140321']
    """
    found = (next(_forms(text, *span), None) for span in find_addresses(text))
    return tuple(form for form in found if form is not None)


def _forms(text: str, begin: int, end: int) -> Iterator[PrintedForm]:
    for pattern, read in ((_DAY, _read_day), (_MONTH, _read_month)):
        for match in pattern.finditer(text, begin, end):
            value = read(match)
            if value is not None:
                yield PrintedForm(begin=match.start(), end=match.end(), readings=(value,))


def _read_day(match: re.Match[str]) -> DateValue | None:
    if not match["sep"] and len(match[0]) != _COMPACT_DIGITS:
        return None
    said = match["month"].lower()
    month = int(said) if said.isdigit() else date_names().months.get(said, 0)
    try:
        day = date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
    return date_value(day, day)


def _read_month(match: re.Match[str]) -> DateValue | None:
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    return period_value(month_period(int(match["year"]), month))
