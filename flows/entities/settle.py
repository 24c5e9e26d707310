"""One entity a thing across articles, and which ids of each article become which.

Names are settled in ``settle_names``, namesakes told apart in ``namesakes``, events settled in
``settle_events``; here all is put together, and each merge told with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.entities.find import merge_entities
from flows.entities.merges import tell_merges
from flows.entities.namesakes import part_namesakes
from flows.entities.rulings import NO_RULINGS, Rulings
from flows.entities.settle_events import best_label, same_events
from flows.entities.settle_names import same_names
from flows.entities.spelling import slug
from flows.model import EntityKind, EventType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.entities.settle_names import Joined
    from flows.model import ArticleFacts, DateAssessment, Entity, Merge


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The entities of all articles, by id.

    Args:
        renamed: Article id -> old entity id -> new entity id, where they differ.
        merges: Each name of each article that went into an entity, with the reason.
    """

    entities: tuple[Entity, ...]
    renamed: Mapping[str, Mapping[str, str]]
    merges: tuple[Merge, ...] = ()


def settle_entities(
    articles: Sequence[ArticleFacts],
    dated: Mapping[str, DateAssessment],
    rulings: Rulings = NO_RULINGS,
) -> Settled:
    """Bring together what several articles name.

    Args:
        articles: What each article yields, in order of their ids.
        dated: What is decided about the date of each article, by its id.
        rulings: What the user ruled about merges.

    Returns:
        The same for every order of ``articles``.
    """
    ordered = sorted(articles, key=lambda facts: facts.article.raw.id)
    names = same_names(merge_entities(e for f in ordered for e in f.entities.entities), rulings)
    events = same_events(ordered, dated, rulings)
    parted = part_namesakes(ordered)
    joined = {
        facts.article.raw.id: _joined(facts, names, events.get(facts.article.raw.id, {}))
        for facts in ordered
    }
    renamed = {
        article: {**{old: join.into for old, join in own.items()}, **parted.get(article, {})}
        for article, own in joined.items()
    }
    moved = list(_moved(ordered, renamed))
    entities = merge_entities(_with_best_labels(moved))
    return Settled(
        entities=entities,
        renamed={article: ids for article, ids in renamed.items() if ids},
        merges=tell_merges(ordered, joined, renamed, entities),
    )


def _joined(
    facts: ArticleFacts, names: Mapping[str, Joined], events: Mapping[str, Joined]
) -> dict[str, Joined]:
    ids = [entity.id for entity in facts.entities.entities]
    found = ((i, events.get(i) or names.get(i)) for i in ids)
    return {i: join for i, join in found if join is not None and join.into != i}


def _moved(
    articles: Sequence[ArticleFacts], renamed: Mapping[str, Mapping[str, str]]
) -> Iterator[Entity]:
    """Give all entities under their new ids; an event's place and whole go with it.

    The states of towns are known by their tables: they keep theirs.
    """
    for facts in articles:
        ids = renamed[facts.article.raw.id]
        for entity in facts.entities.entities:
            yield replace(
                entity,
                id=ids.get(entity.id, entity.id),
                place=ids.get(entity.place, entity.place) if entity.place else None,
                part_of=ids.get(entity.part_of, entity.part_of) if entity.part_of else None,
            )
        yield from facts.entities.states


def _with_best_labels(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Put first, of the entities of one id, the one whose label and type stand for all."""
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(entity.id, []).append(entity)
    return tuple(e for key in sorted(groups) for e in _best_first(groups[key]))


def _best_first(group: Sequence[Entity]) -> Sequence[Entity]:
    if group[0].kind is not EntityKind.EVENT:
        name = group[0].id.rpartition("/")[2]
        return sorted(group, key=lambda e: (not _is_own(e, name), e.label))
    best = _event_of(group)
    return (best, *group)


def _is_own(entity: Entity, slug_of_id: str) -> bool:
    """Tell whether an entity bears the label that the id was made of."""
    return slug(entity.label) == slug_of_id


def _event_of(group: Sequence[Entity]) -> Entity:
    own = [e for e in group if _is_own(e, e.id.rpartition("/")[2])]
    best = best_label(own or group)
    peace = any(e.event_type is EventType.PEACE_CONFERENCE for e in group)
    places = [e.place for e in group if e.place is not None]
    wholes = sorted(e.part_of for e in group if e.part_of is not None)
    return replace(
        best,
        event_type=EventType.PEACE_CONFERENCE if peace else best.event_type,
        place=best.place or (places[0] if places else None),
        part_of=wholes[0] if wholes else None,
    )
