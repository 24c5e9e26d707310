"""Situations as articles pass them on, brought together where they speak of the same."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from flows.graph.calendar import Calendar
from flows.model import (
    CasualtyCount,
    Conflict,
    EpistemicStatus,
    Polarity,
    Scheduling,
    Stance,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from flows.model import AssembledArticle, ConflictKind, DateValue, Situation

SituationT = TypeVar("SituationT", Stance, CasualtyCount, Scheduling)
Key = tuple[str | None, ...]
_DAY_OR_TWO: Final = 2


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


def list_statements(articles: Sequence[AssembledArticle]) -> Iterator[Statement]:
    """Give what articles state, without what they deny and without copies."""
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


def group_same(
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


def make_conflict(kind: ConflictKind, statements: Iterable[Statement]) -> Conflict:
    """Put statements into a conflict, each situation of an article once."""
    members = dict.fromkeys((said.article, said.situation) for said in statements)
    return Conflict(kind=kind, members=tuple(members))


def is_apart(one: Statement, other: Statement) -> bool:
    """Tell whether two statements speak of days that have none in common."""
    return one.day[1] < other.day[0] or other.day[1] < one.day[0]


def one_day(statement: Statement) -> str:
    """Name the day on which a statement was told; where that is wide, its article alone."""
    told = statement.told
    is_wide = told is None or (told.latest - told.earliest).days > _DAY_OR_TWO
    return statement.article if is_wide else str(told)


def told_on(statement: Statement) -> dt.date:
    """Give the last day on which a statement can have been told; none known is before all."""
    return dt.date.min if statement.told is None else statement.told.latest
