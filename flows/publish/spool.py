"""Writes a graph in order that need not fit into memory.

Its lines are sorted in runs by another process while this one makes the next, and of the merged
runs each process writes one half.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, serialize

from flows.publish.aside import Aside
from flows.publish.content import write_pieces
from flows.publish.runs import Stretch, find_middle, merge_runs, sort_keys, sort_run
from flows.publish.turtle import cut_blocks, stream_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import IO, Self

    from pyoxigraph import Triple

_CHUNK_TRIPLES: Final = 1_000
_COPIED_BYTES: Final = 1 << 20
RUN_BYTES: Final = 100_000_000
"""Bytes of lines that are sorted in memory at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a graph is written, and how.

    Args:
        turtle: The file of its Turtle.
        prefixes: All stand at the head of that.
        lines: The file of its N-Triples in the same order; None where they are not wanted.
    """

    turtle: Path
    prefixes: Mapping[str, str]
    lines: Path | None = None


class Spool:
    """Triples that come in any order, repeated or not, and are written in that of Turtle."""

    def __init__(self, folder: Path, run_bytes: int = RUN_BYTES) -> None:
        """Begin with none.

        Args:
            folder: For what does not fit into memory.
            run_bytes: Bytes of lines that are held in memory, above 0.
        """
        self._folder, self._run_bytes = folder, run_bytes
        self._held: list[bytes] = []
        self._size = 0
        self._runs: list[Path] = []
        self._aside: Aside[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._aside is not None:
            self._aside.end()

    def add(self, triples: Iterable[Triple]) -> None:
        """Take triples in.

        Raises:
            OSError: The disk is full, or a process was killed.
        """
        rest = iter(triples)
        while lines := serialize(islice(rest, _CHUNK_TRIPLES), format=RdfFormat.N_TRIPLES):
            self._held.append(lines)
            self._size += len(lines)
            if self._size >= self._run_bytes:
                self._sort_aside()

    def write(self, place: Place) -> None:
        """Write all that was taken in, once.

        Raises:
            OSError: The disk is full, or a process was killed.
            ValueError: A triple has a blank node.
        """
        if not self._runs:
            _write(sort_keys(self._held), place)
            return
        self._sort_aside()
        self._wait()
        middle = find_middle(self._runs)
        half = replace(
            place,
            turtle=self._folder / "turtle-half",
            lines=place.lines and self._folder / "lines-half",
        )
        self._aside = Aside(_write_half, self._runs, middle, half)
        _write(merge_runs(self._runs, Stretch(end=middle)), place)
        self._wait()
        for path in self._runs:
            path.unlink()
        _append(half.turtle, place.turtle)
        if place.lines is not None and half.lines is not None:
            _append(half.lines, place.lines)

    def _sort_aside(self) -> None:
        """Let another process sort what is held."""
        self._wait()
        path = self._folder / f"run-{len(self._runs)}"
        write_pieces(path, self._held)
        self._runs.append(path)
        self._aside = Aside(sort_run, path)
        self._held, self._size = [], 0

    def _wait(self) -> None:
        """Wait for the other process; it does one thing at a time."""
        aside, self._aside = self._aside, None
        if aside is not None:
            aside.result()
            aside.end()


def write_sorted(triples: Iterable[Triple], place: Place, folder: Path) -> None:
    """Write a graph of any size.

    Args:
        triples: In any order, repeated or not.
        place: Where it goes.
        folder: For what does not fit into memory.

    Raises:
        OSError: The disk is full, or a process was killed.
        ValueError: A triple has a blank node.
    """
    with Spool(folder) as spool:
        spool.add(triples)
        spool.write(place)


def _write_half(runs: Sequence[Path], middle: bytes, half: Place) -> None:
    """Write what comes from a key on, without the head."""
    _write(merge_runs(runs, Stretch(begin=middle)), half, has_head=False)


def _write(keys: Iterable[bytes], place: Place, *, has_head: bool = True) -> None:
    blocks = cut_blocks(keys)
    if place.lines is None:
        _write_turtle(blocks, place, has_head=has_head)
        return
    with place.lines.open("wb") as file:
        _write_turtle(_keep(blocks, file), place, has_head=has_head)


def _write_turtle(blocks: Iterable[bytes], place: Place, *, has_head: bool) -> None:
    pieces = stream_blocks(blocks, place.prefixes)
    write_pieces(place.turtle, islice(pieces, 0 if has_head else 1, None))


def _keep(pieces: Iterable[bytes], file: IO[bytes]) -> Iterator[bytes]:
    """Write pieces into a file as they pass."""
    for piece in pieces:
        file.write(piece)
        yield piece


def _append(half: Path, whole: Path) -> None:
    """Put the second half of a file behind the first."""
    with half.open("rb") as rest, whole.open("ab") as file:
        shutil.copyfileobj(rest, file, _COPIED_BYTES)
    half.unlink()
