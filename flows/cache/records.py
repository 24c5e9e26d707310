"""Records of work in one SQLite file of the user's; what is damaged is done anew.

A record is what an article yields, or what a build came to, as JSON, packed, with a checksum. The
file may be lost, full or torn at any time: then the records are kept in memory until the build
ends, and made again by the next. Records not asked for longest go first when the file is larger
than it may be.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import zlib
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from flows.cache.plain import read_plain, write_plain
from flows.model import ArticleFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from flows.model import RawArticle

ValueT = TypeVar("ValueT")

log = logging.getLogger("flows.cache")

FILE: Final = "articles.sqlite"
_PATIENCE_SECONDS: Final = 30
_SCHEMA: Final = """
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS record
    (key BLOB PRIMARY KEY, build INTEGER NOT NULL, sum INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS by_build ON record (build);
"""


def pack_facts(facts: ArticleFacts) -> bytes:
    """Give what an article yields as the body of a record; its raw text is left out."""
    raw = facts.article.raw
    bare = replace(facts.article, raw=replace(raw, text=""))
    return pack_value(replace(facts, article=bare))


def unpack_facts(body: bytes, raw: RawArticle) -> ArticleFacts:
    """Give what an article yields.

    Args:
        body: As ``pack_facts`` gave it.
        raw: The article, as it was read anew.

    Raises:
        ValueError: It is damaged, or of another version.
    """
    try:
        facts = unpack_value(ArticleFacts, body)
    except ValueError as error:
        msg = f"{raw.name}: its record cannot be read: {error}"
        raise ValueError(msg) from error
    return replace(facts, article=replace(facts.article, raw=raw))


def pack_value(value: object) -> bytes:
    """Give a value of a dataclass as the body of a record."""
    plain = write_plain(value)
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode(), 1)


def unpack_value(kind: type[ValueT], body: bytes) -> ValueT:
    """Give the value of a record.

    Args:
        kind: The class that it was of.
        body: As ``pack_value`` gave it.

    Raises:
        ValueError: It is damaged, or of another version of the class.
    """
    try:
        return read_plain(kind, json.loads(zlib.decompress(body)))
    except (zlib.error, TypeError, LookupError) as error:
        raise ValueError(str(error)) from error


class Records:
    """The records of one build, kept for the next.

    Use it in a ``with`` statement: at its end what is too much is cleared.
    """

    def __init__(self, folder: Path, bytes_max: int) -> None:
        """Open the records; where that cannot be, they live in memory.

        Args:
            folder: Where the file lies or is to lie.
            bytes_max: Size above which the oldest records go.
        """
        self._path, self._bytes_max = folder / FILE, bytes_max
        self._spare: dict[bytes, bytes] = {}
        self._file = _open(self._path)
        self._takes_more = self._file is not None
        self._build = self._next_build()

    def __enter__(self) -> Self:
        """Give the records themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """Clear what is too much and close the file."""
        if self._file is None:
            return
        with suppress(sqlite3.Error):
            self._clear(self._file)
        self._file.close()

    def find(self, keys: Iterable[bytes]) -> frozenset[bytes]:
        """Give the keys that have a whole record, and note that they were asked for."""
        found = {key: None for key in keys if self.load(key) is not None}
        self._write("UPDATE record SET build = ? WHERE key = ?", [(self._build, k) for k in found])
        return frozenset(found)

    def keep(self, bodies: Mapping[bytes, bytes]) -> None:
        """Keep some records for this build and, where that can be, for the next."""
        rows = [(key, self._build, zlib.crc32(body), body) for key, body in bodies.items()]
        if not self._write("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", rows):
            self._spare.update(bodies)

    def hold(self, bodies: Mapping[bytes, bytes]) -> None:
        """Keep some records for this build alone."""
        self._spare.update(bodies)

    def load(self, key: bytes) -> bytes | None:
        """Give the body of a record; None where there is none, or one that is damaged."""
        if key in self._spare or self._file is None:
            return self._spare.get(key)
        try:
            row = self._file.execute(
                "SELECT sum, body FROM record WHERE key = ?", (key,)
            ).fetchone()
        except sqlite3.Error:
            return None
        if row is None or not isinstance(row[1], bytes) or zlib.crc32(row[1]) != row[0]:
            return None
        return row[1]

    def _next_build(self) -> int:
        if self._file is None:
            return 0
        try:
            last = self._file.execute("SELECT MAX(build) FROM record").fetchone()[0]
        except sqlite3.Error as error:
            self._give_up(error)
            return 0
        return (last or 0) + 1

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> bool:
        """Change some rows, all of them or none; tell whether that could be."""
        if self._file is None or not self._takes_more:
            return False
        try:
            with self._file:
                self._file.executemany(statement, rows)
        except sqlite3.Error as error:
            self._give_up(error)
            return False
        return True

    def _give_up(self, error: Exception) -> None:
        """Write no more: a cache that cannot be used stops no build."""
        log.warning("%s: work is not kept for the next build: %s", self._path, error)
        self._takes_more = False

    def _clear(self, file: sqlite3.Connection) -> None:
        """Let the records go that were not asked for longest; those of this build stay."""
        while _size(file) > self._bytes_max:
            oldest = file.execute("SELECT MIN(build) FROM record").fetchone()[0]
            if oldest is None or oldest == self._build:
                return
            file.execute("DELETE FROM record WHERE build = ?", (oldest,))
            file.commit()
            file.execute("PRAGMA incremental_vacuum").fetchall()


def _size(file: sqlite3.Connection) -> int:
    pages, free, size = (
        int(file.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _open(path: Path) -> sqlite3.Connection | None:
    """Open the file; one that is no database any more is made anew."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = sqlite3.connect(path, timeout=_PATIENCE_SECONDS, check_same_thread=False)
            file.executescript(_SCHEMA)
        except sqlite3.OperationalError as error:
            log.warning("%s: work is not kept for the next build: %s", path, error)
            return None
        except sqlite3.DatabaseError:
            log.warning("%s: is damaged, it is made anew", path)
            with suppress(OSError):
                for name in (path, *path.parent.glob(f"{path.name}-*")):
                    name.unlink(missing_ok=True)
        except OSError as error:
            log.warning("%s: work is not kept for the next build: %s", path, error)
            return None
        else:
            return file
    return None
