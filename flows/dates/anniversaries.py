"""Evidence of round years: "ten years ago, on October 3, 2015", "fifth anniversary of the raid".

A date in full and the years that have passed since then give the year that the article is of; near
the day itself, since that is when news remembers.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from flows.dates.horizon import LAST_DAY
from flows.dates.observed import Window, quote, testify
from flows.dates.vocabulary import ORDINALS
from flows.model import EvidenceKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.dates.observed import Observed
    from flows.dates.passages import Passage
    from flows.model import DateEvidence, TimeExpression

_SORT: Final = "anniversary"
_WEIGHT: Final = 0.98
_NEAR: Final = timedelta(days=14)
"""An anniversary is told of some days before and after."""
_AROUND: Final = timedelta(days=100)
""""Ten years ago" is said of what is nearly ten years ago, too."""
_LETTERS_BETWEEN: Final = 12
_SINCE: Final = "since"
_YEARS_MIN: Final = 3
_OF_YEARS: Final = ((366, 0.8), (500, 0.1))
"""Until how many days from the first of the year on such words are said, and their share."""
_YEARS: Final = {"year": 1, "decade": 10}
_WORD: Final = "anniversary"
_REACH: Final = 12


def find_anniversaries(observed: Observed) -> Iterator[DateEvidence]:
    """Give evidence for each date in full with the years that have passed since."""
    for passage in observed.passages:
        for spans, day, around in _remembered(passage):
            yield from _testify(observed, spans, day, around)
        for one, other in _counted_from_a_year(passage):
            yield from _testify_year(observed, one, other)


def remembered_days(observed: Observed) -> frozenset[Span]:
    """Give the dates of which it is said how many years ago they are: the news is not of then."""
    found = (spans for p in observed.passages for spans, _, _ in _remembered(p))
    return frozenset(span for spans in found for span in spans)


def _remembered(passage: Passage) -> Iterator[tuple[tuple[Span, Span], date, timedelta]]:
    """Give what is said, the day so many years later, and how near to that it may be said."""
    dated = [(t, day) for t in passage.times if (day := _day_of(t)) is not None]
    if not dated:
        return
    for one, other in pairwise(passage.times):
        years = _years_ago(one) or _years_ago(other)
        day = _day_of(one) or _day_of(other)
        near = other.span.begin - one.span.end <= _LETTERS_BETWEEN
        if years is not None and day is not None and near:
            yield (one.span, other.span), _later(day, years), _AROUND
    for time, day in dated:
        number = _number_of(passage, time)
        if number is not None:
            yield (number[0], time.span), _later(day, number[1]), _NEAR


def _number_of(passage: Passage, time: TimeExpression) -> tuple[Span, int] | None:
    """Read which anniversary of a date it is ("fifth anniversary of the April 2, 2015 raid")."""
    behind = next((n for n, span in enumerate(passage.spans) if time.span.covers(span)), -1)
    for at in range(max(behind - _REACH, 1), behind):
        number = ORDINALS.get(passage.words[at - 1])
        if passage.words[at] == _WORD and number is not None:
            return passage.span(at - 1, at + 1), number
    return None


def _counted_from_a_year(
    passage: Passage,
) -> Iterator[tuple[TimeExpression, TimeExpression]]:
    """Give "43 years since it became free in 1980", "20 years ago, in 1986"."""
    for one, other in pairwise(passage.times):
        if _year_of(other) is None or years_counted(one) is None:
            continue
        near = other.span.begin - one.span.end <= _LETTERS_BETWEEN
        if near if _years_ago(one) else _follows(passage, one):
            yield one, other


def _follows(passage: Passage, time: TimeExpression) -> bool:
    """Tell whether "since" stands right behind the years."""
    at = passage.behind(time.span)
    return at is not None and passage.words[at] == _SINCE


def _testify_year(
    observed: Observed, one: TimeExpression, other: TimeExpression
) -> Iterator[DateEvidence]:
    years, begun = years_counted(one), _year_of(other)
    if years is None or begun is None or begun + years >= LAST_DAY.year:
        return
    said = f"“{quote(observed, one.span)}” and “{quote(observed, other.span)}”"
    first = date(begun + years, 1, 1)
    for days, weight in _OF_YEARS:
        window = Window(first=first, last=first + timedelta(days=days), weight=weight, sort=_SORT)
        comment = f"{said} put the article in {first.year}."
        spans = (one.span, other.span)
        found = testify(EvidenceKind.DURATION, window, comment, spans, None)
        if found is not None:
            yield found


def years_counted(time: TimeExpression) -> int | None:
    """Give how many years, three and more, a time counts; fewer are said of all kinds of things."""
    fields = dict(time.fields)
    is_plain = fields.get("unit") == "year" and fields.get("mod", "") in ("", "APPROX")
    count = fields.get("count", "")
    return int(count) if is_plain and count.isdecimal() and int(count) >= _YEARS_MIN else None


def _year_of(time: TimeExpression) -> int | None:
    """Give the year of a date without a day."""
    fields = dict(time.fields)
    is_year = time.rule.startswith("calendar/") and "day" not in fields
    year = fields.get("year", "")
    return int(year) if is_year and year.isdecimal() else None


def _testify(
    observed: Observed, spans: tuple[Span, Span], day: date, around: timedelta
) -> Iterator[DateEvidence]:
    said = " and ".join(f"“{quote(observed, span)}”" for span in spans)
    window = Window(first=day - around, last=day + around, weight=_WEIGHT, sort=_SORT)
    comment = f"{said} put the article near {day}."
    found = testify(EvidenceKind.DURATION, window, comment, spans, None)
    if found is not None:
        yield found


def _years_ago(time: TimeExpression) -> int | None:
    fields = dict(time.fields)
    size, count = _YEARS.get(fields.get("unit", "")), fields.get("count", "")
    is_ago = fields.get("sign") == "-1" and size is not None and count.isdecimal()
    return int(count) * size if is_ago and size is not None else None


def _day_of(time: TimeExpression) -> date | None:
    """Give the day of a date in full."""
    fields = dict(time.fields)
    parts = [fields.get(name, "") for name in ("year", "month", "day")]
    if not all(part.isdecimal() for part in parts):
        return None
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None


def _later(day: date, years: int) -> date:
    """Give the day so many years later; that of a leap day is the first of March."""
    year = min(day.year + years, LAST_DAY.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
