"""Which language a text is in, by its script and its commonest words. No network, no model."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from flows.clean.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.clean.cues import CleanCues

UNKNOWN = "und"
_LETTERS_READ = 6000
_OWN_LETTERS_SHARE = 0.01
_STOPWORD_SHARE_MIN = 0.08


def find_language(text: str, cues: CleanCues) -> str:
    """Give the language of a text.

    Args:
        text: Running text; the first few thousand letters are read.
        cues: Scripts, tell-tale letters and common words.

    Returns:
        Two letters of ISO 639-1; "und" where the text does not tell.
    """
    sample = text[:_LETTERS_READ]
    scripts = _count_scripts(sample)
    if not scripts:
        return UNKNOWN
    script = max(sorted(scripts), key=lambda name: scripts[name])
    if scripts.keys() & {"HIRAGANA", "KATAKANA"} and script == "CJK":
        script = "HIRAGANA"
    if script != "LATIN":
        return _by_letters(sample, cues) or cues.scripts.get(script, UNKNOWN)
    return _by_words(words_of(sample), cues.stopwords)


def _count_scripts(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for char in text:
        if char.isalpha():
            name = unicodedata.name(char, "UNKNOWN").split(" ", 1)[0].split("-", 1)[0]
            counts[name] = counts.get(name, 0) + 1
    return counts


def _by_letters(text: str, cues: CleanCues) -> str | None:
    """Tell languages of one script apart by letters that only some of them have."""
    counts: dict[str, int] = {}
    for char in text.casefold():
        language = cues.scripts.get(char)
        if language is not None:
            counts[language] = counts.get(language, 0) + 1
    enough = {name: n for name, n in counts.items() if n >= _OWN_LETTERS_SHARE * len(text)}
    return max(sorted(enough), key=lambda name: enough[name]) if enough else None


def _by_words(words: list[str], stopwords: Mapping[str, tuple[str, ...]]) -> str:
    scores: dict[str, int] = {}
    for word in words:
        for language in stopwords.get(word, ()):
            scores[language] = scores.get(language, 0) + 1
    best = max(sorted(scores), key=lambda name: scores[name], default=UNKNOWN)
    return best if scores.get(best, 0) >= _STOPWORD_SHARE_MIN * len(words) else UNKNOWN
