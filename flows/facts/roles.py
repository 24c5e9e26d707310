"""Who holds which post, as of the article.

Persons named with a post are found by ``language.titles``; here the names become entities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.scene import Found
from flows.language.tree import head_of
from flows.model import EntityKind, RoleHolding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Name, Title

_CONFIDENCE = 0.85
_CONFIDENCE_ALONE = 0.7
"""Without the country or the body that the post belongs to."""


def find_roles(scene: Scene) -> tuple[Found, ...]:
    """Find the posts that people are named with; one that is over ("former") is not held."""
    return tuple(
        found for title in scene.titles if not title.former for found in _role(scene, title)
    )


def _role(scene: Scene, title: Title) -> Iterator[Found]:
    agent = _entity_of(scene, title.holder)
    person = None if agent is None else scene.entity(agent)
    if person is None or person.kind is not EntityKind.PERSON or not title.post:
        return
    organization = None if title.of is None else _entity_of(scene, title.of)
    sentence = scene.parsed.sentences[title.sentence]
    yield Found(
        situation=RoleHolding(agent=person.id, organization=organization, role_label=title.post),
        sentence=sentence,
        trigger=head_of(sentence, title.holder.first, title.holder.last).index,
        span=title.span,
        confidence=_CONFIDENCE_ALONE if organization is None else _CONFIDENCE,
    )


def _entity_of(scene: Scene, name: Name) -> str | None:
    """Give the entity that a name stands for: the longest mention inside it, else one around it."""
    inside = scene.mentions(name.span)
    around = [m for m in scene.entities.mentions if m.span.covers(name.span)]
    best = [*sorted(inside, key=lambda m: (-m.span.length, m.span)), *around]
    return best[0].entity if best else None
