"""Tell which words of an article stand inside direct speech.

Who says it belongs to ``flows.facts``; here it only matters that "today" in somebody's mouth is
the day of speaking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.model import Sentence

_OPENING: Final = ("“", "«", "„", "``")
_CLOSING: Final = ("”", "»", "''")
_EITHER: Final = ('"',)
_MARKS: Final = frozenset((*_OPENING, *_CLOSING, *_EITHER))


def quoted_words(sentences: Sequence[Sentence]) -> tuple[frozenset[int], ...]:
    """Give the indexes of the quoted tokens of each sentence.

    Args:
        sentences: Those of one article, in order; speech may run over several of a part.

    Returns:
        One set a sentence. A mark that is never closed holds to the end of its part.
    """
    return tuple(_walk(sentences))


def _walk(sentences: Sequence[Sentence]) -> Iterator[frozenset[int]]:
    part, depth = -1, 0
    for sentence in sentences:
        if sentence.part != part:
            part, depth = sentence.part, int(sentence.kind is PartKind.QUOTATION)
        if _MARKS.isdisjoint(token.text for token in sentence.tokens):
            yield frozenset(range(len(sentence.tokens)) if depth else ())
            continue
        inside: set[int] = set()
        for token in sentence.tokens:
            depth = _depth_after(token.text, depth)
            inside |= {token.index} if depth else set()
        yield frozenset(inside)


def _depth_after(word: str, depth: int) -> int:
    """Give 1 where speech is open behind a word, 0 where it is not."""
    if word in _EITHER:
        return 1 - depth
    if word in _OPENING:
        return 1
    return 0 if word in _CLOSING else depth
