"""Read ``ontology/reference/``: names, offices, dated events and cues are data, never code.

Each table is a CSV file with a header; its columns are the fields of one row class below. Lists
inside a cell are separated by ``|``. Where a row comes from stands in its ``source``, ``licence``
and ``ref`` columns and in ``ontology/reference/README.md``.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path  # noqa: TC003
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, TypeAdapter, ValidationError

from flows.errors import ReferenceDataError


def _split_cell(cell: object) -> object:
    return tuple(p.strip() for p in cell.split("|") if p.strip()) if isinstance(cell, str) else cell


Names = Annotated[tuple[str, ...], BeforeValidator(_split_cell)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Somebody held, or is attested in, an office; ``kind`` is "tenure" or "attested".

    Days are ISO 8601 of any precision ("2005-09"), empty where unknown.
    ``start_prec`` and ``end_prec``: day, month, year, not_after, not_before, none (still in office
    at the source's last update), unknown (no end recorded: never "until today"). For attested rows
    the tenure covers start to end and lies inside ``earliest_start`` to ``latest_end``.
    """

    person: str
    aliases: Names
    office: str
    country: str
    start: str
    end: str
    source: str
    kind: str
    start_prec: str
    end_prec: str
    earliest_start: str
    latest_end: str
    office_class: str
    licence: str
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """Something that happened on known days (ISO 8601 of any precision, may be empty)."""

    event: str
    aliases: Names
    start: str
    end: str
    place: str
    source: str
    type: str
    licence: str
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An organisation, group or body and the names it goes by."""

    name: str
    aliases: Names
    type: str
    country: str
    source: str
    licence: str
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A published number of dead of a conflict on a day (``date`` may be a month, "2013-01")."""

    conflict: str
    date: str
    precision: str
    figure: int
    counted_by: str
    page: str
    licence: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, territory or region: names, the words for its people, its capital.

    ``kind``: state, territory, de facto state, former state, region. ``code``: ISO 3166-1 alpha-2.
    """

    name: str
    aliases: Names
    demonyms: Names
    capital: str
    wikidata: str
    code: str = ""
    kind: str = "state"
    geonames: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A place and how it is spelled; ``country`` tells namesakes apart."""

    name: str
    aliases: Names
    country: str
    wikidata: str
    geonames: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that news calls by many names; ``type`` is one of the ontology's actor types."""

    name: str
    aliases: Names
    type: str
    country: str
    wikidata: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word or phrase that a rule looks for: ``group`` names the rule, ``value`` what it means."""

    group: str
    cue: str
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSource:
    """A news agency or an outlet (``kind``): its usual short name and how else it signs."""

    name: str
    aliases: Names
    full_name: str
    kind: Literal["agency", "outlet"]
    country: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """A holiday, a named day, or a month of another calendar than the Gregorian one.

    ``rule`` says when it comes (``flows.dates.calendars``); ``days`` how long it lasts, 0 for what
    the rule says. ``alone``: whether its name is a date without a number beside it.
    """

    name: str
    aliases: Names
    rule: str
    days: int
    alone: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Everything that ``ontology/reference/`` holds, in the order of its files."""

    tenures: tuple[Tenure, ...] = ()
    events: tuple[DatedEvent, ...] = ()
    actors: tuple[Actor, ...] = ()
    tolls: tuple[Toll, ...] = ()
    states: tuple[State, ...] = ()
    places: tuple[PlaceName, ...] = ()
    bodies: tuple[Body, ...] = ()
    cues: tuple[Cue, ...] = ()
    news_sources: tuple[NewsSource, ...] = ()
    named_days: tuple[NamedDay, ...] = ()
    digest: str = ""

    def cue_values(self, group: str) -> dict[str, str]:
        """Give the cues of a group, lower case, each with its value."""
        return {row.cue.lower(): row.value for row in self.cues if row.group == group}


RowT = TypeVar("RowT")


def read_rows(path: Path, row: type[RowT]) -> tuple[RowT, ...]:
    """Read one table.

    Args:
        path: A UTF-8 CSV file whose header names the fields of ``row``.
        row: The row class.

    Returns:
        The rows in file order; none where the file does not exist.

    Raises:
        ReferenceDataError: A cell does not fit its column.
    """
    if not path.exists():
        return ()
    adapter = TypeAdapter(row)
    rows: list[RowT] = []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        for cells in reader:
            try:
                rows.append(adapter.validate_python(cells))
            except ValidationError as error:
                first = error.errors()[0]
                problem = f"column {first['loc'][0]!r}: {first['msg']}, got {first['input']!r}"
                raise ReferenceDataError(path, reader.line_num, problem) from error
    return tuple(rows)


def _read_tables(folder: Path, pattern: str, row: type[RowT]) -> tuple[RowT, ...]:
    """Read the tables of one kind, in order of their names: one a source or a topic."""
    return tuple(r for path in sorted(folder.glob(pattern)) for r in read_rows(path, row))


def _digest_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=2)
def load_reference(folder: Path) -> Reference:
    """Read all reference data, once a process.

    Args:
        folder: ``ontology/reference/``.

    Returns:
        The tables; a missing one is empty.

    Raises:
        ReferenceDataError: A row cannot be used.
    """
    return Reference(
        tenures=_read_tables(folder, "tenures*.csv", Tenure),
        events=_read_tables(folder, "events*.csv", DatedEvent),
        actors=read_rows(folder / "actors.csv", Actor),
        tolls=_read_tables(folder, "death_tolls*.csv", Toll),
        states=read_rows(folder / "states.csv", State),
        places=read_rows(folder / "places.csv", PlaceName),
        bodies=read_rows(folder / "bodies.csv", Body),
        cues=_read_tables(folder, "cues*.csv", Cue),
        news_sources=read_rows(folder / "news_sources.csv", NewsSource),
        named_days=read_rows(folder / "named_days.csv", NamedDay),
        digest=_digest_of(folder),
    )
