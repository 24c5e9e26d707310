"""Writes the knowledge base of a build, of any size: sorted on the disk, never held whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.errors import PublishError
from flows.publish.exports import Graph
from flows.publish.manifest import KNOWLEDGE
from flows.publish.spool import Place, write_sorted
from flows.publish.turtle import list_prefixes
from flows.read.prepared import without_collector

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

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
        place = Place(turtle=turtle, prefixes=list_prefixes(base), lines=lines)
        write_sorted(triples, place, folder)
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
