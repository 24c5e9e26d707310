"""Who "I" and "we" are: whoever is quoted; outside quotations "I" is the one author.

Who speaks a quotation belongs to ``attribution``; all other pronouns, to ``entities``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.clean.reasons import Reason
from flows.facts.phrases import slug_of
from flows.facts.unnamed import mention_of
from flows.model import Entity, EntityKind, Mention, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.hearing import Hearing
    from flows.facts.scene import Scene
    from flows.model import Sentence

_SIGNED = frozenset({Reason.BYLINE, Reason.HEADLINE})
_BY = re.compile(r"\b[Bb]y:? (?P<name>[A-Z][\w'’.-]+(?: [\w'’.-]+){0,2} [A-Z][\w'’-]+)$")
_NARRATES = frozenset({"I", "me", "my", "My"})
_NARRATES_MIN = 2
"""Words for themselves by which it shows that authors tell what they did: one may be a slip."""
_PLURAL = frozenset({"our", "us", "we"})
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_SPEAKS = "spokes"


def says_i_or_we(sentence: Sentence) -> bool:
    """Tell whether "I" or "we" stands in a sentence."""
    return any(t.text.lower() in _FIRST_PERSON for t in sentence.tokens)


def add_first_persons(scene: Scene, hearing: Hearing) -> Scene:
    """Give the scene with a mention of the speaker for each "I" and "we" that somebody says."""
    scene = scene.with_found(_narrated(scene, hearing))
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
        speaker = quote.voices[0].entity
        body = _spoken_for(scene, speaker) or speaker
        for sentence in scene.parsed.sentences:
            for token in sentence.tokens:
                own = token.text.lower() in _FIRST_PERSON and quote.quote.span.covers(token.span)
                if own and scene.mention_at(token) is None:
                    entity = body if token.text.lower() in _PLURAL else speaker
                    yield Mention(span=token.span, text=token.text, entity=entity)


def _spoken_for(scene: Scene, speaker: str) -> str | None:
    """Give the one body whose spokesman somebody is: "we" is that body; None where it is unknown.

    "We will fight on," said the Front's spokesman: the Front will.
    """
    bodies = {
        body.entity
        for title in scene.titles
        if _SPEAKS in title.post.lower() and title.of is not None and not title.former
        if any(m.entity == speaker for m in scene.mentions(title.holder.span))
        for body in scene.mentions(title.of.span)
    }
    known = [b for b in bodies if b.startswith(EntityKind.ORGANIZATION)]
    return known[0] if len(bodies) == len(known) == 1 else None


def _narrated(scene: Scene, hearing: Hearing) -> tuple[tuple[Entity, Mention], ...]:
    """Give the author for each "I" of a text told in the first person, outside all that is said."""
    author = _author(scene)
    said = (*(q.quote.span for q in hearing.quotes), *hearing.nobodys)
    own = [
        token
        for sentence in scene.parsed.sentences
        if sentence.kind is PartKind.PARAGRAPH
        for token in sentence.tokens
        if token.text in _NARRATES and not any(span.covers(token.span) for span in said)
    ]
    if author is None or len(own) < _NARRATES_MIN:
        return ()
    return tuple((author, mention_of(token, author)) for token in own)


def _author(scene: Scene) -> Entity | None:
    """Give the one person whom the byline names, by the name alone where the text has none."""
    parts = scene.parsed.article.parts
    signed = (p.text for p in parts if p.rule in _SIGNED)
    lines = (_BY.search(text) for text in signed)
    names = tuple(dict.fromkeys(line["name"] for line in lines if line is not None))
    if len(names) != 1:
        return None
    named = (e for e in scene.entities.entities if names[0] in (e.label, *e.alt_labels))
    made = Entity(
        id=f"{EntityKind.PERSON}/{slug_of(names[0], 'author')}",
        kind=EntityKind.PERSON,
        label=names[0],
    )
    return next((e for e in named if e.kind is EntityKind.PERSON), made)
