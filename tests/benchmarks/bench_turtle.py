"""What writing sorted Turtle takes beside pyoxigraph's unsorted writers and rdflib's.

Run as ``uv run python -m tests.benchmarks.bench_turtle [TRIPLES]`` (a million if nothing is asked).
The triples are those of ``output/``, copied under other ids until there are as many, in the order of
the copies, as a build gives them; entities are shared. Times are CPU seconds of one process, the
least of three runs, rdflib's of one. There are two places to come from: triples in memory, and lines
of N-Triples, which is how a build keeps what does not fit into memory. To sort lines is a row of its
own, since a build does it once for all forms of a release.
"""

from __future__ import annotations

import sys
import time
from itertools import count, islice
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph

from flows.publish.turtle import (
    list_prefixes,
    order_key,
    stream_blocks,
    undo_key,
    write_turtle,
)
from flows.publish.verify import read_lines
from tests.benchmarks.bench_check import KNOWLEDGE, OWN
from tests.benchmarks.shared import stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Work = Callable[[], object]

TRIPLES = 1_000_000
BASE = "https://dateline.example/kb/"
PREFIXES = list_prefixes(BASE)
TURTLE, LINES = ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES


def main(size: int) -> None:
    """Print the tables."""
    lines = "\n".join(islice(_copies(), size)).encode()
    triples = [quad.triple for quad in ox.parse(lines, LINES)]
    sys.stdout.write(f"{stamp()}\n\n{size:,} triples.\n\n")
    _print("triples in memory", _time_triples(triples, lines))
    _print("lines of N-Triples", _time_lines(lines))
    took = _seconds(lambda: Graph().parse(data=lines, format="nt").serialize(format="turtle"))
    sys.stdout.write(f"\nrdflib, from lines, read and written: {took:.0f} CPU s.\n")


def _time_triples(triples: list[ox.Triple], lines: bytes) -> Mapping[str, float]:
    store = ox.Store()
    store.bulk_load(lines, LINES)
    default = ox.DefaultGraph()
    return {
        "ours, sorted": _least(lambda: write_turtle(triples, BASE)),
        "pyoxigraph, `Store.dump`, one subject a block, in no order": _least(
            lambda: store.dump(format=TURTLE, from_graph=default, prefixes=PREFIXES)
        ),
        "pyoxigraph, `serialize`, blocks as the triples come": _least(
            lambda: ox.serialize(triples, format=TURTLE, prefixes=PREFIXES)
        ),
    }


def _time_lines(lines: bytes) -> Mapping[str, float]:
    in_order = _sort(lines)
    return {
        "ours, of lines in order": _least(lambda: sum(map(len, stream_blocks(in_order, PREFIXES)))),
        "ours, putting lines in order": _least(lambda: _sort(lines)),
        "pyoxigraph, `parse` and `serialize`, blocks as the lines come": _least(
            lambda: ox.serialize(ox.parse(lines, LINES), format=TURTLE, prefixes=PREFIXES)
        ),
        "pyoxigraph, `Store.bulk_load` and `Store.dump`": _least(lambda: _load_and_dump(lines)),
    }


def _sort(lines: bytes) -> list[bytes]:
    keys = sorted(order_key(lines).split(b"\n"))
    return undo_key(b"\n".join(keys)).split(b"\n")


def _load_and_dump(lines: bytes) -> None:
    store = ox.Store()
    store.bulk_load(lines, LINES)
    store.dump(format=TURTLE, from_graph=ox.DefaultGraph(), prefixes=PREFIXES)


def _copies() -> Iterator[str]:
    """Give the lines of the knowledge base again and again, each time of other articles."""
    lines = list(read_lines(KNOWLEDGE))
    for number in count():
        yield from (OWN.sub(rf"kb/\1/c{number}-", line) for line in lines)


def _least(work: Work) -> float:
    return min(_seconds(work) for _ in range(3))


def _seconds(work: Work) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _print(origin: str, writers: Mapping[str, float]) -> None:
    ours = next(iter(writers.values()))
    rows = (f"| {name} | {took:.2f} | {ours / took:.1f} |\n" for name, took in writers.items())
    head = f"\n| from {origin} | CPU s | ours takes, times |\n|---|---|---|\n"
    sys.stdout.write(head + "".join(rows))
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TRIPLES)
