"""Who answers in an interview whose answers bear no name: "Q" and "A" alone.

Labels that name somebody are read in ``labelled``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.labelled import labels_of
from flows.model import EntityKind, PartKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from flows.facts.scene import Scene
    from flows.facts.voice import Voice
    from flows.facts.voices import Cast
    from flows.model import Sentence

_ADDRESSED_WORDS = 4
"""Words of a question within which somebody is called by name ("Mr. Minister Amira, ...")."""


def find_interviewed(scene: Scene, cast: Cast) -> Voice | None:
    """Give the one person whom the text above the first question can mean; None where none."""
    first = labels_of(scene)[0]
    above = tuple(s for s in scene.parsed.sentences if s.part < first)
    headline = tuple(s for s in above if s.kind is PartKind.HEADLINE)
    told = tuple(s for s in above if _tells_of_interview(scene, s))
    ways: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: _persons(scene, above),
        lambda: _persons(scene, told),
        lambda: _persons(scene, headline),
        lambda: _addressed(scene, first),
    )
    for way in ways:
        found = tuple(dict.fromkeys(way()))
        if len(found) == 1:
            return cast.voice_of(found[0])
    return None


def _persons(scene: Scene, sentences: Iterable[Sentence]) -> Iterator[str]:
    mentions = (m for s in sentences for m in scene.mentions(s.span))
    for mention in mentions:
        entity = scene.entity(mention.entity)
        if entity is not None and entity.kind is EntityKind.PERSON:
            yield entity.id


def _tells_of_interview(scene: Scene, sentence: Sentence) -> bool:
    return any(scene.lexicon.value("turn_record", t) is not None for t in sentence.tokens)


def _addressed(scene: Scene, first: int) -> Iterator[str]:
    """Give those who are called by name where a turn begins."""
    for label in labels_of(scene):
        begun = next((s for s in scene.parsed.sentences if s.part == label + 1 > first), None)
        words = () if begun is None else begun.tokens[: _ADDRESSED_WORDS + 1]
        comma = next((t.index for t in words if t.text == ","), 0)
        for token in words[:comma]:
            mention = scene.mention_at(token)
            entity = None if mention is None else scene.entity(mention.entity)
            if entity is not None and entity.kind is EntityKind.PERSON:
                yield entity.id
