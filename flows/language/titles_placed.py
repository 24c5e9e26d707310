"""A post in its line, with the body it belongs to: where its phrase begins and ends.

Whose a post is by the words around it stands in ``bodies``; who holds it, in ``titles_held``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.language.bodies import POSSESSIVES, body_before, body_behind, is_participle
from flows.model import Name, NameLabel

if TYPE_CHECKING:
    from flows.language.line import Line
    from flows.language.posts import Post

_DETERMINERS = ("the", "a", "an", "his", "her", "its", "their", "our", "my", "one")
_STUDIED = (NameLabel.PLACE, NameLabel.PEOPLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A post in its line, with the body it belongs to.

    Args:
        at: Index of the sentence.
        first: First word of determiner, body and post together.
        last: One after the last word of post and body together.
        definite: Whether "the" or a possessor stands before it.
    """

    at: int
    line: Line
    post: Post
    of: Name | None
    first: int
    last: int
    definite: bool


def place_post(at: int, line: Line, post: Post) -> Placed:
    """Give a post with its body, the adjectives and the determiner before it taken in."""
    before, first = body_before(line, post)
    behind, last = body_behind(line, post)
    start = first
    former = post.former or line.lexicon.match_back("post_former", line.words, first) > 0
    while count := line.lexicon.match_back("post_former", line.words, start):
        start -= count
    start = _before_adjectives(line, start)
    definite = line.word(start - 1) in _DETERMINERS
    return Placed(
        at=at,
        line=line,
        post=replace(post, former=former),
        of=_nearer_body(post, before, behind),
        first=start - 1 if definite else start,
        last=last,
        definite=definite or before is not None or line.word(start - 1) in POSSESSIVES,
    )


def _nearer_body(post: Post, before: Name | None, behind: Name | None) -> Name | None:
    """Give the body of a post; a "Yemen scholar at Oxford" is Oxford's, and studies Yemen.

    A people before "the Brazilian head of the Union" says where its holder is from.
    """
    topic = post.sort == "academic" and before is not None and before.label in _STUDIED
    people = before is not None and before.label is NameLabel.PEOPLE
    served = people and behind is not None and behind.label is NameLabel.ORGANIZATION
    return behind if topic or served else before or behind


def _before_adjectives(line: Line, start: int) -> int:
    """Step over up to two adjectives between a determiner and a post ("the influential ...")."""
    for count in (0, 1, 2):
        if line.word(start - count - 1) in _DETERMINERS:
            return start - count
        before = start - count - 1
        if before < 0 or not _is_describing(line, before):
            return start
    return start


def _is_describing(line: Line, at: int) -> bool:
    return line.token(at).pos in ("ADJ", "VERB") or is_participle(line.words[at].text)
