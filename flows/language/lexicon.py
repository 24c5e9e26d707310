"""What is known of a word before any text is read, as numbers that the networks see as features.

Lists of names (``wordlists.py``), the word's cluster in the hierarchy of Brown et al. (1992), and
how often it is written small. spaCy has no room for such on its lexemes; LANG, which all words of a
pipeline share, is free and bears them all in one number. The tables travel inside the model; how
the networks read the number is in ``embed.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.attrs import LANG  # type: ignore[import-not-found]  # compiled, no stub

from flows.language.wordlists import LIST_LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.language import Language

    from flows.language.wordlists import WordLists

CLUSTER_BITS = 18
"""Bits of a path in the hierarchy of clusters; the first turn is the lowest bit."""
CASE_BITS = 3
CASES = "lmcC"
"""Written small nearly always, mostly, sometimes, hardly ever."""
_SHOUTED_MIN = 4
"""Letters that an all-capitals word must have to be looked up in title case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Tables of words.

    Args:
        lists: For a word, the letters of the lists it stands in.
        clusters: For a word as written, its path in the hierarchy of clusters.
        cases: For a word in small letters, one letter of ``CASES``.
    """

    lists: WordLists = field(default_factory=dict)
    clusters: Mapping[str, int] = field(default_factory=dict)
    cases: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, word: str) -> int:
        """Give in one number what is known of a word: lists, case, cluster."""
        shouted = word.isupper() and len(word) >= _SHOUTED_MIN
        other = word.title() if shouted else word
        letters = self.lists.get(word) or self.lists.get(other, "")
        cluster = self.clusters.get(word) or self.clusters.get(other, 0)
        case = CASES.find(self.cases.get(word.lower(), " ")) + 1
        bits = sum(1 << LIST_LETTERS.index(letter) for letter in letters)
        return (bits << CASE_BITS | case) << CLUSTER_BITS | cluster


def attach_lexicon(nlp: Language, lexicon: Lexicon) -> None:
    """Give the words of a pipeline their numbers, those it knows and those it will meet."""
    _getters(nlp)[LANG] = lexicon
    for lexeme in nlp.vocab:
        lexeme.lang = lexicon(lexeme.orth_)


def attached_lexicon(nlp: Language) -> Lexicon:
    """Give the lexicon that a pipeline has; an empty one where none was attached."""
    found = _getters(nlp).get(LANG)
    return found if isinstance(found, Lexicon) else Lexicon()


def _getters(nlp: Language) -> dict[int, Callable[[str], str | int]]:
    getters: dict[int, Callable[[str], str | int]] = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]  # not in spaCy's stub
    return getters
