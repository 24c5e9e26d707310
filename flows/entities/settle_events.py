"""Events that several articles tell of, brought together by kind, place and time.

An event that an article only describes joins the numbered event of its place that other articles
of those months name, and the events that others describe alike in the same days. Each that is left
gets an id with its month: meetings in one town in two years are two.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

from flows.entities.event_groups import APART_MOST, group_tellings, same_agreements, same_wars
from flows.entities.event_wider import join_wider
from flows.entities.rulings import NO_RULINGS, Rulings
from flows.entities.settle_names import Joined
from flows.entities.tellings import (
    MEETINGS,
    gap_between,
    is_of_known_time,
    name_time,
    span_of,
    tell_events,
)
from flows.model import EventType, MergeReason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from flows.entities.tellings import Told
    from flows.model import ArticleFacts, DateAssessment, Entity

_NAMED_WITHIN = timedelta(days=120)
"""So far from an article the numbered event that it describes is named by others."""

Quarter: TypeAlias = "tuple[str | None, str | None, int]"
"""Place, state that it is about, and the number of a stretch of 91 days."""


def same_events(
    articles: Sequence[ArticleFacts],
    dated: Mapping[str, DateAssessment],
    rulings: Rulings = NO_RULINGS,
) -> dict[str, dict[str, Joined]]:
    """Give article -> event id -> the event that it is.

    Args:
        articles: What each article yields.
        dated: What is decided about the date of each article.
        rulings: What the user ruled.
    """
    told = [t for facts in articles for t in tell_events(facts, dated.get(facts.article.raw.id))]
    local = sorted((t for t in told if _is_local(t.event)), key=_order)
    numbered = _by_quarter(t for t in told if _is_numbered(t.event))
    joined: dict[str, dict[str, Joined]] = {}
    rest = []
    for one in local:
        named = _near(one, numbered)
        target = _numbered_for(one, [n for n in named if not rulings.forbid(one.event, n.event)])
        if target is None:
            rest.append(one)
        else:
            joined.setdefault(one.article, {})[one.event.id] = target
    taken: set[str] = set()
    for group in join_wider(group_tellings(rest, rulings), rulings):
        new = _joined_group(group, taken)
        taken.add(new.into)
        for one in group:
            joined.setdefault(one.article, {})[one.event.id] = new
    for one, whole in (*same_wars(told, rulings), *same_agreements(told, rulings)):
        joined.setdefault(one.article, {})[one.event.id] = whole
    return joined


def _by_quarter(told: Iterable[Told]) -> dict[Quarter, list[Told]]:
    """Sort tellings by place, state and quarter; of those in the same days one stands for all."""
    seen: dict[tuple[str, date | None, date | None, str | None, bool], Told] = {}
    for one in told:
        seen.setdefault((one.event.id, one.first, one.last, one.about, one.dated), one)
    quarters: dict[Quarter, list[Told]] = {}
    for one in seen.values():
        for number in _quarters(one, timedelta()):
            quarters.setdefault((one.event.place, one.about, number), []).append(one)
    return quarters


def _quarters(one: Told, around: timedelta) -> range:
    """Number the quarters of a year that a telling, and some days around it, touch."""
    if one.first is None or one.last is None:
        return range(0)
    days = around.days
    return range((one.first.toordinal() - days) // 91, (one.last.toordinal() + days) // 91 + 1)


def _near(one: Told, numbered: Mapping[Quarter, Sequence[Told]]) -> list[Told]:
    """Give the numbered events of the place, and about the state, of those months."""
    keys = ((one.event.place, one.about, n) for n in _quarters(one, _NAMED_WITHIN))
    found = (named for key in keys for named in numbered.get(key, ()))
    return list({(t.event.id, t.article): t for t in found}.values())


def _order(told: Told) -> tuple[str, str, str, str]:
    return str(told.event.place), str(told.first), told.article, told.event.id


def _is_local(event: Entity) -> bool:
    return event.id.startswith("event/") and event.id.count("/") > 1


def _is_numbered(event: Entity) -> bool:
    return not _is_local(event) and event.event_type in MEETINGS


def _numbered_for(one: Told, named: Sequence[Told]) -> Joined | None:
    """Find the numbered event that a described peace conference, or dated meeting, is."""
    if one.event.event_type not in MEETINGS or one.event.place is None:
        return None
    near = [(gap, n) for n in named if (gap := gap_between(one, n)) is not None]
    fits = [(gap, n) for gap, n in near if _may_be(one, n, gap)]
    best = min(fits, key=lambda pair: (pair[0], pair[1].event.id), default=None)
    if best is None:
        return None
    told = f"article {best[1].article} names it {best[0].days} days apart"
    reason = MergeReason.NUMBERED_EVENT
    return Joined(into=best[1].event.id, reason=reason, evidence=told)


def _may_be(one: Told, named: Told, gap: timedelta) -> bool:
    if one.event.place != named.event.place or one.about != named.about:
        return False
    if one.event.label[:4].isdecimal():
        return False
    if one.event.event_type is EventType.PEACE_CONFERENCE:
        return gap <= _NAMED_WITHIN
    return one.dated and named.dated and gap <= APART_MOST


def _joined_group(group: Sequence[Told], taken: Collection[str]) -> Joined:
    first, *others = dict.fromkeys(t.article for t in group)
    into = _free_id(group, taken)
    if not others:
        return Joined(into=into)
    told = f"articles {', '.join((first, *others))} tell of it alike"
    return Joined(into=into, reason=MergeReason.SAME_EVENT, evidence=told)


def _free_id(group: Sequence[Told], taken: Collection[str]) -> str:
    """Give an id that no other event has: with the state that it is about, else its article."""
    name = _group_id(group)
    state = next((t.topic for t in group if t.topic is not None), None)
    about = () if state is None else (f"{name}-{state.rpartition('/')[2]}",)
    wanted: tuple[str, ...] = (name, *about, f"{name}-{group[0].article}")
    return next((n for n in wanted if n not in taken), wanted[-1])


def _group_id(group: Sequence[Told]) -> str:
    """Give the id of an event: the slug of its best label, and the month it was told for.

    That is by the tellings that put it between the fewest days, the first of several. Where it is
    not known it bears the year; where that is not, the name of its article.
    """
    best = best_label([t.event for t in group])
    known = [t for t in group if is_of_known_time(t)]
    dated = [t for t in known if t.dated] or known
    least = min(map(span_of, dated), default=timedelta())
    sure = (name_time(t) for t in dated if span_of(t) == least)
    when = min(sure, default=best.id.split("/")[1])
    return f"event/{best.id.rpartition('/')[2]}-{when}"


def best_label(events: Sequence[Entity]) -> Entity:
    """Give the event whose label says most: a battle, then a longer label, then by letters."""
    battles = [e for e in events if e.label.startswith("Battle")]
    return min(battles or events, key=lambda e: (-len(e.label.split()), e.label, e.id))
