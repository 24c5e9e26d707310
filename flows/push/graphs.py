"""A knowledge base as the named graphs of ``knowledge.nq``, and what each is known by.

Source:
    RDFC-1.0: without blank nodes, the sorted lines of N-Triples are the canonical form.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, serialize

from flows.publish.quads import SHARED_GRAPH, find_homes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import Triple

NARROW = re.compile(rb"#(?:nonNegativeInteger|positiveInteger|long|int)> \.$")
"""What some stores (Oxigraph) keep as plain integers."""
Lines = tuple[bytes, ...]
"""Triples of a graph in N-Triples, sorted, each once, without their line ends."""


def cut_graphs(triples: Sequence[Triple], base: str) -> dict[NamedNode, list[Triple]]:
    """Cut a knowledge base into its named graphs.

    Args:
        triples: In any order.
        base: What the IRIs of the data begin with; ends in "/".

    Returns:
        The triples of each graph, in order of their names.
    """
    homes = find_homes(triples)
    shared = frozenset({NamedNode(base + SHARED_GRAPH)})
    graphs: dict[NamedNode, list[Triple]] = defaultdict(list)
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        for home in homes.get(triple.subject, shared):
            graphs[home].append(triple)
    return {name: graphs[name] for name in sorted(graphs, key=str)}


def write_sorted(triples: Iterable[Triple]) -> Lines:
    """Write triples as lines; two graphs are the same where their lines are."""
    written = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert written is not None
    return tuple(sorted({line for line in written.split(b"\n") if line}))


def digest_lines(lines: Lines) -> str:
    """Give the SHA-256 of a graph."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line + b"\n")
    return digest.hexdigest()


def list_missing(lines: Lines, there: Lines) -> Lines:
    """List the lines that another graph has not, however a store keeps its whole numbers.

    Args:
        lines: Of one graph.
        there: Of the other.
    """
    known = frozenset(_widen(line) for line in there)
    return tuple(line for line in lines if _widen(line) not in known)


def _widen(line: bytes) -> bytes:
    return NARROW.sub(b"#integer> .", line)
