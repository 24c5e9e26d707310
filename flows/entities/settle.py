"""One entity a thing across articles; which ids of an article become which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.entities.find import merge_entities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.model import ArticleFacts, DateAssessment, Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The entities of all articles, by id.

    Args:
        renamed: Article id -> old entity id -> new entity id, where they differ.
    """

    entities: tuple[Entity, ...]
    renamed: Mapping[str, Mapping[str, str]]


def settle_entities(
    articles: Sequence[ArticleFacts], dated: Mapping[str, DateAssessment]
) -> Settled:
    """Bring together what several articles name.

    Args:
        articles: What each article yields, in order of their ids.
        dated: What is decided about the date of each article, by its id.
    """
    del dated
    found = (entity for facts in articles for entity in facts.entities.entities)
    return Settled(entities=merge_entities(found), renamed={})
