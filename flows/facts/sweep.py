"""Run the readers of one kind of fact over the sentences of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from flows.facts.scene import Found, Scene
    from flows.model import Sentence

    Reader = Callable[[Scene, Sentence], Iterator[Found]]


def sweep(scene: Scene, readers: Sequence[Reader]) -> tuple[Found, ...]:
    """Give what the readers find, sentence by sentence; what two find in one sentence, once.

    Args:
        scene: The article; its datelines are not read.
        readers: In the order of trust: the first to find a situation gives its passage.
    """
    found: list[Found] = []
    for sentence in scene.parsed.sentences:
        if sentence.kind is not PartKind.DATELINE:
            found += _in_sentence(scene, sentence, readers)
    return tuple(found)


def _in_sentence(scene: Scene, sentence: Sentence, readers: Sequence[Reader]) -> list[Found]:
    found: list[Found] = []
    for one in (f for read in readers for f in read(scene, sentence)):
        if all(one.situation != other.situation for other in found):
            found.append(one)
    return found
