"""Triples about people, organisations, places, events and anonymous sources.

Only what a published claim or article refers to is described.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from pyoxigraph import NamedNode

from flows.graph import vocab
from flows.graph.literals import text
from flows.graph.situations import used_entities
from flows.graph.triples import about
from flows.model import ActorType, Entity, EntityKind, EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Triple

    from flows.graph.iris import Iris
    from flows.graph.triples import Pair
    from flows.model import AssembledArticle, Assembly


def name_media(assembly: Assembly) -> dict[str, Entity]:
    """Find the organisations that publishers and agencies printed on articles are.

    Returns:
        By name: the organisation that bears it, or a new one where no text speaks of it.
    """
    known = {
        name: entity
        for entity in reversed(assembly.entities)
        if entity.kind is EntityKind.ORGANIZATION
        for name in (*entity.alt_labels, entity.label)
    }
    articles = [assembled.article for assembled in assembly.articles]
    printed = sorted({n for a in articles for n in (a.publisher, a.agency) if n is not None})
    return {name: known.get(name) or _new_medium(name) for name in printed}


def _new_medium(name: str) -> Entity:
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return Entity(
        id=f"organization/{'-'.join(words) or 'unnamed'}",
        kind=EntityKind.ORGANIZATION,
        label=name,
        actor_type=ActorType.NEWS_MEDIA,
    )


def select_entities(assembly: Assembly, media: Iterable[Entity]) -> tuple[Entity, ...]:
    """Pick the entities that something published refers to, in order of their ids.

    An event brings its place with it, and the larger event it is part of; a town its state.
    """
    known = {entity.id: entity for entity in (*media, *assembly.entities)}
    waiting = [*_named_ids(assembly.articles), *(entity.id for entity in media)]
    used: dict[str, Entity] = {}
    while waiting:
        entity = known.get(waiting.pop())
        if entity is None or entity.id in used:
            continue
        used[entity.id] = entity
        waiting.extend(
            id_ for id_ in (entity.place, entity.part_of, entity.within) if id_ is not None
        )
    return tuple(used[id_] for id_ in sorted(used))


def _named_ids(articles: Sequence[AssembledArticle]) -> Iterator[str]:
    for assembled in articles:
        yield from (use.denotes for use in assembled.acronyms)
        for claim in assembled.claims:
            yield from (id_ for id_ in (claim.claimant, claim.relayed_by) if id_ is not None)
            for situation in claim.states:
                yield from used_entities(situation)


def describe_entity(iris: Iris, entity: Entity) -> Iterator[Triple]:
    """Say what an entity is and what it is called."""
    place, whole, state = entity.place, entity.part_of, entity.within
    matches = (link for link in (entity.exact_match, entity.geonames) if link is not None)
    return about(
        iris.entity(entity.id),
        (
            *((vocab.TYPE, kind) for kind in _classes(entity)),
            (vocab.LABEL, text(entity.label)),
            (vocab.PREF_LABEL, text(entity.label)),
            *_other_names(entity),
            (vocab.ACTOR_TYPE, _actor_type(entity)),
            (vocab.PLACE, None if place is None else iris.entity(place)),
            (vocab.PART_OF, None if whole is None else iris.entity(whole)),
            (vocab.CONTAINED_IN_PLACE, None if state is None else iris.entity(state)),
            *((vocab.EXACT_MATCH, NamedNode(link)) for link in matches),
        ),
    )


def _other_names(entity: Entity) -> tuple[Pair, ...]:
    names = (name for name in entity.alt_labels if name != entity.label)
    return tuple((vocab.ALT_LABEL, text(name)) for name in names)


def _actor_type(entity: Entity) -> NamedNode | None:
    if entity.actor_type is not None:
        return vocab.value_of(entity.actor_type)
    is_body = entity.kind is EntityKind.ORGANIZATION
    return vocab.value_of(ActorType.OTHER) if is_body else None


def _classes(entity: Entity) -> tuple[NamedNode, ...]:
    match entity.kind:
        case EntityKind.PERSON:
            return (vocab.PERSON,)
        case EntityKind.ORGANIZATION:
            return (vocab.SCHEMA_ORGANIZATION,)
        case EntityKind.PLACE:
            return (vocab.SCHEMA_PLACE,)
        case EntityKind.ANONYMOUS:
            return (vocab.ANONYMOUS_SOURCE,)
        case EntityKind.EVENT:
            return _event_classes(entity.event_type or EventType.EVENT)
    assert_never(entity.kind)


def _event_classes(kind: EventType) -> tuple[NamedNode, ...]:
    """Name a class of events and those above it: a reader without a reasoner finds it by each."""
    if kind is EventType.EVENT:
        return (vocab.EVENT_CLASS,)
    if kind is EventType.PEACE_CONFERENCE:
        return (vocab.EVENT_CLASS, vocab.value_of(EventType.MEETING), vocab.value_of(kind))
    return (vocab.EVENT_CLASS, vocab.value_of(kind))


def media_iris(iris: Iris, media: Mapping[str, Entity]) -> dict[str, NamedNode]:
    """Give the IRI of each publisher and agency by its printed name."""
    return {name: iris.entity(entity.id) for name, entity in media.items()}
