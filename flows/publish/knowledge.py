"""Writes the knowledge base of a build, of any size: sorted on the disk, never held whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.errors import PublishError
from flows.publish.content import write_pieces
from flows.publish.exports import Graph
from flows.publish.manifest import KNOWLEDGE
from flows.publish.spool import Spool
from flows.publish.turtle import list_prefixes, stream_blocks
from flows.read.prepared import without_collector

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import IO

    from pyoxigraph import Triple

STORE_BYTES: Final = 1_000_000_000
"""Bytes of lines from which on a graph is asked in slices, and a store of all of it is on the disk.

In memory a store takes more than lines have; these are those of some 8,000 articles.
"""


@without_collector()
def write_knowledge(triples: Iterable[Triple], base: str, queries: Path, folder: Path) -> Graph:
    """Write a graph as Turtle, and as the lines that its other forms are made of.

    Args:
        triples: In any order, repeated or not.
        base: What the IRIs of the data begin with; ends in "/".
        queries: Folder of the export queries.
        folder: Where the files go.

    Raises:
        PublishError: They could not be written.
    """
    lines, turtle = folder / "knowledge.lines", folder / KNOWLEDGE
    try:
        spool = Spool(folder)
        spool.add(triples)
        with lines.open("wb") as file:
            kept = _keep(spool.read(), file)
            write_pieces(turtle, stream_blocks(kept, list_prefixes(base)))
    except OSError as error:
        reason = f"{error.filename or folder}: not written: {error.strerror or error}"
        msg = (
            f"{reason}; the release before stands; make room and build again: finished work is kept"
        )
        raise PublishError(msg) from error
    is_large = lines.stat().st_size >= STORE_BYTES
    return Graph(
        turtle=turtle,
        base=base,
        queries=queries,
        lines=lines,
        scratch=folder,
        store_at=folder / "store" if is_large else None,
    )


def _keep(lines: Iterable[bytes], file: IO[bytes]) -> Iterator[bytes]:
    """Write lines into a file as they pass."""
    for line in lines:
        file.write(line + b"\n")
        yield line
