"""What an article says about the day it appeared: one module a kind, gathered here in two rounds.

First what stands by itself; then what needs a rough idea of the year or the week (weekdays, dates
without a year). How it is weighed is in ``posterior``; the verdict is in ``assess``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.dates.durations import find_durations
from flows.dates.events import find_dated_events
from flows.dates.offices import find_full_names, find_office_terms
from flows.dates.posterior import Stretch, believe
from flows.dates.standing import weigh_printed
from flows.dates.stated import find_stated, reckon_stated
from flows.dates.tolls import find_tolls
from flows.dates.weekdays import reckon_weekdays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.dates.reference import DateIndex
    from flows.model import DateEvidence, Parsed, PrintedDate, TimeExpression, Title

_MASS_MIN: Final = 0.02
_YEARS_MAX: Final = 8
_PEAK_SHARE: Final = 0.08


def gather_evidence(
    parsed: Parsed,
    titles: Sequence[Title],
    printed: Sequence[PrintedDate],
    times: Sequence[TimeExpression],
    index: DateIndex,
) -> tuple[DateEvidence, ...]:
    """Gather what one article says about the day it appeared.

    Args:
        parsed: The article.
        titles: Persons named with an office.
        printed: Dates printed outside its sentences.
        times: Its time expressions, in order.
        index: The reference data.

    Returns:
        The evidence, in order of kinds; readings of one observation share kind and spans.
    """
    found = [
        *weigh_printed(printed, index),
        *find_office_terms(parsed, titles, index),
        *find_dated_events(parsed, times, find_full_names(parsed), index),
        *find_tolls(parsed, index),
        *find_durations(parsed, times, index),
        *find_stated(parsed, times),
    ]
    years = _years(believe(found))
    if years:
        found += reckon_stated(parsed, times, years)
    found += reckon_weekdays(parsed, times, _peaks(believe(found)))
    return tuple(found)


def _years(stretches: Sequence[Stretch]) -> tuple[int, ...]:
    """Give the years that are likely enough; none where they are too many to help."""
    likely: set[int] = set()
    for one in stretches:
        years = range(one.first.year, one.last.year + 1)
        if one.mass / len(years) >= _MASS_MIN:
            likely.update(years)
    return tuple(sorted(likely)) if len(likely) <= _YEARS_MAX else ()


def _peaks(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Join neighbouring stretches that are dense with belief."""
    top = max(one.mass / one.days for one in stretches)
    peaks: list[Stretch] = []
    for one in stretches:
        if one.mass / one.days < top * _PEAK_SHARE:
            continue
        if peaks and (one.first - peaks[-1].last).days == 1:
            joined = peaks.pop()
            mass = joined.mass + one.mass
            peaks.append(Stretch(first=joined.first, last=one.last, mass=mass))
        else:
            peaks.append(one)
    return tuple(peaks)
