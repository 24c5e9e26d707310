"""Named sites that are attacked: "stormed Garissa University", "the Riverton Hospital bombing".

A town that is attacked is a place; a site is a body with a building or a vehicle in its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.language.tree import case_of, children
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.facts.scene import Scene
    from flows.model import Entity, Sentence, Token

_AGAINST: Final = frozenset({"on", "at", "against", "of"})


def site_at(scene: Scene, sentence: Sentence, words: Iterable[Token]) -> Entity | None:
    """Give the first named site that one of the words names."""
    found = (scene.entity(scene.entity_at(sentence, word) or "") for word in words)
    return next((e for e in found if e is not None and _is_site(scene, e)), None)


def site_on(scene: Scene, sentence: Sentence, noun: Token) -> Entity | None:
    """Give the named site of an attack that a noun tells ("the attack on X", "the X attack")."""
    before = [t for t in children(sentence, noun.index, "compound") if t.index < noun.index]
    behind = [
        t
        for t in children(sentence, noun.index, "nmod")
        if case_of(sentence, t.index) in _AGAINST and t.index > noun.index
    ]
    return site_at(scene, sentence, (*behind, *before))


def place_of_site(scene: Scene, site: Entity) -> str | None:
    """Give the town of the article that the name of a site begins with."""
    towns = (e for e in scene.entities.entities if e.kind is EntityKind.PLACE)
    return next((t.id for t in towns if site.label.startswith(f"{t.label} ")), None)


def _is_site(scene: Scene, entity: Entity) -> bool:
    if entity.kind is not EntityKind.ORGANIZATION:
        return False
    nouns = scene.lexicon.cues("site_noun")
    return any(word in nouns for word in entity.label.lower().split())
