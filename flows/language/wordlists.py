"""What the reference tables know about a word, as a feature that the name finder sees.

Of each word: whether it is the first or the last of persons' names, part of a place's or a body's
name, an acronym of one, a word for a people. It is a hint that the model weighs, never a verdict.
The lists travel inside the model (``lexicon.py``).
"""

from __future__ import annotations

import zlib
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

import spacy

from flows.language.tables import (
    is_acronym,
    read_bodies,
    read_demonyms,
    read_persons,
    read_places,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

WordLists: TypeAlias = "Mapping[str, str]"
"""A word and the letters of the lists it stands in, sorted."""

LIST_LETTERS = "AFLNOPp"
"""Acronyms of bodies, first and last names, peoples, words of bodies, places, words of places."""
_BODY_WORD_MIN = 4
"""Bodies that a word must occur in to count as a word of bodies."""


def read_word_lists(reference: Path) -> WordLists:
    """Make the lists from all names of the reference tables."""
    return _lists(reference, 1)


def read_half_lists(reference: Path) -> WordLists:
    """Make the lists from every other name, picked by checksum.

    Training puts names of the tables into sentences: with half of them listed, the model learns
    to do without the lists as well.
    """
    return _lists(reference, 2)


def _lists(reference: Path, step: int) -> WordLists:
    pairs = {
        pair for pair in (*_of_names(reference, step), *_of_bodies(reference, step)) if pair[0]
    }
    lists: dict[str, str] = {}
    for word, letter in sorted(pairs):
        lists[word] = lists.get(word, "") + letter
    return lists


def _kept(names: Iterable[str], step: int) -> Iterator[str]:
    return (name for name in names if zlib.crc32(name.encode()) % step == 0)


def _of_names(reference: Path, step: int) -> Iterator[tuple[str, str]]:
    nlp = spacy.blank("en")
    for name in (n for names in read_persons(reference, ()) for n in _kept(names, step)):
        words = [token.text for token in nlp.make_doc(name) if token.text[0].isalpha()]
        if len(words) > 1:
            yield words[0], "F"
            yield words[-1], "L"
    for name in (n for names in read_places(reference) for n in _kept(names, step)):
        words = [token.text for token in nlp.make_doc(name)]
        letter = "P" if len(words) == 1 else "p"
        yield from ((word, letter) for word in words if word[0].isupper())
    yield from ((word, "N") for word in read_demonyms(reference))


def _of_bodies(reference: Path, step: int) -> Iterator[tuple[str, str]]:
    counts: Counter[str] = Counter()
    for name in _kept(read_bodies(reference), step):
        words = name.split()
        if is_acronym(name):
            yield name, "A"
        elif len(words) > 1:
            counts.update(word for word in words if word[0].isupper())
    yield from ((word, "O") for word, count in counts.items() if count >= _BODY_WORD_MIN)
