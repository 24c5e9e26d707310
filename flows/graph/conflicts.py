"""What does not go together across claims; both sides stay, and a conflict set names them.

Framing (the same thing told in other words) needs wording and is not looked for here.
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
UNBOUNDED = 10**12

SituationT = TypeVar("SituationT", Stance, CasualtyCount, Scheduling)
Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A situation as one article passes it on.

    Args:
        date: When it holds; None where the text gives no time.
        published: The date decided for the article.
    """

    article: str
    claimant: str | None
    situation: Situation
    date: DateValue | None
    published: DateValue | None

    @property
    def day(self) -> tuple[dt.date, dt.date]:
        """The days it speaks of, else those it was published on; else all days."""
        dated = self.date or self.published
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
        *_find_toll_updates(said),
        *_find_slips(said),
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
                    published=calendar.decided,
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
        return None if scope is None else (*scope, str(statement.published))

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
    return first[1] < second[0] or second[1] < first[0]


def _find_toll_updates(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find figures for the same victims that rise from article to article."""
    for group in _group(said, CasualtyCount, _scope):
        dated = [(s.published.latest, s, _bounds(c)) for s, c in group if s.published is not None]
        rising: list[Statement] = []
        last_day, last_figure = dt.date.min, -1
        for day, statement, bounds in sorted(dated, key=lambda row: (row[0], row[1].article)):
            if bounds is not None and day > last_day and bounds[0] > last_figure:
                rising.append(statement)
                last_day, last_figure = day, bounds[0]
        if len(rising) > 1:
            yield _conflict(ConflictKind.UPDATE, rising)


def _find_slips(said: Sequence[Statement]) -> Iterator[Conflict]:
    """Find events that articles of different days set for different dates."""

    def announced(statement: Statement, scheduling: Scheduling) -> Key | None:
        known = statement.date is not None and statement.published is not None
        return (scheduling.event,) if known and scheduling.status in AHEAD else None

    for group in _group(said, Scheduling, announced):
        dates = {statement.date.edtf for statement, _ in group if statement.date is not None}
        days = {str(statement.published) for statement, _ in group}
        if len(dates) > 1 and len(days) > 1:
            yield _conflict(ConflictKind.UPDATE, (statement for statement, _ in group))
