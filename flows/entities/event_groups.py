"""Tellings of one event, found among all: the same kind, place and days; one war, one agreement.

Looked up by place and month, so that time grows with the tellings, not with their pairs.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from flows.entities.settle_names import Joined
from flows.entities.spelling import fold
from flows.entities.tellings import MEETINGS, gap_between, is_of_known_time
from flows.model import EntityKind, EventType, MergeReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from flows.entities.rulings import Rulings
    from flows.entities.tellings import Told
    from flows.model import Entity

APART_MOST = timedelta(days=7)
"""Days between two tellings of one event."""
_WAR_APART_MOST = timedelta(days=3 * 365)
"""Articles on one war are not further from each other."""
_CIVIL = "civil war"
_GOVERNMENT = "government-of-"
_MONTHS_MOST = 24
"""A telling that can lie in more months is looked up under none of them."""

_PEOPLE_MOST = 5
"""People of a meeting, by their ids, whose pairs are looked up."""

Bucket: TypeAlias = "tuple[str, str, str]"
"""Kind; place, folded label or who meets; month or day, "wide" where it can be many."""


def group_tellings(told: Sequence[Told], rulings: Rulings) -> list[list[Told]]:
    """Bring tellings of one event together; each joins the first group that has one like it."""
    groups: list[list[Told]] = []
    buckets: dict[Bucket, list[int]] = {}
    for one in told:
        keys = list(_buckets(one))
        near = sorted({at for key in keys for at in buckets.get(key, ())})
        at = next((i for i in near if _fits(one, groups[i], rulings)), len(groups))
        if at == len(groups):
            groups.append([])
        groups[at].append(one)
        for key in keys:
            known = buckets.setdefault(key, [])
            if at not in known:
                known.append(at)
    return groups


def _buckets(one: Told) -> Iterator[Bucket]:
    event = one.event
    kind = "meets" if event.event_type in MEETINGS else str(event.event_type)
    for month in _months(one):
        yield kind, fold(event.label), month
        if event.place is not None:
            yield kind, event.place, month
    if event.event_type in MEETINGS and is_of_one_day(one):
        yield from ((kind, who, str(one.first)) for who in _companies(one))


def _companies(one: Told) -> Iterator[str]:
    """Give those that tell a meeting from all others of its day: two people, or all who meet."""
    people = sorted(p for p in one.parties if p.startswith(f"{EntityKind.PERSON}/"))
    yield from (" ".join(pair) for pair in combinations(people[:_PEOPLE_MOST], 2))
    if len(one.parties) > 1:
        yield " ".join(sorted(one.parties))


def is_of_one_day(told: Told) -> bool:
    """Tell whether an article puts an event on a single day."""
    return told.dated and told.first is not None and told.first == told.last


def _months(one: Told) -> list[str]:
    """Give the months in which a telling can meet another; none where it has no days."""
    if one.first is None or one.last is None:
        return []
    first, last = one.first.year * 12 + one.first.month, one.last.year * 12 + one.last.month
    months = range(first - 1, last + 2)
    return [str(month) for month in months] if len(months) <= _MONTHS_MOST else ["wide"]


def _fits(one: Told, group: Sequence[Told], rulings: Rulings) -> bool:
    allowed = not any(rulings.forbid(one.event, other.event) for other in group)
    return allowed and any(_is_one(one, other) for other in group)


def _is_one(one: Told, other: Told) -> bool:
    if one.article == other.article or not is_kin(one.event, other.event):
        return False
    gap = gap_between(one, other) if is_of_known_time(one) and is_of_known_time(other) else None
    near = gap is not None and gap <= APART_MOST
    there = near and (_is_there(one, other) or _is_their_meeting(one, other))
    return there and not have_others(one, other)


def _is_their_meeting(one: Told, other: Told) -> bool:
    """Tell whether the same meet on one day, told in one place or without: they meet once."""
    meets = one.event.event_type in MEETINGS and is_of_one_day(one) and is_of_one_day(other)
    places = {one.event.place, other.event.place} - {None}
    same = meets and one.first == other.first and len(places) < 2
    return same and not set(_companies(one)).isdisjoint(_companies(other))


def have_others(one: Told, other: Told) -> bool:
    """Tell whether quite others meet: two tellings that each name two or more of one kind.

    A state and its government are one; who sends people is not held against who is sent.
    """
    kinds = (EntityKind.PERSON, EntityKind.ORGANIZATION)
    return any(_are_others(_parties(one, kind), _parties(other, kind)) for kind in kinds)


def _are_others(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return min(len(ours), len(theirs)) > 1 and ours.isdisjoint(theirs)


def _parties(told: Told, kind: EntityKind) -> frozenset[str]:
    start = f"{kind}/"
    names = (p.removeprefix(start) for p in told.parties if p.startswith(start))
    return frozenset(name.removeprefix(_GOVERNMENT) for name in names)


def is_kin(one: Entity, other: Entity) -> bool:
    """Tell whether two events are of one kind; meetings of all kinds are."""
    meet = one.event_type in MEETINGS and other.event_type in MEETINGS
    return meet or one.event_type == other.event_type


def _is_there(one: Told, other: Told) -> bool:
    """Tell whether two events are in one place, or their articles on one state where none is named.

    "The presidential election" of two articles is one only where both speak of the same state most.
    """
    if one.event.place is None or other.event.place is None:
        alike = fold(one.event.label) == fold(other.event.label)
        return alike and one.topic is not None and one.topic == other.topic
    return one.event.place == other.event.place


def same_wars(told: Iterable[Told], rulings: Rulings) -> Iterator[tuple[Told, Joined]]:
    """Bring together what articles of the same years call the war in one state.

    "war in Syria" goes into the "Syrian civil war" that an article about Syria speaks of, else
    into the one that articles about Syria call a war, else a conflict, a crisis, an uprising.
    """
    states: dict[str, list[Told]] = {}
    for one in told:
        if one.event.event_type is EventType.CONFLICT and one.event.place is not None:
            states.setdefault(one.event.place, []).append(one)
    for wars in states.values():
        named = _named_wars(wars)
        for one in wars:
            into = next((w for w in named if _is_in_years(one, w)), None)
            if into is None or into.event.id == one.event.id or _CIVIL in one.event.label:
                continue
            if not rulings.forbid(one.event, into.event):
                yield one, _war(into)


def _named_wars(wars: Sequence[Told]) -> list[Told]:
    """Give one telling a year of the war as articles about its state name it, a civil war first."""
    about = [w for w in wars if w.event.place == w.topic]
    civil = [w for w in about if _CIVIL in w.event.label]
    chosen = civil or about
    names = sorted({w.event.id for w in chosen}, key=lambda name: ("war-in-" not in name, name))
    years: dict[int, Told] = {}
    for war in sorted(chosen, key=lambda w: (str(w.first), w.article)):
        if war.event.id == names[0] and war.first is not None:
            years.setdefault(war.first.year, war)
    return list(years.values()) or [w for w in chosen if w.event.id == names[0]][:1]


def _is_in_years(one: Told, war: Told) -> bool:
    gap = gap_between(one, war)
    return gap is None or gap <= _WAR_APART_MOST


def _war(into: Told) -> Joined:
    told = f"article {into.article} calls it {into.event.label}"
    return Joined(into=into.event.id, reason=MergeReason.SAME_WAR, evidence=told)


def same_agreements(told: Iterable[Told], rulings: Rulings) -> Iterator[tuple[Told, Joined]]:
    """Bring "Resolution 2118" to the "Security Council Resolution 2118" of another article."""
    numbered: dict[str, list[Told]] = {}
    for one in told:
        key = " ".join(fold(one.event.label).split()[-2:])
        if one.event.event_type is EventType.AGREEMENT and key.rpartition(" ")[2].isdecimal():
            numbered.setdefault(key, []).append(one)
    for same in numbered.values():
        best = min(same, key=lambda t: (-len(t.event.label.split()), t.event.id))
        for one in same:
            if one.event.id != best.event.id and not rulings.forbid(one.event, best.event):
                told_by = f"article {best.article} has the title {best.event.label}"
                reason = MergeReason.SAME_AGREEMENT
                yield one, Joined(into=best.event.id, reason=reason, evidence=told_by)
