"""One article as the fact modules see it: sentences, who is named where, which times, which cues.

Finding entities and times belongs to their rooms; what a kind of fact looks like, to its module.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.language.tree import name_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.facts.lexicon import Lexicon
    from flows.model import (
        ArticleEntities,
        Entity,
        Mention,
        Parsed,
        Sentence,
        Situation,
        Span,
        TimeExpression,
        Title,
        Token,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a fact module may look at.

    Args:
        titles: Persons named with a post, from ``language.titles``.
        times: Time expressions of the article, in order.
        lexicon: Cue words by group, kept as data in ``ontology/reference/cues*.csv``.
    """

    parsed: Parsed
    titles: tuple[Title, ...]
    entities: ArticleEntities
    times: tuple[TimeExpression, ...]
    lexicon: Lexicon

    def with_found(self, found: Iterable[tuple[Entity, Mention]]) -> Scene:
        """Give the scene with further entities, each with where it is mentioned."""
        pairs = tuple(found)
        known = {e.id for e in self.entities.entities}
        new = {e.id: e for e, _ in pairs if e.id not in known}
        mentions = sorted((*self.entities.mentions, *(m for _, m in pairs)), key=lambda m: m.span)
        entities = replace(
            self.entities,
            entities=(*self.entities.entities, *new.values()),
            mentions=tuple(mentions),
        )
        return replace(self, entities=entities)

    def entity(self, entity_id: str) -> Entity | None:
        """Give the entity of that id."""
        return next((e for e in self.entities.entities if e.id == entity_id), None)

    def mentions(self, span: Span) -> tuple[Mention, ...]:
        """Give the mentions inside a passage, in order."""
        return tuple(m for m in self.entities.mentions if span.covers(m.span))

    def mention_at(self, token: Token) -> Mention | None:
        """Give the smallest mention that covers the token."""
        over = [m for m in self.entities.mentions if m.span.covers(token.span)]
        return min(over, key=lambda m: (m.span.length, m.span), default=None)

    def entity_at(self, sentence: Sentence, token: Token) -> str | None:
        """Give the id of the entity that the noun phrase headed by ``token`` stands for.

        The token's own mention counts, or that of the name which the token is part of.
        """
        mention = self.mention_at(token)
        if mention is not None:
            return mention.entity
        name = name_at(sentence, token.index)
        if name is None:
            return None
        inside = self.mentions(name.span)
        return inside[0].entity if inside else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A situation found in a sentence, before it is told who says so and with what standing.

    Args:
        sentence: The sentence that states it.
        trigger: Index of the token that carries it (verb, noun): standing is read from there.
        span: The passage, the smallest clause that states it.
        confidence: Belief in the pattern, 0 to 1.
    """

    situation: Situation
    sentence: Sentence
    trigger: int
    span: Span
    confidence: float = 0.8
