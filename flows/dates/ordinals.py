"""Ordinal numbers among folded words: "67th", "sixty second", "xvi"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from flows.dates.vocabulary import CARDINALS, ORDINALS

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_FIGURE: Final = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_TENS: Final = {word: n for word, n in CARDINALS.items() if n >= 20}
_TENTHS: Final = {
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
    "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_ONES_MAX: Final = 9


class Ordinal(NamedTuple):
    """A number, and how many words it takes."""

    value: int
    length: int


def ordinal_before(words: Sequence[str], end: int) -> Ordinal | None:
    """Read the ordinal that ends right before a word."""
    if end < 1:
        return None
    last = words[end - 1]
    figure = _FIGURE.fullmatch(last)
    if figure is not None:
        return Ordinal(int(figure[1]), 1)
    value = ORDINALS.get(last) or _TENTHS.get(last)
    if value is None:
        return None
    tens = _TENS.get(words[end - 2], 0) if end > 1 and value <= _ONES_MAX else 0
    return Ordinal(tens + value, 2 if tens else 1)


def ordinal_behind(words: Sequence[str], begin: int, nouns: Container[str]) -> Ordinal | None:
    """Read the ordinal that begins at a word, or behind an "s", and stands before a noun.

    >>> ordinal_behind(("s", "sixty", "second", "session"), 0, ("session",))
    Ordinal(value=62, length=3)
    """
    own = 1 if words[begin : begin + 1] == ("s",) else 0
    for length in (1, 2):
        end = begin + own + length
        found = ordinal_before(words, end) if end < len(words) else None
        if found is not None and found.length == length and words[end] in nouns:
            return Ordinal(found.value, own + length)
    return None
