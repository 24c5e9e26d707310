"""Whom a text was about before somebody speaks as "he": the persons that its subjects name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.speaker_phrases import is_in_marks
from flows.language.tree import subtree
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from flows.facts.scene import Scene
    from flows.model import Sentence, Title, Token

_SENTENCES_BACK = 2


def titled_at(scene: Scene, sentence: Sentence, head: Token) -> str | None:
    """Give the person with whose post a phrase names them ("the envoy Jon Roe": Roe)."""
    for title in scene.titles:
        if title.span.covers(head.span) and sentence.span.covers(title.span):
            inside_of = title.of is not None and title.of.span.covers(head.span)
            inside_of = inside_of and not _holds(sentence, head, title)
            holder = scene.mentions(title.holder.span)
            if holder and not inside_of:
                return holder[0].entity
    return None


def told_of(scene: Scene, sentence: Sentence, others: Collection[str]) -> str | None:
    """Give the person whom the paragraph has told of before a sentence, but in words said.

    Args:
        scene: The article.
        sentence: The sentence.
        others: Who is not meant.
    """
    here = [s for s in scene.parsed.sentences if s.part == sentence.part]
    before = [s for s in here if s.span.end <= sentence.span.begin]
    for earlier in reversed(before):
        for token, person in _persons(scene, earlier, others):
            if not is_in_marks(earlier, token):
                return person
    return None


def last_subject(scene: Scene, sentence: Sentence, others: Collection[str]) -> str | None:
    """Give the person whom one of the two sentences before was about."""
    before = [s for s in scene.parsed.sentences if s.span.end <= sentence.span.begin]
    for earlier in reversed(before[-_SENTENCES_BACK:]):
        for _, person in _persons(scene, earlier, others):
            return person
    return None


def is_told_near(scene: Scene, sentence: Sentence, person: str) -> bool:
    """Tell whether somebody is spoken of in the two sentences before."""
    before = [s for s in scene.parsed.sentences if s.span.end <= sentence.span.begin]
    near = (m for s in before[-_SENTENCES_BACK:] for m in scene.mentions(s.span))
    return any(m.entity == person for m in near)


def subjects_of(scene: Scene, sentence: Sentence) -> set[str | None]:
    """Give who the subjects of a sentence are, but those in words said."""
    subjects = (t for t in sentence.tokens if t.dep.startswith("nsubj"))
    free = (t for t in subjects if not is_in_marks(sentence, t))
    return {scene.entity_at(sentence, t) for t in free}


def _persons(
    scene: Scene, sentence: Sentence, others: Collection[str]
) -> Iterator[tuple[Token, str]]:
    """Give each subject that is a person, by their name or the title that it is part of."""
    for token in (t for t in sentence.tokens if t.dep == "nsubj"):
        mention = scene.mention_at(token)
        entity = titled_at(scene, sentence, token) if mention is None else mention.entity
        if entity is not None and entity.startswith(EntityKind.PERSON) and entity not in others:
            yield token, entity


def _holds(sentence: Sentence, head: Token, title: Title) -> bool:
    """Tell whether a parse hangs the holder of a post on its body ("UN chief X" under "UN")."""
    below = {t.index for t in subtree(sentence, head.index)}
    return title.holder.first > head.index and title.holder.first in below
