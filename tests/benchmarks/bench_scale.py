"""How time and memory grow with the articles of a build, and what an article costs that is known.

Run as ``uv run python -m tests.benchmarks.bench_scale [ARTICLES]``: 100, 1,000 and so on up to so
many (1,000 if nothing is asked), each in a process of its own. The articles are the seeds and those
beside the project, worked on once; their names and words are varied by number, letter for letter, so
that they are no copies, while states, towns and dates stay. Times are CPU seconds of one process.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache, partial
from itertools import pairwise
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import TYPE_CHECKING, Any

from flows import pipeline
from flows.cache.keys import digest_article
from flows.cache.plain import read_plain, write_plain
from flows.cache.records import Records, pack_facts
from flows.graph.describe import describe
from flows.language.load import load_pipeline
from flows.model import ArticleFacts, EntityKind, TimeExpression
from flows.publish.knowledge import write_knowledge
from flows.publish.making import Making
from flows.publish.manifest import RunFacts
from flows.publish.release import publish_release
from flows.publish.verify import verify
from flows.read.articles import find_sources, read_articles
from flows.read.reference import load_reference
from flows.workers.known import know_articles
from tests.benchmarks.bench_speed import BASE, ROOT, print_start_ups
from tests.benchmarks.shared import shared_folder, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from flows.model import RawArticle
    from flows.workers.known import Keyed, Known

SMALLEST, USUAL = 100, 1_000
SHARED_BY = 10
"""Variants of one article that have their names in common."""
WORD = re.compile(r"[A-Za-z]{4,}")
VOWELS = "aeiou"
Clock = dict[str, float]


def main(largest: int) -> None:
    """Print the tables."""
    say(f"{stamp()}\n")
    with tempfile.TemporaryDirectory() as folder:
        work_once(Path(folder))
        tenfold = (SMALLEST * 10**n for n in range(9))
        sizes = [*(size for size in tenfold if size < largest), largest]
        found = {size: measure_apart(size, Path(folder)) for size in sizes}
    rooms = [room for room in found[sizes[0]] if room != "memory"]
    row("articles", *(f"{room}, ms an article" for room in rooms), "memory, MB")
    row(*("---" for _ in range(len(rooms) + 2)))
    for size, clock in found.items():
        cells = (f"{1000 * clock[room] / size:.2f}" for room in rooms)
        row(f"{size:,}", *cells, f"{clock['memory'] / 1e6:,.0f}")
    for small, large in pairwise(sizes):
        slopes = (slope(found, room, small, large) for room in (*rooms, "memory"))
        row(f"slope, {small:,} to {large:,}", *slopes)
    print_start_ups()


def work_once(folder: Path) -> None:
    """Do the work on the articles and keep it for the processes that measure."""
    raws, _ = read_articles(find_sources([ROOT / "seeds", shared_folder("articles")]))
    tools = pipeline.ready_tools(load_reference(ROOT / "ontology" / "reference"), load_pipeline())
    begin = time.process_time()
    facts = pipeline.process(raws, tools)
    took = time.process_time() - begin
    say(f"{len(raws)} articles worked on: {1000 * took / len(raws):,.0f} ms an article.\n")
    plain = [write_plain(one) for one in facts]
    (folder / "facts.json").write_text(json.dumps([plain, sorted(fixed_words(facts))]))


def measure_apart(size: int, folder: Path) -> Clock:
    """Measure one size in a process of its own, whose memory is its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_scale", "size", str(size), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    clock: Clock = json.loads(done.stdout)
    return clock


def _know(raws: Sequence[RawArticle], kept: Records) -> Known:
    return know_articles([(digest_article(raw, "x"), raw) for raw in raws], kept, work_on)


def measure(size: int, folder: Path) -> Clock:
    """Know again, lay side by side, write, check and release so many articles."""
    clock: Clock = {}
    with tempfile.TemporaryDirectory(dir=folder) as scratch, Records(Path(scratch), 10**12) as kept:
        raws = list(keep_varied(size, folder, kept))
        known = clocked(clock, "known again", partial(_know, raws, kept))
        assembly = clocked(clock, "assemble", partial(pipeline.assemble, known.facts))
        del known  # a build lets go of it, too
        place = Path(scratch)
        triples, queries = describe(assembly, BASE), ROOT / "ontology" / "exports"
        write = partial(write_knowledge, triples, BASE, queries, place)
        graph = clocked(clock, "describe and write", write)
        problems = clocked(clock, "check", lambda: verify(graph.turtle, raws, ROOT / "ontology"))
        assert not problems, problems
        run = RunFacts(sources=(), reference_digest="", seconds=0)
        with Making(graph, assembly, place / "output") as making:
            clocked(clock, "release", partial(publish_release, making, run, 0))
    clock["memory"] = getrusage(RUSAGE_SELF).ru_maxrss * 1024
    return clock


