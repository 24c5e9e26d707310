"""Who "I" and "we" are inside a quotation: whoever is quoted.

Who speaks a quotation belongs to ``attribution``; all other pronouns, to ``entities``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.hearing import Hearing
    from flows.facts.scene import Scene

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


def add_first_persons(scene: Scene, hearing: Hearing) -> Scene:
    """Give the scene with a mention of the speaker for each "I" and "we" that somebody says."""
    found = tuple(_spoken(scene, hearing))
    if not found:
        return scene
    mentions = sorted((*scene.entities.mentions, *found), key=lambda m: m.span)
    known = {e.id for e in scene.entities.entities}
    voices = [e for e in hearing.entities if e.id not in known]
    entities = replace(
        scene.entities,
        entities=(*scene.entities.entities, *voices),
        mentions=tuple(mentions),
    )
    return replace(scene, entities=entities)


def _spoken(scene: Scene, hearing: Hearing) -> Iterator[Mention]:
    for quote in hearing.quotes:
        if len(quote.voices) != 1:
            continue
        for sentence in scene.parsed.sentences:
            for token in sentence.tokens:
                own = token.text.lower() in _FIRST_PERSON and quote.quote.span.covers(token.span)
                if own and scene.mention_at(token) is None:
                    entity = quote.voices[0].entity
                    yield Mention(span=token.span, text=token.text, entity=entity)
