"""Names in the reference tables, sorted out for training: persons, places, bodies, peoples.

Nothing here is read when articles are processed: the model carries what it needs.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

GROUP_TYPES = frozenset({"NGO", "rebel group", "armed group (formally organised)", "opposition"})
"""Types of ``actors.csv`` whose names are names of organisations throughout."""

_BODY_TYPES = GROUP_TYPES | {"international organisation", "government", "military"}
_DEMONYM = re.compile(r"[A-Z][a-z]{2,}(?:(?:i|e)ans?|(?<!st)an|ese|ish|i|is)")
_FOREIGN_ENDS = ("ian", "ians", "ese", "ish")
_PEOPLE_ENDS = ("an", "ans", "er", "ers", "ese", "ish", "i", "is", "man", "men", "woman", "women")
_PLAIN = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,5}")
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_PERSONS_MIN = 10


def is_acronym(name: str) -> bool:
    """Tell whether a name is three to six capitals."""
    return _ACRONYM.fullmatch(name) is not None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_persons(reference: Path, titles: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Read full names of office holders, a group a country, countries with few left out.

    Args:
        reference: Folder of the tables.
        titles: Lower-case words; a name that begins with one is left out.
    """
    by_country: dict[str, set[str]] = {}
    for row in _rows(reference / "tenures.csv"):
        words = row["person"].split()
        if _PLAIN.fullmatch(row["person"]) and len(words) > 1 and words[0].lower() not in titles:
            by_country.setdefault(row["country"], set()).add(row["person"])
    kept = (names for _, names in sorted(by_country.items()) if len(names) >= _PERSONS_MIN)
    return tuple(tuple(sorted(names)) for names in kept)


def read_places(reference: Path) -> tuple[tuple[str, ...], ...]:
    """Read countries, towns where things happened, and what else lies in the countries."""
    rows = [row for row in _rows(reference / "actors.csv") if row["type"] == "country"]
    countries = {row["name"] for row in rows}
    towns = {row["place"].split(",")[0] for row in _rows(reference / "events.csv")}
    aliases = {name for row in rows for name in row["aliases"].split("|")} - countries
    inside = {name for name in aliases if not name.endswith(_PEOPLE_ENDS)}
    return tuple(tuple(sorted(filter(_is_place, n))) for n in (countries, towns, inside))


def _is_place(name: str) -> bool:
    return bool(_PLAIN.fullmatch(name)) and name[0].isupper() and name.count(" ") < 3


def read_groups(reference: Path) -> tuple[str, ...]:
    """Read names of groups and societies, long ones and acronyms."""
    rows = (row for row in _rows(reference / "actors.csv") if row["type"] in GROUP_TYPES)
    names = {name for row in rows for name in (row["name"], *row["aliases"].split("|"))}
    return tuple(sorted(name for name in names if _PLAIN.fullmatch(name)))


def read_bodies(reference: Path) -> tuple[str, ...]:
    """Read names of groups, societies, governments and armies, once for each row they stand in."""
    rows = (row for row in _rows(reference / "actors.csv") if row["type"] in _BODY_TYPES)
    return tuple(name for row in rows for name in (row["name"], *row["aliases"].split("|")))


def read_demonyms(reference: Path) -> frozenset[str]:
    """Read the words for peoples among the aliases of the countries; towns are left out."""
    pairs = (
        (row["name"], alias)
        for row in _rows(reference / "actors.csv")
        if row["type"] == "country"
        for alias in row["aliases"].split("|")
    )
    towns = {town for places in read_places(reference)[:2] for town in places}
    return frozenset(alias for country, alias in pairs if _is_demonym(alias, country)) - towns


def _is_demonym(alias: str, country: str) -> bool:
    """Tell a word for the people from the towns of the same list: it begins like the country."""
    alike = alias[:3] == country[:3] and len(alias) != len(country)
    return bool(_DEMONYM.fullmatch(alias)) and (alike or alias.endswith(_FOREIGN_ENDS))
