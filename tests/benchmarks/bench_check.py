"""What checking takes: growth of time and memory with the articles, beside pyshacl on the seeds.

Run as ``uv run python -m tests.benchmarks.bench_check [ARTICLES...]`` (1,000 and 10,000 if nothing
is asked). The articles are those of ``output/``, copied under other ids until there are as many, in
Turtle; entities are shared. Times are CPU seconds of one process, and so is the peak of memory, which
only grows: ask for sizes from small to large.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from flows.graph.shapes import validate
from flows.publish.turtle import write_turtle
from flows.publish.verify import examine, read_lines
from flows.read.articles import find_sources, read_articles
from tests.benchmarks.shared import stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from flows.model import RawArticle

ROOT = Path(__file__).parents[2]
KNOWLEDGE = ROOT / "output" / "knowledge.ttl"
ONTOLOGY = ROOT / "ontology"
SIZES = (1_000, 10_000)
BASE = "https://dateline.example/kb/"
COPY = "cCOPY-"
"""What stands for the number of a copy until there is one; no text of the seeds has it."""
OWN = re.compile(
    r"kb/(acronym|article|assessment|claim|conflict|evidence|situation|time|anonymous)/"
)
"""Kinds of things that an article does not share with others."""


def main(sizes: tuple[int, ...]) -> None:
    """Print the table."""
    sources = read_articles(find_sources([ROOT / "seeds"]))[0]
    _print(f"{stamp()}\n\n| articles | triples | CPU s | ms an article | peak memory MB |\n")
    _print("|---|---|---|---|---|\n")
    seconds = _seconds(lambda: validate(KNOWLEDGE.read_bytes(), ONTOLOGY / "shapes.ttl"))
    triples = sum(1 for _ in read_lines(KNOWLEDGE))
    _print(_row(f"{len(sources)}, pyshacl", triples, seconds, len(sources)))
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "knowledge.ttl"
            triples = _write_copies(file, size // len(sources))
            seconds = _seconds(partial(_check, file, sources))
        _print(_row(f"{size:,}", triples, seconds, size))


def _check(file: Path, sources: Sequence[RawArticle]) -> None:
    found = examine(file, sources, ONTOLOGY)
    assert not found.problems, found.problems[:3]


def _write_copies(file: Path, copies: int) -> int:
    lines = list(read_lines(KNOWLEDGE))
    own = [line for line in lines if OWN.search(line.split(" ", 1)[0])]
    shared = [line for line in lines if not OWN.search(line.split(" ", 1)[0])]
    pieces = _write(OWN.sub(rf"kb/\1/{COPY}", line) for line in own).split(COPY.encode())
    with file.open("wb") as out:
        out.writelines(f"c{number}-".encode().join(pieces) for number in range(copies))
        out.write(_write(shared))
    return copies * len(own) + len(shared)


def _write(lines: Iterable[str]) -> bytes:
    quads = parse("\n".join(lines), format=RdfFormat.N_TRIPLES)
    return write_turtle([quad.triple for quad in quads], BASE)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _row(name: str, triples: int, seconds: float, articles: int) -> str:
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1e3
    return (
        f"| {name} | {triples:,} | {seconds:.1f} | {1e3 * seconds / articles:.1f} "
        f"| {memory:,.0f} |\n"
    )


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main(tuple(int(word) for word in sys.argv[1:]) or SIZES)
