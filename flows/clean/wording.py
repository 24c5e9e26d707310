"""How lines are compared and told apart by their words: keys, stems, prose, names.

What follows from it is told by the rules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.clean.kept import keep_answers
from flows.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.model import Part

WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W_]+(?:['’ʼ][^\W_]+)*")
PROSE_WORDS_MIN = 12
_FINAL_SIGNS = (".", "!", "?", "…", "؟", "。", "।", "۔", "։")
_BEHIND_FINAL = "\"”’'»)]"
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})[.!?][\"”’']*(?=\s+[\"“‘']?[A-Z])")
_LONG_WORDS_MIN = 25
_STEM_LETTERS = 5
_STEM_WORD_LETTERS_MIN = 4
_NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|(?:al|el|de|da|bin|ibn|van|von|ben)(?:-[A-Z]\w+)?)$"
)
_NAME_WORDS = range(1, 6)


@keep_answers
def count_words(text: str) -> int:
    """Count the words."""
    return len(WORD.findall(text))


@keep_answers
def words_of(text: str) -> tuple[str, ...]:
    """Give the words in lower case, apostrophes straight.

    >>> words_of("Syria’s talks -- again")
    ("syria's", 'talks', 'again')
    """
    plain = text.casefold().replace("’", "'").replace("ʼ", "'")
    return tuple(WORD.findall(plain))


@keep_answers
def line_key(text: str) -> str:
    """Give what two lines that say the same have in common: words, without marks and quotes.

    >>> line_key("“Syria’s” talks!") == line_key("'Syria's' Talks")
    True
    """
    return " ".join(words_of(text.replace("'", "’").replace("’", " ")))


@keep_answers
def stems_of(text: str) -> tuple[str, ...]:
    """Give the figures and the first letters of longer words: the same for "Mali", "Malian"."""
    return tuple(
        word[:_STEM_LETTERS]
        for word in words_of(text)
        if len(word) >= _STEM_WORD_LETTERS_MIN or (word.isdecimal() and len(word) > 1)
    )


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends like a sentence."""
    return text.removesuffix("\n").rstrip(_BEHIND_FINAL).endswith(_FINAL_SIGNS)


@keep_answers
def count_sentences(text: str) -> int:
    """Count the sentences, roughly: abbreviations of one letter end none."""
    return len(_SENTENCE_END.findall(text)) + 1


@keep_answers
def is_prose(text: str) -> bool:
    """Tell whether the text is running text: a sentence that ends, or very many words.

    It may end in what follows on the next lines ("Here is how the war began:").
    """
    if len(text) < PROSE_WORDS_MIN:
        return False
    count = count_words(text)
    is_ended = ends_sentence(text) or text.endswith(":")
    return count >= _LONG_WORDS_MIN or (count >= PROSE_WORDS_MIN and is_ended)


def is_body_prose(part: Part) -> bool:
    """Tell whether a part is running text that no rule has claimed."""
    return not part.rule and part.kind is PartKind.PARAGRAPH and is_prose(part.text)


def is_name(text: str) -> bool:
    """Tell whether a line is nothing but words written like a name."""
    words = text.split()
    return len(words) in _NAME_WORDS and all(_NAME_WORD.match(word) for word in words)


def first_prose(parts: Iterable[Part]) -> int | None:
    """Give the place of the first part of running text, None where there is none.

    The label of who speaks first begins the text as well.
    """
    return next((at for at, part in enumerate(parts) if _begins_text(part)), None)


def _begins_text(part: Part) -> bool:
    return part.kind is PartKind.SPEAKER or is_body_prose(part)


def last_prose(parts: tuple[Part, ...]) -> int | None:
    """Give the place of the last part of running text, None where there is none."""
    return next((at for at in reversed(range(len(parts))) if is_body_prose(parts[at])), None)
