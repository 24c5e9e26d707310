"""How lines are compared and told apart by their words: keys, stems, prose, names.

What follows from it is told by the rules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.model import Part

WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W_]+(?:['’ʼ][^\W_]+)*")
PROSE_WORDS_MIN = 12
_FINAL = re.compile(r"[.!?…؟。।۔։][\"”’'»)\]]*$")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})[.!?][\"”’']*(?=\s+[\"“‘']?[A-Z])")
_LONG_WORDS_MIN = 25
_STEM_LETTERS = 5
_STEM_WORD_LETTERS_MIN = 4
_NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|(?:al|el|de|da|bin|ibn|van|von|ben)(?:-[A-Z]\w+)?)$"
)
_NAME_WORDS = range(1, 6)


def words_of(text: str) -> list[str]:
    """Give the words in lower case, apostrophes straight.

    >>> words_of("Syria’s talks -- again")
    ["syria's", 'talks', 'again']
    """
    return [word.replace("’", "'").replace("ʼ", "'") for word in WORD.findall(text.casefold())]


def line_key(text: str) -> str:
    """Give what two lines that say the same have in common: words, without marks and quotes.

    >>> line_key("“Syria’s” talks!") == line_key("'Syria's' Talks")
    True
    """
    return " ".join(words_of(text.replace("'", "’").replace("’", " ")))


def stems_of(text: str) -> list[str]:
    """Give the figures and the first letters of longer words: the same for "Mali", "Malian"."""
    return [
        word[:_STEM_LETTERS]
        for word in words_of(text)
        if len(word) >= _STEM_WORD_LETTERS_MIN or (word.isdecimal() and len(word) > 1)
    ]


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends like a sentence."""
    return bool(_FINAL.search(text))


def count_sentences(text: str) -> int:
    """Count the sentences, roughly: abbreviations of one letter end none."""
    return len(_SENTENCE_END.findall(text)) + 1


def is_prose(text: str) -> bool:
    """Tell whether the text is running text: a sentence that ends, or very many words."""
    count = len(WORD.findall(text))
    return (count >= PROSE_WORDS_MIN and ends_sentence(text)) or count >= _LONG_WORDS_MIN


def is_body_prose(part: Part) -> bool:
    """Tell whether a part is running text that no rule has claimed."""
    return part.kind is PartKind.PARAGRAPH and not part.rule and is_prose(part.text)


def is_name(text: str) -> bool:
    """Tell whether a line is nothing but words written like a name."""
    words = text.split()
    return len(words) in _NAME_WORDS and all(_NAME_WORD.match(word) for word in words)


def first_prose(parts: Iterable[Part]) -> int | None:
    """Give the place of the first part of running text, None where there is none."""
    return next((at for at, part in enumerate(parts) if is_body_prose(part)), None)


def last_prose(parts: tuple[Part, ...]) -> int | None:
    """Give the place of the last part of running text, None where there is none."""
    return next((at for at in reversed(range(len(parts))) if is_body_prose(parts[at])), None)
