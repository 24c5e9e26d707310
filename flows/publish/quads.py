"""A graph as N-Quads and N-Triples: one named graph an article, one for what articles share.

The graph of an article is named by the article and holds what it alone says: its date, its
passages, its times, its claims, and the situations that they state. A situation that several
articles state stands in the graph of each. Entities, reference rows and conflicts stand in
``graph/entities``.

Source:
    RDF 1.1 N-Quads; RDFC-1.0: without blank nodes, the sorted lines are the canonical form.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from flows.graph import vocab

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pyoxigraph import Triple

SHARED_GRAPH = "graph/entities"
OWNERS = (vocab.IN_ARTICLE, vocab.REFERENCE_CONTEXT)
"""Properties whose value is the article that a subject belongs to."""
PARTS = (vocab.PUBLISHED, vocab.BECAUSE, vocab.STATES)
"""Properties whose value belongs where their subject belongs, in the order to follow them in."""

Homes = dict[NamedNode, set[NamedNode]]


def write_lines(triples: Iterable[Triple]) -> bytes:
    """Write a graph as sorted N-Triples, each triple once."""
    return "".join(sorted({f"{triple} .\n" for triple in triples})).encode()


def write_quads(triples: Sequence[Triple], base: str) -> bytes:
    """Write a graph as sorted N-Quads.

    Args:
        triples: In any order.
        base: What the IRIs of the data begin with; ends in "/".
    """
    homes = find_homes(triples)
    shared = frozenset({NamedNode(base + SHARED_GRAPH)})
    lines = {
        f"{triple} {home} .\n" for triple in triples for home in homes.get(_subject(triple), shared)
    }
    return "".join(sorted(lines)).encode()


def find_homes(triples: Sequence[Triple]) -> Mapping[NamedNode, set[NamedNode]]:
    """Find the articles that each subject belongs to; none is given for what articles share."""
    homes: Homes = defaultdict(set)
    by_part: dict[NamedNode, list[tuple[NamedNode, NamedNode]]] = defaultdict(list)
    for triple in triples:
        subject, name, value = _subject(triple), triple.predicate, triple.object
        if name == vocab.TYPE and value == vocab.ARTICLE:
            homes[subject].add(subject)
        elif isinstance(value, NamedNode) and name in OWNERS:
            homes[subject].add(value)
        elif isinstance(value, NamedNode) and name in PARTS:
            by_part[name].append((subject, value))
    for name in PARTS:
        for whole, part in by_part[name]:
            homes[part] |= homes.get(whole, set())
    return homes


def _subject(triple: Triple) -> NamedNode:
    assert isinstance(triple.subject, NamedNode)
    return triple.subject
