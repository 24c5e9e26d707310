"""Which language a text is in: py3langid, offline, with a say for doubt and for mixed articles.

What follows for an article that is not English is told in ``article`` and ``language.parse``.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from py3langid.langid import MODEL_FILE, LanguageIdentifier

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH = "en"
UNKNOWN = "und"
_LETTERS_READ = 6000
_SURE_MIN = 0.5
"""Share of belief that a language must have to be told."""
_FOREIGN_MIN = 0.9
"""Share of belief that a language must have for a paragraph of an English article to be in it."""
_SHORT_LETTERS = 120
"""Letters up to which Latin text that tells no language is taken for English: names, mostly."""
_ENGLISH_MIN = 0.1
"""Share of belief that is enough for English: headlines of foreign names leave doubt."""
_MIXED_MIN = 0.5
"""Share of the letters that must stand in English lines for a mixed text to be English."""
_LINE_LETTERS_MIN = 30
_FOREIGN_LETTERS_MIN = 45
_PLAIN_WORDS_MIN = 40
_PLAIN_SHARE = 0.12
"""Share of the words of a text, and how many it must have, that show it to be English."""
_SMALL_WORDS = frozenset(
    ["the", "and", "of", "to", "that", "with", "from", "which", "who", "has", "been", "were"]
)
_NEAR_ENGLISH = frozenset({"en", "pcm"})
"""English, and what the identifier takes plain English for now and then."""
_KIN = (frozenset({"bs", "hr", "sr"}), frozenset({"da", "nb", "nn", "no"}), frozenset({"id", "ms"}))
"""Languages so close that a sentence leaves doubt between them, and none that it is one of them."""
_NO_LANGUAGE = frozenset({"zxx"})


def find_language(text: str) -> str:
    """Give the language of a text.

    Args:
        text: Running text; the first few thousand letters are read.

    Returns:
        A code of ISO 639; "und" where the text does not tell. A text of several languages is
        English where most of its letters stand in English lines.
    """
    sample = text[:_LETTERS_READ]
    if _is_plain_english(sample):
        return ENGLISH
    language = _identify(sample)
    if language in (ENGLISH, UNKNOWN) or "\n" not in sample:
        return language
    lines = [line for line in sample.splitlines() if _letters(line) >= _LINE_LETTERS_MIN]
    english = sum(_letters(line) for line in lines if _identify(line) == ENGLISH)
    return ENGLISH if english > _MIXED_MIN * _letters(sample) else language


def _is_plain_english(text: str) -> bool:
    """Tell whether a text is so full of small English words that nobody need be asked."""
    words = text.lower().split()
    common = sum(1 for word in words if word in _SMALL_WORDS)
    return len(words) >= _PLAIN_WORDS_MIN and common >= _PLAIN_SHARE * len(words)


def is_foreign(text: str) -> bool:
    """Tell whether a paragraph of an English article is surely in another language."""
    if not _is_latin(text):
        return True
    believed = _beliefs(text) if _letters(text) >= _FOREIGN_LETTERS_MIN else {}
    language = max(sorted(believed), key=lambda code: believed[code], default=ENGLISH)
    return language not in _NEAR_ENGLISH and believed.get(language, 0) >= _FOREIGN_MIN


def _is_latin(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    latin = sum(1 for char in letters if unicodedata.name(char, "").startswith("LATIN"))
    return 2 * latin >= len(letters)


def _letters(text: str) -> int:
    return sum(1 for char in text if char.isalpha())


def _identify(text: str) -> str:
    if not any(char.isalpha() for char in text):
        return UNKNOWN
    believed = _beliefs(text)
    language = max(sorted(believed), key=lambda code: believed[code])
    if believed[ENGLISH] >= _ENGLISH_MIN or language in _NEAR_ENGLISH:
        return ENGLISH
    if language in _NO_LANGUAGE:
        return UNKNOWN
    if _with_kin(believed, language) >= _SURE_MIN or not _is_latin(text):
        return language
    return ENGLISH if _letters(text) <= _SHORT_LETTERS else UNKNOWN


def _with_kin(believed: Mapping[str, float], language: str) -> float:
    """Give the belief in a language and those next to it together."""
    kin = next((group for group in _KIN if language in group), frozenset({language}))
    return sum(believed.get(code, 0.0) for code in sorted(kin))


def _beliefs(text: str) -> dict[str, float]:
    return dict(_identifier().rank(text))


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
