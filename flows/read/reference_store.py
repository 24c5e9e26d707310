"""Keep the reference data in a form that opens in milliseconds and is read as far as it is used.

The CSV tables are the source; this is SQLite made from them, in the user's cache folder, named
after their content and the form it is kept in: another content is another file.
Where nothing can be written it lives in memory, by the same code, with the same answers.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, overload

from flows.read.folded import fold_name
from flows.read.reference_csv import TABLES, read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RowT = TypeVar("RowT")
_FORM: Final = 4
"""To be counted up where rows are read or kept otherwise than before: old files are then left."""
_CHUNK: Final = 64
"""Rows kept, and read, together."""
_KEPT: Final = 3
"""Files of other contents that stay: those of other checkouts, other versions."""
_NOTES_KEPT: Final = 20
"""Notes on the digests of folders that stay."""
_NAMED: Final = ("person", "event", "name", "conflict", "capital", "full_name")
"""Columns that name what a row is about, beside its aliases."""
_SCHEMA: Final = """
CREATE TABLE chunk (field TEXT, number INTEGER, cells TEXT, PRIMARY KEY (field, number))
    WITHOUT ROWID;
CREATE TABLE size (field TEXT PRIMARY KEY, rows INTEGER) WITHOUT ROWID;
CREATE TABLE name (name TEXT, field TEXT, number INTEGER, PRIMARY KEY (name, field, number))
    WITHOUT ROWID;
"""


class Rows(Sequence[RowT], Generic[RowT]):
    """The rows of one kind of table, read in chunks when they are asked for."""

    def __init__(self, store: Store, table: str, row: type[RowT]) -> None:
        self._store, self._table, self._row = store, table, row
        self._size = store.size(table)
        self._columns = _columns_of(row)
        self._lists = [n for n, f in enumerate(fields(row)) if f.type == "Names"]  # type: ignore[arg-type]
        self._chunks: dict[int, tuple[RowT, ...]] = {}

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[RowT]:
        for number in range(-(-self._size // _CHUNK)):
            yield from self._chunk(number)

    @overload
    def __getitem__(self, at: int) -> RowT: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[RowT, ...]: ...
    def __getitem__(self, at: int | slice) -> RowT | tuple[RowT, ...]:
        if isinstance(at, slice):
            return tuple(self[n] for n in range(*at.indices(self._size)))
        number = at + self._size if at < 0 else at
        if not 0 <= number < self._size:
            raise IndexError(at)
        return self._chunk(number // _CHUNK)[number % _CHUNK]

    def _chunk(self, number: int) -> tuple[RowT, ...]:
        if number not in self._chunks:
            cells = self._store.chunk(self._table, number)
            self._chunks[number] = tuple(self._row_of(row) for row in cells)
        return self._chunks[number]

    def _row_of(self, cells: list[Any]) -> RowT:
        for at in self._lists:
            cells[at] = tuple(cells[at])
        return self._row(**dict(zip(self._columns, cells, strict=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """The kept tables.

    Args:
        digest: SHA-256 of the names and contents of the CSV files, in hex.
        path: The file; None where it lives in memory.
    """

    connection: sqlite3.Connection = field(repr=False)
    digest: str
    path: Path | None = None

    def size(self, table: str) -> int:
        """Give how many rows there are of a kind."""
        found = self.connection.execute(
            "SELECT rows FROM size WHERE field = ?", (table,)
        ).fetchone()
        return int(found[0]) if found else 0

    def chunk(self, table: str, number: int) -> list[list[Any]]:
        """Give the cells of a chunk of rows."""
        query = "SELECT cells FROM chunk WHERE field = ? AND number = ?"
        found: list[list[Any]] = json.loads(
            self.connection.execute(query, (table, number)).fetchone()[0]
        )
        return found

    def named(self, name: str) -> tuple[tuple[str, int], ...]:
        """Give kind and number of the rows that bear a name, whatever its case and marks."""
        query = "SELECT field, number FROM name WHERE name = ? ORDER BY field, number"
        return tuple(self.connection.execute(query, (fold_name(name),)))


def open_store(folder: Path, cache: Path | None) -> Store:
    """Open what is kept of a folder of tables; make it first where it is not there.

    Args:
        folder: ``ontology/reference/``.
        cache: Where it is kept, a folder that need not be there; None keeps it in memory.

    Raises:
        ReferenceDataError: A row cannot be used.
    """
    digest = find_digest(folder, cache)
    if cache is not None:
        path = cache / f"reference-{_version(digest)}.sqlite"
        with suppress(OSError, sqlite3.Error):
            return _open(path, digest)
        with suppress(OSError, sqlite3.Error):
            _build_file(folder, path)
            return _open(path, digest)
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(connection, folder)
    return Store(connection=connection, digest=digest)


def find_cache() -> Path:
    """Give the folder of this user for what can be made again."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        if os.environ.get(name):
            return Path(os.environ[name]) / "dateline"
    try:
        return Path("~/.cache/dateline").expanduser()
    except RuntimeError:  # nobody's home: nothing is kept
        return Path(os.devnull) / "dateline"


