"""Figures of victims that do not go together: of one day, or changed from day to day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from flows.graph.statements import group_same, make_conflict, one_day
from flows.model import CasualtyCount, ConflictKind, CountModifier, EventType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.graph.statements import Key, Statement
    from flows.model import Conflict, DateValue, Entity

Counted = tuple["Statement", CasualtyCount]
UNBOUNDED: Final = 10**12
_THOUSANDS: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """Figures for the same victims.

    Args:
        is_of_one_day: Whether all are of what happened on one known day: they count the same dead,
            however late they are told.
    """

    counts: tuple[Counted, ...]
    is_of_one_day: bool = False


def list_tolls(said: Sequence[Statement], world: Mapping[str, Entity]) -> Iterator[Toll]:
    """Bring figures together that are for the same victims.

    Args:
        said: What articles state.
        world: Entities by id. An armed event that all place on the same day is the scope of its
            figures, whether they name that day and its place or not.
    """

    def scope(_: Statement, count: CasualtyCount) -> Key | None:
        return _scope(count, world)

    for group in group_same(said, CasualtyCount, scope):
        day = _common_day(group) if _is_armed(group[0][1], world) else None
        if day is not None:
            yield Toll(counts=tuple(group), is_of_one_day=True)
        else:
            yield from (Toll(counts=tuple(same)) for same in _by_date(group))


def find_toll_contradictions(tolls: Sequence[Toll]) -> Iterator[Conflict]:
    """Find figures for the same victims, told on the same day, that cannot both be right."""
    for toll in tolls:
        days: dict[str, list[Counted]] = defaultdict(list)
        for statement, count in toll.counts:
            days[one_day(statement)].append((statement, count))
        for _, told in sorted(days.items()):
            pairs = (pair for pair in combinations(told, 2) if _exclude_each_other(*pair))
            against = [statement for pair in pairs for statement, _ in pair]
            if against:
                yield make_conflict(ConflictKind.CONTRADICTION, against)


def find_toll_updates(tolls: Sequence[Toll]) -> Iterator[Conflict]:
    """Find figures for the same victims that rise from day to day, or are said to have risen.

    Those of what happened on one day may fall as well. Days count as later only where they surely
    are: an article of some year is not after another.
    """
    for toll in tolls:
        dated = [
            (s.told, c.risen, s, b)
            for s, c in _that_may_rise(toll.counts)
            if s.told is not None and (b := _bounds(c)) is not None
        ]
        changing: list[Statement] = []
        last_day, lowest = dt.date.min, -1
        for told, risen, statement, bounds in sorted(dated, key=_by_day):
            later = told.earliest > last_day or (risen and bool(changing))
            fell = toll.is_of_one_day and bounds[1] < lowest
            if later and (fell or bounds[0] > lowest):
                changing.append(statement)
                last_day, lowest = told.latest, bounds[0]
        if len(changing) > 1:
            yield make_conflict(ConflictKind.UPDATE, changing)


def _by_day(
    row: tuple[DateValue, bool, Statement, tuple[int, int]],
) -> tuple[dt.date, bool, str]:
    told, risen, statement, _ = row
    return (told.latest, risen, statement.article)


def _by_date(group: Sequence[Counted]) -> Iterator[list[Counted]]:
    """Part figures by the days that they are for."""
    parted: dict[str, list[Counted]] = defaultdict(list)
    for statement, count in group:
        parted["" if statement.date is None else statement.date.edtf].append((statement, count))
    return (parted[days] for days in sorted(parted))


def _common_day(group: Sequence[Counted]) -> dt.date | None:
    """Give the one day that all dates of figures have in common."""
    dates = [statement.date for statement, _ in group if statement.date is not None]
    first = max((date.earliest for date in dates), default=None)
    last = min((date.latest for date in dates), default=None)
    return first if first == last else None


def _is_armed(count: CasualtyCount, world: Mapping[str, Entity]) -> bool:
    event = world.get(count.event or "")
    return event is not None and event.event_type is EventType.ARMED_EVENT


def _scope(count: CasualtyCount, world: Mapping[str, Entity]) -> Key | None:
    """Give whose victims a figure counts, but for the days; None for a figure without a scope."""
    if count.event is None and count.place is None:
        return None
    place = count.place
    if _is_armed(count, world) and _is_there(world[count.event or ""].place, place, world):
        place = None
    of = None if count.of is None else count.of.lower().removesuffix("s")
    return (count.event, place, count.count.value, of)


def _is_there(event: str | None, place: str | None, world: Mapping[str, Entity]) -> bool:
    """Tell whether a place is that of an event, or the state around it."""
    around = world.get(event or "")
    return place is not None and (place == event or (around is not None and place == around.within))


def _that_may_rise(group: Sequence[Counted]) -> Sequence[Counted]:
    """Give the figures of a scope that may be of one happening which goes on.

    Of a place alone, without a time, only thousands are of one war or disaster; smaller figures are
    of another happening each day, unless one is said to have risen.
    """
    statement, count = group[0]
    if count.event is not None or statement.date is not None or any(c.risen for _, c in group):
        return group
    return [pair for pair in group if (b := _bounds(pair[1])) is not None and b[0] >= _THOUSANDS]


def _exclude_each_other(
    one: tuple[Statement, CasualtyCount], other: tuple[Statement, CasualtyCount]
) -> bool:
    if one[0].source == other[0].source:
        return False
    first, second = _bounds(one[1]), _bounds(other[1])
    if first is None or second is None:
        return False
    below, above = first[1] < second[0], second[1] < first[0]
    return (below and not other[1].risen) or (above and not one[1].risen)


def _bounds(count: CasualtyCount) -> tuple[int, int] | None:
    """Give the least and the most that a figure can mean; None for no number at all."""
    if not count.value.isdecimal():
        lowest, highest = count.minimum, count.maximum
        known = lowest is not None or highest is not None
        return (lowest or 0, highest or UNBOUNDED) if known else None
    number = int(count.value)
    match count.modifier:
        case CountModifier.MORE_THAN | CountModifier.AT_LEAST:
            return (number, count.maximum or UNBOUNDED)
        case CountModifier.LESS_THAN:
            return (count.minimum or 0, number)
        case _:
            return (number, number)
