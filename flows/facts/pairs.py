"""One who acts and one who is acted on, made a fact: what deeds, backing and holding share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.clauses import passage
from flows.facts.scene import Found
from flows.facts.timing import span_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Sentence, Situation, Span, Token

Sides = tuple["Iterable[Party]", "Iterable[Party]"]


def tell_pairs(
    scene: Scene,
    at: tuple[Sentence, Token],
    sides: Sides,
    make: Callable[[str, str, Span | None], Situation],
    beliefs: tuple[float, float],
) -> Iterator[Found]:
    """Give a fact for each who acts with each who is acted on.

    Args:
        scene: The article.
        at: The sentence, and the word that carries the fact.
        sides: Who acts; who is acted on.
        make: Makes the situation of the two ids and the span of its time.
        beliefs: Belief in the pattern, 0 to 1: where both are named themselves; else.
    """
    sentence, trigger = at
    when = span_on(scene, sentence, trigger)
    for agent, target in _pair(sides):
        yield Found(
            situation=make(agent.entity, target.entity, when),
            sentence=sentence,
            trigger=trigger.index,
            span=passage(scene, sentence, trigger, (agent.token, target.token)),
            confidence=beliefs[not (agent.direct and target.direct)],
        )


def _pair(sides: Sides) -> Iterator[tuple[Party, Party]]:
    """Give each who acts with each who is acted on; nobody acts on himself."""
    agents, targets = sides
    found = tuple(targets)
    return ((a, t) for a in agents for t in found if a.entity != t.entity)
