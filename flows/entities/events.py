"""Events of an article: meetings, battles, wars, agreements, elections, each one entity.

Numbered and titled events and wars have ids of their own. An event that is only described
("meeting in Istanbul") is local to its article, ``event/ARTICLE/SLUG``, until ``settle`` has laid
the articles side by side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.entities.event_cluster import Cluster, is_row
from flows.entities.event_clusters import cluster_phrases
from flows.entities.event_phrases import find_phrases
from flows.entities.event_places import MEETINGS
from flows.entities.spelling import slug
from flows.entities.spotted import How, Link
from flows.model import Entity, EntityKind, EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.entities.event_phrases import Phrase
    from flows.entities.grounds import Grounds

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_WARS = ("civil war", "war", "conflict", "uprising", "revolt", "insurgency", "rebellion", "crisis")
"""Words for a war; of several that an article uses the first here names it."""
_NAME_WORDS_MOST = 6
_NO_QUOTES = str.maketrans("", "", '"“”')
_BATTLES = ("battle", "siege", "offensive", "assault", "operation", "onslaught", "clashes")


def link_events(grounds: Grounds) -> tuple[tuple[Link, ...], tuple[Entity, ...]]:
    """Give a link for each phrase that speaks of an event, and the places of the events.

    A place may be named nowhere but in the name of its event ("Geneva II").
    """
    clusters = cluster_phrases(grounds, find_phrases(grounds))
    entities = [event_entity(grounds, cluster) for cluster in clusters]
    whole = [_in_war(grounds, entity, entities) for entity in entities]
    links = tuple(
        Link(
            sentence=phrase.sentence,
            first=phrase.first,
            last=phrase.last,
            entity=entity,
            how=How.EVENT,
        )
        for cluster, entity in zip(clusters, whole, strict=True)
        for phrase in cluster.phrases
    )
    return links, tuple(place for c in clusters if (place := _place_of(c)) is not None)


def _in_war(grounds: Grounds, entity: Entity, events: Sequence[Entity]) -> Entity:
    """Make a battle part of the war in its state that the article speaks of."""
    if entity.event_type is not EventType.ARMED_EVENT or entity.place is None:
        return entity
    name = grounds.reading.gazetteer.places.country_of(entity.place) or ""
    state = grounds.reading.gazetteer.states.named(name)
    place = state.entity.id if state is not None else entity.place
    wars = [e for e in events if e.event_type is EventType.CONFLICT and e.place == place]
    return replace(entity, part_of=wars[0].id) if wars else entity


def event_entity(grounds: Grounds, cluster: Cluster) -> Entity:
    """Give the entity of an event: canonical label, other names, type, place."""
    label = _label(grounds, cluster)
    place = _place_of(cluster)
    names = {*_names(cluster), *_variants(cluster)} - {label}
    return Entity(
        id=_id(grounds, cluster, label),
        kind=EntityKind.EVENT,
        label=label,
        alt_labels=tuple(sorted(names)),
        event_type=cluster.type,
        place=None if place is None else place.id,
    )


def _place_of(cluster: Cluster) -> Entity | None:
    of_state = cluster.type in (EventType.CONFLICT, EventType.ELECTION)
    return cluster.place or (cluster.state if of_state else None)


def _id(grounds: Grounds, cluster: Cluster, label: str) -> str:
    lasting = cluster.type in (EventType.CONFLICT, EventType.AGREEMENT)
    if lasting or (cluster.number is not None and is_row(cluster)):
        return f"event/{slug(label)}"
    entry = cluster.phrases[0].entry
    within = "" if entry is None else f"/{entry}"
    return f"event/{slug(grounds.reading.parsed.article.raw.id)}{within}/{slug(label)}"


def _label(grounds: Grounds, cluster: Cluster) -> str:
    place = cluster.place.label if cluster.place is not None else ""
    if cluster.number is not None and cluster.type in MEETINGS:
        row = is_row(cluster)
        return f"{place} {roman(cluster.number)}" if row else f"round {cluster.number} in {place}"
    if cluster.type is EventType.CONFLICT:
        return _war(grounds, cluster)
    if cluster.type is EventType.AGREEMENT:
        return _agreement(cluster)
    if cluster.type is EventType.ARMED_EVENT:
        return _battle(cluster, place)
    return _described(cluster, place)


def roman(number: int) -> str:
    """Give a number of a row in Roman figures, from 1 to 10; higher ones in digits."""
    return _ROMAN[number] if 0 < number < len(_ROMAN) else str(number)


def _agreement(cluster: Cluster) -> str:
    """Give the title of an agreement; "Minsk agreement" for one that goes by its town."""
    phrase = cluster.phrases[0]
    head = phrase.text.split()[-1]
    if head[0].islower() and cluster.place is not None:
        return f"{cluster.place.label} {phrase.noun.removesuffix('s')}"
    return phrase.text


def _war(grounds: Grounds, cluster: Cluster) -> str:
    titled = next((p.text for p in cluster.phrases if p.text.split()[-1][0].isupper()), None)
    if cluster.number is not None and titled is not None:
        return titled
    state = cluster.state.label if cluster.state is not None else ""
    country = grounds.reading.gazetteer.states.named(state)
    nouns = {p.noun for p in cluster.phrases}
    noun = next((w for w in _WARS if w in nouns), "conflict")
    adjective = country.adjective if country is not None else state
    return f"{adjective} civil war" if noun == "civil war" else f"{noun} in {state}"


def _battle(cluster: Cluster, place: str) -> str:
    nouns = [p.noun for p in cluster.phrases]
    noun = next((w for w in _BATTLES if w in nouns), nouns[0])
    return f"Battle of {place}" if noun == "battle" else f"{noun} in {place}"


def _described(cluster: Cluster, place: str) -> str:
    noun = _noun(cluster)
    if cluster.people and not place:
        link = "of" if noun == "meeting" else "between"
        return f"{noun} {link} {' and '.join(sorted(p.label for p in cluster.people))}"
    who = f"{cluster.body.label} " if cluster.body is not None else ""
    state = (
        f"{cluster.state.label} " if cluster.type is EventType.ELECTION and cluster.state else ""
    )
    where = f" in {place}" if place else ""
    year = f"{cluster.year} " if cluster.year else ""
    sort = f"{cluster.sort} " if cluster.sort else ""
    return f"{year}{who or state}{sort}{noun}{where}"


def _noun(cluster: Cluster) -> str:
    """Give the noun of a described event: the plain word of its type, its own if it has a body."""
    if cluster.type is EventType.PEACE_CONFERENCE:
        return "peace conference"
    set_apart = (p for p in cluster.phrases if p.body is not None or p.sort)
    own = next((p.noun for p in set_apart if p.noun), None)
    if own is not None:
        return own
    return "meeting" if cluster.type in MEETINGS else str(cluster.type).lower()


def _names(cluster: Cluster) -> Iterable[str]:
    """Give the phrases that name the event: those with a place, a number or a body."""
    return (p.text.translate(_NO_QUOTES) for p in cluster.phrases if _tells(p))


def _tells(phrase: Phrase) -> bool:
    named = any(word[0].isupper() for word in phrase.text.split())
    return named and 1 < len(phrase.text.split()) <= _NAME_WORDS_MOST


def _variants(cluster: Cluster) -> Iterable[str]:
    """Give other usual names: "Geneva 2", "Geneva II peace conference"."""
    numbered = cluster.number is not None and cluster.type in MEETINGS and is_row(cluster)
    if cluster.number is None or cluster.place is None or not numbered:
        return ()
    name = f"{cluster.place.label} {roman(cluster.number)}"
    noun = "peace conference" if cluster.type is EventType.PEACE_CONFERENCE else "talks"
    return (f"{cluster.place.label} {cluster.number}", f"{name} {noun}")
