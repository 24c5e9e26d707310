"""Fold names so that spellings of one name meet: case, accents, articles, hyphens.

What a name means is looked up in ``reference``; here is only spelling.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORD = re.compile(r"[^\W_]+")
_DROPPED: Final = frozenset(("al", "el", "ul", "the", "mr", "mrs", "ms", "dr", "jr", "sr"))
_INITIAL_LETTERS: Final = 1


@lru_cache(maxsize=65536)
def fold_words(text: str) -> tuple[str, ...]:
    """Give the words of a name, lower case, without accents, apostrophes and articles.

    >>> fold_words("Moaz Al-Khatib")
    ('moaz', 'khatib')
    """
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", ""))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return tuple(w for w in _WORD.findall(letters) if w not in _DROPPED)


def fold_name(text: str) -> str:
    """Give the key of a name: its folded words, single initials left out.

    >>> fold_name("Sergey V. Lavrov")
    'sergey lavrov'
    """
    words = fold_words(text)
    return " ".join(w for w in words if len(w) > _INITIAL_LETTERS) or " ".join(words)


def slug(text: str) -> str:
    """Give a name as part of an id: letters, digits and hyphens.

    >>> slug("Frank-Walter Steinmeier")
    'frank-walter-steinmeier'
    """
    return "-".join(fold_words(text)) or "unnamed"
