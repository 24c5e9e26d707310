"""Who and what the words of a fact stand for: what the rules know first, else a name in the text.

Whatever the language model writes, an entity gets its name and its id from the article alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.entities.spelling import fold, slug
from flows.eyes.answer import Who
from flows.model import ActorType, Entity, EntityKind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.eyes.answer import What
    from flows.eyes.passages import Finder, Passage
    from flows.model import ArticleFacts, Span

ACTORS: Final = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.ANONYMOUS})
BODIES: Final = frozenset({EntityKind.ORGANIZATION})
PLACES: Final = frozenset({EntityKind.PLACE})
EVENTS: Final = frozenset({EntityKind.EVENT})
_NAME_MAX: Final = 80
_WORDS_MAX: Final = 8


class CastError(Exception):
    """Words of a fact stand for nothing that can be in its place; the text is the reason."""


class Cast:
    """Who is in one article, and who comes to it by what the language model saw."""

    def __init__(self, facts: ArticleFacts, finder: Finder) -> None:
        self._article = facts.article.raw.id
        self._finder = finder
        self._entities = {entity.id: entity for entity in facts.entities.entities}
        self._mentions = list(facts.entities.mentions)
        self._named = _by_name(self._entities.values())
        self.entities: list[Entity] = []
        self.mentions: list[Mention] = []

    def find(self, said: Who | What, passage: Passage, kinds: frozenset[EntityKind]) -> str:
        """Give the id of what words stand for, in a fact with this passage.

        Args:
            said: The words and what they are said to name.
            passage: The quotation of the fact: words inside it come before others.
            kinds: What can stand in this place of the fact; a state can stand for its land.

        Raises:
            CastError: The article does not have the words, or they name something else.
        """
        found = self._finder.find(said.words, passage) or self._finder.find(said.words)
        if found is None:
            msg = "a name is not in the article"
            raise CastError(msg)
        entity = self._known(found) or self._new(said, found)
        if entity.kind not in kinds and not (kinds == PLACES and _is_state(entity)):
            msg = "a name stands for something of another kind"
            raise CastError(msg)
        return entity.id

    def is_told(self, entity: str, passage: Passage) -> bool:
        """Tell whether a passage speaks of an entity, by name or otherwise."""
        return any(m.entity == entity and passage.span.covers(m.span) for m in self._mentions)

    def _known(self, found: Passage) -> Entity | None:
        """Give what the rules took the words for: a mention that ends alike, else a name."""
        over = [m for m in self._mentions if _speaks(m.span, found.span)]
        best = min(
            over, key=lambda m: (abs(m.span.length - found.span.length), m.span), default=None
        )
        if best is not None:
            return self._entities.get(best.entity)
        return self._named.get(fold(found.text))

    def _new(self, said: Who | What, found: Passage) -> Entity:
        """Make an entity of words that the rules pass over."""
        long = len(found.text) > _NAME_MAX or len(found.text.split()) > _WORDS_MAX
        if long or not any(letter.isalpha() for letter in found.text):
            msg = "its words name nothing"
            raise CastError(msg)
        entity = self._name(said, found) if isinstance(said, Who) else self._event(said, found)
        known = self._entities.setdefault(entity.id, entity)
        if known is entity:
            self.entities.append(entity)
        self._remember(Mention(span=found.span, text=found.text, entity=entity.id))
        return known

    def _remember(self, mention: Mention) -> None:
        self._mentions.append(mention)
        self.mentions.append(mention)

    def _name(self, said: Who, found: Passage) -> Entity:
        if not any(word[:1].isupper() for word in found.text.split()):
            msg = "its words name nothing"
            raise CastError(msg)
        return Entity(
            id=f"{said.kind.value}/{slug(found.text)}",
            kind=EntityKind(said.kind),
            label=found.text,
            actor_type=ActorType.OTHER if said.kind is EntityKind.ORGANIZATION else None,
        )

    def _event(self, said: What, found: Passage) -> Entity:
        return Entity(
            id=f"event/{slug(self._article)}/{slug(found.text)}",
            kind=EntityKind.EVENT,
            label=found.text,
            event_type=said.type,
        )


def _is_state(entity: Entity) -> bool:
    return entity.actor_type is ActorType.STATE


def _speaks(mention: Span, words: Span) -> bool:
    """Tell whether one of the two holds the other and both end alike: the head comes last."""
    return mention.end == words.end and (mention.covers(words) or words.covers(mention))


def _by_name(entities: Iterable[Entity]) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for entity in entities:
        for name in (entity.label, *entity.alt_labels):
            found.setdefault(fold(name), entity)
    return found
