"""One event that some articles put in a town and others in its state.

"The bombing in Kenya" and "the blast in Nairobi" of one day are one where nothing else is told of
that day and state. What is told of no single day, or by one article alone, stays two.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from flows.entities.event_groups import have_others, is_kin, is_of_one_day
from flows.entities.event_sorts import sort_labelled
from flows.entities.tellings import MEETINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from flows.entities.rulings import Rulings
    from flows.entities.tellings import Told

Group: TypeAlias = "list[Told]"


def join_wider(groups: Sequence[Group], rulings: Rulings) -> list[Group]:
    """Bring the groups of a state to those of a town in it.

    Args:
        groups: Tellings of one event each (``group_tellings``).
        rulings: What the user ruled.

    Returns:
        The groups in their order; one that was brought to another stands with it.
    """
    into: dict[int, int] = {}
    for of_state, of_towns in _by_day(groups):
        pairs = [(s, t) for s in of_state for t in of_towns if _may_be_one(groups[s], groups[t])]
        for s, t in pairs:
            alone = sum(1 for pair in pairs if s == pair[0] or t == pair[1]) == 1
            if alone and not _is_forbidden(groups[s], groups[t], rulings):
                into.setdefault(s, t)
    joined = [list(group) for group in groups]
    for s, t in into.items():
        joined[t] += groups[s]
    return [group for at, group in enumerate(joined) if at not in into]


def _by_day(groups: Sequence[Group]) -> Iterator[tuple[list[int], list[int]]]:
    """Give the groups of a state and those of its towns that have a day in common."""
    days: dict[tuple[str, date], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, group in enumerate(groups):
        for state, day, is_town in dict.fromkeys(_sure_days(group)):
            days[state, day][is_town].append(at)
    return (days[key] for key in sorted(days) if all(days[key]))


def _sure_days(group: Group) -> Iterator[tuple[str, date, bool]]:
    """Give the days on which a group surely has its event, each with the state."""
    for told in group:
        day = _sure_day(told)
        if day is not None and told.state is not None:
            yield told.state, day, told.state != told.event.place


def _sure_day(told: Told) -> date | None:
    return told.first if is_of_one_day(told) else None


def _may_be_one(one: Group, other: Group) -> bool:
    several = len({t.article for t in (*one, *other)}) > 1
    kin = is_kin(one[0].event, other[0].event) and _is_called_alike(one, other)
    pairs = [(a, b) for a in one for b in other]
    return several and kin and not any(_is_told_apart(a, b) or have_others(a, b) for a, b in pairs)


def _is_told_apart(one: Told, other: Told) -> bool:
    """Tell whether one article puts two events on two days."""
    ours, theirs = _sure_day(one), _sure_day(other)
    return one.article == other.article and None not in (ours, theirs) and ours != theirs


def _is_called_alike(one: Group, other: Group) -> bool:
    """Tell whether a noun serves for both; meetings have many names."""
    is_meeting = one[0].event.event_type in MEETINGS
    return is_meeting or not _sorts(one).isdisjoint(_sorts(other))


def _sorts(group: Group) -> set[str]:
    return {sort_labelled(name) for t in group for name in (t.event.label, *t.event.alt_labels)}


def _is_forbidden(one: Group, other: Group, rulings: Rulings) -> bool:
    return any(rulings.forbid(a.event, b.event) for a in one for b in other)
