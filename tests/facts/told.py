"""Hand-made articles for the tests of the kinds of fact: entities with types, times by their words.

Sentences are written as in ``spoken``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.model import (
    ActorType,
    Direction,
    EntityKind,
    EventType,
    Situation,
    Span,
    TimeExpression,
    TimexType,
)
from tests.facts.spoken import make_scene

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flows.facts.scene import Found, Scene
    from flows.model import Entity

NAMES = {
    "Accord": "event/accord",
    "Alliance": "organization/alliance",
    "Brown": "person/brown",
    "Council": "organization/council",
    "Harbor": "place/harbor",
    "Lowland": "organization/lowland",
    "Miller": "person/miller",
    "North": "organization/north",
    "Riverton": "place/riverton",
    "Smith": "person/smith",
    "assault": "event/assault",
    "conference": "event/conference",
    "rebels": "organization/rebels",
    "summit": "event/summit",
    "talks": "event/talks",
    "war": "event/war",
}
_EVENTS = {
    "event/accord": EventType.AGREEMENT,
    "event/assault": EventType.ARMED_EVENT,
    "event/war": EventType.CONFLICT,
}
_BODIES = {
    "organization/lowland": ActorType.STATE,
    "organization/north": ActorType.STATE,
    "organization/rebels": ActorType.ARMED_GROUP,
}


def tell(*lines: str, times: Mapping[str, TimexType] | None = None) -> Scene:
    """Make an article; ``times`` names the words that are time expressions."""
    scene = make_scene(*lines, names=NAMES)
    entities = tuple(_typed(e) for e in scene.entities.entities)
    found = tuple(_time(scene, words, kind) for words, kind in (times or {}).items())
    return replace(
        scene,
        entities=replace(scene.entities, entities=entities),
        times=tuple(sorted(found, key=_begin)),
    )


def states(
    find: Callable[[Scene], tuple[Found, ...]],
    *lines: str,
    times: Mapping[str, TimexType] | None = None,
) -> list[Situation]:
    """Give the situations that a finder sees in an article, without where their times stand."""
    return [replace(f.situation, when=None) for f in find(tell(*lines, times=times))]


def when_of(scene: Scene, found: Found) -> str:
    """Give the words of the time of a situation, empty where it has none."""
    when = found.situation.when
    return "" if when is None else scene.parsed.article.raw.text[when.begin : when.end]


def _typed(entity: Entity) -> Entity:
    match entity.kind:
        case EntityKind.EVENT:
            return replace(entity, event_type=_EVENTS.get(entity.id, EventType.MEETING))
        case EntityKind.ORGANIZATION:
            return replace(entity, actor_type=_BODIES.get(entity.id, ActorType.POLITICAL_BODY))
    return entity


def _time(scene: Scene, words: str, kind: TimexType) -> TimeExpression:
    begin = scene.parsed.article.raw.text.index(words)
    fields = (("side", "next"),) if kind is TimexType.DURATION else ()
    return TimeExpression(
        span=Span(begin=begin, end=begin + len(words)),
        text=words,
        timex_type=kind,
        rule="weekday/named",
        fields=fields,
        direction=Direction.NEAREST,
    )


def _begin(time: TimeExpression) -> int:
    return time.span.begin
