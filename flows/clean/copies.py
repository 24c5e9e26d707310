"""Find copies of one wire story among articles: bodies that share most of their word sequences."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from flows.clean.article import BODY_KINDS
from flows.clean.wording import line_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.model import CleanArticle

_SHINGLE_WORDS = 5
_WORDS_MIN = 30
_ALIKE_MIN = 0.6
_COMMON_MAX = 50


def find_copies(articles: Sequence[CleanArticle]) -> dict[str, str]:
    """Find near-duplicates by the share of word sequences that two bodies have in common.

    Articles are compared where they share a sequence of five words that not more than fifty
    articles have: time grows with the text, not with the pairs of articles.

    Args:
        articles: Any number, in any order.

    Returns:
        Id of each copy, and the id of the article that it copies: the first by id of those alike.
    """
    ordered = sorted(articles, key=lambda article: article.raw.id)
    shingles = [_shingles(article) for article in ordered]
    shared = _shared(shingles)
    copies: dict[str, str] = {}
    for (first, second), common in sorted(shared.items()):
        union = len(shingles[first]) + len(shingles[second]) - common
        alike = common / union >= _ALIKE_MIN
        source, copy = ordered[first].raw.id, ordered[second].raw.id
        if alike and copy not in copies:
            copies[copy] = copies.get(source, source)
    return copies


def _shared(shingles: Sequence[frozenset[tuple[str, ...]]]) -> Counter[tuple[int, int]]:
    """Count the sequences that two articles share, for all pairs that share one."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at, own in enumerate(shingles):
        for shingle in own:
            places.setdefault(shingle, []).append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for articles in places.values():
        if 1 < len(articles) <= _COMMON_MAX:
            shared.update(combinations(articles, 2))
    return shared


def _shingles(article: CleanArticle) -> frozenset[tuple[str, ...]]:
    words = [word for text in _body(article) for word in line_key(text).split()]
    if len(words) < _WORDS_MIN:
        return frozenset()
    return frozenset(
        tuple(words[at : at + _SHINGLE_WORDS]) for at in range(len(words) - _SHINGLE_WORDS + 1)
    )


def _body(article: CleanArticle) -> Iterator[str]:
    return (part.text for part in article.parts if part.kind in BODY_KINDS)
