"""All kinds of fact of one article, each with its standing, told once: the claims.

What a kind looks like belongs to its own module; who says so and how surely, to ``standing``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.facts.scene import Found, Scene
    from flows.model import Claim, Entity, Issue

    Finder = Callable[[Scene], tuple[Found, ...]]

KINDS: tuple[Finder, ...] = ()
"""One finder a kind of situation, in the order of the ontology: a new kind is one entry here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaims:
    """What the sentences of one article state.

    Args:
        claims: In order of their first passage.
        entities: Entities met here first: anonymous sources.
    """

    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    issues: tuple[Issue, ...] = ()


def find_claims(scene: Scene) -> FoundClaims:
    """Find who says what in an article."""
    del scene
    return FoundClaims()
