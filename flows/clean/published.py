"""Dates behind a word of publishing, wherever on a line they stand: "Posted on 3 May 2014".

What becomes of the line is told by the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.clean.wording import WORD

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from flows.clean.cues import CleanCues

_LETTERS_MAX: Final = 30
"""The word stands within so many letters before the date."""
_BETWEEN: Final = frozenset({"on", "at", "online"})


def find_published(text: str, cues: CleanCues) -> Iterator[tuple[int, re.Match[str]]]:
    """Find the dates that a word of publishing, in capitals, stands before.

    Yields:
        Where the word begins, and the date.
    """
    for date in cues.dates.date.finditer(text):
        begin = _word_before(text, date.start(), cues)
        if begin is not None:
            yield begin, date


def _word_before(text: str, end: int, cues: CleanCues) -> int | None:
    """Give where the word of publishing before a date begins; None where another stands there."""
    words = [*WORD.finditer(text, max(0, end - _LETTERS_MAX), end)]
    while words and words[-1].group() in _BETWEEN:
        words.pop()
    for count in (2, 1):
        said = words[-count:]
        phrase = " ".join(word.group() for word in said)
        if phrase[:1].isupper() and phrase.casefold() in cues.words["published-word"]:
            return said[0].start()
    return None
