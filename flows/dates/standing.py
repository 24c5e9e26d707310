"""What a printed date says by its kind alone: the day itself, a day before it, a day after it.

Whether it is believed against the rest is decided in ``assess``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from flows.dates.day_order import reading_shares
from flows.dates.horizon import FIRST_DAY, LAST_DAY, bound, shift_days
from flows.dates.month_names import date_names
from flows.dates.values import date_value
from flows.dates.weights import standing_weight
from flows.model import DateEvidence, EvidenceKind, Precision, PrintedKind

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

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


_LAGS: Final = ((60, 0.15), (730, 0.3), (2190, 0.35), (9125, 0.2))
"""How long after the article a date that is not its own was set: days, and the share of them.

Clocks, crawls and moves to a new system come months or years later, rarely decades: a printed date
that is refused leaves the time before it more likely than any other.
"""
_LAGS_AFTER: Final = ((4, 0.1), (30, 0.1), (730, 0.2), (None, 0.6))
"""How long after what it shows a picture is printed: days, and the share of them.

Many are of the days before; those out of the files are years old. Source: an editor's guess, after
six captions with a full date on pages found on the web (after 1, 2, 4, 8 and 8 days, and 6 years).
"""
CLAIMING: Final = (
    PrintedKind.DATELINE,
    PrintedKind.BYLINE_STAMP,
    PrintedKind.METADATA_DATE,
    PrintedKind.FEED_DATE,
    PrintedKind.URL_DATE,
    PrintedKind.LAST_UPDATED,
    PrintedKind.PAGE_CLOCK,
    PrintedKind.CRAWL_PREFIX,
)
"""Kinds that can be the article's own date."""
_SHOWN: Final = (PrintedKind.DATELINE, PrintedKind.BYLINE_STAMP)
DATING: Final = (
    PrintedKind.BYLINE_STAMP,
    PrintedKind.METADATA_DATE,
    PrintedKind.FEED_DATE,
    PrintedKind.URL_DATE,
)
"""Kinds that tell when a page was put out, often on the day after its dateline."""
_PUT_OUT: Final = (PrintedKind.DATELINE, *DATING)
_EARLY_DAYS: Final = 2
_EARLY: Final = 0.05
"""How far a page's own date is still believed where the dateline is days younger: no text is put
out before it is written. An editor's guess."""
_MISNAMED: Final = 0.3
"""How far a date is still believed that is printed with a wrong weekday (an editor's guess)."""
_LISTED: Final = (PrintedKind.OTHER_ITEM, PrintedKind.COMMENT_DATE, PrintedKind.CAPTION_DATE)
"""Kinds of which a page shows many, all of them one observation."""
SILENT: Final = (
    PrintedKind.COMMENT_DATE,
    PrintedKind.COPYRIGHT_YEAR,
    PrintedKind.CAPTION_DATE,
    PrintedKind.SERVER_DATE,
    PrintedKind.FETCH_DATE,
)
"""Kinds that nobody takes for the article's own date: alone, they leave it without one."""


def standing_of(printed: PrintedDate) -> Standing:
    """Give how far a printed date is believed by its kind and its precision."""
    has_day = all(r.precision is Precision.DAY for r in printed.readings)
    if printed.kind is PrintedKind.BYLINE_STAMP and _is_like_clock(printed):
        return _standing("stamp on top")
    sort = printed.kind.value if has_day else f"{printed.kind.value} month"
    found = _standing(sort)
    return found if found.own else _standing(printed.kind.value)


def _is_like_clock(printed: PrintedDate) -> bool:
    """Tell whether a date with its weekday opens the page: as often its clock as its stamp."""
    return printed.span.begin == 0 and bool(_weekdays_in(printed.text))


@lru_cache(maxsize=64)
def _weekdays_in(text: str) -> frozenset[int]:
    weekdays = date_names().weekdays
    words = re.findall(r"[^\W\d_]+", text.lower())
    return frozenset(weekdays[word] for word in words if word in weekdays)


@lru_cache(maxsize=64)
def _standing(sort: str) -> Standing:
    return Standing(
        own=standing_weight(sort, "own"),
        before=standing_weight(sort, "before"),
        after=standing_weight(sort, "after"),
    )


