"""All entities of one article: names, what describes them, events. The room's front door.

The order is the order of trust: names first, then what leans on them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.entities.acronyms import list_uses
from flows.entities.linking import link_names
from flows.entities.reading import Reading
from flows.entities.spotted import mention_of
from flows.model import ArticleEntities

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.entities.gazetteer import Gazetteer
    from flows.model import Entity, Parsed


def find_entities(parsed: Parsed, gazetteer: Gazetteer) -> ArticleEntities:
    """Give who and what an article names.

    Args:
        parsed: The article with its sentences.
        gazetteer: What the reference data knows of names; ``Gazetteer.of`` makes it.
    """
    reading = Reading.of(parsed, gazetteer)
    linked = link_names(reading)
    links = linked.links
    uses, issues = list_uses(reading, linked.scope.acronyms, links)
    return ArticleEntities(
        entities=merge_entities(link.entity for link in links),
        mentions=tuple(mention_of(parsed, link) for link in sorted(links, key=lambda k: k.place)),
        acronyms=uses,
        issues=tuple(sorted(issues)),
    )


def merge_entities(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Bring entities of one id together: the first one, with the names of all, by id."""
    found: dict[str, Entity] = {}
    names: dict[str, set[str]] = {}
    for entity in entities:
        found.setdefault(entity.id, entity)
        names.setdefault(entity.id, set()).update((entity.label, *entity.alt_labels))
    return tuple(
        replace(found[key], alt_labels=tuple(sorted(names[key] - {found[key].label})))
        for key in sorted(found)
    )
