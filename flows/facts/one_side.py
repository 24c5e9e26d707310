"""Who is set against whom among those named together: not two who were sent by one side.

Who does something belongs to ``agents``; what two do to one another, to ``deeds``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.lists import is_example
from flows.facts.parties import actor_at
from flows.language.tree import children, conjuncts, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_OWNERS = ("compound", "amod", "nmod:poss")


def set_apart(
    scene: Scene, sentence: Sentence, parties: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give the first of those named together, and those who are not of one side with it.

    "The rebel envoys, A and B, agreed to a truce": A has not agreed with B; nor "two groups,
    including A," with A.
    """
    if len(parties) < 2:
        return parties, ()
    first = parties[0].entity
    beside = {e for sent in _sent_together(scene) if first in sent for e in sent}
    others = (p for p in parties[1:] if not _is_example_of(sentence, parties[0], p))
    return parties[:1], tuple(p for p in others if p.entity not in beside)


def _is_example_of(sentence: Sentence, group: Party, one: Party) -> bool:
    """Tell whether somebody is named as one of a group ("five groups, including the Front")."""
    between = sentence.tokens[group.token.index : one.token.index]
    return any(is_example(t) for t in between)


def _sent_together(scene: Scene) -> Iterator[frozenset[str]]:
    """Give those whom a noun for several introduces as sent by one ("rebel envoys, A and B")."""
    for sentence in scene.parsed.sentences:
        for noun in scene.cued(sentence, "delegate_noun"):
            if noun.tag == "NNS" and _has_one_owner(sentence, noun):
                beside = children(sentence, noun.index, "appos", "conj")
                heads = [t for head in beside for t in conjuncts(sentence, head.index)]
                found = (actor_at(scene, sentence, t) for t in heads if t.pos == "PROPN")
                yield frozenset(e for e in found if e is not None)


def _has_one_owner(sentence: Sentence, noun: Token) -> bool:
    owners = [t for t in children(sentence, noun.index, *_OWNERS) if t.pos != "NUM"]
    return len(spread(sentence, owners)) == 1
