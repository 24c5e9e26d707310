"""What does not go together across claims; both sides stay, and a conflict set names them.

The same thing told in words that take sides belongs to ``framings``.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from flows.graph.calendar import Calendar
from flows.model import (
    CasualtyCount,
    Conflict,
    ConflictKind,
    CountModifier,
    EpistemicStatus,
    Polarity,
    ScheduleStatus,
    Scheduling,
    Stance,
    StanceValue,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from flows.model import AssembledArticle, DateValue, Situation

FOR = frozenset({StanceValue.SUPPORTS, StanceValue.WILLING})
AGAINST = frozenset({StanceValue.OPPOSES, StanceValue.REFUSES})
AHEAD = frozenset({ScheduleStatus.PROPOSED, ScheduleStatus.PLANNED, ScheduleStatus.LIKELY})
CALLED_OFF = frozenset({ScheduleStatus.POSTPONED, ScheduleStatus.CANCELLED})
UNBOUNDED = 10**12

SituationT = TypeVar("SituationT", Stance, CasualtyCount, Scheduling)
Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A situation as one article passes it on.

    Args:
        date: When it holds; None where the text gives no time.
        told: When it was said, else the date decided for the article.
    """

    article: str
    claimant: str | None
    situation: Situation
    date: DateValue | None
    told: DateValue | None

    @property
    def day(self) -> tuple[dt.date, dt.date]:
        """The days it speaks of, else those it was told on; else all days."""
        dated = self.date or self.told
        return (dt.date.min, dt.date.max) if dated is None else (dated.earliest, dated.latest)

    @property
    def source(self) -> tuple[str, str | None]:
        """Who says it where: one source does not conflict with itself."""
        return (self.article, self.claimant)


def find_conflicts(articles: Sequence[AssembledArticle]) -> tuple[Conflict, ...]:
    """Find the situations that do not go together.

    Claims that something does not hold, or that are denied, state no situation to hold against
    another and are left out; so are copies of a story that stands elsewhere.

    Returns:
        Disagreements, contradictions and updates, in this order, by subject.
    """
    said = tuple(_list_statements(articles))
    found = (
        *_find_disagreements(said),
        *_find_changed_minds(said),
        *_find_toll_contradictions(said),
        *_find_date_contradictions(said),
        *_find_toll_updates(said),
        *_find_slips(said),
        *_find_turns(said),
    )
    return tuple(conflict for conflict in found if len(conflict.members) > 1)


def _list_statements(articles: Sequence[AssembledArticle]) -> Iterator[Statement]:
    for assembled in articles:
        if assembled.duplicate_of is not None:
            continue
        calendar = Calendar.of(assembled)
        for claim in assembled.claims:
            if claim.polarity is Polarity.NEGATIVE or claim.status is EpistemicStatus.DENIED:
                continue
            for situation in claim.states:
                yield Statement(
                    article=assembled.article.raw.id,
                    claimant=claim.claimant,
                    situation=situation,
                    date=calendar.date_situation(situation),
                    told=calendar.date_at(claim.said) or calendar.decided,
                )


def _group(
    said: Iterable[Statement],
    kind: type[SituationT],
    key: Callable[[Statement, SituationT], Key | None],
) -> Iterator[list[tuple[Statement, SituationT]]]:
    """Put statements of a kind together that speak of the same; a key of None speaks of nothing."""
    groups: dict[Key, list[tuple[Statement, SituationT]]] = defaultdict(list)
    for statement in said:
        situation = statement.situation
        if not isinstance(situation, kind):
            continue
        subject = key(statement, situation)
        if subject is not None:
            groups[subject].append((statement, situation))
    return (groups[subject] for subject in sorted(groups, key=str))


def _conflict(kind: ConflictKind, statements: Iterable[Statement]) -> Conflict:
    members = dict.fromkeys((said.article, said.situation) for said in statements)
    return Conflict(kind=kind, members=tuple(members))


