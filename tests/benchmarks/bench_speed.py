"""Where the time of a build goes: throughput by room beside the bare language model, start-up.

Run as ``uv run python -m tests.benchmarks.bench_speed [ARTICLES]``. The articles are the seeds and
those beside the project, repeated until there are as many as asked for (200 if nothing is asked);
what lies all articles side by side is measured on one of each. Times are CPU seconds of one process.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from dataclasses import replace
from functools import wraps
from itertools import cycle, islice
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from subprocess import DEVNULL, run
from types import FunctionType
from typing import TYPE_CHECKING

import spacy

from flows import pipeline
from flows.clean.article import clean_article
from flows.graph.describe import describe
from flows.language.load import load_pipeline
from flows.language.parse import READ_KINDS
from flows.publish.turtle import write_turtle
from flows.publish.verify import verify
from flows.read.articles import find_sources, read_articles
from flows.read.reference import load_reference
from tests.benchmarks.shared import shared_folder, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.model import RawArticle

ROOT = Path(__file__).parents[2]
BASE = "https://dateline.example/kb/"
BATCH = 100
ARTICLES = 200
START_UPS = (
    ("--help",),
    ("--version",),
    ("times", "--help"),
    ("query", "--list"),
    ("query", "SELECT ?a { ?a a dl:Article }"),
)
TRIES = 3
Clock = dict[str, float]


def main(count: int) -> None:
    """Print the tables."""
    raws = _read()
    many = tuple(_numbered(raw, n) for n, raw in enumerate(islice(cycle(raws), count)))
    nlp = load_pipeline()
    tools = pipeline.ready_tools(load_reference(ROOT / "ontology" / "reference"), nlp)
    texts = [
        part.text
        for raw in many
        if (article := clean_article(raw, tools.clean_cues)).language == "en"
        for part in article.parts
        if part.kind in READ_KINDS
    ]
    bare = _seconds(lambda: [*nlp.pipe(texts, batch_size=128)])
    blank = spacy.blank("en")
    tokens = _seconds(lambda: [*blank.pipe(texts, batch_size=128)])
    clock = _watch_rooms()
    for first in range(0, len(many), BATCH):
        pipeline.process(many[first : first + BATCH], tools)
    _print(f"{stamp()}\n\n## One article by itself: {count} articles\n")
    _print_rooms(dict(clock), count, sum(len(raw.text.split()) for raw in many), bare)
    _print(
        f"\nBare model on the same text: {bare:.1f} s; tokens alone (spacy.blank): {tokens:.1f} s."
    )
    clock.clear()
    _lay_side_by_side(raws, tools, clock)
    _print(f"\n## All articles side by side: {len(raws)} articles\n")
    _print_rooms(dict(clock), len(raws), sum(len(raw.text.split()) for raw in raws), None)
    print_start_ups()


def _read() -> tuple[RawArticle, ...]:
    articles, _ = read_articles(find_sources([ROOT / "seeds", shared_folder("articles")]))
    return articles


def _numbered(raw: RawArticle, number: int) -> RawArticle:
    return replace(raw, id=f"{raw.id}-{number}", digest=f"{number:064x}")


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _watch_rooms() -> Clock:
    """Let each function that ``pipeline`` calls in a room say how long it took."""
    clock: Clock = defaultdict(float)
    for name, value in list(vars(pipeline).items()):
        room = getattr(value, "__module__", "").removeprefix("flows.").partition(".")[0]
        if isinstance(value, FunctionType) and room not in ("pipeline", "dataclasses"):
            setattr(pipeline, name, _watched(value, room, clock))
    return clock


def _watched(function: FunctionType, room: str, clock: Clock) -> Callable[..., object]:
    @wraps(function)
    def watched(*args: object, **named: object) -> object:
        begin = time.process_time()
        try:
            return function(*args, **named)
        finally:
            clock[room] += time.process_time() - begin

    return watched


def _lay_side_by_side(raws: Sequence[RawArticle], tools: pipeline.Tools, clock: Clock) -> None:
    results = pipeline.process(raws, tools)
    clock.clear()
    assembly = pipeline.assemble(results)
    begin = time.process_time()
    triples = tuple(describe(assembly, BASE))
    clock["graph"] += time.process_time() - begin
    begin = time.process_time()
    turtle = write_turtle(triples, BASE)
    clock["write"] = time.process_time() - begin
    clock["check"] = _seconds(lambda: verify(turtle, raws, ROOT / "ontology"))


def _print_rooms(clock: Clock, articles: int, words: int, bare: float | None) -> None:
    _print_row("room", "seconds", "share", "articles a second", "words a second", "to the model")
    _print_row(*("---" for _ in range(6)))
    total = sum(clock.values())
    for room, seconds in [*clock.items(), ("all", total)]:
        _print_row(
            room,
            f"{seconds:.2f}",
            f"{seconds / total:.0%}",
            f"{articles / max(seconds, 1e-9):,.0f}",
            f"{words / max(seconds, 1e-9):,.0f}",
            "" if bare is None else f"{seconds / bare:.2f}",
        )


def print_start_ups() -> None:
    """Print how long commands take to start."""
    command = Path(sys.executable).with_name("dateline")
    _print("\n## Start-up, the shortest of three\n")
    _print_row("command", "seconds", "CPU seconds")
    _print_row("---", "---", "---")
    for arguments in START_UPS:
        took = [_start((str(command), *arguments)) for _ in range(TRIES)]
        wall, cpu = min(wall for wall, _ in took), min(cpu for _, cpu in took)
        _print_row(f"`dateline {' '.join(arguments)}`", f"{wall:.2f}", f"{cpu:.2f}")


def _start(command: Sequence[str]) -> tuple[float, float]:
    """Run a command; give the seconds that went by and those that it worked."""
    begin, before = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
    run(command, stdout=DEVNULL, stderr=DEVNULL, check=True, cwd=ROOT)
    after = getrusage(RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begin, cpu


def _print_row(*cells: str) -> None:
    _print(f"| {' | '.join(cells)} |")


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