def _version(digest: str) -> str:
    """Name a content of the tables, kept in this form."""
    shape = [(t.field, t.pattern, [(c.name, str(c.type)) for c in fields(t.row)]) for t in TABLES]
    return hashlib.sha256(repr((_FORM, shape, digest)).encode()).hexdigest()[:24]


def _open(path: Path, digest: str) -> Store:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    connection.execute("SELECT 1 FROM size LIMIT 1").fetchone()
    return Store(connection=connection, digest=digest, path=path)


def _build_file(folder: Path, path: Path) -> None:
    """Write the file under another name first: whoever opens it finds it whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".reference-")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            _fill(connection, folder)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    _prune(path.parent)


def _prune(cache: Path) -> None:
    files = sorted(cache.glob("reference-*.sqlite"), key=lambda p: p.stat().st_mtime_ns)
    for path in files[: -_KEPT - 1]:
        path.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, folder: Path) -> None:
    tables = read_tables(folder)
    connection.executescript(_SCHEMA)
    for table in TABLES:
        rows = tables[table.field]
        names = _columns_of(table.row)
        connection.execute("INSERT INTO size VALUES (?, ?)", (table.field, len(rows)))
        connection.executemany(
            "INSERT INTO chunk VALUES (?, ?, ?)",
            (
                (table.field, number, _cells_of(rows[number * _CHUNK :][:_CHUNK], names))
                for number in range(-(-len(rows) // _CHUNK))
            ),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO name VALUES (?, ?, ?)",
            ((name, table.field, n) for n, row in enumerate(rows) for name in _names_of(row)),
        )
    connection.commit()


def _columns_of(row: type[Any]) -> list[str]:
    return [column.name for column in fields(row)]


def _cells_of(rows: Iterable[Any], names: list[str]) -> str:
    return json.dumps([[getattr(row, n) for n in names] for row in rows], ensure_ascii=False)


def _names_of(row: object) -> Iterator[str]:
    names = [getattr(row, column, "") for column in _NAMED]
    for name in (*names, *getattr(row, "aliases", ())):
        if name:
            yield fold_name(name)


def find_digest(folder: Path, cache: Path | None) -> str:
    """Give the SHA-256 of the tables: names and bytes, in order of the names.

    Reading ten megabytes takes longer than all else, so the digest is noted with size and time of
    each file, and read again only where one of them changed (as git does with its index).
    """
    note = cache / f"digest-{_short(str(folder.absolute()))}.json" if cache else None
    files = [[p.name, p.stat().st_size, p.stat().st_mtime_ns] for p in sorted(folder.glob("*.csv"))]
    if note is not None and (known := _read_note(note, files)):
        return known
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    if note is not None:
        with suppress(OSError):
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(json.dumps({"files": files, "digest": digest.hexdigest()}))
            _prune_notes(note.parent)
    return digest.hexdigest()


def _prune_notes(cache: Path) -> None:
    """Let the notes on folders go that were noted longest ago."""
    notes = sorted(cache.glob("digest-*.json"), key=lambda p: p.stat().st_mtime_ns)
    for note in notes[:-_NOTES_KEPT]:
        note.unlink(missing_ok=True)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _read_note(note: Path, files: list[list[Any]]) -> str | None:
    """Give the digest noted for these files; None where one may have changed since.

    A file written within the same moment as the note may have been written after it.
    """
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(note.read_text())
        moment = note.stat().st_mtime_ns - 2_000_000_000
        if kept["files"] == files and all(time < moment for _, _, time in files):
            return str(kept["digest"])
    return None
