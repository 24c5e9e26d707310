"""What writing sorted Turtle takes beside pyoxigraph's unsorted writers and rdflib's.

Run as ``uv run python -m tests.benchmarks.bench_turtle [TRIPLES]`` (a million if nothing is asked).
The triples are those of ``output/``, copied under other ids until there are as many, in the order of
the copies, as a build gives them; entities are shared. Times are CPU seconds of all processes, the
least of three runs, rdflib's of one. There are two places to come from: triples, and lines of
N-Triples in order, which a build keeps on the disk and makes all forms of a release of. Fewer than
some 600,000 are sorted in memory all the same.
"""

from __future__ import annotations

import os
import sys
import tempfile
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from flows.publish.runs import sort_keys
from flows.publish.spool import Place, Spool
from flows.publish.turtle import cut_blocks, list_prefixes, stream_blocks, write_turtle
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
    _print("triples", _time_triples(triples, lines))
    _print("lines of N-Triples in order", _time_lines(triples))
    took = _seconds(lambda: _write_by_rdflib(lines))
    sys.stdout.write(f"\nrdflib, from lines, read and written: {took:.0f} CPU s.\n")


def _time_triples(triples: list[ox.Triple], lines: bytes) -> Mapping[str, float]:
    store = ox.Store()
    store.bulk_load(lines, LINES)
    default = ox.DefaultGraph()
    return {
        "ours, sorted in memory": _least(lambda: write_turtle(triples, BASE)),
        "ours, sorted on the disk": _least(lambda: _write_from_disk(triples)),
        "pyoxigraph, `Store.dump`, one subject a block, in no order": _least(
            lambda: store.dump(format=TURTLE, from_graph=default, prefixes=PREFIXES)
        ),
        "pyoxigraph, `serialize`, blocks as the triples come": _least(
            lambda: ox.serialize(triples, format=TURTLE, prefixes=PREFIXES)
        ),
    }


def _time_lines(triples: list[ox.Triple]) -> Mapping[str, float]:
    keys = sort_keys([ox.serialize(triples, format=LINES) or b""])
    lines = b"".join(cut_blocks(keys))
    return {
        "ours": _least(lambda: sum(map(len, stream_blocks(cut_blocks(keys), PREFIXES)))),
        "pyoxigraph, `parse` and `serialize`": _least(
            lambda: ox.serialize(ox.parse(lines, LINES), format=TURTLE, prefixes=PREFIXES)
        ),
        "pyoxigraph, `Store.bulk_load` and `Store.dump`": _least(lambda: _load_and_dump(lines)),
    }


def _write_from_disk(triples: list[ox.Triple]) -> None:
    """Write as a build does, in bounded memory."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Spool(Path(folder)) as spool,
    ):
        spool.add(triples)
        place = Place(turtle=Path(folder, "turtle"), prefixes=PREFIXES, lines=Path(folder, "lines"))
        spool.write(place)


def _write_by_rdflib(lines: bytes) -> None:
    from rdflib import Graph  # the processes that sort begin with this module, too

    Graph().parse(data=lines, format="nt").serialize(format="turtle")


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
    began = os.times()
    work()
    return sum(os.times()[:4]) - sum(began[:4])


def _print(origin: str, writers: Mapping[str, float]) -> None:
    ours = next(iter(writers.values()))
    rows = (f"| {name} | {took:.2f} | {ours / took:.1f} |\n" for name, took in writers.items())
    head = f"\n| from {origin} | CPU s | ours takes, times |\n|---|---|---|\n"
    sys.stdout.write(head + "".join(rows))
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TRIPLES)
