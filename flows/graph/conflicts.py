"""What does not go together across claims; both sides stay, and a conflict set names them.

Figures of victims are held against each other in ``tolls``; the same thing told in words that take
sides belongs to ``framings``.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from flows.graph.statements import (
    group_same,
    is_apart,
    list_statements,
    make_conflict,
    one_day,
    told_on,
)
from flows.graph.tolls import find_toll_contradictions, find_toll_updates, list_tolls
from flows.model import (
    Conflict,
    ConflictKind,
    ScheduleStatus,
    Scheduling,
    Stance,
    StanceValue,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from flows.graph.statements import Key, Statement
    from flows.model import AssembledArticle, Entity

FOR = frozenset({StanceValue.SUPPORTS, StanceValue.WILLING})
AGAINST = frozenset({StanceValue.OPPOSES, StanceValue.REFUSES})
AHEAD = frozenset({ScheduleStatus.PROPOSED, ScheduleStatus.PLANNED, ScheduleStatus.LIKELY})
CALLED_OFF = frozenset({ScheduleStatus.POSTPONED, ScheduleStatus.CANCELLED})


def find_conflicts(
    articles: Sequence[AssembledArticle], entities: Iterable[Entity] = ()
) -> tuple[Conflict, ...]:
    """Find the situations that do not go together.

    Args:
        articles: What is said, and when.
        entities: What is known of the events and places that figures are for.

    Claims that something does not hold, or that are denied, state no situation to hold against
    another and are left out; so are copies of a story that stands elsewhere.

    Returns:
        Disagreements, contradictions and updates, in this order, by subject.
    """
    said = tuple(list_statements(articles))
    tolls = tuple(list_tolls(said, {entity.id: entity for entity in entities}))
    found = (
        *_find_disagreements(said),
        *_find_changed_minds(said),
        *find_toll_contradictions(tolls),
        *_find_date_contradictions(said),
        *find_toll_updates(tolls),
        *_find_slips(said),
        *_find_turns(said),
    )
    return tuple(conflict for conflict in found if len(conflict.members) > 1)


def _find_disagreements(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find subjects that one agent is for and another against."""
    for group in group_same(said, Stance, lambda _, stance: (stance.target,)):
        pro = {stance.agent for _, stance in group if stance.value in FOR}
        contra = {stance.agent for _, stance in group if stance.value in AGAINST}
        if pro and contra and len(pro | contra) > 1:
            takers = (statement for statement, stance in group if stance.value in FOR | AGAINST)
            yield make_conflict(ConflictKind.DISAGREEMENT, takers)


def _find_changed_minds(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find stances that nobody can take at once: for and against the same, on the same days."""

    def speak_of_same(statement: Statement, stance: Stance) -> Key:
        return (stance.agent, stance.target, str(statement.day))

    for group in group_same(said, Stance, speak_of_same):
        values = {stance.value for _, stance in group}
        if values & FOR and values & AGAINST:
            takers = (statement for statement, stance in group if stance.value in FOR | AGAINST)
            yield make_conflict(ConflictKind.CONTRADICTION, takers)


def _find_turns(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find agents who were for something and are against it on later days, or the other way."""

    def speak_of_same(_: Statement, stance: Stance) -> Key:
        return (stance.agent, stance.target)

    for group in group_same(said, Stance, speak_of_same):
        takers = [(s, v) for s, v in group if v.value in FOR | AGAINST and s.told is not None]
        turned = [
            statement
            for (one, first), (other, second) in combinations(takers, 2)
            if (first.value in FOR) != (second.value in FOR) and is_apart(one, other)
            for statement in (one, other)
        ]
        if turned:
            yield make_conflict(ConflictKind.UPDATE, sorted(turned, key=told_on))


def _find_date_contradictions(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find events that two sources set for different dates on one day."""

    def announced_on_a_day(statement: Statement, scheduling: Scheduling) -> Key | None:
        known = statement.date is not None and statement.told is not None
        ahead = scheduling.status in AHEAD
        return (scheduling.event, one_day(statement)) if known and ahead else None

    for group in group_same(said, Scheduling, announced_on_a_day):
        against = [
            statement
            for one, other in combinations([s for s, _ in group], 2)
            if one.source != other.source and is_apart(one, other)
            for statement in (one, other)
        ]
        if against:
            yield make_conflict(ConflictKind.CONTRADICTION, against)


def _find_slips(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find events set for other dates on a later day, or then put off or called off."""

    def announced(statement: Statement, scheduling: Scheduling) -> Key | None:
        ahead = scheduling.status in AHEAD and statement.date is not None
        known = statement.told is not None
        return (scheduling.event,) if known and (ahead or _is_off(scheduling)) else None

    for group in group_same(said, Scheduling, announced):
        days = {str(statement.told) for statement, _ in group}
        dates = {statement.date.edtf for statement, _ in group if statement.date is not None}
        if not _is_any_later([s for s, _ in group]):
            continue
        set_for = [told_on(s) for s, scheduling in group if scheduling.status in AHEAD]
        off = [told_on(s) for s, scheduling in group if _is_off(scheduling)]
        put_off = bool(set_for and off) and min(set_for) < max(off)
        if len(days) > 1 and (len(dates) > 1 or put_off):
            yield make_conflict(ConflictKind.UPDATE, (statement for statement, _ in group))


def _is_any_later(statements: Sequence[Statement]) -> bool:
    """Tell whether one of them was surely told on a later day than another."""
    days = [s.told for s in statements if s.told is not None]
    return max(d.earliest for d in days) > min(d.latest for d in days)


def _is_off(scheduling: Scheduling) -> bool:
    return scheduling.status in CALLED_OFF
