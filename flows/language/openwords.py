"""Clusters of words, and how often a word is written small, from spaCy's open lookup tables.

The tables come with the package ``spacy-lookups-data`` (MIT), which only a training needs: the
trained model bears what it uses of them. The clusters are Brown's over newswire of the 1990s.
"""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from flows.errors import ModelError
from flows.language.lexicon import CASES

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = "spacy_lookups_data"
_RARE = -16.0
"""Log probability below which a word's case is not kept."""
_UNSEEN = -20.5
"""Log probability of a word that the table lacks."""
_CASE_STEPS = (2.5, 0.0, -2.5)
"""Log ratio of the small form to the capital one above which the letters of ``CASES`` hold."""


def check_open_words() -> None:
    """Tell at once that the package is missing.

    Raises:
        ModelError: When it is not installed.
    """
    if find_spec(_PACKAGE) is None:
        msg = "training needs the package spacy-lookups-data; install dateline[train]"
        raise ModelError(msg)


def read_clusters() -> dict[str, int]:
    """Give for each word as written its path in the hierarchy of clusters."""
    return {word: int(path) for word, path in sorted(_read("cluster").items()) if path}


def read_cases() -> dict[str, str]:
    """Give for each word in small letters how often it is written so, as a letter of ``CASES``."""
    chances = _read("prob")
    words = sorted({word.lower() for word in chances if word.isalpha() and len(word) > 1})
    pairs = ((w, chances.get(w, _UNSEEN), chances.get(w.title(), _UNSEEN)) for w in words)
    return {word: _case(small - big) for word, small, big in pairs if max(small, big) >= _RARE}


def _case(ratio: float) -> str:
    return CASES[sum(ratio <= step for step in _CASE_STEPS)]


def _read(what: str) -> Mapping[str, float]:
    packed = files(_PACKAGE).joinpath(f"data/en_lexeme_{what}.json.gz").read_bytes()
    return cast("Mapping[str, float]", json.loads(gzip.decompress(packed)))
