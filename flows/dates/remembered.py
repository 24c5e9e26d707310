"""Evidence of years counted from a known day: "Kenya's 50th anniversary of independence".

Days that the text itself gives in full are in ``anniversaries``; the age of a war, in ``ages``.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from flows.dates.anniversaries import years_counted
from flows.dates.capitals import is_as_printed
from flows.dates.horizon import FIRST_DAY, LAST_DAY
from flows.dates.observed import Window, quote, testify
from flows.dates.ordinals import ordinal_before
from flows.dates.passages import cue_positions
from flows.dates.reference import INDEPENDENCE
from flows.dates.scene import scene_of
from flows.model import EvidenceKind, PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.dates.events import Event
    from flows.dates.observed import Observed
    from flows.dates.passages import Passage
    from flows.model import DateEvidence

_SORT: Final = "remembered"
_REACH: Final = 6
"""How many words may stand between "anniversary", or "years since", and what is remembered."""
_NEAR: Final = timedelta(days=16)
_AROUND: Final = timedelta(days=200)
_BEFORE: Final = timedelta(days=100)
_YEAR: Final = timedelta(days=366)
_DAY: Final = "day"
_ANNIVERSARY: Final = "anniversary"
_YEARS: Final = "years"
_NUMBERED: Final = ("edition", "resolution")
_AGED: Final = (*_NUMBERED, "conflict", "war")
"""What ``ages`` counts from by itself."""
_FREEDOM: Final = "freedom"
_SINCE: Final = ("since", "of")
_CANDIDATES_MAX: Final = 3


class Counted(NamedTuple):
    """So many years from an event on are said to have passed.

    Args:
        how: "anniversary", "day" (the first such day may be that of the event itself), "years".
        at: First word behind the count.
    """

    years: int
    how: str
    first: int
    at: int


def find_remembered(observed: Observed) -> Iterator[DateEvidence]:
    """Give evidence for each anniversary of a known day, once."""
    seen: set[tuple[int, str, str]] = set()
    for passage in observed.passages:
        for counted in _counted(observed, passage) if passage.kind is not PartKind.CAPTION else ():
            events = _meant(observed, passage, counted)
            key = (counted.years, counted.how, events[0].reference if events else "")
            if events and len(events) <= _CANDIDATES_MAX and key not in seen:
                seen.add(key)
                yield from _testify(observed, passage, counted, events)


def _counted(observed: Observed, passage: Passage) -> Iterator[Counted]:
    """Find "62nd anniversary", "62nd Independence Day", "62 years since", "62 years of"."""
    for at, word in cue_positions(passage, "remembering", observed.index):
        number = ordinal_before(passage.words, _without_fillers(passage, at, observed))
        if number is not None and number.value > 0:
            yield Counted(number.value, word, at - number.length, at)
    for time in passage.times:
        years = years_counted(time) if time.rule.startswith("duration/") else None
        behind = passage.behind(time.span)
        if years is not None and behind is not None and passage.words[behind] in _SINCE:
            inside = next(n for n, s in enumerate(passage.spans) if time.span.covers(s))
            yield Counted(years, _YEARS, inside, behind)


def _without_fillers(passage: Passage, at: int, observed: Observed) -> int:
    """Step over words between the number and its noun ("50th independence anniversary")."""
    between = observed.index.cues.get("remembering_filler", {})
    while at > 0 and passage.words[at - 1] in between:
        at -= 1
    return at


def _meant(observed: Observed, passage: Passage, counted: Counted) -> Sequence[Event]:
    """Give what is remembered: a known event named behind, or the independence of the state."""
    begin = min(counted.first, counted.at)
    freedom = [at for at, _ in cue_positions(passage, _FREEDOM, observed.index)]
    if any(begin - _REACH <= at <= counted.at + _REACH for at in freedom):
        return _independence(observed, passage)
    if counted.how == _DAY:
        return ()
    text = observed.parsed.article.raw.text
    barred = _AGED if counted.how == _YEARS else _NUMBERED
    near = (
        h
        for h in observed.hits
        if h.passage is passage and 0 <= h.first - counted.at <= _REACH and is_as_printed(h, text)
    )
    hit = next(near, None)
    return tuple(e for e in hit.events if e.sort not in barred) if hit is not None else ()


def _independence(observed: Observed, passage: Passage) -> Sequence[Event]:
    """Give when the one state named here, else the one that the article is about, became free."""
    known = observed.index.independence
    here = passage.countries & known.keys()
    here = here if len(here) == 1 else scene_of(observed) & known.keys()
    return known[min(here)] if len(here) == 1 else ()


def _testify(
    observed: Observed, passage: Passage, counted: Counted, events: Sequence[Event]
) -> Iterator[DateEvidence]:
    span = passage.span(min(counted.first, counted.at), max(counted.first, counted.at) + 1)
    for event in events:
        comment = f"“{quote(observed, span)}” counts the years from: {event.label}, {event.first}."
        for window in _windows(counted, event):
            share = Window(
                first=window.first,
                last=window.last,
                weight=window.weight * _trust(event) / len(events),
                sort=_SORT,
            )
            found = _evidence(share, comment, span, event)
            if found is not None:
                yield found


def _trust(event: Event) -> float:
    """Believe in the days of independence: there is nothing to confuse them with."""
    return 1.0 if event.sort == INDEPENDENCE else event.trust


def _evidence(window: Window, comment: str, span: Span, event: Event) -> DateEvidence | None:
    return testify(EvidenceKind.DURATION, window, comment, (span,), event.reference)


def _windows(counted: Counted, event: Event) -> Iterator[Window]:
    """Give the days around the anniversary; of "years since" those until the next one.

    The first Independence Day is in some states the day itself, in others a year later.
    """
    day = _later(event.first, counted.years)
    if day is None:
        return
    if counted.how == _YEARS:
        yield Window(first=day - _BEFORE, last=day + _YEAR, weight=0.8)
        return
    yield Window(first=day - _NEAR, last=day + _NEAR, weight=0.66)
    yield Window(first=day - _AROUND, last=day + _AROUND, weight=0.2)
    if counted.how == _DAY:
        before = _later(event.first, counted.years - 1) or day
        yield Window(first=before - _NEAR, last=before + _NEAR, weight=0.1)


def _later(day: date, years: int) -> date | None:
    """Give the day so many years later; None outside all days that are weighed."""
    year = day.year + years
    if not FIRST_DAY.year < year <= LAST_DAY.year:
        return None
    return date(year, day.month, min(day.day, 28))
