"""Find copies of one wire story among articles: bodies that share most of their word sequences.

A copy may be edited lightly or cut short. A follow-up on the same event, which takes up paragraphs
of the story before behind a lead of its own, is none; neither is the next of a row of reports that
differ in their figures.

Source:
    Sketches of word sequences that keep the same sample of every text: A. Broder, "On the
    resemblance and containment of documents", 1997; the bounds are the house's.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from flows.clean.article import BODY_KINDS
from flows.clean.wording import line_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from flows.model import CleanArticle

    Marks: TypeAlias = NDArray[np.uint64]

_SEQUENCE_WORDS = 4
_WORDS_MIN = 30
_LEAD_WORDS = 25
_ALIKE_MIN = 0.7
"""Share of the sequences of two texts that both have, from which they are one story."""
_EDITED_MIN = 0.45
"""The same for texts that share a lead: one word in ten may be another."""
_INSIDE_MIN = 0.6
"""Share of the sequences of the shorter text that the longer has, if they share a lead."""
_LEAD_MIN = 0.5
_FIGURES_MIN = 0.5
"""Share of the figures of the text with fewer that the other has: less is another report."""
_SAMPLED_ONE_IN = 4
_SHARED_MIN = 2
_ALL_PAIRS_MAX = 20
"""Of more articles with one sequence each is compared with the first and the one before alone."""
_SKETCHES_KEPT = 10_000
_PRIME = 0x100000001B3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A text as it is compared.

    Args:
        marks: A number for each sequence of words, each once, sorted.
        lead: Those of its first words.
        figures: Words with digits.
    """

    marks: Marks
    lead: Marks
    figures: frozenset[str]


def find_copies(articles: Sequence[CleanArticle]) -> dict[str, str]:
    """Find the copies among articles; time grows with the texts, not with their pairs.

    Args:
        articles: Any number, in any order.

    Returns:
        Id of each copy, and the id of the article that it copies: the first by id of those alike.
    """
    ordered = sorted(articles, key=lambda article: article.raw.id)
    samples = [_sample(_marks(_list_words(article))) for article in ordered]
    sketch = lru_cache(maxsize=_SKETCHES_KEPT)(lambda at: _sketch(_list_words(ordered[at])))
    copies: dict[str, str] = {}
    for first, second in _candidates(samples):
        source, copy = ordered[first].raw.id, ordered[second].raw.id
        if copy not in copies and _is_copy(sketch(first), sketch(second)):
            copies[copy] = copies.get(source, source)
    return copies


def _sketch(words: Sequence[str]) -> Sketch:
    marks = _marks(words)
    return Sketch(
        marks=np.unique(marks),
        lead=np.unique(marks[:_LEAD_WORDS]),
        figures=frozenset(word for word in words if not word.isalpha() and _has_digit(word)),
    )


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _list_words(article: CleanArticle) -> list[str]:
    """Give the words of a body; none of one that is too short to tell."""
    texts = (part.text for part in article.parts if part.kind in BODY_KINDS)
    words = [word for text in texts for word in line_key(text).split()]
    return words if len(words) >= _WORDS_MIN else []


def _marks(words: Sequence[str]) -> Marks:
    """Give a number for each sequence of words, in order of the text."""
    length = max(0, len(words) - _SEQUENCE_WORDS + 1)
    numbers = np.fromiter((_number(word) for word in words), dtype=np.uint64, count=len(words))
    marks = np.zeros(length, dtype=np.uint64)
    for at in range(_SEQUENCE_WORDS if length else 0):
        marks = marks * np.uint64(_PRIME) ^ numbers[at : at + length]
    return marks


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    return zlib.crc32(word.encode(errors="replace"))


def _candidates(samples: Sequence[Marks]) -> list[tuple[int, int]]:
    """Give the pairs that share some of the sequences in the sample that all texts keep."""
    shared: dict[tuple[int, int], int] = {}
    for articles in _bearers(samples):
        for pair in _pairs(articles):
            shared[pair] = shared.get(pair, 0) + 1
    return sorted(pair for pair, count in shared.items() if count >= _SHARED_MIN)


def _sample(marks: Marks) -> Marks:
    """Give some of the marks, each once: of all texts the same."""
    mixed = marks * np.uint64(_PRIME) >> np.uint64(32)
    return np.unique(marks[mixed % np.uint64(_SAMPLED_ONE_IN) == 0])


def _bearers(samples: Sequence[Marks]) -> Iterator[list[int]]:
    """Give, of each mark that several samples have, the numbers of those, in order."""
    if not samples:
        return
    marks = np.concatenate(samples)
    numbers = np.repeat(np.arange(len(samples)), [len(sample) for sample in samples])
    order = np.argsort(marks, kind="stable")
    numbers = numbers[order]
    _, begins, counts = np.unique(marks[order], return_index=True, return_counts=True)
    several = counts > 1
    for begin, count in zip(begins[several].tolist(), counts[several].tolist(), strict=True):
        yield numbers[begin : begin + count].tolist()


def _pairs(articles: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(articles) <= _ALL_PAIRS_MAX:
        return combinations(articles, 2)
    return {*pairwise(articles), *((articles[0], at) for at in articles[1:])}


def _is_copy(one: Sketch, other: Sketch) -> bool:
    common = _count_common(one.marks, other.marks)
    short, long = sorted((one, other), key=lambda sketch: len(sketch.marks))
    alike = common / (len(one.marks) + len(other.marks) - common)
    enough = alike >= _EDITED_MIN or common / len(short.marks) >= _INSIDE_MIN
    same = alike >= _ALIKE_MIN or (enough and _has_lead(long, short))
    return same and _has_figures(one, other)


def _count_common(one: Marks, other: Marks) -> int:
    return len(np.intersect1d(one, other, assume_unique=True))


def _has_lead(long: Sketch, short: Sketch) -> bool:
    return _count_common(long.marks, short.lead) / len(short.lead) >= _LEAD_MIN


def _has_figures(one: Sketch, other: Sketch) -> bool:
    fewest = min(len(one.figures), len(other.figures))
    return fewest == 0 or len(one.figures & other.figures) / fewest >= _FIGURES_MIN
