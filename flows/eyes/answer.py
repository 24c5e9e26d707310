"""What the language model may answer: one form a kind of situation, and its JSON schema.

What is in a form is not believed: ``look`` holds it against the article.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from flows.graph.vocab import PLOVER
from flows.model import (
    CountKind,
    CountModifier,
    EntityKind,
    EpistemicStatus,
    EventPart,
    EventType,
    Polarity,
    ScheduleStatus,
    StanceValue,
    SupportKind,
)

FACTS_MAX: Final = 300
"""Facts read of one answer; an article has not so many."""


def _is_plover(value: str) -> str:
    if value not in PLOVER:
        msg = f"{value!r} is no PLOVER event type"
        raise ValueError(msg)
    return value


Plover = Annotated[str, AfterValidator(_is_plover), Field(json_schema_extra={"enum": [*PLOVER]})]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Who(_Form):
    """Somebody or something in a fact, by the words of the article."""

    words: str
    kind: Literal[EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE]


class What(_Form):
    """An event in a fact, by the words of the article."""

    words: str
    type: EventType


class _Seen(_Form):
    quotation: str
    claimant: Who | None
    status: EpistemicStatus
    polarity: Polarity
    cue: str | None
    when: str | None


class RoleSeen(_Seen):
    """Somebody holds a post."""

    kind: Literal["RoleHolding"]
    agent: Who
    post: str
    organization: Who | None


class ParticipationSeen(_Seen):
    """Somebody has a part in an event."""

    kind: Literal["Participation"]
    agent: Who
    event: What
    part: EventPart


class InvitationSeen(_Seen):
    """Somebody is invited."""

    kind: Literal["Invitation"]
    agent: Who | None
    target: Who
    event: What | None


class StanceSeen(_Seen):
    """Somebody takes a stance."""

    kind: Literal["Stance"]
    agent: Who
    target: Who | What
    stance: StanceValue


class SupportSeen(_Seen):
    """Somebody backs somebody."""

    kind: Literal["Support"]
    agent: Who
    target: Who
    support: SupportKind


class MembershipSeen(_Seen):
    """Somebody belongs to a body."""

    kind: Literal["Membership"]
    agent: Who
    target: Who


class ControlSeen(_Seen):
    """Somebody controls a place."""

    kind: Literal["Control"]
    agent: Who
    target: Who


class SchedulingSeen(_Seen):
    """An event is set for, begins or happens at a time."""

    kind: Literal["Scheduling"]
    event: What
    schedule: ScheduleStatus
    place: Who | None


class CasualtiesSeen(_Seen):
    """So many people were hurt."""

    kind: Literal["CasualtyCount"]
    number: str
    modifier: CountModifier
    effect: CountKind
    event: What | None
    place: Who | None


class InteractionSeen(_Seen):
    """Somebody does something to or with somebody."""

    kind: Literal["Interaction"]
    agent: Who
    target: Who | None
    type: Plover


Seen = (
    RoleSeen
    | ParticipationSeen
    | InvitationSeen
    | StanceSeen
    | SupportSeen
    | MembershipSeen
    | ControlSeen
    | SchedulingSeen
    | CasualtiesSeen
    | InteractionSeen
)


class _Answer(_Form):
    facts: list[Seen]


_FORM: Final[TypeAdapter[Seen]] = TypeAdapter(
    Annotated[Seen, Field(discriminator="kind")],
)


def answer_schema() -> dict[str, Any]:
    """Give the JSON schema of an answer, as strict structured output wants it.

    Every field is required, nothing else is allowed, choices are ``anyOf``.

    Source:
        OpenAI, "Structured model outputs", supported schemas.
    """
    return _Answer.model_json_schema()


def read_answer(text: str) -> tuple[Seen | None, ...]:
    """Read what the language model wrote.

    Args:
        text: JSON, maybe between the marks of a code block.

    Returns:
        A fact for each that it gives, at most ``FACTS_MAX``; None for one that does not hold to
        its form.

    Raises:
        ValueError: It is no JSON, or no list of facts.
    """
    answer = json.loads(_unfenced(text))
    facts = answer.get("facts") if isinstance(answer, dict) else None
    if not isinstance(facts, list):
        msg = "the answer has no list of facts"
        raise ValueError(msg)  # noqa: TRY004 - like JSON that cannot be read
    return tuple(_read(fact) for fact in facts[:FACTS_MAX])


def _read(fact: object) -> Seen | None:
    try:
        return _FORM.validate_python(fact)
    except ValidationError:
        return None


def _unfenced(text: str) -> str:
    plain = text.strip()
    if not plain.startswith("```"):
        return plain
    return plain.partition("\n")[2].rpartition("```")[0]
