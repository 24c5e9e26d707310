"""What sort of event a noun tells, and the one event of its state that it tells more closely.

"The bombing of embassies in Kenya" and then "the attack in Nairobi" are one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.entities.event_sorts import sort_labelled, sort_named
from flows.language.tree import children
from flows.model import EventType

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Entity, Sentence, Token

TAKEN_UP = frozenset({"the", "this", "that", "these", "those"})


def sort_of(noun: Token) -> str:
    """Give the noun that stands for all that news takes for one another."""
    return sort_named(noun.lemma)


def told_wider(scene: Scene, sentence: Sentence, noun: Token, event: Entity) -> Entity | None:
    """Give the one armed event of the sort that was told of the state of a town, or the other way.

    Args:
        scene: The article.
        sentence: The sentence of the noun.
        noun: It has to take something up ("the attack in Nairobi").
        event: What it would be by itself.
    """
    words = {t.text.lower() for t in children(sentence, noun.index, "det")}
    if event.place is None or event.event_type is not EventType.ARMED_EVENT or not words & TAKEN_UP:
        return None
    armed = (e for e in scene.entities.entities if e.event_type is EventType.ARMED_EVENT)
    sort = sort_of(noun)
    same = [e for e in armed if sort == sort_labelled(e.label) and _is_around(scene, e, event)]
    return same[0] if len(same) == 1 else None


def _is_around(scene: Scene, one: Entity, other: Entity) -> bool:
    """Tell whether one event is in a town and the other in its state."""
    return _lies_in(scene, one.place, other.place) or _lies_in(scene, other.place, one.place)


def _lies_in(scene: Scene, place: str | None, state: str | None) -> bool:
    entity = None if place is None else scene.entity(place)
    return entity is not None and entity.within is not None and entity.within == state