def _find_disagreements(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find subjects that one agent is for and another against."""
    for group in _group(said, Stance, lambda _, stance: (stance.target,)):
        pro = {stance.agent for _, stance in group if stance.value in FOR}
        contra = {stance.agent for _, stance in group if stance.value in AGAINST}
        if pro and contra and len(pro | contra) > 1:
            takers = (statement for statement, stance in group if stance.value in FOR | AGAINST)
            yield _conflict(ConflictKind.DISAGREEMENT, takers)


def _find_changed_minds(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find stances that nobody can take at once: for and against the same, on the same days."""

    def speak_of_same(statement: Statement, stance: Stance) -> Key:
        return (stance.agent, stance.target, str(statement.day))

    for group in _group(said, Stance, speak_of_same):
        values = {stance.value for _, stance in group}
        if values & FOR and values & AGAINST:
            takers = (statement for statement, stance in group if stance.value in FOR | AGAINST)
            yield _conflict(ConflictKind.CONTRADICTION, takers)


def _find_turns(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find agents who were for something and are against it on later days, or the other way."""

    def speak_of_same(_: Statement, stance: Stance) -> Key:
        return (stance.agent, stance.target)

    for group in _group(said, Stance, speak_of_same):
        takers = [(s, v) for s, v in group if v.value in FOR | AGAINST and s.told is not None]
        turned = [
            statement
            for (one, first), (other, second) in combinations(takers, 2)
            if (first.value in FOR) != (second.value in FOR) and _is_apart(one, other)
            for statement in (one, other)
        ]
        if turned:
            yield _conflict(ConflictKind.UPDATE, sorted(turned, key=_told_on))


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


def _find_toll_contradictions(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find figures for the same victims, of the same day, that cannot both be right."""

    def scope_on_a_day(statement: Statement, count: CasualtyCount) -> Key | None:
        scope = _scope(statement, count)
        return None if scope is None else (*scope, str(statement.told))

    for group in _group(said, CasualtyCount, scope_on_a_day):
        against = [
            statement
            for pair in combinations(group, 2)
            if _exclude_each_other(*pair)
            for statement, _ in pair
        ]
        if against:
            yield _conflict(ConflictKind.CONTRADICTION, against)


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


def _find_date_contradictions(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find events that two sources set for different dates on one day."""

    def announced_on_a_day(statement: Statement, scheduling: Scheduling) -> Key | None:
        known = statement.date is not None and statement.told is not None
        ahead = scheduling.status in AHEAD
        return (scheduling.event, str(statement.told)) if known and ahead else None

    for group in _group(said, Scheduling, announced_on_a_day):
        against = [
            statement
            for one, other in combinations([s for s, _ in group], 2)
            if one.source != other.source and _is_apart(one, other)
            for statement in (one, other)
        ]
        if against:
            yield _conflict(ConflictKind.CONTRADICTION, against)


def _is_apart(one: Statement, other: Statement) -> bool:
    return one.day[1] < other.day[0] or other.day[1] < one.day[0]


def _find_toll_updates(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find figures for the same victims that rise from day to day, or are said to have risen."""
    for group in _group(said, CasualtyCount, _scope):
        dated = [
            (s.told.latest, c.risen, s, b)
            for s, c in group
            if s.told is not None and (b := _bounds(c)) is not None
        ]
        rising: list[Statement] = []
        last_day, last_figure = dt.date.min, -1
        for day, risen, statement, bounds in sorted(dated, key=lambda r: (*r[:2], r[2].article)):
            later = day > last_day or (risen and bool(rising))
            if later and bounds[0] > last_figure:
                rising.append(statement)
                last_day, last_figure = day, bounds[0]
        if len(rising) > 1:
            yield _conflict(ConflictKind.UPDATE, rising)


def _find_slips(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find events set for other dates on a later day, or then put off or called off."""

    def announced(statement: Statement, scheduling: Scheduling) -> Key | None:
        ahead = scheduling.status in AHEAD and statement.date is not None
        known = statement.told is not None
        return (scheduling.event,) if known and (ahead or _is_off(scheduling)) else None

    for group in _group(said, Scheduling, announced):
        days = {str(statement.told) for statement, _ in group}
        dates = {statement.date.edtf for statement, _ in group if statement.date is not None}
        set_for = [_told_on(s) for s, scheduling in group if scheduling.status in AHEAD]
        off = [_told_on(s) for s, scheduling in group if _is_off(scheduling)]
        put_off = bool(set_for and off) and min(set_for) < max(off)
        if len(days) > 1 and (len(dates) > 1 or put_off):
            yield _conflict(ConflictKind.UPDATE, (statement for statement, _ in group))


def _is_off(scheduling: Scheduling) -> bool:
    return scheduling.status in CALLED_OFF


def _told_on(statement: Statement) -> dt.date:
    return dt.date.min if statement.told is None else statement.told.latest
