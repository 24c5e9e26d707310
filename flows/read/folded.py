"""A name in small plain letters, so that its spellings meet; tables are looked up by it.

What spellings share beyond their letters is told in ``dates.folding`` and ``entities.spelling``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"}
)
_DROPPED: Final = re.compile(r"['’‘`´ʿʾ.]")
_SPLIT: Final = re.compile(r"[^\w]+|_")


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Give a name in small plain letters, words set apart by single spaces.

    >>> fold_name("Ahmet Davutoğlu"), fold_name("al-Ja'afari")
    ('ahmet davutoglu', 'al jaafari')
    """
    if not name.isascii():
        marks = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
        name = "".join(c for c in marks if not unicodedata.combining(c))
    return " ".join(w for w in _SPLIT.split(_DROPPED.sub("", name.lower())) if w)
