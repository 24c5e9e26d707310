"""Events as single articles tell them: what, and between which days.

Which tellings are one event is decided in ``settle_events``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flows.clean.entries import list_entries
from flows.dates.resolve import value_times
from flows.model import EventType, Participation, Scheduling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from flows.model import ArticleFacts, DateAssessment, DateValue, Entity, Situation, Span

MEETINGS = (EventType.MEETING, EventType.PEACE_CONFERENCE)
_MONTHS, _YEAR = timedelta(days=62), timedelta(days=366)
"""An event that can lie on days further apart is of no known time, unless a text names its year."""
_STROKES_IN_ENTRY = 3
"""Strokes in the id of an event that an entry of a chronology tells of."""
_AROUND_ARTICLE = timedelta(days=10)
"""An event without a date of its own is taken to lie so near its article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as one article tells it.

    Args:
        first: First day it can be on; None with ``last`` where nothing tells.
        dated: Whether the article gives it a date of its own.
        about: Id of the state that the article speaks of most, the event's place left out.
        topic: Id of the state that it speaks of most.
        state: Id of the state that the event's place is, or lies in.
        parties: Ids of who takes part in it.
    """

    article: str
    event: Entity
    first: date | None
    last: date | None
    dated: bool
    about: str | None
    topic: str | None
    state: str | None = None
    parties: frozenset[str] = frozenset()


def is_of_known_time(told: Told) -> bool:
    """Tell whether the days are few between which a telling puts its event."""
    if told.first is None or told.last is None:
        return False
    return told.last - told.first <= (_YEAR if told.dated else _MONTHS)


def span_of(told: Told) -> timedelta:
    """Give how many days lie between those that a telling of known time puts its event on."""
    assert told.first is not None
    assert told.last is not None
    return told.last - told.first


def name_time(told: Told) -> str:
    """Name the month, or the year, of an event of known time: its own, else that of its article."""
    assert told.first is not None
    assert told.last is not None
    days = told.last - told.first
    if days > _MONTHS:
        return f"{told.first:%Y}"
    return f"{told.first if told.dated else told.first + days / 2:%Y-%m}"


def gap_between(one: Told, other: Told) -> timedelta | None:
    """Give the time between two tellings, zero where they overlap; None where one has no date."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    return max(one.first - other.last, other.first - one.last, timedelta())


def tell_events(facts: ArticleFacts, assessment: DateAssessment | None) -> Iterator[Told]:
    """Give the events of an article as it tells them."""
    events = [e for e in facts.entities.entities if e.event_type is not None]
    decided = None if assessment is None else assessment.decided
    times = {t.span: t.date for t in value_times(facts.times, decided)} if events else {}
    counts, parties, states = _count_states(facts), _parties(facts), _states_of_places(facts)
    for event in events:
        own = _own_dates(facts, event.id, times)
        first, last = _window(own, decided)
        yield Told(
            article=facts.article.raw.id,
            event=event,
            first=first,
            last=last,
            dated=bool(own),
            about=next((s for s in counts if s != event.place), None),
            topic=next(iter(counts), None),
            state=states.get(event.place or ""),
            parties=parties.get(event.id, frozenset()),
        )


def _count_states(facts: ArticleFacts) -> list[str]:
    """Give the states that an article mentions, most often first."""
    states = {e.id for e in facts.entities.entities if e.actor_type == "State"}
    counts = Counter(m.entity for m in facts.entities.mentions if m.entity in states)
    return sorted(counts, key=lambda state: (-counts[state], state))


def _states_of_places(facts: ArticleFacts) -> dict[str, str]:
    """Give the state that each place is, or lies in."""
    within = {e.id: e.within for e in facts.entities.entities if e.within is not None}
    return within | {e.id: e.id for e in facts.entities.entities if e.actor_type == "State"}


def _parties(facts: ArticleFacts) -> dict[str, frozenset[str]]:
    """Give who takes part in each event."""
    found: dict[str, set[str]] = {}
    for state in (s for claim in facts.claims for s in claim.states):
        if isinstance(state, Participation):
            found.setdefault(state.event, set()).add(state.agent)
    return {event: frozenset(agents) for event, agents in found.items()}


def _own_dates(
    facts: ArticleFacts, event: str, times: Mapping[Span, DateValue | None]
) -> tuple[DateValue, ...]:
    """Give the dates of an event: of schedulings, else of what names it, else of its entry."""
    states = [s for claim in facts.claims for s in claim.states if _names(s, event)]
    planned = _dates((s for s in states if isinstance(s, Scheduling)), times)
    return planned or _dates(states, times) or _days_of_entry(facts, event, times)


def _days_of_entry(
    facts: ArticleFacts, event: str, times: Mapping[Span, DateValue | None]
) -> tuple[DateValue, ...]:
    """Give the day of the entry of a chronology that an event is told in, as its id says."""
    if event.count("/") < _STROKES_IN_ENTRY:
        return ()
    within = event.split("/")[-2]
    days = [day for day, text in list_entries(facts.article) if str(text.begin) == within]
    values = (value for span, value in times.items() for day in days if day.covers(span))
    return tuple(value for value in values if value is not None)


def _names(situation: Situation, event: str) -> bool:
    return getattr(situation, "event", None) == event


def _dates(
    states: Iterable[Situation], times: Mapping[Span, DateValue | None]
) -> tuple[DateValue, ...]:
    found = (times.get(s.when) for s in states if s.when is not None)
    return tuple(value for value in found if value is not None)


def _window(own: Sequence[DateValue], decided: DateValue | None) -> tuple[date | None, date | None]:
    if own:
        return min(v.earliest for v in own), max(v.latest for v in own)
    if decided is None:
        return None, None
    return _shift(decided.earliest, -_AROUND_ARTICLE), _shift(decided.latest, _AROUND_ARTICLE)


def _shift(day: date, by: timedelta) -> date:
    """Move a day, no further than the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))
