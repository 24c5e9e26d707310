"""Who holds which post, as of the article.

Persons named with a post are found by ``language.titles``; here the names become entities. Whose
post it is, is told in ``belonging``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.belonging import body_of, class_of, entity_of
from flows.facts.scene import Found
from flows.language.tree import head_of
from flows.model import EntityKind, RoleHolding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Title

_CONFIDENCE = 0.85
_CONFIDENCE_ALONE = 0.6
"""Without the state or the body that the post belongs to."""
_OCCUPATIONS = frozenset({"business", "member", "academic", "sport"})
"""Classes of post that say what somebody does, and are no office unless a body is named."""


def find_roles(scene: Scene) -> tuple[Found, ...]:
    """Find the posts that people are named with; one that is over ("former") is not held."""
    held = [title for title in scene.titles if not title.former]
    return tuple(found for title in held for found in _role(scene, title))


def _role(scene: Scene, title: Title) -> Iterator[Found]:
    agent = entity_of(scene, title.holder)
    person = None if agent is None else scene.entity(agent)
    if person is None or person.kind is not EntityKind.PERSON or not title.post:
        return
    organization, belief = body_of(scene, title)
    if organization is None and class_of(scene, title.post) in _OCCUPATIONS:
        return
    sentence = scene.parsed.sentences[title.sentence]
    yield Found(
        situation=RoleHolding(agent=person.id, organization=organization, role_label=title.post),
        sentence=sentence,
        trigger=head_of(sentence, title.holder.first, title.holder.last).index,
        span=title.span,
        confidence=_CONFIDENCE_ALONE if organization is None else round(_CONFIDENCE * belief, 2),
    )
