"""Names put in the place of the names of training sentences, from the reference tables.

Corpora name Americans and Britons; news names the world. Swapping teaches the shape of names that
are transliterated from Arabic, Persian, Slavic and African languages, and that the words around a
name tell what it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import spacy

from flows.language.tables import (
    is_acronym,
    read_demonyms,
    read_groups,
    read_persons,
    read_places,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.random import Generator
    from spacy.language import Language

    from flows.language.named import Named

NewName: TypeAlias = "tuple[tuple[str, bool], ...]"
"""A name as words, each with whether white space follows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePool:
    """Names by label, in lists to draw from with equal chance (persons: a list a country)."""

    groups: Mapping[str, Sequence[Sequence[NewName]]]


def read_pool(reference: Path, named: Iterable[Named], titles: Collection[str]) -> NamePool:
    """Read the names of the reference tables that look like those of the corpora.

    Args:
        reference: Folder of the tables.
        named: Sentences of the corpora: organisations are taken from the tables only when they
            share a word with one in the corpora ("Front", "Council").
        titles: Lower-case words before a person's name that are no part of it.
    """
    texts = {
        "PERSON": read_persons(reference, titles),
        "GPE": read_places(reference),
        "ORG": _organisations(reference, _organisation_words(named)),
        "NORP": [sorted(read_demonyms(reference))],
    }
    nlp = spacy.blank("en")
    return NamePool(
        groups={k: [[_cut(nlp, n) for n in names] for names in v] for k, v in texts.items()}
    )


def _cut(nlp: Language, name: str) -> NewName:
    """Cut a name into words as the pipeline will."""
    return tuple((token.text, bool(token.whitespace_)) for token in nlp.make_doc(name))


def _organisation_words(named: Iterable[Named]) -> frozenset[str]:
    names = (n.words[f:t] for n in named for label, f, t in n.names if label == "ORG")
    return frozenset(words[-1] for words in names if len(words) > 1 and len(words[-1]) > 3)


def _organisations(reference: Path, known: Collection[str]) -> list[list[str]]:
    names = read_groups(reference)
    long = [n for n in names if any(word in known for word in n.split()[1:])]
    return [long, [n for n in names if is_acronym(n)]]


def swap_names(found: Named, pool: NamePool, chance: Generator, share: float) -> Named:
    """Put other names of the same label in the place of a share of a sentence's names."""
    pairs: list[tuple[str, bool]] = []
    names, done = [], 0
    old = tuple(zip(found.words, found.spaces, strict=True))
    for label, first, last in found.names:
        pairs.extend(old[done:first])
        swaps = chance.random() < share
        new = _draw(label, found.words[first:last], pool, chance) if swaps else ()
        own = (*new[:-1], (new[-1][0], old[last - 1][1])) if new else old[first:last]
        names.append((label, len(pairs), len(pairs) + len(own)))
        pairs.extend(own)
        done = last
    pairs.extend(old[done:])
    words, spaces = zip(*pairs, strict=True)
    return replace(found, words=words, spaces=spaces, names=tuple(names))


def _draw(label: str, old: Sequence[str], pool: NamePool, chance: Generator) -> NewName:
    """Draw a name of like form; () where none is at hand."""
    lists = pool.groups.get(label, ())
    if not lists or not old[0][:1].isupper():
        return ()
    group = lists[int(chance.integers(len(lists)))] if label != "ORG" else _like(old, lists)
    if not group:
        return ()
    new = group[int(chance.integers(len(group)))]
    return _surname(new) if label == "PERSON" and len(old) == 1 else new


def _like(old: Sequence[str], lists: Sequence[Sequence[NewName]]) -> Sequence[NewName]:
    """Give long names for a long one, acronyms for an acronym, none for a plain word."""
    if len(old) > 1:
        return lists[0]
    return lists[1] if is_acronym(old[0]) else ()


def _surname(name: NewName) -> NewName:
    """Give what an article calls the person by: the last word, with what a hyphen ties to it."""
    first = len(name) - 1
    while first > 1 and not name[first - 1][1]:
        first -= 1
    return name[first:]
