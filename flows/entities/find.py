"""All entities of one article: names, what describes them, events. The room's front door.

The order is the order of trust: names first, then what leans on them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.entities.acronyms import list_uses
from flows.entities.coreference import link_bodies
from flows.entities.descriptions import link_collectives
from flows.entities.events import link_events
from flows.entities.grounds import Grounds
from flows.entities.linking import link_names
from flows.entities.metonyms import read_metonyms
from flows.entities.pronouns import link_pronouns
from flows.entities.reading import Reading
from flows.entities.spotted import mention_of
from flows.model import ArticleEntities, EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.entities.gazetteer import Gazetteer
    from flows.entities.spotted import Link
    from flows.model import Entity, Parsed


def find_entities(parsed: Parsed, gazetteer: Gazetteer) -> ArticleEntities:
    """Give who and what an article names.

    Args:
        parsed: The article with its sentences.
        gazetteer: What the reference data knows of names; ``Gazetteer.of`` makes it.
    """
    reading = Reading.of(parsed, gazetteer)
    linked = link_names(reading)
    links, places = _describe(reading, linked.links)
    uses, issues = list_uses(reading, linked.scope.acronyms, links)
    return ArticleEntities(
        entities=merge_entities((*(link.entity for link in links), *places)),
        mentions=tuple(mention_of(parsed, link) for link in sorted(links, key=lambda k: k.place)),
        acronyms=uses,
        issues=tuple(sorted(issues)),
    )


def _describe(
    reading: Reading, links: tuple[Link, ...]
) -> tuple[tuple[Link, ...], tuple[Entity, ...]]:
    """Add what leans on names, each step on what the steps before found; and places of events."""
    for step in (link_collectives, link_bodies, link_pronouns):
        found = step(Grounds.of(reading, links))
        links = (*links, *(k for k in found if not _is_taken(k, links)))
    links = read_metonyms(Grounds.of(reading, links))
    events, places = link_events(Grounds.of(reading, links))
    return (*(k for k in links if not _is_named_event(k, events)), *events), places


def _is_named_event(link: Link, events: Iterable[Link]) -> bool:
    """Tell whether a place is only part of the name of an event ("Geneva II")."""
    inside = (e for e in events if e.sentence == link.sentence and e.first <= link.first < e.last)
    return link.entity.kind is EntityKind.PLACE and any(e.entity.id.count("/") == 1 for e in inside)


def _is_taken(link: Link, links: Iterable[Link]) -> bool:
    return any(link.place == other.place for other in links)


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
