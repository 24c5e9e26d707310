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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Triple

    from flows.publish.subjects import Said

SHARED_GRAPH = "graph/entities"
OWNERS = (vocab.IN_ARTICLE, vocab.REFERENCE_CONTEXT)
"""Properties whose value is the article that a subject belongs to."""
PARTS = (vocab.PUBLISHED, vocab.BECAUSE, vocab.STATES)
"""Properties whose value belongs where their subject belongs, in the order to follow them in."""

TYPE, ARTICLE = str(vocab.TYPE), str(vocab.ARTICLE)
OWNER_TERMS, PART_TERMS = (frozenset(str(name) for name in names) for names in (OWNERS, PARTS))
"""The same as they stand in lines."""
TELLING = OWNER_TERMS | PART_TERMS | {TYPE}

Homes = dict[NamedNode, set[NamedNode]]


def stream_lines(subjects: Iterable[Said]) -> Iterator[str]:
    """Write a graph as sorted N-Triples, piece by piece.

    Args:
        subjects: In the order of sorted lines (``put_plainly``).
    """
    return ("\n".join([*lines, ""]) for _, lines, _ in subjects)


def stream_quads(subjects: Iterable[Said], base: str) -> Iterator[str]:
    """Write a graph as sorted N-Quads, piece by piece.

    What belongs to an article by what is said of it comes after that: an article before its
    assessment, that before its evidence, claims before situations. So homes are known in time, and
    forgotten once they are written.

    Args:
        subjects: In the order of sorted lines (``put_plainly``).
        base: What the IRIs of the data begin with; ends in "/".
    """
    shared = [f"<{base}{SHARED_GRAPH}>"]
    known: dict[str, tuple[str, ...]] = {}
    for subject, lines, said in subjects:
        homes = _house(subject, said, known) or shared
        if len(homes) == 1:
            yield f" {homes[0]} .\n".join([*(line[:-2] for line in lines), ""])
        else:
            yield "".join([f"{line[:-2]} {home} .\n" for line in lines for home in homes])


def _house(subject: str, said: Iterable[list[str]], known: dict[str, tuple[str, ...]]) -> list[str]:
    """Give the articles that a subject belongs to, sorted, and note what belongs there with it."""
    homes, parts = {*known.pop(subject, ())}, []
    for name, value in said:
        if name not in TELLING:
            continue
        if name in PART_TERMS:
            parts.append(value)
        elif name in OWNER_TERMS:
            homes.add(value)
        elif value == ARTICLE:
            homes.add(subject)
    for part in parts:
        known[part] = (*known.get(part, ()), *homes)
    return sorted(homes)


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
