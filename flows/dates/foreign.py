"""Words of other languages as far as dating needs them: a glossary word by word into English.

Languages other than English are not parsed; places, kinds of meeting and names of events are looked
up under their English names. Times in their sentences are found in ``foreign_times``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from flows.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LONGEST: Final = 4
_CLITICS: Final = re.compile(r"^(?:وال|بال|فال|كال|لل|ال|[وبفلك]|[והבלמכש])(?=\w{3})")
"""Conjunctions, prepositions and articles that Arabic and Hebrew write on the word."""
Word = tuple[str, Span]


def translate(words: Sequence[Word], glossary: Mapping[str, str]) -> tuple[Word, ...]:
    """Put the English words of a glossary in the place of those that it knows.

    Args:
        words: Folded words, each with the raw passage of its printed form.
        glossary: Folded word or phrase -> folded English words.

    Returns:
        In the same order; an English phrase has the whole passage for each of its words.
    """
    return tuple(_translated(words, glossary)) if glossary else tuple(words)


def bare(word: str) -> str:
    """Give a folded word without what Arabic and Hebrew write on it.

    >>> bare("وتنطلق")
    'تنطلق'
    """
    return _CLITICS.sub("", word)


def _translated(words: Sequence[Word], glossary: Mapping[str, str]) -> Iterator[Word]:
    at = 0
    while at < len(words):
        length, english = _longest(words, at, glossary)
        span = Span(begin=words[at][1].begin, end=words[at + length - 1][1].end)
        yield from ((word, span) for word in english.split())
        at += length


def _longest(words: Sequence[Word], at: int, glossary: Mapping[str, str]) -> tuple[int, str]:
    """Give how many words the longest known phrase has here, and its English."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        phrase = " ".join(word for word, _ in words[at : at + length])
        for form in (phrase, bare(phrase)):
            if form in glossary:
                return length, glossary[form]
    return 1, words[at][0]
