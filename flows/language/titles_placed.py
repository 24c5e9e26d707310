"""A post in its line, with the body it belongs to: where its phrase begins and ends.

Whose a post is by the words around it stands in ``bodies``; who holds it, in ``titles_held``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.language.bodies import POSSESSIVES, body_before, is_participle, is_rank
from flows.language.bodies_behind import body_behind
from flows.language.post_lexicon import split_cue
from flows.model import Name, NameLabel

if TYPE_CHECKING:
    from flows.language.line import Line
    from flows.language.posts import Post

_DETERMINERS = ("the", "a", "an", "his", "her", "its", "their", "our", "my", "one")
_STUDIED = (NameLabel.PLACE, NameLabel.PEOPLE)
_OF_PARTIES = ("legislator", "leader")
"""Sorts of post that parties are named with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A post in its line, with the body it belongs to.

    Args:
        at: Index of the sentence.
        first: First word of determiner, body and post together.
        last: One after the last word of post and body together.
        definite: Whether "the" or a possessor stands before it.
        rank: Word of the post that the body before it cuts off ("deputy" of "deputy UN envoy").
    """

    at: int
    line: Line
    post: Post
    of: Name | None
    first: int
    last: int
    definite: bool
    rank: str = ""


def place_post(at: int, line: Line, post: Post) -> Placed:
    """Give a post with its body, the adjectives and the determiner before it taken in."""
    before, first = _party_before(line, post) or body_before(line, post)
    post = replace(post, first=max(post.first, _word_behind(line, before)))
    post = replace(post, first=_with_parts(line, post, before))
    behind, last = body_behind(line, post)
    start = first
    former = post.former or line.lexicon.match_back("post_former", line.words, first) > 0
    while count := line.lexicon.match_back("post_former", line.words, start):
        start -= count
    ranked = before is not None and start > 0 and is_rank(line, start - 1)
    rank = line.words[start - 1].text if ranked else ""
    start = _before_adjectives(line, start - bool(rank))
    definite = line.word(start - 1) in _DETERMINERS
    return Placed(
        at=at,
        line=line,
        post=replace(post, former=former),
        of=_nearer_body(line, post, before, behind),
        first=start - 1 if definite else start,
        last=last,
        definite=definite or before is not None or line.word(start - 1) in POSSESSIVES,
        rank=rank,
    )


def _party_before(line: Line, post: Post) -> tuple[Name, int] | None:
    """Read the party in the first word of a post ("Labour MP", "National Party" stays whole)."""
    word = line.words[post.first]
    name = line.name_over(post.first) if post.first < post.head and word.is_capital else None
    whole = name is not None and (name.first, name.last) == (word.first, word.last)
    if name is None or not whole or post.sort not in _OF_PARTIES:
        return None
    return (name, post.first) if word.keys in line.lexicon.bodies else None


def _with_parts(line: Line, post: Post, body: Name | None) -> int:
    """Give where a post begins that is one of a part of a body ("ZDF peace panel chair")."""
    at = _word_behind(line, body)
    while at and at < post.first and line.lexicon.has("place_part", line.words[at]):
        at += 1
    between = line.words[at : post.first] if at else ()
    small = all(w.text.isalpha() and w.text.islower() for w in between)
    return at if between and small and not line.is_post(at) else post.first


def _word_behind(line: Line, body: Name | None) -> int:
    """Give the word behind a body; 0 where none is named."""
    if body is None:
        return 0
    return next((at + 1 for at, w in enumerate(line.words) if w.last >= body.last), 0)


def _nearer_body(line: Line, post: Post, before: Name | None, behind: Name | None) -> Name | None:
    """Give the body of a post; a "Yemen scholar at Oxford" is Oxford's, and studies Yemen.

    A people before "the Brazilian head of the Union" says where its holder is from; "the
    Republican governor of Zumor" is no people's.
    """
    topic = post.sort == "academic" and before is not None and before.label in _STUDIED
    people = before is not None and before.label is NameLabel.PEOPLE
    served = people and behind is not None and behind.label is NameLabel.ORGANIZATION
    sided = people and before is not None and split_cue(before.text) not in line.lexicon.peoples
    return behind if topic or served or (sided and behind is not None) else before or behind


def _before_adjectives(line: Line, start: int) -> int:
    """Step over up to three adjectives between a determiner and a post ("the influential ...")."""
    for count in (0, 1, 2, 3):
        if line.word(start - count - 1) in (*_DETERMINERS, ","):
            return start - count
        before = start - count - 1
        if before < 0 or not _is_describing(line, before):
            return start
    return start


def _is_describing(line: Line, at: int) -> bool:
    freely = line.token(at).pos == "ADV" and line.word(at).endswith("ly")
    return line.token(at).pos in ("ADJ", "VERB") or freely or is_participle(line.words[at].text)
