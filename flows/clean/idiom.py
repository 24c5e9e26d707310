"""Which language a text is in: py3langid, offline, with a say for doubt and for mixed articles.

What follows for an article that is not English is told in ``article`` and ``language.parse``.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

ENGLISH = "en"
UNKNOWN = "und"
_LETTERS_READ = 6000
_SURE_MIN = 0.3
"""Share of belief that a language must have to be told."""
_ENGLISH_MIN = 0.1
"""Share of belief that is enough for English: headlines of foreign names leave doubt."""
_MIXED_MIN = 0.5
"""Share of the letters that must stand in English lines for a mixed text to be English."""
_LINE_LETTERS_MIN = 30
_NEAR_ENGLISH = frozenset({"pcm"})
"""Languages that the identifier takes plain English for now and then."""
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
    language = _identify(sample)
    if language in (ENGLISH, UNKNOWN) or "\n" not in sample:
        return language
    lines = [line for line in sample.splitlines() if _letters(line) >= _LINE_LETTERS_MIN]
    english = sum(_letters(line) for line in lines if _identify(line) == ENGLISH)
    return ENGLISH if english > _MIXED_MIN * _letters(sample) else language


def is_foreign(text: str) -> bool:
    """Tell whether a paragraph of an English article is surely in another language."""
    letters = [char for char in text if char.isalpha()]
    latin = sum(1 for char in letters if unicodedata.name(char, "").startswith("LATIN"))
    if 2 * latin < len(letters):
        return True
    return len(letters) >= _LINE_LETTERS_MIN and _identify(text) not in (ENGLISH, UNKNOWN)


def _letters(text: str) -> int:
    return sum(1 for char in text if char.isalpha())


def _identify(text: str) -> str:
    if not any(char.isalpha() for char in text):
        return UNKNOWN
    believed = dict(_identifier().rank(text))
    language = max(sorted(believed), key=lambda code: believed[code])
    if believed[ENGLISH] >= _ENGLISH_MIN or language in _NEAR_ENGLISH:
        return ENGLISH
    told = believed[language] >= _SURE_MIN and language not in _NO_LANGUAGE
    return language if told else UNKNOWN


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
