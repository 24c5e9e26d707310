"""Events that several articles tell of, brought together by kind, place and time.

An event that an article only describes joins the numbered event of its place that other articles
of those months name, and the events that others describe alike in the same days. Each that is left
gets an id with its month: meetings in one town in two years are two.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flows.dates.resolve import value_times
from flows.entities.spelling import fold
from flows.model import EventType, Scheduling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from flows.model import ArticleFacts, DateAssessment, DateValue, Entity, Situation, Span

_MEETINGS = (EventType.MEETING, EventType.PEACE_CONFERENCE)
_AROUND_ARTICLE = timedelta(days=10)
"""An event without a date of its own is taken to lie so near its article."""
_APART_MOST = timedelta(days=7)
"""Days between two tellings of one event."""
_NAMED_WITHIN = timedelta(days=120)
"""So far from an article the numbered event that it describes is named by others."""
_CIVIL = "civil war"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as one article tells it.

    Args:
        first: First day it can be on; None with ``last`` where nothing tells.
        dated: Whether the article gives it a date of its own.
        about: Id of the state that the article speaks of most, the event's place left out.
        topic: Id of the state that it speaks of most.
    """

    article: str
    event: Entity
    first: date | None
    last: date | None
    dated: bool
    about: str | None
    topic: str | None


def same_events(
    articles: Sequence[ArticleFacts], dated: Mapping[str, DateAssessment]
) -> dict[str, dict[str, str]]:
    """Give article -> old event id -> new event id.

    Args:
        articles: What each article yields.
        dated: What is decided about the date of each article.
    """
    told = [t for facts in articles for t in _tell(facts, dated.get(facts.article.raw.id))]
    local = sorted((t for t in told if _is_local(t.event)), key=_order)
    named = [t for t in told if _is_numbered(t.event)]
    renamed: dict[str, dict[str, str]] = {}
    rest = []
    for one in local:
        target = _numbered_for(one, named)
        if target is None:
            rest.append(one)
        else:
            renamed.setdefault(one.article, {})[one.event.id] = target
    for group in _groups(rest):
        new = _group_id(group)
        for one in group:
            renamed.setdefault(one.article, {})[one.event.id] = new
    for one, new in _wars(told):
        renamed.setdefault(one.article, {})[one.event.id] = new
    return renamed


def _order(told: Told) -> tuple[str, str, str, str]:
    return str(told.event.place), str(told.first), told.article, told.event.id


def _is_local(event: Entity) -> bool:
    return event.id.startswith("event/") and event.id.count("/") > 1


def _is_numbered(event: Entity) -> bool:
    return not _is_local(event) and event.event_type in _MEETINGS


def _tell(facts: ArticleFacts, assessment: DateAssessment | None) -> Iterator[Told]:
    events = [e for e in facts.entities.entities if e.event_type is not None]
    decided = None if assessment is None else assessment.decided
    times = {t.span: t.date for t in value_times(facts.times, decided)} if events else {}
    counts = _count_states(facts)
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
        )


def _count_states(facts: ArticleFacts) -> list[str]:
    """Give the states that an article mentions, most often first."""
    states = {e.id for e in facts.entities.entities if e.actor_type == "State"}
    counts = Counter(m.entity for m in facts.entities.mentions if m.entity in states)
    return sorted(counts, key=lambda state: (-counts[state], state))


def _own_dates(
    facts: ArticleFacts, event: str, times: Mapping[Span, DateValue | None]
) -> tuple[DateValue, ...]:
    """Give the dates that claims give an event: of schedulings, else of whatever names it."""
    states = [s for claim in facts.claims for s in claim.states if _names(s, event)]
    planned = _dates((s for s in states if isinstance(s, Scheduling)), times)
    return planned or _dates(states, times)


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


def _gap(one: Told, other: Told) -> timedelta | None:
    """Give the time between two tellings, zero where they overlap; None where one has no date."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    return max(one.first - other.last, other.first - one.last, timedelta())


def _numbered_for(one: Told, named: Sequence[Told]) -> str | None:
    """Find the numbered event that a described peace conference, or dated meeting, is."""
    if one.event.event_type not in _MEETINGS or one.event.place is None:
        return None
    near = [(gap, n) for n in named if (gap := _gap(one, n)) is not None and _may_be(one, n, gap)]
    best = min(near, key=lambda pair: (pair[0], pair[1].event.id), default=None)
    return None if best is None else best[1].event.id


def _may_be(one: Told, named: Told, gap: timedelta) -> bool:
    if one.event.place != named.event.place or one.about != named.about:
        return False
    if one.event.label[:4].isdecimal():
        return False
    if one.event.event_type is EventType.PEACE_CONFERENCE:
        return gap <= _NAMED_WITHIN
    return one.dated and named.dated and gap <= _APART_MOST


def _groups(told: Sequence[Told]) -> list[list[Told]]:
    """Bring tellings of one event together; each joins the first group that has one like it."""
    groups: list[list[Told]] = []
    for one in told:
        group = next((g for g in groups if any(_is_one(one, other) for other in g)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _is_one(one: Told, other: Told) -> bool:
    if one.article == other.article or not _is_kin(one.event, other.event):
        return False
    gap = _gap(one, other)
    return gap is not None and gap <= _APART_MOST and _is_there(one.event, other.event)


def _is_kin(one: Entity, other: Entity) -> bool:
    meet = one.event_type in _MEETINGS and other.event_type in _MEETINGS
    return meet or one.event_type == other.event_type


def _is_there(one: Entity, other: Entity) -> bool:
    if one.place is None or other.place is None:
        return fold(one.label) == fold(other.label)
    return one.place == other.place


def _group_id(group: Sequence[Told]) -> str:
    """Give the id of an event: the slug of its best label, and the month it was first told for."""
    best = best_label([t.event for t in group])
    days = [t.first for t in group if t.first is not None and t.dated]
    days = days or [_middle(t) for t in group if t.first is not None]
    name = best.id.rpartition("/")[2]
    if not days:
        return f"event/{name}-{best.id.split('/')[1]}"
    return f"event/{name}-{min(days):%Y-%m}"


def _middle(told: Told) -> date:
    assert told.first is not None
    assert told.last is not None
    return told.first + (told.last - told.first) / 2


def best_label(events: Sequence[Entity]) -> Entity:
    """Give the event whose label says most: a battle, then a longer label, then by letters."""
    battles = [e for e in events if e.label.startswith("Battle")]
    return min(battles or events, key=lambda e: (-len(e.label.split()), e.label, e.id))


def _wars(told: Sequence[Told]) -> Iterator[tuple[Told, str]]:
    """Bring "war in Syria" to the "Syrian civil war" that an article about Syria speaks of."""
    wars = [t for t in told if t.event.event_type is EventType.CONFLICT]
    civil = {
        t.event.place: t.event.id
        for t in sorted(wars, key=_order, reverse=True)
        if _CIVIL in t.event.label and t.event.place == t.topic
    }
    for one in wars:
        new = civil.get(one.event.place)
        if new is not None and new != one.event.id and _CIVIL not in one.event.label:
            yield one, new
