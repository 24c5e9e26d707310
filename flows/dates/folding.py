"""Fold names and phrases to plain letters, so that spellings of one name meet.

What is looked up with them is in ``reference``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from flows.read.folded import fold_name

_ROMAN: Final = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_PAIRS: Final = re.compile(r"([kgdtpc])h|sh|ck|dj|ts")
_PAIR_SOUNDS: Final = {"ch": "s", "ph": "f", "sh": "s", "ck": "k", "dj": "j", "ts": "s"}
_SOUNDS: Final = str.maketrans("qcwz", "kkvs", "aeiouyh")


@lru_cache(maxsize=65536)
def fold_words(text: str) -> tuple[str, ...]:
    """Give the folded words of a phrase; Roman numbers from two on become figures.

    >>> fold_words("Geneva II") == fold_words("Geneva-2")
    True
    """
    return tuple(_ROMAN.get(word, word) for word in fold_name(text).split())


@lru_cache(maxsize=16384)
def name_words(name: str, particles: frozenset[str]) -> tuple[str, ...]:
    """Give the folded words of a person's name that tell it from others.

    Particles ("al", "bin", "de") and initials are left out, unless nothing else is left.
    """
    words = tuple(fold_name(name).split())
    telling = tuple(w for w in words if len(w) > 1 and w not in particles)
    return telling or words


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Give the consonants of a word as they sound: one form for many transliterations.

    >>> sound("sergei") == sound("sergey")
    True
    >>> sound("moallem") == sound("muallim")
    True
    """
    plain = _PAIRS.sub(lambda pair: _PAIR_SOUNDS.get(pair[0], pair[0][0]), word)
    bare = plain.translate(_SOUNDS)
    opening = "a" if plain[:1] in "aeiouy" else ""
    return opening + "".join(c for n, c in enumerate(bare) if n == 0 or c != bare[n - 1])
