"""All entities of one article: names, what describes them, events. The room's front door.

The order is the order of trust: names first, then what leans on them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.entities.acronyms import list_uses
from flows.entities.capitals import link_capitals
from flows.entities.coreference import link_bodies
from flows.entities.descriptions import link_collectives
from flows.entities.events import link_events
from flows.entities.grounds import Grounds
from flows.entities.linking import link_names
from flows.entities.merges import list_merges
from flows.entities.metonyms import read_metonyms
from flows.entities.pronouns import link_pronouns
from flows.entities.reading import Reading
from flows.entities.rulings import obey_rulings
from flows.entities.spotted import mention_of, stretch_text
from flows.model import ArticleEntities, EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    links, places = _describe(reading, _ruled(reading, linked.links))
    links = _ruled(reading, links)
    uses, issues = list_uses(reading, linked.scope.acronyms, links)
    entities = merge_entities((*(link.entity for link in links), *places))
    return ArticleEntities(
        entities=entities,
        states=_states_of(entities, gazetteer),
        mentions=tuple(mention_of(parsed, link) for link in sorted(links, key=lambda k: k.place)),
        acronyms=uses,
        issues=tuple(sorted(issues)),
        merges=list_merges(reading, links),
    )


def _states_of(entities: Iterable[Entity], gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """Give the states that towns lie in."""
    known, within = gazetteer.states.ids, {e.within for e in entities if e.within is not None}
    return tuple(known[state].entity for state in sorted(within) if state in known)


def _ruled(reading: Reading, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Let the links obey what the user ruled."""
    texts = [stretch_text(reading.sentence(k.sentence), k.first, k.last) for k in links]
    article = reading.parsed.article.raw.id
    return obey_rulings(links, texts, reading.gazetteer.rulings, article)


def _describe(
    reading: Reading, links: tuple[Link, ...]
) -> tuple[tuple[Link, ...], tuple[Entity, ...]]:
    """Add what leans on names, each step on what the steps before found; and places of events."""
    for step in (link_collectives, link_bodies, link_capitals, link_pronouns):
        found = step(Grounds.of(reading, links))
        links = (*links, *(k for k in found if not _is_taken(k, links)))
    links = tuple(
        k if _is_allowed(reading, k) else place
        for k, place in zip(read_metonyms(Grounds.of(reading, links)), links, strict=True)
    )
    events, places = link_events(Grounds.of(reading, links))
    return (*(k for k in links if not _is_named_event(k, events)), *events), places


def _is_allowed(reading: Reading, link: Link) -> bool:
    words = stretch_text(reading.sentence(link.sentence), link.first, link.last)
    article = reading.parsed.article.raw.id
    return not reading.gazetteer.rulings.forbid(words, link.entity, article)


def _is_named_event(link: Link, events: Iterable[Link]) -> bool:
    """Tell whether a place is only part of the name of an event ("Geneva II")."""
    inside = (e for e in events if e.sentence == link.sentence and e.first <= link.first < e.last)
    return link.entity.kind is EntityKind.PLACE and any(e.entity.id.count("/") == 1 for e in inside)


def _is_taken(link: Link, links: Iterable[Link]) -> bool:
    return any(link.place == other.place for other in links)


def merge_entities(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Bring entities of one id together: the first one, with names and links of all, by id."""
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(entity.id, []).append(entity)
    return tuple(_merged(groups[key]) for key in sorted(groups))


def _merged(same: Sequence[Entity]) -> Entity:
    first = same[0]
    names = {name for e in same for name in (e.label, *e.alt_labels)}
    return replace(
        first,
        alt_labels=tuple(sorted(names - {first.label})),
        within=next((e.within for e in same if e.within), None),
        exact_match=next((e.exact_match for e in same if e.exact_match), None),
        geonames=next((e.geonames for e in same if e.geonames), None),
    )
