"""What a printed date says by its kind alone: the day itself, a day before it, a day after it.

Whether it is believed against the rest is decided in ``assess``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from flows.dates.horizon import FIRST_DAY, LAST_DAY, bound
from flows.dates.month_names import date_names
from flows.dates.values import date_value
from flows.model import DateEvidence, EvidenceKind, Precision, PrintedKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.model import DateValue, PrintedDate

_OPEN_FROM: Final = date(1980, 1, 1)
"""Dates printed without month or year are read from here on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far dates of a kind are believed before anything else is known.

    Args:
        own: That it is the day of publication.
        before: That publication was on that day or earlier.
        after: That publication was on that day or later.
    """

    own: float
    before: float = 0.0
    after: float = 0.0


STANDINGS: Final[Mapping[PrintedKind, Standing]] = {
    PrintedKind.DATELINE: Standing(own=0.95),
    PrintedKind.BYLINE_STAMP: Standing(own=0.92, before=0.05),
    PrintedKind.URL_DATE: Standing(own=0.75, before=0.2),
    PrintedKind.LAST_UPDATED: Standing(own=0.35, before=0.6),
    PrintedKind.PAGE_CLOCK: Standing(own=0.2, before=0.77),
    PrintedKind.CRAWL_PREFIX: Standing(own=0.8, before=0.17),
    PrintedKind.COMMENT_DATE: Standing(own=0.05, before=0.8),
    PrintedKind.COPYRIGHT_YEAR: Standing(own=0.1, before=0.7),
    PrintedKind.OTHER_ITEM: Standing(own=0.03, before=0.4),
    PrintedKind.CAPTION_DATE: Standing(own=0.1, after=0.6),
}
"""Weights set on the development articles."""
_CRAWL_MONTH: Final = Standing(own=0.2, before=0.77)
"""A crawl prefix without a day.

Source: shared findings: those of a month are wrong on 8 of 11 pages, those of a day on 0 of 13.
"""
CLAIMING: Final = (
    PrintedKind.DATELINE,
    PrintedKind.BYLINE_STAMP,
    PrintedKind.URL_DATE,
    PrintedKind.LAST_UPDATED,
    PrintedKind.PAGE_CLOCK,
    PrintedKind.CRAWL_PREFIX,
)
"""Kinds that can be the article's own date."""
SILENT: Final = (
    PrintedKind.COMMENT_DATE,
    PrintedKind.COPYRIGHT_YEAR,
    PrintedKind.CAPTION_DATE,
)
"""Kinds that nobody takes for the article's own date: alone, they leave it without one."""


def standing_of(printed: PrintedDate) -> Standing:
    """Give how far a printed date is believed by its kind and its precision."""
    has_day = all(r.precision is Precision.DAY for r in printed.readings)
    if printed.kind is PrintedKind.CRAWL_PREFIX and not has_day:
        return _CRAWL_MONTH
    return STANDINGS[printed.kind]


def readings_of(printed: PrintedDate) -> tuple[DateValue, ...]:
    """Give the days that a printed date can mean; those of "Monday (20)" are found here.

    Days after all that the reference data know are none of them: nothing could speak for one.
    """
    readings = printed.readings or _numbered_weekdays(printed.text)
    return tuple(r for r in readings if r.latest <= LAST_DAY)


@lru_cache(maxsize=64)
def _numbered_weekdays(text: str) -> tuple[DateValue, ...]:
    weekdays = date_names().weekdays
    weekday = next((weekdays[w] for w in re.split(r"[\s(]", text.lower()) if w in weekdays), None)
    number = re.search(r"\((\d{1,2})\)", text)
    if weekday is None or number is None:
        return ()
    days = (_OPEN_FROM + timedelta(days=n) for n in range((LAST_DAY - _OPEN_FROM).days + 1))
    return tuple(
        date_value(day, day)
        for day in days
        if day.day == int(number[1]) and day.isoweekday() == weekday
    )


def weigh_printed(printed: Sequence[PrintedDate]) -> tuple[DateEvidence, ...]:
    """Give what each printed date says; its readings share one belief."""
    return tuple(evidence for one in printed for evidence in _weigh(one))


def _weigh(printed: PrintedDate) -> Iterator[DateEvidence]:
    standing, readings = standing_of(printed), readings_of(printed)
    for reading in readings:
        yield _one(printed, (reading.earliest, reading.latest), standing.own / len(readings))
    known = _known(readings)
    if known is not None and standing.before:
        yield _one(printed, (FIRST_DAY, known), standing.before)
    if known is not None and standing.after:
        yield _one(printed, (known, LAST_DAY), standing.after)


def _known(readings: Sequence[DateValue]) -> date | None:
    """Give the last day of a date whose year is told."""
    years = {r.earliest.year for r in readings}
    return max(r.latest for r in readings) if len(years) == 1 else None


def _one(printed: PrintedDate, days: tuple[date, date], weight: float) -> DateEvidence:
    first, last = bound(days[0]), bound(days[1])
    if first == FIRST_DAY:
        said = f"gives {last}, and the article cannot be later"
    elif last == LAST_DAY:
        said = f"gives {first}, and the article cannot be earlier"
    else:
        said = f"gives {date_value(first, last).edtf}"
    return DateEvidence(
        kind=EvidenceKind.PRINTED_DATE,
        earliest=first,
        latest=last,
        weight=max(round(weight, 4), 0.0001),
        comment=f"“{' '.join(printed.text.split())}”, printed as {printed.kind.value}, {said}.",
        spans=(printed.span,),
    )
