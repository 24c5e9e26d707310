"""Entities: who and what articles name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flows.model.text import Issue, Span  # noqa: TC001


class EntityKind(StrEnum):
    """What an entity is; the value is the first part of its id and of its IRI."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    EVENT = "event"
    ANONYMOUS = "anonymous"


class ActorType(StrEnum):
    """What an organisation is."""

    STATE = "State"
    GOVERNMENT = "Government"
    INTERGOVERNMENTAL = "IntergovernmentalOrganization"
    POLITICAL_BODY = "PoliticalBody"
    ARMED_GROUP = "ArmedGroup"
    NEWS_MEDIA = "NewsMedia"
    OTHER = "OtherOrganization"


class EventType(StrEnum):
    """What an event is."""

    MEETING = "Meeting"
    PEACE_CONFERENCE = "PeaceConference"
    ARMED_EVENT = "ArmedEvent"
    CONFLICT = "Conflict"
    AGREEMENT = "Agreement"
    ELECTION = "Election"
    EVENT = "Event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something in the world that articles name.

    Args:
        id: ``KIND/SLUG`` ("person/farah-al-attasi"); anonymous sources are local to one article
            ("anonymous/ARTICLE-ID/senior-coalition-source"). The same id is the same entity.
        label: Canonical name.
        alt_labels: Other surface forms seen or known, sorted.
        actor_type: For organisations.
        event_type: For events.
        place: Id of the place of an event.
        part_of: Id of the larger event.
        exact_match: Wikidata IRI, only where reference data bears it.
    """

    id: str
    kind: EntityKind
    label: str
    alt_labels: tuple[str, ...] = ()
    actor_type: ActorType | None = None
    event_type: EventType | None = None
    place: str | None = None
    part_of: str | None = None
    exact_match: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A passage that names an entity, by name, description or pronoun."""

    span: Span
    text: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcronymUse:
    """What an acronym means in one article; ``inferred`` where the article never spells it out."""

    acronym: str
    denotes: str
    spans: tuple[Span, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEntities:
    """Who and what one article names."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    acronyms: tuple[AcronymUse, ...] = ()
    issues: tuple[Issue, ...] = ()
