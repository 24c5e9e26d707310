"""The articles laid side by side: the last stop before the graph."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flows.model.dates import DateAssessment, TimeMention  # noqa: TC001
from flows.model.entities import AcronymUse, Entity, Merge  # noqa: TC001
from flows.model.facts import Claim, Situation  # noqa: TC001
from flows.model.text import CleanArticle, Issue  # noqa: TC001


class ConflictKind(StrEnum):
    """How situations disagree."""

    CONTRADICTION = "Contradiction"
    DISAGREEMENT = "Disagreement"
    FRAMING = "Framing"
    UPDATE = "Update"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Situations that do not go together, each with the id of an article that states it."""

    kind: ConflictKind
    members: tuple[tuple[str, Situation], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembledArticle:
    """An article with its date decided, its time mentions given values, its entities settled.

    Args:
        duplicate_of: Id of the article that this one is a copy of (the same wire story).
    """

    article: CleanArticle
    assessment: DateAssessment
    times: tuple[TimeMention, ...]
    claims: tuple[Claim, ...]
    acronyms: tuple[AcronymUse, ...]
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """All articles of a build, in order of their ids, and what they share."""

    articles: tuple[AssembledArticle, ...]
    entities: tuple[Entity, ...]
    conflicts: tuple[Conflict, ...]
    issues: tuple[Issue, ...]
    merges: tuple[Merge, ...] = ()
