"""Does a knowledge base hold: its shapes, its ontology, and every span in its source?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from pyoxigraph import RdfFormat, Store, parse, serialize

from flows.errors import CheckError, SourceError
from flows.graph.examination import Examination
from flows.graph.inspection import inspect
from flows.graph.ontology import read_ontology
from flows.graph.ontology_shapes import derive_shapes
from flows.graph.shape_plans import Plans
from flows.graph.shape_reading import read_shapes
from flows.graph.soundness import Soundness
from flows.publish.articles import read_kept
from flows.publish.manifest import MANIFEST
from flows.publish.spans import SpanReading
from flows.read.articles import find_sources, read_articles
from flows.read.prepared import without_collector
from flows.read.sources import STDIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from flows.graph.problems import Problem
    from flows.model import RawArticle

    Turtle = bytes | Path

TURTLE = RdfFormat.TURTLE
Engine = Literal["dateline", "pyshacl"]
CHUNK_TRIPLES = 2_000
"""Triples turned into lines at a time: enough to be fast, few enough to be small."""
PROBLEMS_MAX = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a check has found.

    Args:
        problems: One sentence a problem, sorted; empty where everything holds.
        spans: Spans read back out of their sources.
        articles: Articles whose sources were there.
    """

    problems: tuple[str, ...]
    spans: int = 0
    articles: int = 0


def verify(turtle: Turtle, sources: Iterable[RawArticle], ontology: Path) -> tuple[str, ...]:
    """Check all that can be checked of a knowledge base.

    Args:
        turtle: The knowledge base; a file need not fit into memory.
        sources: The articles that it was built from, in any order.
        ontology: Folder that holds ``shapes.ttl`` and ``dateline.ttl``.

    Returns:
        One sentence a problem; empty where everything holds. That the source of an article is
        missing is a problem.

    Raises:
        ShapesError: The shapes ask what cannot be checked.
    """
    return examine(turtle, sources, ontology).problems


@without_collector()
def examine(turtle: Turtle, sources: Iterable[RawArticle], ontology: Path) -> Verified:
    """Check a knowledge base as ``verify`` does, and tell how much was checked."""
    raws = tuple(sources)
    asked = _ask_all(ontology)
    try:
        found = _examine(lambda: read_lines(turtle), raws, asked)
        return found or _examine(lambda: _sort(turtle), raws, asked) or Verified(problems=())
    except (SyntaxError, ValueError) as error:
        return Verified(problems=(f"this is no Turtle: {error}",))


def _ask_all(ontology: Path) -> tuple[Plans, Soundness]:
    """Give all that is asked of a graph: by the shapes, and by what the ontology says."""
    terms = read_ontology((ontology / "dateline.ttl").read_bytes())
    shapes = read_shapes((ontology / "shapes.ttl").read_bytes())
    return Plans.of((*shapes, *derive_shapes(terms))), Soundness(terms)


def _examine(
    lines: Callable[[], Iterable[str]],
    raws: tuple[RawArticle, ...],
    asked: tuple[Plans, Soundness],
) -> Verified | None:
    """Check a graph; None where lines of one subject stand apart, so that the check is void."""
    plans, soundness = asked
    examination, reading = Examination(plans), SpanReading.of(raws)
    problems = _keep(inspect(lines, (examination, soundness, reading)))
    if examination.is_scattered():
        return None
    return Verified(problems=problems, spans=reading.spans, articles=reading.articles)


def _keep(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Keep the first problems, sorted, and the number of the others."""
    rest = iter(problems)
    kept = sorted(islice(rest, PROBLEMS_MAX))
    more = sum(1 for _ in rest)
    told = tuple(dict.fromkeys(problem.tell() for problem in kept))
    return (*told, f"and {more:,} more problems") if more else told


def read_lines(turtle: Turtle) -> Iterator[str]:
    """Read Turtle as lines of N-Triples, a few at a time.

    Args:
        turtle: Its bytes, or a file that need not fit into memory.

    Raises:
        OSError: The file cannot be read.
        SyntaxError: It is no Turtle.
    """
    if isinstance(turtle, bytes):
        quads = parse(turtle, format=TURTLE)
    else:
        quads = parse(path=turtle, format=TURTLE)
    while chunk := serialize(islice(quads, CHUNK_TRIPLES), format=RdfFormat.N_QUADS):
        yield from chunk.decode().split("\n")[:-1]


def _sort(turtle: Turtle) -> list[str]:
    """Bring the lines of each subject together; a file of dateline's has them so."""
    return sorted(read_lines(turtle))


def load_turtle(turtle: bytes) -> Store:
    """Load a knowledge base into memory."""
    store = Store()
    store.bulk_load(turtle, format=TURTLE)
    return store


def verify_file(
    file: Path, sources: Sequence[Path], ontology: Path, engine: Engine = "dateline"
) -> str:
    """Check a knowledge base on disk.

    Args:
        file: The knowledge base, in Turtle.
        sources: Files and folders of its articles; empty for those that its manifest names.
        ontology: Folder that holds ``shapes.ttl`` and ``dateline.ttl``.
        engine: "pyshacl" to have the shapes held by it too, which takes long.

    Returns:
        What was checked, in one line.

    Raises:
        SourceError: The file or the sources cannot be read.
        ShapesError: The shapes ask what cannot be checked.
        CheckError: Something does not hold.
    """
    _try_opening(file)
    named = sources or _read_named(file.parent / MANIFEST)
    articles = _read_sources(named, file.parent / "articles")
    found = examine(file, articles, ontology)
    problems = (*found.problems, *(_ask_pyshacl(file, ontology) if engine == "pyshacl" else ()))
    if problems:
        raise CheckError(tuple(dict.fromkeys(problems)))
    return (
        f"{file}: all shapes hold, {found.spans:,} spans read back out of "
        f"{found.articles:,} articles"
    )


def _read_sources(named: Sequence[Path], kept: Path) -> tuple[RawArticle, ...]:
    """Read the sources again, and the texts kept; what came over standard input is only there."""
    paths = tuple(path for path in named if path != STDIN)
    articles = read_articles(find_sources(paths))[0] if paths else ()
    return (*articles, *read_kept(kept))


def _ask_pyshacl(file: Path, ontology: Path) -> tuple[str, ...]:
    from flows.graph.shapes import validate  # noqa: PLC0415  seconds, and hardly ever asked for

    return tuple(problem.tell() for problem in validate(file.read_bytes(), ontology / "shapes.ttl"))


def _try_opening(file: Path) -> None:
    try:
        file.open("rb").close()
    except OSError as error:
        msg = f"{file}: {error.strerror}; run `dateline build` first, or name another file"
        raise SourceError(msg) from error


def _read_named(manifest: Path) -> tuple[Path, ...]:
    try:
        named = json.loads(manifest.read_bytes())["named"]
    except (OSError, ValueError, KeyError) as error:
        msg = f"{manifest}: does not tell the sources; name them with --sources"
        raise SourceError(msg) from error
    return tuple(type(manifest)(name) for name in named)