def keep_varied(size: int, folder: Path, records: Records) -> Iterator[RawArticle]:
    """Keep the work on so many articles, as builds before would have, and give the articles."""
    base, fixed = json.loads((folder / "facts.json").read_text())
    for number in range(size):
        facts = vary(base, number, frozenset(fixed))
        records.keep({digest_article(facts.article.raw, "x"): pack_facts(facts)})
        yield facts.article.raw


def work_on(missing: Sequence[Keyed]) -> tuple[()]:
    """Have nothing to do: all is known."""
    assert not missing
    return ()


def clocked(clock: Clock, room: str, work: Callable[[], Any]) -> Any:
    """Do some work and note how long it took."""
    begin = time.process_time()
    result = work()
    clock[room] = time.process_time() - begin
    return result


def vary(base: list[Any], number: int, fixed: frozenset[str]) -> ArticleFacts:
    """Give an article of other names and words, of the same length everywhere."""
    names = number // len(base) // SHARED_BY if number >= len(base) else 0
    text = json.dumps(base[number % len(base)], ensure_ascii=False)
    varied = WORD.sub(lambda m: vary_word(m[0], names, fixed), text)
    old = json.loads(varied)[0][0][0]  # the article's, the raw one's, its id
    own = re.sub(rf'(?<=["/]){re.escape(old)}(?=["/.])', f"{old}-{number}", varied)
    facts = read_plain(ArticleFacts, json.loads(own))
    raw = facts.article.raw
    digest = hashlib.sha256(raw.text.encode(errors="surrogatepass")).hexdigest()
    return replace(facts, article=replace(facts.article, raw=replace(raw, digest=digest)))


@lru_cache(maxsize=200_000)
def vary_word(word: str, names: int, fixed: frozenset[str]) -> str:
    """Put other vowels in a word, the same in capitals and in ids; none in one that is fixed."""
    low = word.lower()
    if low in fixed or not names:
        return word
    chance = random.Random(f"{low} {names}")
    return "".join(chance.choice(VOWELS) if c in VOWELS else c for c in word)


def fixed_words(facts: Sequence[ArticleFacts]) -> frozenset[str]:
    """Give the words that have a meaning for the program, and the names of places."""
    words = {"false", "null", "true"}  # what JSON is written with
    words |= {"entity", "geonames", "http", "https", "wikidata"}  # and addresses of things
    for one in facts:
        for text in fixed_texts(one):
            words |= {word.lower() for word in WORD.findall(text)}
    return frozenset(words)


def fixed_texts(value: object) -> Iterator[str]:
    """Give each text of a value that is a rule, an enum, a class or a place."""
    if isinstance(value, Enum):
        yield str(value.value)
    elif isinstance(value, TimeExpression):
        yield json.dumps(write_plain(value))
    elif isinstance(value, tuple):
        for part in value:
            yield from fixed_texts(part)
    elif is_dataclass(value):
        yield type(value).__name__
        if getattr(value, "kind", None) is EntityKind.PLACE or hasattr(value, "rule"):
            yield f"{getattr(value, 'id', '')} {getattr(value, 'label', '')}"
            yield str(getattr(value, "rule", ""))
        for field in fields(value):
            yield from fixed_texts(getattr(value, field.name))


def slope(found: dict[int, Clock], room: str, small: int, large: int) -> str:
    """Give the exponent that a room grows with: 1 is in proportion."""
    rise = found[large][room] / max(found[small][room], 1e-9)
    return f"{math.log(rise) / math.log(large / small):.2f}"


def row(*cells: str) -> None:
    """Print a row of a table."""
    say(f"| {' | '.join(cells)} |")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:2] == ["size"]:
        say(json.dumps(measure(int(sys.argv[2]), Path(sys.argv[3]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else USUAL)
