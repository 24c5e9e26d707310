"""What writing sorted Turtle takes beside pyoxigraph's unsorted writers and rdflib's.

Run as ``uv run python -m tests.benchmarks.bench_turtle [TRIPLES]`` (a million if nothing is asked).
The triples are those of ``output/``, copied under other ids until there are as many, in the order of
the copies, as a build gives them; entities are shared. Times are CPU seconds of one process.
"""

from __future__ import annotations

import sys
import time
from itertools import count, islice
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph

from flows.publish.turtle import list_prefixes, write_turtle
from flows.publish.verify import read_lines
from tests.benchmarks.bench_check import KNOWLEDGE, OWN
from tests.benchmarks.shared import stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TRIPLES = 1_000_000
BASE = "https://dateline.example/kb/"


def main(size: int) -> None:
    """Print the table."""
    lines = "\n".join(islice(_copies(), size))
    triples = [quad.triple for quad in ox.parse(lines, ox.RdfFormat.N_TRIPLES)]
    store = ox.Store()
    store.bulk_load(lines.encode(), ox.RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=lines, format="nt")
    prefixes = list_prefixes(BASE)
    turtle = ox.RdfFormat.TURTLE
    default = ox.DefaultGraph()
    ours = _seconds(lambda: write_turtle(triples, BASE))
    writers = {
        "ours, sorted": ours,
        "pyoxigraph, `serialize`": _seconds(
            lambda: ox.serialize(triples, format=turtle, prefixes=prefixes)
        ),
        "pyoxigraph, `Store.dump`": _seconds(
            lambda: store.dump(format=turtle, from_graph=default, prefixes=prefixes)
        ),
        "rdflib, `serialize`": _seconds(lambda: graph.serialize(format="turtle")),
    }
    rows = (f"| {name} | {took:.2f} | {took / ours:.2f} |\n" for name, took in writers.items())
    head = (
        f"{stamp()}\n\n{len(triples):,} triples.\n\n| writer | CPU s | to ours |\n|---|---|---|\n"
    )
    sys.stdout.write(head + "".join(rows))


def _copies() -> Iterator[str]:
    """Give the lines of the knowledge base again and again, each time of other articles."""
    lines = list(read_lines(KNOWLEDGE))
    for number in count():
        yield from (OWN.sub(rf"kb/\1/c{number}-", line) for line in lines)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TRIPLES)
