"""Does a knowledge base hold to its shapes, and does every span stand in its source as it says?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions, RdfFormat, Store

from flows.errors import CheckError, SourceError
from flows.graph import vocab
from flows.graph.literals import clear_text
from flows.graph.shapes import validate
from flows.publish.manifest import MANIFEST
from flows.read.articles import find_sources, read_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from flows.model import RawArticle

ARTICLES = f"""
SELECT ?article ?file ?digest WHERE {{
  ?article {vocab.SOURCE_FILE} ?file ; {vocab.SOURCE_DIGEST} ?digest .
}} ORDER BY ?file ?article
"""
SPANS = f"""
SELECT ?article ?begin ?end ?anchor ?span WHERE {{
  ?span {vocab.REFERENCE_CONTEXT} ?article ; {vocab.BEGIN_INDEX} ?begin ;
    {vocab.END_INDEX} ?end ; {vocab.ANCHOR_OF} ?anchor .
}}
"""
Row = tuple[str, ...]


def verify(turtle: bytes, sources: Iterable[RawArticle], ontology: Path) -> tuple[str, ...]:
    """Check all that can be checked of a knowledge base.

    Args:
        turtle: The knowledge base.
        sources: The articles that it was built from, in any order.
        ontology: Folder that holds ``shapes.ttl``.

    Returns:
        One sentence a problem; empty where everything holds. That the source of an article is
        missing is a problem.
    """
    try:
        store = load_turtle(turtle)
    except (SyntaxError, ValueError) as error:
        return (f"this is no Turtle: {error}",)
    return (*validate(turtle, ontology), *verify_sources(store, sources))


def load_turtle(turtle: bytes) -> Store:
    """Load a knowledge base into memory."""
    store = Store()
    store.bulk_load(turtle, format=RdfFormat.TURTLE)
    return store


def verify_sources(store: Store, sources: Iterable[RawArticle]) -> Iterator[str]:
    """Read every span back out of its source, and hold the digests against each other."""
    by_digest: dict[str, RawArticle] = {}
    by_name: dict[str, RawArticle] = {}
    for raw in sources:
        by_digest[raw.digest] = by_name[raw.name] = raw
    texts: dict[str, str] = {}
    for article, file, digest in _select(store, ARTICLES):
        if digest in by_digest:
            texts[article] = by_digest[digest].text
        elif file in by_name:
            yield f"{file}: the file has changed since the build, its SHA-256 is not {digest}"
        else:
            yield f"{file}: its source is not there, so its spans could not be read back"
    yield from sorted(_verify_spans(_select(store, SPANS), texts))


def _verify_spans(rows: Iterable[Row], texts: Mapping[str, str]) -> Iterator[str]:
    for article, begin, end, anchor, span in rows:
        text = texts.get(article)
        if text is None:
            continue
        if not (begin.isdecimal() and end.isdecimal()):
            yield f"<{span}>: its offsets {begin!r} and {end!r} are no numbers"
            continue
        seen = clear_text(text[int(begin) : int(end)])
        if seen != anchor:
            yield f"<{span}>: says {anchor!r}, but the source has {seen!r}"
        if span != f"{article}#char={begin},{end}":
            yield f"<{span}>: is not named after its article and its offsets {begin}, {end}"


def _select(store: Store, query: str) -> Iterator[Row]:
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return (tuple(term.value for term in row) for row in found)


def verify_file(file: Path, sources: Sequence[Path], ontology: Path) -> str:
    """Check a knowledge base on disk.

    Args:
        file: The knowledge base, in Turtle.
        sources: Files and folders of its articles; empty for those that its manifest names.
        ontology: Folder that holds ``shapes.ttl``.

    Returns:
        What was checked, in one line.

    Raises:
        SourceError: The file or the sources cannot be read.
        CheckError: Something does not hold.
    """
    turtle = _read(file)
    named = sources or _read_named(file.parent / MANIFEST)
    articles, _ = read_articles(find_sources(named))
    problems = verify(turtle, articles, ontology)
    if problems:
        raise CheckError(problems)
    spans = turtle.count(b" a dl:TextSpan")
    return f"{file}: all shapes hold, {spans:,} spans read back out of {len(articles):,} articles"


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
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
