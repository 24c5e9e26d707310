"""Facts: situations, claims, and what one article yields.

A situation describes something in the world; a claim says that one article puts it in somebody's
mouth with a certain standing. The names are those of the ontology (``ontology/dateline.ttl``).
Roles are entity ids. ``when`` is the span of the time expression that dates the situation: it gets
its value when the article has its date.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flows.model.dates import (  # noqa: TC001
    DateAssessment,
    DateEvidence,
    PrintedDate,
    TimeExpression,
)
from flows.model.entities import ArticleEntities
from flows.model.text import CleanArticle, Issue, Span  # noqa: TC001


class EventPart(StrEnum):
    """What an agent is to an event."""

    PARTICIPANT = "Participant"
    CONVENER = "Convener"
    HOST = "Host"
    MEDIATOR = "Mediator"
    EXPECTED = "ExpectedParticipant"
    ATTACKER = "Attacker"
    DEFENDER = "Defender"
    GUEST = "Guest"


class StanceValue(StrEnum):
    """How an agent stands to something."""

    SUPPORTS = "Supports"
    OPPOSES = "Opposes"
    REFUSES = "Refuses"
    CONDITIONAL = "Conditional"
    WILLING = "Willing"
    DIVIDED = "Divided"


class SupportKind(StrEnum):
    """How one actor backs another."""

    POLITICAL = "Political"
    MILITARY = "Military"
    FINANCIAL = "Financial"
    ALLIED = "Allied"
    AFFILIATED = "Affiliated"
    ENDED = "Ended"
    UNSPECIFIED = "Unspecified"


class ScheduleStatus(StrEnum):
    """Where an event stands."""

    PROPOSED = "Proposed"
    PLANNED = "Planned"
    LIKELY = "Likely"
    BEGAN = "Began"
    ONGOING = "Ongoing"
    HELD = "Held"
    ENDED = "Ended"
    CANCELLED = "Cancelled"
    POSTPONED = "Postponed"


class CountKind(StrEnum):
    """What is counted."""

    KILLED = "Killed"
    WOUNDED = "Wounded"
    DISPLACED = "Displaced"
    DETAINED = "Detained"
    CAPTURED = "Captured"


class CountModifier(StrEnum):
    """How the wording bounds a count."""

    AS_STATED = "AsStated"
    MORE_THAN = "MoreThan"
    AT_LEAST = "AtLeast"
    LESS_THAN = "LessThan"
    ESTIMATED = "Estimated"
    DOZENS = "Dozens"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleHolding:
    """The agent holds a post in a state or an organisation, as of the article."""

    agent: str
    organization: str | None
    role_label: str
    when: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """The agent has a part in an event."""

    agent: str
    event: str
    part: EventPart
    when: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """The target is invited to an event, by the agent where that is said."""

    agent: str | None
    target: str
    event: str | None
    when: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """The agent takes a stance on an event, an actor or a plan (an entity)."""

    agent: str
    target: str
    value: StanceValue
    reason: str | None = None
    condition: str | None = None
    when: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """The agent backs the target."""

    agent: str
    target: str
    support: SupportKind
    when: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The agent, a person or a body, belongs to the target, a body."""

    agent: str
    target: str
    when: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """The agent controls the target, a place."""

    agent: str
    target: str
    when: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduling:
    """An event is set for, begins or happens at a time.

    Args:
        current: Whether it is told as the news of the day: with no time of its own it is dated as
            the article is.
        again: Whether it is told as a beginning after a pause ("the talks resumed").
    """

    event: str
    status: ScheduleStatus
    place: str | None = None
    when: Span | None = None
    current: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyCount:
    """So many people were hurt, in the scope of an event, a place, or both.

    Args:
        value: The figure as written, digits without separators where it is a number ("80000").
        of: Who is counted, as written ("children"); None for people of all sorts.
        minimum: Lowest number that the wording allows; None where it gives none.
        maximum: Highest number that the wording allows; None where it gives none.
        risen: Whether the wording says that it was lower before ("the toll rose to 25").
    """

    event: str | None
    place: str | None
    count: CountKind
    value: str
    modifier: CountModifier
    minimum: int | None = None
    maximum: int | None = None
    of: str | None = None
    when: Span | None = None
    risen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """The agent does something to or with the target; ``type`` is a PLOVER event type."""

    agent: str
    target: str | None
    type: str
    when: Span | None = None


Situation = (
    RoleHolding
    | Participation
    | Invitation
    | Stance
    | Support
    | Membership
    | Control
    | Scheduling
    | CasualtyCount
    | Interaction
)


class EpistemicStatus(StrEnum):
    """With what standing an article passes a situation on."""

    ASSERTED = "Asserted"
    REPORTED = "Reported"
    ALLEGED = "Alleged"
    BELIEVED = "Believed"
    EXPECTED = "Expected"
    PLANNED = "Planned"
    POSSIBLE = "Possible"
    CONDITIONAL = "Conditional"
    UNCONFIRMED = "Unconfirmed"
    DENIED = "Denied"


class Polarity(StrEnum):
    """Whether the situation is said to hold or not to hold."""

    POSITIVE = "Positive"
    NEGATIVE = "Negative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words said: ``text`` exactly as printed, without its quotation marks."""

    text: str
    direct: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A word that takes a side, or avoids to, by which a claim calls an entity.

    Args:
        entity: Entity id of what is called so.
        kind: What sort of thing the word is about; only words of one kind can be opposed.
        side: "Hostile", "Friendly" or "Neutral".
        word: The word as printed.
    """

    entity: str
    kind: str
    side: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One article says that somebody says something.

    Args:
        states: What is said; may be empty for a quotation only.
        spans: The passages that say it, in order; never empty.
        claimant: Entity id of who says it; None for the article's own voice.
        relayed_by: Entity id of who passed it on (an agency, a pool reporter).
        cue: The word that shows the status, as printed.
        said: Span of the time expression that dates the saying.
        quotation: The words, for reported speech.
        wordings: What it calls those whom it speaks of, where the word takes a side.
        confidence: Belief that the article says this, 0 to 1.
        method: What found it, if not the rules: "llm NAME, prompt N"; None for the rules.
    """

    states: tuple[Situation, ...]
    spans: tuple[Span, ...]
    claimant: str | None = None
    relayed_by: str | None = None
    status: EpistemicStatus = EpistemicStatus.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    cue: str | None = None
    said: Span | None = None
    quotation: Quotation | None = None
    wordings: tuple[Wording, ...] = ()
    confidence: float = 0.8
    method: str | None = None

    def __post_init__(self) -> None:
        if not self.spans:
            msg = "a claim without a passage is no claim"
            raise ValueError(msg)
        if not self.states and self.quotation is None:
            msg = "a claim states a situation or quotes words"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """All that one article yields by itself, before it is laid beside the others.

    Args:
        alone: What is decided about its date as long as no other article is looked at; None where
            that is still to be done.
    """

    article: CleanArticle
    printed: tuple[PrintedDate, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    evidence: tuple[DateEvidence, ...] = ()
    alone: DateAssessment | None = None
    entities: ArticleEntities = ArticleEntities()
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
