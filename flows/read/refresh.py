"""Fetch tables of reference data page by page; go on where a run before was cut off.

Each page that came is kept in the cache folder under a name made of endpoint and question, so that
a run after a failure asks only for what is missing. A table is written at once, when all its pages
are there, and its pages are dropped then.
"""

from __future__ import annotations

import csv
import hashlib
import json
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import FetchError
from flows.read.reference import DatedEvent, Tenure, load_reference, read_rows
from flows.read.sparql_pages import Manners, ask_page
from flows.read.whole import write_whole
from flows.read.wikidata import WikidataTable, page_query, read_cells, read_query, units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flows.read.reference import Reference
    from flows.read.sparql_pages import Binding
    from flows.read.wikidata import Cells, Unit

WIKIDATA = "https://query.wikidata.org/sparql"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshOptions:
    """Where to fetch from and to.

    Args:
        reference: ``ontology/reference/``: states and questions are read there.
        output: Folder that the tables are written into.
        pages: Folder that pages are kept in until their table is whole.
        page_rows: Rows of a page, 1 to 10,000.
        say: What is told of the progress, a sentence at a time.
    """

    reference: Path
    output: Path
    pages: Path
    endpoint: str = WIKIDATA
    page_rows: int = 500
    manners: Manners = field(default_factory=Manners)
    say: Callable[[str], None] = lambda _: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What a table has now that it had not before.

    Args:
        kept: Rows that are as they were.
        unusable: Rows of answers without a name or a beginning known to the year.
    """

    path: Path
    added: int
    changed: int
    removed: int
    kept: int
    unusable: int


def refresh_table(table: WikidataTable, options: RefreshOptions) -> Refreshed:
    """Fetch a table and write it.

    Raises:
        FetchError: A page did not come; those that came are kept for the next run.
    """
    reference = load_reference(options.reference)
    posts = reference.cue_values("post_class")
    found: list[Cells | None] = []
    for unit, row in _fetch(table, reference, options):
        found.append(read_cells(table, unit, row, posts))
    cells = {c["ref"]: c for c in found if c is not None}
    done = _write(table, [cells[ref] for ref in sorted(cells)], options)
    _drop_pages(table, options)
    return replace(done, unusable=sum(c is None for c in found))


def _fetch(
    table: WikidataTable, reference: Reference, options: RefreshOptions
) -> Iterator[tuple[Unit, Binding]]:
    query = read_query(options.reference, table)
    units = units_of(table, reference)
    for number, unit in enumerate(units, start=1):
        rows = 0
        for offset in range(0, 10**9, options.page_rows):
            page = _page(table, page_query(query, unit, offset, options.page_rows), options)
            yield from ((unit, row) for row in page if row.get("id"))
            rows += len(page)
            if len(page) < options.page_rows:
                break
        options.say(f"{table} {number}/{len(units)} {unit.name or unit.id}: {rows} rows")


def _page(table: WikidataTable, query: str, options: RefreshOptions) -> list[Binding]:
    """Give a page from those kept, else from the endpoint; a kept one that is broken is asked."""
    name = hashlib.sha256(f"{options.endpoint}\n{query}".encode()).hexdigest()[:32]
    path = options.pages / table / f"{name}.json"
    with suppress(OSError, ValueError):
        rows: list[Binding] = json.loads(path.read_text(encoding="utf-8"))
        return rows
    try:
        asked = ask_page(options.endpoint, query, options.manners)
    except FetchError as error:
        msg = f"{error} ({options.pages / table} keeps the pages that came; run again to go on)"
        raise FetchError(msg) from error
    write_whole(path, json.dumps(asked, ensure_ascii=False))
    return asked


def _drop_pages(table: WikidataTable, options: RefreshOptions) -> None:
    for path in sorted((options.pages / table).glob("*.json")):
        path.unlink(missing_ok=True)


def _write(table: WikidataTable, rows: list[Cells], options: RefreshOptions) -> Refreshed:
    row = DatedEvent if table is WikidataTable.EVENTS else Tenure
    columns = [c.name for c in fields(row) if c.name != "licence"]
    path = options.output / table.file
    before = {c["ref"]: c for c in _read_cells(path)}
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / table.file
        with fresh.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        read_rows(fresh, row, {"wikidata": "CC0-1.0"})
        write_whole(path, fresh.read_text(encoding="utf-8"))
    return _compare(path, before, {c["ref"]: c for c in rows})


def _compare(path: Path, before: dict[str, Cells], after: dict[str, Cells]) -> Refreshed:
    both = [ref for ref in after if ref in before]
    kept = sum(before[ref] == after[ref] for ref in both)
    return Refreshed(
        path=path,
        added=len(after) - len(both),
        changed=len(both) - kept,
        removed=len(before) - len(both),
        kept=kept,
        unusable=0,
    )


def _read_cells(path: Path) -> list[Cells]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
