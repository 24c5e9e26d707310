"""One event of an article, while the phrases that speak of it are gathered.

Which phrases they are is told in ``event_clusters``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.model import ActorType, EntityKind, EventType

if TYPE_CHECKING:
    from flows.entities.event_phrases import Phrase
    from flows.model import Entity

STATE_EVENTS = (EventType.CONFLICT, EventType.ELECTION)


@dataclass(slots=True, kw_only=True)
class Cluster:
    """One event of an article while its phrases are gathered; the only mutable value here."""

    type: EventType
    place: Entity | None = None
    state: Entity | None = None
    body: Entity | None = None
    people: tuple[Entity, ...] = ()
    number: int | None = None
    year: str | None = None
    sort: str = ""
    phrases: list[Phrase] = field(default_factory=list)

    def add(self, phrase: Phrase) -> None:
        """Take a phrase in, and what it tells."""
        self.phrases.append(phrase)
        self.place = _finer(self.place, phrase.place)
        self.state = self.state or phrase.state
        self.body = self.body or phrase.body
        self.people = self.people or phrase.people
        if phrase.type is EventType.PEACE_CONFERENCE:
            self.type = phrase.type


def is_row(cluster: Cluster) -> bool:
    """Tell whether a meeting goes by its number in a row of its place ("Geneva II").

    "A second round, to be held in Geneva" may be the second of talks that began elsewhere.
    """
    numbered = (p for p in cluster.phrases if p.number is not None and p.place is not None)
    return any(p.time == "definite" or _names_place(p) for p in numbered)


def _names_place(phrase: Phrase) -> bool:
    """Tell whether the place of an event is part of what it is called."""
    return phrase.place is not None and phrase.place.label.lower() in phrase.text.lower()


def _finer(known: Entity | None, told: Entity | None) -> Entity | None:
    """Give the place of an event: a town that is told goes before the state that was."""
    is_state = known is not None and known.actor_type is ActorType.STATE
    is_town = told is not None and told.kind is EntityKind.PLACE
    return told if known is None or (is_state and is_town) else known
