"""A sentence as one line of text, and the way back from a place in it to tokens and raw text.

What the pieces of the line mean is told in ``doubtful``.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from flows.model import Span

if TYPE_CHECKING:
    from flows.model import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The words of a sentence joined as printed.

    Args:
        starts: Where each token begins in ``text``.
    """

    sentence: Sentence
    text: str
    starts: tuple[int, ...]

    def token_at(self, offset: int) -> int:
        """Give the index of the token that holds (or stands before) the character."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def raw_span(self, begin: int, end: int) -> Span:
        """Give the raw passage of ``text[begin:end]`` (not empty)."""
        first, last = self.token_at(begin), self.token_at(end - 1)
        return Span(begin=self._raw(first, begin).begin, end=self._raw(last, end - 1).end)

    def _raw(self, index: int, offset: int) -> Span:
        """Give the raw passage of one character; the whole token where it was mended."""
        token = self.sentence.tokens[index]
        if token.span.length != len(token.text):
            return token.span
        begin = min(token.span.begin + offset - self.starts[index], token.span.end - 1)
        return Span(begin=begin, end=begin + 1)


def line_of(sentence: Sentence) -> Line:
    """Join the words of a sentence, one plain space where white space followed."""
    pieces = [token.text + " " if token.space else token.text for token in sentence.tokens]
    ends = tuple(accumulate(map(len, pieces)))
    return Line(sentence=sentence, text="".join(pieces).rstrip(), starts=(0, *ends[:-1]))
