"""Runs: files of lines in order, of which one graph is merged.

Source:
    External merge sort: D. Knuth, The Art of Computer Programming, volume 3, section 5.4.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, compress
from operator import ne
from typing import IO, TYPE_CHECKING, Final

from flows.publish.turtle import find_subject, order_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_CHUNK_BYTES: Final = 100_000
_SLAB_BYTES: Final = 1_000_000
"""Bytes that are read of each run at a time."""
_SAMPLES: Final = 16
"""Lines of each run that are looked at to find the middle of all."""
_LAST: Final = b"\xff"
"""Comes after each key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Keys from one on, up to another, which is not among them."""

    begin: bytes = b""
    end: bytes = _LAST


def sort_keys(chunks: Iterable[bytes]) -> list[bytes]:
    """Give the keys of lines in order, each once.

    Args:
        chunks: Of N-Triples with their ends; what fits into a processor's cache is turned into keys
            twice as fast.
    """
    found: set[bytes] = set()
    for lines in chunks:
        found.update(order_key(lines).split(b"\n")[:-1])
    return sorted(found)


def sort_run(path: Path) -> None:
    """Put keys in the place of the lines of a file.

    Raises:
        OSError: It cannot be read, or the disk is full.
    """
    with path.open("rb") as file:
        chunks = iter(lambda: b"".join(file.readlines(_CHUNK_BYTES)), b"")
        keys = sort_keys(chunks)
    with path.open("wb") as file:
        file.writelines(key + b"\n" for key in keys)


def find_middle(runs: Sequence[Path]) -> bytes:
    """Find a key with about as many lines before it as behind, and no block on both sides.

    Raises:
        OSError: A run cannot be read.
    """
    found: list[bytes] = []
    for path in runs:
        size = path.stat().st_size
        with path.open("rb") as file:
            found += (_line_at(file, size * n // _SAMPLES) for n in range(1, _SAMPLES))
    return find_subject(sorted(found)[len(found) // 2])


def merge_runs(runs: Sequence[Path], stretch: Stretch) -> Iterator[bytes]:
    """Give the keys of runs in order, each once.

    Of each run as much is taken as surely comes before all that was not read yet, and sorted
    together: Python does that faster than it compares lines one by one.

    Raises:
        OSError: A run cannot be read.
    """
    with ExitStack() as opened:
        files = [opened.enter_context(path.open("rb")) for path in runs]
        readers = [_read_slabs(file, stretch) for file in files]
        slabs = [next(reader, []) for reader in readers]
        while any(slabs):
            border = min(slab[-1] for slab in slabs if slab)
            cut = [(slab, bisect_right(slab, border)) for slab in slabs]
            lines = sorted([line for slab, at in cut for line in slab[:at]])
            yield from compress(lines, map(ne, lines, chain((None,), lines)))
            rest = (slab[at:] for slab, at in cut)
            slabs = [slab or next(reader, []) for slab, reader in zip(rest, readers, strict=True)]


def _read_slabs(file: IO[bytes], stretch: Stretch) -> Iterator[list[bytes]]:
    """Give the lines of a run that are in a stretch, some at a time."""
    end = _find(file, stretch.end)
    at = file.seek(_find(file, stretch.begin))
    while at < end:
        lines = file.readlines(min(_SLAB_BYTES, end - at - 1))  # it goes on until it has more
        yield [line[:-1] for line in lines]
        at = file.tell()


def _find(file: IO[bytes], key: bytes) -> int:
    """Find where the first line begins that comes not before a key; the end if there is none."""
    size = file.seek(0, 2)
    at = bisect_left(range(size), key, key=lambda at: _line_at(file, at))
    return _begin_at(file, at)


def _line_at(file: IO[bytes], at: int) -> bytes:
    """Give the first line that begins at a place or behind it."""
    _begin_at(file, at)
    return file.readline()[:-1] or _LAST


def _begin_at(file: IO[bytes], at: int) -> int:
    """Go to where the first line begins that begins at a place or behind it."""
    if at == 0:
        return file.seek(0)
    file.seek(at - 1)
    file.readline()
    return file.tell()
