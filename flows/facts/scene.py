"""One article as the fact modules see it: sentences, who is named where, which times, which cues.

Finding entities and times belongs to their rooms; what a kind of fact looks like, to its module.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from flows.language.tree import name_at
from flows.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.facts.events import EventAt
    from flows.facts.lexicon import Begins, CueMatch, Lexicon
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


_STRETCH = 64
"""Characters of a stretch of text, by which mentions are looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttackTold:
    """The attack that an article is about.

    Args:
        first: Where it is told first.
        lead: The sentences in which an article tells its news.
        is_alone: Whether no other fight is told of, but for those of known earlier years.
    """

    event: Entity
    first: Span
    lead: frozenset[Span]
    is_alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a fact module may look at.

    Args:
        titles: Persons named with a post, from ``language.titles``.
        times: Time expressions of the article, in order.
        lexicon: Cue words by group, kept as data in ``ontology/reference/cues*.csv``.
        entries: The passage of each entry of a chronology that is told as past, and its day.
        attack: The attack that the article is about, once ``attacks_taken_up`` has found it.
        begun: Where cues may begin in each sentence, by its ``id``, for the next kind of fact.
        placed: The events of each sentence, remembered by ``events.events_in``.
    """

    parsed: Parsed
    titles: tuple[Title, ...]
    entities: ArticleEntities
    times: tuple[TimeExpression, ...]
    lexicon: Lexicon
    entries: tuple[tuple[Span, TimeExpression], ...] = ()
    attack: AttackTold | None = None
    begun: dict[int, Begins] = field(default_factory=dict, repr=False, compare=False)
    placed: dict[Span, tuple[EventAt, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    by_id: Mapping[str, Entity] = field(init=False, repr=False, compare=False)
    near: Mapping[int, tuple[Mention, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {e.id: e for e in reversed(self.entities.entities)}
        object.__setattr__(self, "by_id", by_id)
        object.__setattr__(self, "near", _by_stretch(self.entities.mentions))

    def with_found(self, found: Iterable[tuple[Entity, Mention]]) -> Scene:
        """Give the scene with further entities, each with where it is mentioned.

        Of two mentions by the same words the one that is added counts ("nine Chadians", not Chad).
        """
        pairs = tuple(found)
        if not pairs:
            return self
        known = {e.id for e in self.entities.entities}
        new = {e.id: e for e, _ in pairs if e.id not in known}
        mentions = sorted((*(m for _, m in pairs), *self.entities.mentions), key=lambda m: m.span)
        entities = replace(
            self.entities,
            entities=(*self.entities.entities, *new.values()),
            mentions=tuple(mentions),
        )
        return replace(self, entities=entities)

    def entity(self, entity_id: str) -> Entity | None:
        """Give the entity of that id."""
        return self.by_id.get(entity_id)

    def is_state(self, entity_id: str) -> bool:
        """Tell whether an entity is a state."""
        entity = self.by_id.get(entity_id)
        return entity is not None and entity.actor_type is ActorType.STATE

    def is_media(self, entity_id: str) -> bool:
        """Tell whether an entity is a newspaper, an agency or a station."""
        entity = self.by_id.get(entity_id)
        return entity is not None and entity.actor_type is ActorType.NEWS_MEDIA

    def mentions(self, span: Span) -> tuple[Mention, ...]:
        """Give the mentions inside a passage, in order."""
        stretches = range(span.begin // _STRETCH, span.end // _STRETCH + 1)
        inside = [m for at in stretches for m in self.near.get(at, ()) if span.covers(m.span)]
        return tuple(dict.fromkeys(inside))

    def mention_at(self, token: Token) -> Mention | None:
        """Give the smallest mention that covers the token."""
        span = token.span
        over = [m for m in self.near.get(span.begin // _STRETCH, ()) if m.span.covers(span)]
        if len(over) < 2:
            return over[0] if over else None
        return min(over, key=lambda m: (m.span.length, m.span))

    def matches(self, group: str, sentence: Sentence) -> tuple[CueMatch, ...]:
        """Give all cues of the group in the sentence, in order, longest first, not overlapping."""
        return self.lexicon.matches(group, sentence, self.begins(sentence))

    def cued(self, sentence: Sentence, *groups: str) -> tuple[Token, ...]:
        """Give the words of a sentence with which a cue of one of the groups may begin, in order.

        For loops over words of which few pass the first question.
        """
        begins = self.begins(sentence)
        if len(groups) == 1:
            return tuple([sentence.tokens[i] for i in begins.get(groups[0], ())])
        found = {i for group in groups for i in begins.get(group, ())}
        return tuple([sentence.tokens[i] for i in sorted(found)])

    def begins(self, sentence: Sentence) -> Begins:
        """Give for each group of cues the words with which one may begin in the sentence."""
        begun = self.begun.get(id(sentence))
        if begun is None:
            begun = self.begun[id(sentence)] = self.lexicon.begins(sentence)
        return begun

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
        over: Whether the word that carries it says that it holds no more ("lost the town").
    """

    situation: Situation
    sentence: Sentence
    trigger: int
    span: Span
    confidence: float = 0.8
    over: bool = False


def _by_stretch(mentions: Iterable[Mention]) -> dict[int, tuple[Mention, ...]]:
    near: dict[int, list[Mention]] = {}
    for mention in mentions:
        span = mention.span
        for at in range(span.begin // _STRETCH, span.end // _STRETCH + 1):
            near.setdefault(at, []).append(mention)
    return {at: tuple(found) for at, found in near.items()}
