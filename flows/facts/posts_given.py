"""Posts right behind the persons whom a verb gives them: "named X as head of Y, and Z as ...".

They are read off the words: lists of persons, each with a post, are parsed wrongly more often than
not. Posts that hang on the verb itself are in ``appointments``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.facts.post_classes import class_of
from flows.language.tree import text_of
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Mention, Sentence, Token

_POST_WORDS = 6
_BODY_WORDS = 3
_LEADING = frozenset({"the", "a", "an", "its", "their", "his", "her", "new"})
_LINKS = frozenset({"of", "for", "at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PostGiven:
    """A person with the post behind the name.

    Args:
        holder: Id of the person.
        name: Last word of the name.
        post: Last word of the post.
        label: The post as printed.
        body: Id of the body or place behind the post, None where none is named there.
    """

    holder: str
    name: Token
    post: Token
    label: str
    body: str | None


def posts_beside(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[PostGiven]:
    """Give the persons behind a verb who have their post right behind their names.

    With "as", or with a small word for a post that goes on with "of".
    """
    for mention in scene.mentions(sentence.span):
        tokens = [t for t in sentence.tokens if mention.span.covers(t.span)]
        if not mention.entity.startswith(EntityKind.PERSON) or not tokens:
            continue
        at = tokens[-1].index + 1
        told = _told_from(scene, sentence, at) if at > verb.index + 1 else None
        if told is not None:
            first, last = told
            seat = scene.mention_at(sentence.tokens[first])
            seat = None if seat is None or _is_post(scene, seat, sentence, last) else seat
            begin = first if seat is None else _behind(sentence, seat)
            yield PostGiven(
                holder=mention.entity,
                name=tokens[-1],
                post=sentence.tokens[last - 1],
                label=text_of(sentence, begin, last),
                body=_body_behind(scene, sentence, last) if seat is None else seat.entity,
            )


def _behind(sentence: Sentence, mention: Mention) -> int:
    """Give the word behind a name."""
    return next(t.index for t in sentence.tokens if t.span.begin >= mention.span.end)


def _is_post(scene: Scene, mention: Mention, sentence: Sentence, last: int) -> bool:
    """Tell whether a name at a post is no place or body before it ("Kletti mayor")."""
    whole = mention.span.end >= sentence.tokens[last - 1].span.begin
    entity = scene.entity(mention.entity)
    kinds = (EntityKind.PLACE, EntityKind.ORGANIZATION)
    return whole or entity is None or entity.kind not in kinds


def post_behind(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """Give the last word of a post right behind a verb ("has been appointed head of")."""
    told = _told_from(scene, sentence, verb.index + 1)
    return None if told is None else sentence.tokens[told[1] - 1]


def _told_from(scene: Scene, sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Give the words of the post that begins at a word; None where none does."""
    words = [t.text.lower() for t in sentence.tokens]
    marked = words[at : at + 1] == ["as"]
    first = at + marked
    first += words[first : first + 1] != [] and words[first] in _LEADING
    for last in range(min(first + _POST_WORDS, len(words)), first, -1):
        label = " ".join(words[first:last])
        plain = all(t.pos in ("NOUN", "PROPN", "ADJ") for t in sentence.tokens[first:last])
        if plain and class_of(scene, label) is not None:
            linked = words[last : last + 1] != [] and words[last] in _LINKS
            small = linked and sentence.tokens[first].text.islower()
            return (first, last) if marked or small else None
    return None


def _body_behind(scene: Scene, sentence: Sentence, at: int) -> str | None:
    """Give the body or place named behind "of"."""
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].text.lower() not in _LINKS:
        return None
    near = tokens[at + 1 : at + 1 + _BODY_WORDS]
    mentions = (scene.mention_at(t) for t in near if t.text.lower() not in _LEADING)
    first: Mention | None = next(mentions, None)
    person = first is not None and first.entity.startswith(EntityKind.PERSON)
    return None if first is None or person else first.entity
