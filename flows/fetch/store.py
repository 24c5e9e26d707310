"""The folder that a source is fetched into: pages as they came, what came with them, and a memory.

A page lies there whole or not at all: what came with it is written first, then the page, each put
in its place in one step. A run that was killed is gone on with by the next one.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

from flows.errors import FetchError
from flows.fetch.hosts import without_key
from flows.read.sidecar import sidecar_of
from flows.read.source_list import MEMORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from flows.read.metadata import Metadata

_FEED: Final = ".feed"
_ASIDE: Final = ".aside-"
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")
_ENDINGS: Final = (".html", ".txt")


@dataclass(slots=True)
class Memory:
    """What a source remembers from run to run.

    Args:
        etag: What the server calls the state of the feed that is kept.
        modified: When it says that the feed was changed last.
        tried: Address -> how often it did not come.
        faults: What did not come in the last run, in sentences.
    """

    etag: str = ""
    modified: str = ""
    tried: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """The folder of one source."""

    folder: Path

    def read_memory(self) -> Memory:
        """Read what is remembered; nothing where it cannot be read: all is asked anew then."""
        with suppress(OSError, ValueError, TypeError):
            told = json.loads((self.folder / MEMORY).read_bytes())
            return Memory(
                etag=str(told["etag"]),
                modified=str(told["modified"]),
                tried={str(k): int(v) for k, v in told["tried"].items()},
                faults=[str(fault) for fault in told["faults"]],
            )
        return Memory()

    def write_memory(self, memory: Memory) -> None:
        """Keep what is to be remembered."""
        self._put(self.folder / MEMORY, json.dumps(asdict(memory), indent=1).encode())

    def read_feed(self) -> bytes | None:
        """Give the feed as it came last; None where none was kept."""
        with suppress(OSError):
            return (self.folder / _FEED).read_bytes()
        return None

    def write_feed(self, data: bytes) -> None:
        """Keep the feed as it came."""
        self._put(self.folder / _FEED, data)

    def has(self, key: str) -> bool:
        """Tell whether what a key stands for was fetched."""
        return any((self.folder / f"{file_name(key)}{ending}").exists() for ending in _ENDINGS)

    def write_page(self, key: str, ending: str, data: bytes, told: Mapping[str, Any]) -> None:
        """Keep a page and what came with it.

        Args:
            key: What the source calls it: its address, or what its feed calls it.
            ending: ``.html`` or ``.txt``.
            data: The bytes as they came.
            told: What came with it, as ``read.sidecar`` reads it.
        """
        path = self.folder / f"{file_name(key)}{ending}"
        beside = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
        self._put(sidecar_of(path), beside.encode(errors="replace"))
        self._put(path, data)

    def _put(self, path: Path, data: bytes) -> None:
        """Put a file in its place in one step, made to last on the disk."""
        aside = self.folder / f"{_ASIDE}{path.name.lstrip('.')}"
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)


def tell(metadata: Metadata, **more: str) -> dict[str, str]:
    """Give what is written beside a page: metadata and more, without what is empty."""
    return {name: value for name, value in {**asdict(metadata), **more}.items() if value}


def file_name(key: str) -> str:
    """Give the name of the file of a page, without its ending; safe whatever the key.

    >>> file_name("https://www.example.com/2014/03/21/flour?x=../../y")
    'www-example-com-2014-03-21-flour-x-y-c0944bed2f8d0bb4'
    >>> file_name("https://me:secret@www.example.com/2014").rpartition("-")[0]
    'www-example-com-2014'
    """
    bare = re.sub(r"^https?://", "", without_key(key.lower()))
    slug = _NOT_PLAIN.sub("-", bare).strip("-")[:80].strip("-")
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{slug or 'page'}-{digest}"


@contextmanager
def open_store(folder: Path) -> Iterator[Store]:
    """Hold the folder of a source against other runs, and clear what a killed one has left.

    Raises:
        FetchError: It cannot be made, or another run is fetching into it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        msg = f"{folder}: cannot be fetched into: {error.strerror}"
        raise FetchError(msg) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for left in folder.glob(f"{_ASIDE}*"):
            left.unlink(missing_ok=True)
        yield Store(folder=folder)
    except BlockingIOError as error:
        msg = f"{folder}: another run is fetching into it; wait for its end"
        raise FetchError(msg) from error
    finally:
        os.close(handle)
