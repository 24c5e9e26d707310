"""Lines of a graph put in order on the disk, so that it need not fit into memory.

They are sorted in runs, each as large as memory may be, and the runs merged when they are read.

Source:
    External merge sort: D. Knuth, The Art of Computer Programming, volume 3, section 5.4.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, serialize

from flows.publish.turtle import order_key, stream_blocks, undo_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import IO

    from pyoxigraph import Triple

_CHUNK_TRIPLES: Final = 1_000
_SLAB_BYTES: Final = 1_000_000
"""Bytes that are read of each run at a time."""
RUN_BYTES: Final = 50_000_000
"""Bytes of lines that are sorted in memory at a time."""


class Spool:
    """Triples that come in any order, repeated or not, and are read back in that of Turtle."""

    def __init__(self, folder: Path, run_bytes: int = RUN_BYTES) -> None:
        """Begin with none.

        Args:
            folder: Where the runs are kept.
            run_bytes: Bytes of lines that are held in memory, above 0.
        """
        self._folder, self._run_bytes = folder, run_bytes
        self._held: set[bytes] = set()
        self._size = 0
        self._runs: list[Path] = []

    def add(self, triples: Iterable[Triple]) -> None:
        """Take triples in.

        Raises:
            OSError: The disk is full.
        """
        rest = iter(triples)
        while lines := serialize(islice(rest, _CHUNK_TRIPLES), format=RdfFormat.N_TRIPLES):
            self._held.update(order_key(lines).split(b"\n")[:-1])
            self._size += len(lines)
            if self._size >= self._run_bytes:
                self._write_run()

    def read(self) -> Iterator[bytes]:
        """Give the lines of N-Triples, without their ends, each once, in the order of Turtle.

        They can be read once: of a large graph they are as many bytes as all that is made of it.
        """
        if not self._runs:
            return map(undo_key, sorted(self._held))
        self._write_run()
        return (undo_key(line) for line, _ in groupby(_merge(self._runs)))

    def _write_run(self) -> None:
        path = self._folder / f"run-{len(self._runs)}"
        with path.open("wb") as file:
            file.writelines(line + b"\n" for line in sorted(self._held))
        self._runs.append(path)
        self._held, self._size = set(), 0


def sort_turtle(
    triples: Iterable[Triple], prefixes: Mapping[str, str], folder: Path
) -> Iterator[bytes]:
    """Write a graph of any size as Turtle, piece by piece.

    Args:
        triples: In any order, repeated or not.
        prefixes: All stand at its head.
        folder: For what does not fit into memory.

    Raises:
        OSError: The disk is full.
        ValueError: A triple has a blank node.
    """
    spool = Spool(folder)
    spool.add(triples)
    return stream_blocks(spool.read(), prefixes)


def _merge(runs: Iterable[Path]) -> Iterator[bytes]:
    """Give the lines of sorted files in order; the files are gone once they are read.

    Of each as much is taken as surely comes before all that was not read yet, and sorted together:
    Python does that faster than it compares lines one by one.
    """
    files = [_open_unnamed(path) for path in runs]
    slabs = [_read_slab(file) for file in files]
    while any(slabs):
        border = min(slab[-1] for slab in slabs if slab)
        cut = [(slab, bisect_right(slab, border)) for slab in slabs]
        yield from sorted([line for slab, at in cut for line in slab[:at]])
        rest = (slab[at:] for slab, at in cut)
        slabs = [slab or _read_slab(file) for slab, file in zip(rest, files, strict=True)]
    for file in files:
        file.close()


def _open_unnamed(path: Path) -> IO[bytes]:
    """Open a file and take its name away, so that its room is free as soon as it is closed."""
    file = path.open("rb")
    path.unlink()
    return file


def _read_slab(file: IO[bytes]) -> list[bytes]:
    return [line[:-1] for line in file.readlines(_SLAB_BYTES)]
