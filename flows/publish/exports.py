"""Other forms of a published knowledge base, all made from its one graph.

Quads and JSON-LD say all that it says; tables, facts and annotations are answers to the queries in
``ontology/exports``, so that a user can change them or add one.
"""

from __future__ import annotations

import csv
import gzip
import io
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pyoxigraph import QuerySolutions, QueryTriples, RdfFormat, parse

from flows.errors import SourceError
from flows.graph import vocab
from flows.publish.jsonld import write_jsonld
from flows.publish.quads import write_lines, write_quads
from flows.publish.turtle import list_prefixes, write_blocks
from flows.publish.verify import load_turtle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Store, Triple

Form = Literal["nq", "nt", "jsonld", "gz", "articles", "claims", "facts", "annotations"]
COMPANIONS: dict[Form, str] = {
    "nq": "knowledge.nq",
    "jsonld": "knowledge.jsonld",
    "facts": "facts.ttl",
    "claims": "claims.csv",
    "articles": "articles.csv",
}
"""What a build publishes beside its Turtle, by file name."""
OTHERS: dict[Form, str] = {
    "nt": "knowledge.nt",
    "gz": "knowledge.ttl.gz",
    "annotations": "annotations.ttl",
}
FILES = COMPANIONS | OTHERS
PACKING = 6  # level 9 takes three times as long for one hundredth less
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet: it gets an apostrophe before it.

Source:
    OWASP, CSV injection.
"""


@dataclass(frozen=True, kw_only=True)
class Graph:
    """A knowledge base, read; without slots, so that it can keep its store.

    Args:
        turtle: Its bytes.
        triples: Its triples.
        base: What the IRIs of its data begin with; ends in "/".
        queries: Folder of the export queries.
    """

    turtle: bytes
    triples: tuple[Triple, ...]
    base: str
    queries: Path

    @cached_property
    def store(self) -> Store:
        """What queries are asked of; loaded once, for all forms that are answers."""
        return load_turtle(self.turtle)


def read_graph(file: Path, queries: Path) -> Graph:
    """Read a published knowledge base.

    Raises:
        SourceError: The file cannot be read, or is no knowledge base of dateline's.
    """
    try:
        turtle = file.read_bytes()
        triples = tuple(quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE))
    except OSError as error:
        msg = f"{file}: {error.strerror}; run `dateline build` first, or name another file"
        raise SourceError(msg) from error
    except SyntaxError as error:
        msg = f"{file}: is no Turtle: {error}"
        raise SourceError(msg) from error
    return Graph(turtle=turtle, triples=triples, base=find_base(file, turtle), queries=queries)


def find_base(file: Path, turtle: bytes) -> str:
    """Find what the IRIs of the data of a knowledge base begin with.

    Raises:
        SourceError: The file is no knowledge base of dateline's.
    """
    start, end = b"@prefix article: <", b"article/>"
    for line in turtle.splitlines():
        if line.startswith(start) and end in line:
            return line[len(start) : line.index(end)].decode()
        if not line.startswith(b"@prefix"):
            break
    msg = f"{file}: has no prefix `article:`, so it is no knowledge base of dateline's"
    raise SourceError(msg)


def write_form(graph: Graph, form: Form) -> bytes:
    """Write a knowledge base in another form.

    Args:
        graph: The knowledge base.
        form: Which one; ``FILES`` has the usual name of its file.
    """
    match form:
        case "nq":
            return write_quads(graph.triples, graph.base)
        case "nt":
            return write_lines(graph.triples)
        case "jsonld":
            return write_jsonld(graph.triples, graph.base)
        case "gz":
            return gzip.compress(graph.turtle, PACKING, mtime=0)
    return _ask(graph, form)


def _ask(graph: Graph, form: Form) -> bytes:
    prefixes = list_prefixes(graph.base) | {"rdf": vocab.RDF}
    query = (graph.queries / f"{form}.rq").read_text(encoding="utf-8")
    found = graph.store.query(query, prefixes=prefixes)
    if isinstance(found, QueryTriples):
        used = prefixes | {"oa": "http://www.w3.org/ns/oa#"} if form == "annotations" else prefixes
        return write_blocks(found, used)
    assert isinstance(found, QuerySolutions)
    return _write_table(found)


def _write_table(found: QuerySolutions) -> bytes:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    names = [variable.value for variable in found.variables]
    table.writerow(names)
    table.writerows(_list_rows(found, names))
    return out.getvalue().encode()


def _list_rows(found: QuerySolutions, names: list[str]) -> Iterator[list[str]]:
    for row in found:
        cells = (row[name] for name in names)
        yield ["" if cell is None else _defuse(cell.value) for cell in cells]


def _defuse(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
