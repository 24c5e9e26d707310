"""What is asked of Wikidata, and how its answers become rows of the tables of reference data.

The questions stand in ``ontology/reference/wikidata/*.rq``; asking is the matter of
``sparql_pages``, keeping and writing that of ``refresh``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from string import Template
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from flows.read.reference import Reference
    from flows.read.sparql_pages import Binding

Cells = dict[str, str]
_LANGUAGES: Final = ("en", "ar", "de", "es", "fa", "fr", "he", "it", "pt", "ru", "tr", "uk", "zh")
"""Languages whose names of people and events are taken as aliases."""
_KINDS: Final = ("Q178561", "Q188055", "Q645883", "Q2001676", "Q45382", "Q1072326", "Q131569")
"""Battle, siege, military operation, offensive, coup, summit, treaty."""
_PRECISIONS: Final = {"11": 10, "10": 7, "9": 4}
"""Precision in Wikidata (day, month, year) -> length of the ISO day; vaguer days are left out."""
_FLAG: Final = "http://www.wikidata.org/entity/"
_ALIASES_MAX: Final = 12


class WikidataTable(StrEnum):
    """What can be fetched; each is a file of its own."""

    OFFICES = "offices"
    ENVOYS = "envoys"
    LEADERS = "leaders"
    EVENTS = "events"

    @property
    def file(self) -> str:
        """Name of the table that it is written to."""
        return f"{'events' if self is WikidataTable.EVENTS else f'tenures_{self}'}_wikidata.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A part of a table that is asked for by itself.

    Args:
        id: Wikidata id of the state or kind of event; "all" where there is but one part.
        name: Its name in our tables.
    """

    id: str
    name: str = ""


def units_of(table: WikidataTable, reference: Reference) -> tuple[Unit, ...]:
    """Give the parts that a table is fetched in: offices state by state, events kind by kind."""
    match table:
        case WikidataTable.OFFICES:
            states = {s.wikidata: s.name for s in reference.states if s.wikidata}
            return tuple(Unit(id=i, name=states[i]) for i in sorted(states))
        case WikidataTable.EVENTS:
            return tuple(Unit(id=kind) for kind in _KINDS)
        case _:
            return (Unit(id="all"),)


def read_query(folder: Path, table: WikidataTable) -> Template:
    """Read the question of a table.

    Args:
        folder: ``ontology/reference/``.
        table: Which one.
    """
    return Template((folder / "wikidata" / f"{table}.rq").read_text(encoding="utf-8"))


def page_query(query: Template, unit: Unit, offset: int, limit: int) -> str:
    """Give the question for one page of a unit, from row ``offset`` on, of at most ``limit``."""
    languages = ", ".join(f'"{language}"' for language in _LANGUAGES)
    return query.substitute(unit=unit.id, limit=limit, offset=offset, languages=languages)


def read_cells(
    table: WikidataTable, unit: Unit, row: Binding, posts: Mapping[str, str]
) -> Cells | None:
    """Make a row of an answer a row of our tables.

    Args:
        table: What was asked.
        unit: For which part.
        row: The answer.
        posts: Word for a post, lower case -> class of office.

    Returns:
        None where it has no name, or no beginning that is known to the year.
    """
    start = _day(row.get("start"), row.get("startPrecision"))
    if not start or not row.get("name"):
        return None
    shared = {
        "aliases": _aliases(row),
        "start": start,
        "end": _day(row.get("end"), row.get("endPrecision")),
        "source": "wikidata",
        "ref": row["id"].removeprefix(_FLAG).removeprefix("statement/"),
    }
    if table is WikidataTable.EVENTS:
        return _event(row) | shared
    return _tenure(table, unit, row, posts) | shared


def _event(row: Binding) -> Cells:
    where = [row[name] for name in ("place", "country") if row.get(name)]
    return {
        "event": row["name"],
        "place": ", ".join(dict.fromkeys(where)),
        "type": row.get("type", "event"),
    }


def _tenure(table: WikidataTable, unit: Unit, row: Binding, posts: Mapping[str, str]) -> Cells:
    country = unit.name or row.get("country", "")
    office = row.get("office") or f"Leader of {country}"
    known = {WikidataTable.ENVOYS: "envoy", WikidataTable.LEADERS: "opposition_leader"}
    return {
        "person": row["name"],
        "office": office,
        "country": country or "United Nations",
        "office_class": known.get(table) or class_of(office, posts),
        "kind": "",
        "start_prec": "",
        "end_prec": "",
        "earliest_start": "",
        "latest_end": "",
    }


def class_of(office: str, posts: Mapping[str, str]) -> str:
    """Give the class of an office by the longest word for a post in its name.

    >>> class_of("Minister of Foreign Affairs of Ruritania", {"minister of foreign affairs": "fm"})
    'fm'
    """
    words = f" {office.lower()} "
    known = [post for post in posts if f" {post} " in words]
    return posts[max(known, key=lambda p: (len(p), p))].partition("|")[0] if known else ""


def _aliases(row: Binding) -> str:
    names = sorted({n.strip() for n in row.get("aliases", "").split("|")} - {row["name"], ""})
    return "|".join(names[:_ALIASES_MAX])


def _day(value: str | None, precision: str | None) -> str:
    """Give a day as long as it is known; empty where it is not known to the year.

    >>> _day("2014-05-02T00:00:00Z", "10"), _day("2014-01-01T00:00:00Z", "9"), _day(None, None)
    ('2014-05', '2014', '')
    """
    length = _PRECISIONS.get(precision or "")
    return value[:length] if value and length and value[:4].isdigit() else ""