def readings_of(printed: PrintedDate) -> tuple[DateValue, ...]:
    """Give the days that a printed date can mean; those of "Monday (20)" are found here.

    Days before and after all that the reference data know are none of them: nothing could speak for
    one.
    """
    readings = printed.readings or _numbered_weekdays(printed.text)
    return tuple(r for r in readings if FIRST_DAY <= r.latest <= LAST_DAY)


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
    """Give what each printed date says; its readings share one belief.

    What a page prints and what its metadata say come from one clock: said twice, it counts once. So
    does a list of other items, made at one time: its latest date tells when, and tells nothing
    where the page itself was put out later. Of comments the first tells what the rest repeat, of
    pictures the latest.
    """
    shown = {r.edtf for p in printed if p.kind in _SHOWN for r in p.readings}
    items = _latest_item(printed)
    comments = _one_of(printed, PrintedKind.COMMENT_DATE, min)
    shots = _one_of(printed, PrintedKind.CAPTION_DATE, max)
    single = [p for p in printed if p.kind not in _LISTED]
    telling = sorted((*single, *items, *comments, *shots), key=lambda p: (p.span.begin, p.span.end))
    written = _latest_dateline(printed)
    return tuple(e for one in telling if not _is_echo(one, shown) for e in _weigh(one, written))


def _latest_dateline(printed: Sequence[PrintedDate]) -> date:
    """Give the latest day that a dateline with its year gives; the first of all where none does."""
    datelines = [p for p in printed if p.kind is PrintedKind.DATELINE]
    return max((day for day, _ in _with_known(datelines)), default=FIRST_DAY)


def _one_of(
    printed: Sequence[PrintedDate],
    kind: PrintedKind,
    choose: Callable[[Iterable[date]], date],
) -> Sequence[PrintedDate]:
    """Give the first or the latest date of a kind; all of them where the year of none is told."""
    dates = [p for p in printed if p.kind is kind]
    known = _with_known(dates)
    chosen = choose(day for day, _ in known) if known else None
    return [p for day, p in known if day == chosen][:1] or dates


def _latest_item(printed: Sequence[PrintedDate]) -> Sequence[PrintedDate]:
    items = _one_of(printed, PrintedKind.OTHER_ITEM, max)
    put_out = _with_known([p for p in printed if p.kind in _PUT_OUT])
    passed = any(day < own for day, _ in _with_known(items) for own, _ in put_out)
    return () if passed else items


def _with_known(printed: Sequence[PrintedDate]) -> list[tuple[date, PrintedDate]]:
    return [(day, p) for p in printed if (day := _known(readings_of(p))) is not None]


def _is_echo(printed: PrintedDate, shown: Container[str]) -> bool:
    is_metadata = printed.kind is PrintedKind.METADATA_DATE
    return is_metadata and any(reading.edtf in shown for reading in printed.readings)


def _weigh(printed: PrintedDate, written: date) -> Iterator[DateEvidence]:
    """Give what a date says; little where the text was written days after it."""
    standing, readings = standing_of(printed), readings_of(printed)
    known = _known(readings)
    is_early = known is not None and known < shift_days(written, -_EARLY_DAYS)
    own = standing.own * _EARLY if is_early and printed.kind in DATING else standing.own
    own = own * _MISNAMED if _is_misnamed(printed.text, readings) else own
    shares = reading_shares(printed, len(readings)) if readings else ()
    for reading, share in zip(readings, shares, strict=True):
        said = date_value(bound(reading.earliest), bound(reading.latest)).edtf
        days = (reading.earliest, reading.latest)
        yield _one(printed, days, own * share, said)
    if known is None:
        return
    if standing.before:
        for days_before, share in _LAGS:
            days = (shift_days(known, -days_before), known)
            said = f"{known}, and the article can be older"
            yield _one(printed, days, standing.before * share, said)
    if standing.after:
        for days_after, share in _LAGS_AFTER:
            last = LAST_DAY if days_after is None else shift_days(known, days_after)
            said = f"{known}, and the article cannot be earlier"
            yield _one(printed, (known, last), standing.after * share, said)


def _is_misnamed(text: str, readings: tuple[DateValue, ...]) -> bool:
    """Tell whether a date is printed with a weekday that it does not have."""
    if len(readings) != 1 or readings[0].precision is not Precision.DAY:
        return False
    named = _weekdays_in(text)
    return bool(named) and readings[0].earliest.isoweekday() not in named


def _known(readings: Sequence[DateValue]) -> date | None:
    """Give the last day of a date whose year is told."""
    years = {r.earliest.year for r in readings}
    return max(r.latest for r in readings) if len(years) == 1 else None


def _one(printed: PrintedDate, days: tuple[date, date], weight: float, said: str) -> DateEvidence:
    told = f"“{' '.join(printed.text.split())}”, printed as {printed.kind.value}"
    return DateEvidence(
        kind=EvidenceKind.PRINTED_DATE,
        earliest=bound(days[0]),
        latest=bound(days[1]),
        weight=max(round(weight, 4), 0.0001),
        comment=f"{told}, gives {said}.",
        spans=(printed.span,),
    )
