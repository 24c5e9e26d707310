"""The times of a chronology: each entry opens with its day, from which its text goes on.

A day without a year is in the year of the entry before, or in the next one where it would go back;
where the entries run backward, in the year before.

What opens an entry is told in ``clean.entries``.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from flows.clean.entries import list_entries
from flows.dates.ranges import read_ends
from flows.dates.tense import PLANNED
from flows.language.tree import children
from flows.model import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.model import Parsed, Sentence, Span, TimeExpression

ENTRY: Final = "entry"
OPENS, INSIDE = "opens", "inside"
"""The field of a time that opens an entry or stands in its text, and its values."""
YEAR_FROM: Final = "year_from"
"""The field of a day whose year is that of an entry before."""
_Day: TypeAlias = tuple[int | None, int, int]
"""Year, month and day that an entry opens with; 0 for what it does not bear, None for no year."""
_WILLS: Final = frozenset(("will", "shall", "'ll", "’ll", "wo"))


def tell_entries(parsed: Parsed, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Say of the times of a chronology whether they open an entry or stand in one.

    What opens one is told as past, be it in the present, but where its first verb looks ahead.
    """
    entries = list_entries(parsed.article)
    if not entries:
        return (*times,)
    told = [_told(time, entries, parsed.sentences) for time in times]
    opening = [time for time in told if dict(time.fields).get(ENTRY) == OPENS]
    dated = dict(zip((t.span for t in opening), _with_years(opening), strict=True))
    return tuple(dated.get(time.span, time) for time in told)


def _told(
    time: TimeExpression, entries: Sequence[tuple[Span, Span]], sentences: Sequence[Sentence]
) -> TimeExpression:
    for day, text in entries:
        if day.covers(time.span):
            ahead = _looks_ahead(next((s for s in sentences if text.covers(s.span)), None))
            direction = Direction.FUTURE if ahead else Direction.PAST
            fields = (*time.fields, (ENTRY, OPENS))
            return replace(time, fields=fields, direction=direction, cue="entry of a chronology")
        if text.covers(time.span):
            return replace(time, fields=(*time.fields, (ENTRY, INSIDE)))
    return time


def _with_years(opening: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Give the times that open entries, with the years that those before have."""
    days = [_day_of(time) for time in opening]
    find_year = _year_before if _runs_backward(days) else _year_after
    before: tuple[int, int, int] | None = None
    for time, day in zip(opening, days, strict=True):
        year = day[0]
        if year is None and before is not None:
            year = find_year(before, day)
        if year is not None:
            before = (year, day[1], day[2])
        yield time if day[0] == year or year is None else _in_year(time, year)


def _day_of(time: TimeExpression) -> _Day:
    fields = dict(time.fields)
    begin = read_ends(fields)[0] or fields
    year, month, day = (int(begin.get(name, 0)) for name in ("year", "month", "day"))
    return year or None, month, day


def _wraps(time: TimeExpression) -> bool:
    """Tell whether a range of days goes on into the next year."""
    fields = dict(time.fields)
    return "from_month" in fields and int(fields.get("to_month", 12)) < int(fields["from_month"])


def _runs_backward(days: Sequence[_Day]) -> bool:
    """Tell whether a chronology begins with what happened last."""
    years = [year for year, _, _ in days if year is not None]
    steps = [later - earlier for earlier, later in pairwise(years)]
    if any(steps):
        return sum(steps) < 0
    months = [month for _, month, _ in days if month]
    turns = [later - earlier for earlier, later in pairwise(months)]
    return sum(t < 0 for t in turns) > sum(t > 0 for t in turns)


def _year_after(before: tuple[int, int, int], day: _Day) -> int | None:
    """Give the year of what comes next; None for what is no part of a year."""
    return before[0] + _is_before(day, before) if day[1] else None


def _year_before(before: tuple[int, int, int], day: _Day) -> int | None:
    return before[0] - _is_before(before, day) if day[1] else None


def _is_before(one: _Day, other: _Day) -> bool:
    """Tell whether a day is earlier in its year; nothing is where one of them is a whole year."""
    if not one[1] or not other[1]:
        return False
    has_days = one[2] and other[2]
    return one[1:] < other[1:] if has_days else one[1] < other[1]


def _in_year(time: TimeExpression, year: int) -> TimeExpression:
    is_range = "from_month" in dict(time.fields)
    stated = ("to_year", str(year + _wraps(time))) if is_range else ("year", str(year))
    return replace(time, fields=(*time.fields, stated, (YEAR_FROM, ENTRY)))


def _looks_ahead(sentence: Sentence | None) -> bool:
    if sentence is None:
        return False
    root = next(t for t in sentence.tokens if t.head == t.index)
    auxiliaries = {t.text.lower() for t in children(sentence, root.index, "aux")}
    return root.text.lower() in PLANNED or not auxiliaries.isdisjoint(_WILLS)


def entry_times(
    parsed: Parsed, times: Sequence[TimeExpression]
) -> tuple[tuple[Span, TimeExpression], ...]:
    """Give the passage of each entry of a chronology that is told as past, and its day."""
    return tuple(
        (text, found)
        for day, text in list_entries(parsed.article)
        if (found := next((t for t in times if day.covers(t.span)), None)) is not None
        and found.direction is Direction.PAST
    )
