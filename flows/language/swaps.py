"""Names put in the place of the names of training sentences, from the reference tables.

Corpora name Americans and Britons; news names the world. Swapping teaches the shape of names that
are transliterated from Arabic, Persian, Slavic and African languages, and that the words around a
name tell what it is.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import spacy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.random import Generator
    from spacy.language import Language

    from flows.language.named import Named

NewName: TypeAlias = "tuple[tuple[str, bool], ...]"
"""A name as words, each with whether white space follows it."""

_GROUP_TYPES = frozenset({"NGO", "rebel group", "armed group (formally organised)", "opposition"})
_DEMONYM = re.compile(r"[A-Z][a-z]{2,}(?:(?:i|e)ans?|(?<!st)an|ese|ish|i|is)")
_FOREIGN_ENDS = ("ian", "ians", "ese", "ish")
_PLAIN = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,5}")
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_PERSONS_MIN = 10


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
        "PERSON": _persons(reference / "tenures.csv", titles),
        "GPE": _places(reference),
        "ORG": _organisations(reference / "actors.csv", _organisation_words(named)),
        "NORP": [sorted(read_demonyms(reference))],
    }
    nlp = spacy.blank("en")
    return NamePool(
        groups={k: [[_cut(nlp, n) for n in names] for names in v] for k, v in texts.items()}
    )


def _cut(nlp: Language, name: str) -> NewName:
    """Cut a name into words as the pipeline will."""
    return tuple((token.text, bool(token.whitespace_)) for token in nlp.make_doc(name))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _persons(path: Path, titles: Collection[str]) -> list[list[str]]:
    by_country: dict[str, set[str]] = {}
    for row in _rows(path):
        words = row["person"].split()
        if _PLAIN.fullmatch(row["person"]) and len(words) > 1 and words[0].lower() not in titles:
            by_country.setdefault(row["country"], set()).add(row["person"])
    return [sorted(v) for _, v in sorted(by_country.items()) if len(v) >= _PERSONS_MIN]


def _places(reference: Path) -> list[list[str]]:
    rows = _rows(reference / "actors.csv")
    countries = {row["name"] for row in rows if row["type"] == "country"}
    towns = {row["place"].split(",")[0] for row in _rows(reference / "events.csv")}
    return [sorted(filter(_is_place, names)) for names in (countries, towns)]


def _is_place(name: str) -> bool:
    return bool(_PLAIN.fullmatch(name)) and name[0].isupper() and name.count(" ") < 3


def _organisation_words(named: Iterable[Named]) -> frozenset[str]:
    names = (n.words[f:t] for n in named for label, f, t in n.names if label == "ORG")
    return frozenset(words[-1] for words in names if len(words) > 1 and len(words[-1]) > 3)


def _organisations(path: Path, known: Collection[str]) -> list[list[str]]:
    rows = [row for row in _rows(path) if row["type"] in _GROUP_TYPES]
    names = sorted({n for row in rows for n in (row["name"], *row["aliases"].split("|"))})
    long = [n for n in names if _PLAIN.fullmatch(n) and any(w in known for w in n.split()[1:])]
    return [long, [n for n in names if _ACRONYM.fullmatch(n)]]


def read_demonyms(reference: Path) -> frozenset[str]:
    """Read the words for peoples among the aliases of the countries; towns are left out."""
    pairs = (
        (row["name"], alias)
        for row in _rows(reference / "actors.csv")
        if row["type"] == "country"
        for alias in row["aliases"].split("|")
    )
    towns = {town for places in _places(reference) for town in places}
    return frozenset(alias for country, alias in pairs if _is_demonym(alias, country)) - towns


def _is_demonym(alias: str, country: str) -> bool:
    """Tell a word for the people from the towns of the same list: it begins like the country."""
    alike = alias[:3] == country[:3] and len(alias) != len(country)
    return bool(_DEMONYM.fullmatch(alias)) and (alike or alias.endswith(_FOREIGN_ENDS))


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
    return lists[1] if _ACRONYM.fullmatch(old[0]) else ()


def _surname(name: NewName) -> NewName:
    """Give what an article calls the person by: the last word, with what a hyphen ties to it."""
    first = len(name) - 1
    while first > 1 and not name[first - 1][1]:
        first -= 1
    return name[first:]
