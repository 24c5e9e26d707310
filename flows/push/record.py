"""What was pushed so far, kept in the store itself: the digest of each graph that is whole there.

It stands beside the data, in a graph of its own, and not on the user's disk: so it is right after
the store was emptied or put back from a backup, and whoever pushes next knows it. A graph is marked
in it before it is written or taken away, and set down or struck out when that is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from flows.graph import vocab
from flows.push.graphs import write_sorted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.push.graphs import Lines

RECORD_GRAPH = "graph/pushed"
NOT_WHOLE = ""
"""What stands for the digest of a graph that is being written or taken away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What has to be done.

    Args:
        write: Graphs that the store has not, or has otherwise.
        drop: Graphs that were pushed and are published no more.
        same: How many graphs are as they should be.
    """

    write: tuple[NamedNode, ...]
    drop: tuple[NamedNode, ...]
    same: int


def make_plan(ours: Mapping[NamedNode, str], recorded: Mapping[NamedNode, str]) -> Plan:
    """Compare what is published with what was pushed.

    Args:
        ours: Digests of the published graphs.
        recorded: Digests of those that are whole in the store.
    """
    write = tuple(name for name, digest in ours.items() if recorded.get(name) != digest)
    drop = tuple(sorted((name for name in recorded if name not in ours), key=str))
    return Plan(write=write, drop=drop, same=len(ours) - len(write))


def name_record(base: str) -> NamedNode:
    """Give the name of the graph of the record."""
    return NamedNode(base + RECORD_GRAPH)


def write_record(digests: Mapping[NamedNode, str]) -> Lines:
    """Write the record."""
    return write_sorted(
        Triple(name, vocab.SHA256, Literal(digest)) for name, digest in digests.items()
    )


def read_record(lines: Iterable[bytes]) -> dict[NamedNode, str]:
    """Read the record; a graph of which it says two things is not taken for whole."""
    digests: dict[NamedNode, str] = {}
    for quad in parse(b"\n".join(lines), format=RdfFormat.N_TRIPLES):
        name, value = quad.subject, quad.object
        if isinstance(name, NamedNode) and isinstance(value, Literal):
            digests[name] = NOT_WHOLE if name in digests else value.value
    return digests
