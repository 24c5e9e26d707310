"""Read the tables of ``ontology/reference/``: UTF-8 CSV, each row checked against its class.

Columns that follow from others are left out of the long tables and filled in here; what the rows
mean is said in ``reference_rows``.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from flows.errors import ReferenceDataError
from flows.read.reference_rows import (
    Actor,
    Body,
    Cue,
    DatedEvent,
    KnownDoubt,
    Life,
    NamedDay,
    NewsSource,
    PlaceName,
    RegionName,
    Series,
    Source,
    State,
    Tenure,
    Toll,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

RowT = TypeVar("RowT")
_DAY_LENGTH: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Tables of one kind: one a source or a topic, read in order of their names.

    Args:
        field: Their field in ``Reference``.
        pattern: Their file names.
    """

    field: str
    pattern: str
    row: type[Any]


TABLES: Final = (
    Table(field="sources", pattern="sources.csv", row=Source),
    Table(field="tenures", pattern="tenures*.csv", row=Tenure),
    Table(field="events", pattern="events*.csv", row=DatedEvent),
    Table(field="actors", pattern="actors.csv", row=Actor),
    Table(field="tolls", pattern="death_tolls*.csv", row=Toll),
    Table(field="states", pattern="states.csv", row=State),
    Table(field="places", pattern="places.csv", row=PlaceName),
    Table(field="regions", pattern="regions.csv", row=RegionName),
    Table(field="bodies", pattern="bodies.csv", row=Body),
    Table(field="cues", pattern="cues*.csv", row=Cue),
    Table(field="news_sources", pattern="news_sources.csv", row=NewsSource),
    Table(field="named_days", pattern="named_days.csv", row=NamedDay),
    Table(field="series", pattern="series*.csv", row=Series),
    Table(field="lives", pattern="lives*.csv", row=Life),
    Table(field="known_doubts", pattern="known_doubts.csv", row=KnownDoubt),
)
"""All kinds of table; the sources come first, since other rows get their licence from them."""


def read_rows(
    path: Path, row: type[RowT], licences: Mapping[str, str] | None = None
) -> tuple[RowT, ...]:
    """Read one table.

    Args:
        path: A UTF-8 CSV file whose header names the fields of ``row``.
        row: The row class.
        licences: Licence of each source, for tables that do not repeat it in each row.

    Returns:
        The rows in file order; none where the file does not exist.

    Raises:
        ReferenceDataError: A cell does not fit its column, or a source is not known.
    """
    return tuple(found for _, found in read_numbered(path, row, licences))


def read_numbered(
    path: Path, row: type[RowT], licences: Mapping[str, str] | None = None
) -> Iterator[tuple[int, RowT]]:
    """Read one table, each row with its line (from 1); as ``read_rows`` in all else."""
    if not path.exists():
        return
    adapter = TypeAdapter(row)
    has_licence = "licence" in row.__annotations__
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        for cells in _read_cells(path, reader):
            if licences and has_licence:
                _fill_licence(cells, path, reader.line_num, licences)
            if "start_prec" in cells:
                _fill_tenure(cells)
            try:
                yield reader.line_num, adapter.validate_python(cells)
            except ValidationError as error:
                first = error.errors()[0]
                problem = f"column {first['loc'][0]!r}: {first['msg']}, got {first['input']!r}"
                raise ReferenceDataError(path, reader.line_num, problem) from error


def _read_cells(path: Path, reader: csv.DictReader[str]) -> Iterator[dict[str, Any]]:
    """Give the cells of each row, as many as the header has."""
    try:
        for cells in reader:
            if None in cells or None in cells.values():
                problem = "has more cells than the header, or fewer: put a comma in quotation marks"
                raise ReferenceDataError(path, reader.line_num, problem)
            yield cells
    except (UnicodeDecodeError, csv.Error) as error:
        problem = f"from here on it is no CSV in UTF-8: {error}"
        raise ReferenceDataError(path, reader.line_num + 1, problem) from error


def _fill_licence(
    cells: dict[str, Any], path: Path, line: int, licences: Mapping[str, str]
) -> None:
    """Give a row the licence of its source; of several ("travels+visits") that of the first."""
    first = str(cells.get("source", "")).partition("+")[0]
    if cells.get("licence"):
        return
    if first not in licences:
        raise ReferenceDataError(path, line, f"source {first!r} is not in sources.csv: add it")
    cells["licence"] = licences[first]


def _fill_tenure(cells: dict[str, Any]) -> None:
    name, nickname = _nicknamed(cells["person"])
    if nickname:
        cells["person"] = name
        aliases = (cells["aliases"], nickname, f"{name} {nickname}")
        cells["aliases"] = "|".join(alias for alias in aliases if alias)
    cells["kind"] = cells.get("kind") or "tenure"
    cells["office_class"] = cells.get("office_class") or "government_member"
    cells["start_prec"] = cells["start_prec"] or _precision(cells.get("start", ""))
    cells["end_prec"] = cells.get("end_prec") or _precision(cells.get("end", ""))


def _nicknamed(person: str) -> tuple[str, str]:
    """Take a name apart that a nickname in quotation marks ends; the nickname is empty of others.

    >>> _nicknamed('Ana Maria Berg "nina"'), _nicknamed("Ana Berg")
    (('Ana Maria Berg', 'Nina'), ('Ana Berg', ''))
    """
    name, opened, nickname = person.removesuffix('"').partition(' "')
    is_closed = bool(opened) and person.endswith('"') and '"' not in nickname
    return (name, nickname[:1].upper() + nickname[1:]) if is_closed else (person, "")


def _precision(day: str) -> str:
    """Give the precision of an ISO day as long as it is, "unknown" for an empty one.

    >>> [_precision(day) for day in ("2014-05-02", "2014-05", "2014", "")]
    ['day', 'month', 'year', 'unknown']
    """
    return {_DAY_LENGTH: "day", 7: "month", 4: "year"}.get(len(day), "unknown")


def read_tables(folder: Path) -> dict[str, tuple[Any, ...]]:
    """Read all tables of a folder.

    Returns:
        Rows by field of ``Reference``, in the order of file names and lines.

    Raises:
        ReferenceDataError: A row cannot be used.
    """
    licences: dict[str, str] = {}
    read: dict[str, tuple[Any, ...]] = {}
    for table in TABLES:
        paths = sorted(folder.glob(table.pattern))
        read[table.field] = tuple(r for path in paths for r in read_rows(path, table.row, licences))
        if table.row is Source:
            licences = {row.source: row.licence for row in read["sources"]}
    return read
