"""Words that take sides: "the terrorists", "occupied Crimea", for whom a claim speaks of.

The words are rows of ``cues_framings.csv``. Which wordings are opposed, and who uses them, is for
``graph.framings`` to say, once the articles lie side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.tree import children, head_of
from flows.model import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Found, Scene
    from flows.model import Mention, Sentence

_ROLES = ("agent", "target", "event", "organization", "place")
_BESIDE = ("amod", "compound", "appos")


def wordings_of(scene: Scene, found: Found) -> tuple[Wording, ...]:
    """Give what a situation's passage calls those in it, where the word takes a side.

    Names do not count: "Islamic Resistance Movement" is what it is called by everybody.
    """
    cast = {getattr(found.situation, name, None) for name in _ROLES}
    said = [
        wording
        for mention in scene.mentions(found.span)
        if mention.entity in cast
        for wording in _of_mention(scene, found.sentence, mention)
    ]
    return tuple(dict.fromkeys(said))


def _of_mention(scene: Scene, sentence: Sentence, mention: Mention) -> Iterator[Wording]:
    inside = [t.index for t in sentence.tokens if mention.span.covers(t.span)]
    if not inside:
        return
    head = head_of(sentence, inside[0], inside[-1] + 1)
    beside = [t.index for t in children(sentence, head.index, *_BESIDE)]
    for index in sorted({*inside, *beside}):
        match = scene.lexicon.match_at("framing", sentence, index)
        if match is not None and sentence.tokens[match.last - 1].pos != "PROPN":
            kind, _, side = match.value.partition(" ")
            yield Wording(entity=mention.entity, kind=kind, side=side, word=match.text)
