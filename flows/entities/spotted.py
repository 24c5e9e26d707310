"""What passes between the modules of this room: names as corrected, and what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from flows.entities.spelling import slug
from flows.language.tree import span_of, text_of
from flows.model import Entity, EntityKind, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.model import ActorType, MergeReason, NameLabel, Parsed, Sentence, Span, Token

_ROW_NUMBER = re.compile(r"(?<=[^\W\d]{3})-(?:\d{1,2}|[IVX]+)$")
"""The number of a row that sticks to a name ("Geneva-2")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """A name: tokens ``first`` to ``last`` (not included) of a sentence, edges corrected."""

    sentence: int
    first: int
    last: int
    text: str
    label: NameLabel


class How(StrEnum):
    """By what a passage speaks of its entity."""

    NAME = "name"
    PEOPLE = "word for a people"
    DESCRIPTION = "description"
    METONYM = "seat of government"
    PRONOUN = "pronoun"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A stretch of a sentence and the entity that it stands for.

    Args:
        reason: Why it stands for an entity of another name; None where it is no merge.
    """

    sentence: int
    first: int
    last: int
    entity: Entity
    how: How = How.NAME
    reason: MergeReason | None = None

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands: sentence, first token, last token."""
        return self.sentence, self.first, self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A collective noun in a sentence: tokens ``first`` to ``last``; ``value`` is its cue."""

    sentence: int
    first: int
    last: int
    value: str
    owned: bool


def body_called(label: str, actor_type: ActorType, *others: str) -> Entity:
    """Give a body by its name alone, with other names that it goes by."""
    return Entity(
        id=f"organization/{slug(label)}",
        kind=EntityKind.ORGANIZATION,
        label=label,
        alt_labels=others,
        actor_type=actor_type,
    )


def is_sided(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a hyphen makes a name say who is for or against it ("pro-Russian")."""
    before = tokens[max(0, first - 1) : first]
    return bool(before) and before[0].text == "-" and not before[0].space


def stretch_text(sentence: Sentence, first: int, last: int) -> str:
    """Give the words of a stretch as printed; no dashes, quotes, row numbers at its ends."""
    return _without_marks(text_of(sentence, first, last))


@lru_cache(maxsize=65536)
def _without_marks(text: str) -> str:
    bare = _ROW_NUMBER.sub("", text) if "-" in text else text
    return bare.strip('-–—−*•"“”').strip() or text


def stretch_span(sentence: Sentence, first: int, last: int) -> Span:
    """Give the passage of a stretch."""
    return span_of(sentence.tokens[first:last])


def mention_of(parsed: Parsed, link: Link) -> Mention:
    """Give the mention of a link, with its passage in the raw text."""
    sentence = parsed.sentences[link.sentence]
    return Mention(
        span=stretch_span(sentence, link.first, link.last),
        text=stretch_text(sentence, link.first, link.last),
        entity=link.entity.id,
    )
