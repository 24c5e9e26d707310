"""What is made of a graph as it passes in order, in one look at it: quads, JSON-LD, counts."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from itertools import tee, zip_longest
from typing import TYPE_CHECKING

from flows.publish.content import write_pieces
from flows.publish.exports import COMPANIONS, read_query, write_facts
from flows.publish.facts import Tellings, is_answered
from flows.publish.handbook.uses import Uses
from flows.publish.jsonld import stream_jsonld
from flows.publish.quads import stream_quads
from flows.publish.void import Counts, watch_triples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from flows.publish.exports import Form, Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """What one look at a graph gives.

    Args:
        files: The forms written, by the names of their files.
        counts: What the graph has.
        uses: Where it uses which term of the ontology.
    """

    files: Mapping[str, Path]
    counts: Counts
    uses: Uses


def list_passing(graph: Graph) -> frozenset[Form]:
    """List the forms that ``write_passing`` writes."""
    is_told = is_answered(read_query(graph, "facts"))
    return frozenset({"nq", "jsonld", "facts"} if is_told else {"nq", "jsonld"})


def write_passing(graph: Graph, folder: Path) -> Passed:
    """Write the quads and the JSON-LD of a graph side by side, and count what passes.

    Args:
        graph: The knowledge base.
        folder: Where the files go.

    Raises:
        OSError: The disk is full.
    """
    counts, uses, tellings = Counts(), Uses(), Tellings()
    counted = uses.watch(watch_triples(graph.subjects(), counts))
    one, other = tee(tellings.watch(counted))
    texts: dict[Form, Iterator[str]] = {
        "nq": stream_quads(one, graph.base),
        "jsonld": stream_jsonld(other, graph.base),
    }
    paths = {COMPANIONS[form]: folder / COMPANIONS[form] for form in texts}
    with ExitStack() as stack:
        files = [stack.enter_context(path.open("wb")) for path in paths.values()]
        for pieces in zip_longest(*texts.values(), fillvalue=""):
            for file, piece in zip(files, pieces, strict=True):
                file.write(piece.encode())
    if "facts" in list_passing(graph):
        name = COMPANIONS["facts"]
        paths[name] = write_pieces(folder / name, write_facts(graph, tellings))
    return Passed(files=paths, counts=counts, uses=uses)
