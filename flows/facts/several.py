"""Which three or more are taken up by "the three countries", "all four parties".

Two are taken up by ``couples``, which know of more ways to name two than a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.counts import number_of
from flows.facts.party import Party
from flows.language.tree import children
from flows.model import ActorType, EntityKind, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

_LEAST, _MOST = 3, 9
_KNOWN = frozenset({"the", "these", "those", "all"})
"""Words with which a noun takes up who was told ("the three countries", not "three countries")."""
_JOINTS = frozenset({"", ",", "and", ",and", "&", "the", ",the", "andthe", ",andthe"})
"""What may stand between two of a list, without its spaces."""
BODIES = "Bodies"
"""What a cue of pairs says where bodies and states are meant ("the two sides")."""
_OF_STATES = frozenset({"country", "nation", "neighbor", "neighbour", "state"})
_APART = frozenset({ActorType.NEWS_MEDIA, ActorType.OTHER})


def several_at(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...] | None:
    """Give the bodies or states that a noun for so many takes up: the last list of just so many.

    Returns:
        Nobody where no such list was told before; None for a word that takes up no list.
    """
    count = _count_of(scene, sentence, token)
    if count is None:
        return None
    of_states = token.lemma.lower() in _OF_STATES
    for listed in _lists_before(scene, sentence, token):
        if len(listed) == count and all(_fits(e, of_states=of_states) for e in listed):
            return tuple(Party(entity=e.id, token=token) for e in listed)
    return ()


def _count_of(scene: Scene, sentence: Sentence, token: Token) -> int | None:
    """Give how many are taken up: "three" of "the three countries"."""
    if token.tag != "NNS" or scene.lexicon.value("pair_noun", token) != BODIES:
        return None
    words = children(sentence, token.index, "det", "det:predet", "nummod", "amod")
    known = any(t.text.lower() in _KNOWN for t in words)
    numbers = [number_of([t.text.lower()]) for t in words if t.dep == "nummod"]
    count = numbers[0] if len(numbers) == 1 and known else None
    return count if count is not None and _LEAST <= count <= _MOST else None


def _fits(entity: Entity, *, of_states: bool) -> bool:
    if of_states:
        return entity.actor_type is ActorType.STATE
    return entity.kind is EntityKind.ORGANIZATION and entity.actor_type not in _APART


def _lists_before(scene: Scene, sentence: Sentence, token: Token) -> Iterator[Sequence[Entity]]:
    """Give the lists of names before a word, the last one first; of a sentence in their order."""
    at = scene.parsed.sentences.index(sentence)
    ahead = [m for m in scene.mentions(sentence.span) if m.span.end <= token.span.begin]
    yield from _lists_of(scene, ahead)
    for earlier in reversed(scene.parsed.sentences[:at]):
        if earlier.kind is not PartKind.DATELINE:
            yield from _lists_of(scene, scene.mentions(earlier.span))


def _lists_of(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Sequence[Entity]]:
    text, end = scene.parsed.article.raw.text, 0
    listed: dict[str, Entity] = {}
    for mention in mentions:
        entity = scene.entity(mention.entity)
        between = "".join(text[end : mention.span.begin].lower().split())
        if entity is None or entity.kind is not EntityKind.ORGANIZATION or between not in _JOINTS:
            yield tuple(listed.values())
            listed = {}
        if entity is not None and entity.kind is EntityKind.ORGANIZATION:
            listed[entity.id] = entity
        end = mention.span.end
    yield tuple(listed.values())
