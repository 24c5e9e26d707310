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
        within: Id of the state that a town lies in, where reference data says so.
        exact_match: Wikidata IRI, only where reference data bears it.
        geonames: GeoNames IRI, only where reference data bears it and no namesake can be meant.
    """

    id: str
    kind: EntityKind
    label: str
    alt_labels: tuple[str, ...] = ()
    actor_type: ActorType | None = None
    event_type: EventType | None = None
    place: str | None = None
    part_of: str | None = None
    within: str | None = None
    exact_match: str | None = None
    geonames: str | None = None


class MergeReason(StrEnum):
    """Why a name, or what an article calls something, is taken for a known thing."""

    SAME_NAME = "same name"
    SPELLING = "other spelling"
    PART_OF_NAME = "part of a name"
    REFERENCE = "reference data"
    OFFICE = "holder of an office"
    ACRONYM_SPELLED = "acronym spelled out"
    ACRONYM_INFERRED = "acronym inferred"
    SEAT = "seat of a government"
    TAKEN_UP = "noun that takes up a name"
    TOLD = "told by the article"
    SAME_EVENT = "same kind, place and days"
    NUMBERED_EVENT = "numbered event of those months"
    SAME_WAR = "war of the same state"
    SAME_AGREEMENT = "agreement by another title"
    RULED = "ruled by the user"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Merge:
    """One name of one article taken for an entity that bears another, or stands in other articles.

    Args:
        kept: Label of the entity.
        merged: The name that went into it, as the article has it.
        article: Id of the article.
        entity: Id of the entity kept.
        reason: Why the two are taken for one.
        evidence: What shows it: offsets and words of the article, or what else was compared.
    """

    kept: str
    merged: str
    article: str
    entity: str
    reason: MergeReason
    evidence: str

    @property
    def kind(self) -> str:
        """The kind of the entity, first part of its id."""
        return self.entity.partition("/")[0]


class RulingKind(StrEnum):
    """What a user can rule about two names."""

    FORBID = "forbid"
    FORCE = "force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the user ruled: two names are never, or always, one entity.

    Args:
        kept: The name that stays; with ``FORBID`` one of the two.
        other: The other name; the same one, with an article, keeps a namesake apart.
        article: Name of the only article that it is about; None for all.
    """

    kind: RulingKind
    kept: str
    other: str
    article: str | None = None


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
    """Who and what one article names.

    Args:
        states: The states that its towns lie in, which it need not name.
    """

    entities: tuple[Entity, ...] = ()
    states: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    acronyms: tuple[AcronymUse, ...] = ()
    issues: tuple[Issue, ...] = ()
    merges: tuple[Merge, ...] = ()
