"""Figures of victims that do not go together: of one day, or rising from day to day."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import TYPE_CHECKING, Final

from flows.graph.statements import group_same, make_conflict, one_day
from flows.model import CasualtyCount, ConflictKind, CountModifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.graph.statements import Key, Statement
    from flows.model import Conflict, DateValue

Counted = tuple["Statement", CasualtyCount]
UNBOUNDED: Final = 10**12
_THOUSANDS: Final = 1_000


def find_toll_contradictions(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find figures for the same victims, of the same day, that cannot both be right."""

    def scope_on_a_day(statement: Statement, count: CasualtyCount) -> Key | None:
        scope = _scope(statement, count)
        return None if scope is None else (*scope, one_day(statement))

    for group in group_same(said, CasualtyCount, scope_on_a_day):
        against = [
            statement
            for pair in combinations(group, 2)
            if _exclude_each_other(*pair)
            for statement, _ in pair
        ]
        if against:
            yield make_conflict(ConflictKind.CONTRADICTION, against)


def find_toll_updates(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find figures for the same victims that rise from day to day, or are said to have risen.

    Days count as later only where they surely are: an article of some year is not after another.
    """
    for group in group_same(said, CasualtyCount, _scope):
        dated = [
            (s.told, c.risen, s, b)
            for s, c in _that_may_rise(group)
            if s.told is not None and (b := _bounds(c)) is not None
        ]
        rising: list[Statement] = []
        last_day, last_figure = dt.date.min, -1
        for told, risen, statement, bounds in sorted(dated, key=_by_day):
            later = told.earliest > last_day or (risen and bool(rising))
            if later and bounds[0] > last_figure:
                rising.append(statement)
                last_day, last_figure = told.latest, bounds[0]
        if len(rising) > 1:
            yield make_conflict(ConflictKind.UPDATE, rising)


def _by_day(
    row: tuple[DateValue, bool, Statement, tuple[int, int]],
) -> tuple[dt.date, bool, str]:
    told, risen, statement, _ = row
    return (told.latest, risen, statement.article)


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


def _scope(statement: Statement, count: CasualtyCount) -> Key | None:
    """Give whose victims a figure counts; None for a figure without a scope."""
    if count.event is None and count.place is None:
        return None
    days = None if statement.date is None else statement.date.edtf
    return (count.event, count.place, count.count.value, days)


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
