"""Other forms of a published knowledge base, all made from its one graph.

Quads and JSON-LD say all that it says; tables, facts and annotations are answers to the queries in
``ontology/exports``, so that a user can change them or add one.
"""

from __future__ import annotations

import csv
import io
import tempfile
import zlib
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from pyoxigraph import QuerySolutions, QueryTriples, RdfFormat, Store, parse

from flows.errors import SourceError
from flows.graph import vocab
from flows.publish.content import read_pieces
from flows.publish.facts import Tellings, is_answered, stream_facts
from flows.publish.jsonld import stream_jsonld
from flows.publish.quads import stream_lines, stream_quads
from flows.publish.slices import cut_slices, place_articles
from flows.publish.subjects import group_subjects, part_lines, put_plainly, read_subjects
from flows.publish.turtle import list_prefixes, order_key, write_blocks
from flows.publish.verify import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad, Triple

    from flows.publish.slices import Cut
    from flows.publish.subjects import Said, Subject, Wanted

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
GZIP = 16 + zlib.MAX_WBITS
ROWS_AT_ONCE = 500
BY_ARTICLE: Final = "#BY-ARTICLE"
"""Line of a query whose rows are each of one article, in the order of files (``slices``)."""
SHARED: Final = "#SHARED"
"""Line of a query that asks for what has a name, and for conflicts, alone."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet: it gets an apostrophe before it.

Source:
    OWASP, CSV injection.
"""


@dataclass(frozen=True, kw_only=True)
class Graph:
    """A knowledge base; without slots, so that it can keep what was read of it.

    Args:
        turtle: Its bytes, or a file that need not fit into memory.
        base: What the IRIs of its data begin with; ends in "/".
        queries: Folder of the export queries.
        lines: A file with its N-Triples in the order of the Turtle, where there is one.
        scratch: Folder for what is too large for memory; None for one of the system's.
        store_at: Folder for the store that queries are asked of; None to keep it in memory.
    """

    turtle: bytes | Path
    base: str
    queries: Path
    lines: Path | None = None
    scratch: Path | None = None
    store_at: Path | None = None

    @cached_property
    def triples(self) -> tuple[Triple, ...]:
        """All triples, for what needs them all at once."""
        return tuple(quad.triple for quad in parse_turtle(self.turtle))

    def stores(self, query: str) -> Iterator[Store]:
        """Give what a query is to be asked of: its answer is the rows of all, in their order.

        A large graph is asked slice by slice where the query says that it can be.
        """
        if self.store_at is not None and is_by_article(query):
            yield from map(_load_lines, self._cut.slices)
        elif self.store_at is not None and SHARED in query.splitlines():
            yield self._shared_store
        else:
            yield self.store

    def store_of(self, articles: Iterable[str]) -> Store:
        """Give what queries about some articles are asked of.

        Args:
            articles: Their IRIs.
        """
        if self.store_at is None:
            return self.store
        places = {f"<{iri}>": 0 for iri in articles}
        with tempfile.TemporaryDirectory(dir=self.scratch) as folder:
            return _load_lines(cut_slices(self.subjects(), places, Path(folder)).slices[0])

    @cached_property
    def _cut(self) -> Cut:
        articles = self.pick(lambda subject: subject.startswith(f"<{self.base}article/"))
        folder = tempfile.mkdtemp(prefix="slices-", dir=self.scratch)
        return cut_slices(self.subjects(), place_articles(part_lines(articles)), Path(folder))

    @cached_property
    def _shared_store(self) -> Store:
        folder = tempfile.mkdtemp(prefix="shared-", dir=self.scratch)
        return _load_lines(self._cut.shared, Store(folder))

    @cached_property
    def store(self) -> Store:
        """What queries are asked of; loaded once, for all forms that are answers."""
        store = Store() if self.store_at is None else Store(self.store_at)
        if self.lines is not None:
            _load_lines(self.lines, store)
        elif isinstance(self.turtle, bytes):
            store.bulk_load(self.turtle, format=RdfFormat.TURTLE)
        else:
            store.bulk_load(path=self.turtle, format=RdfFormat.TURTLE)
        return store

    def subjects(self) -> Iterator[Said]:
        """Give the lines of each subject, in the order of sorted N-Triples."""
        return part_lines(put_plainly(self.pick(lambda _: True)))

    def pick(self, is_wanted: Wanted) -> Iterator[Subject]:
        """Give the lines of some subjects, in the order of Turtle."""
        if self.lines is None:
            lines = read_lines(self.turtle) if self._is_ordered else self._ordered
            yield from (found for found in group_subjects(lines) if is_wanted(found[0]))
            return
        with self.lines.open("rb") as file:
            yield from read_subjects(file, is_wanted)

    @cached_property
    def _is_ordered(self) -> bool:
        """Tell whether the Turtle is as dateline writes it: somebody may have changed it."""
        keys = (order_key(line.encode()) for line in read_lines(self.turtle))
        return all(one < other for one, other in pairwise(keys))

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted({*read_lines(self.turtle)}, key=lambda line: order_key(line.encode()))


def _load_lines(path: Path, store: Store | None = None) -> Store:
    """Load lines of our own into a store, a new one in memory where none is given."""
    loaded = Store() if store is None else store
    loaded.bulk_load(path=path, format=RdfFormat.N_TRIPLES, lenient=True)
    return loaded


def parse_turtle(turtle: bytes | Path) -> Iterator[Quad]:
    """Read Turtle, triple by triple.

    Raises:
        OSError: The file cannot be read.
        SyntaxError: It is no Turtle.
    """
    if isinstance(turtle, bytes):
        return parse(turtle, format=RdfFormat.TURTLE)
    return parse(path=turtle, format=RdfFormat.TURTLE)


def read_graph(file: Path, queries: Path) -> Graph:
    """Look at a published knowledge base; it is read when it is asked for something.

    Raises:
        SourceError: The file cannot be read, or is no knowledge base of dateline's.
    """
    try:
        for _ in parse_turtle(file):
            pass
        base = read_base(file)
    except OSError as error:
        reason = error.strerror or error
        msg = f"{file}: {reason}; run `dateline build` first, or name another file"
        raise SourceError(msg) from error
    except SyntaxError as error:
        msg = f"{file}: is no Turtle: {error}"
        raise SourceError(msg) from error
    return Graph(turtle=file, base=base, queries=queries)


def read_base(file: Path) -> str:
    """Read what the IRIs of the data of a knowledge base begin with.

    Raises:
        OSError: The file cannot be read.
        SourceError: It is no knowledge base of dateline's.
    """
    start, end = b"@prefix article: <", b"article/>"
    with file.open("rb") as turtle:
        for line in turtle:
            if line.startswith(start) and end in line:
                return line[len(start) : line.index(end)].decode()
            if not line.startswith(b"@prefix"):
                break
    msg = f"{file}: has no prefix `article:`, so it is no knowledge base of dateline's"
    raise SourceError(msg)


def is_by_article(query: str) -> bool:
    """Tell whether a query may be asked slice by slice."""
    return BY_ARTICLE in query.splitlines()


def write_form(graph: Graph, form: Form) -> bytes:
    """Write a knowledge base in another form, as ``stream_form`` does."""
    return b"".join(stream_form(graph, form))


def stream_form(graph: Graph, form: Form) -> Iterator[bytes]:
    """Write a knowledge base in another form, piece by piece.

    Args:
        graph: The knowledge base.
        form: Which one; ``FILES`` has the usual name of its file.
    """
    match form:
        case "nq":
            return _encode(stream_quads(graph.subjects(), graph.base))
        case "nt":
            return _encode(stream_lines(graph.subjects()))
        case "jsonld":
            return _encode(stream_jsonld(graph.subjects(), graph.base))
        case "gz":
            return _pack(graph.turtle)
    return _ask(graph, form)


def _encode(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)


def _pack(turtle: bytes | Path) -> Iterator[bytes]:
    packing = zlib.compressobj(PACKING, wbits=GZIP)
    for piece in read_pieces(turtle):
        yield packing.compress(piece)
    yield packing.flush()


def read_query(graph: Graph, form: Form) -> str:
    """Read the query that a form is the answer to."""
    return (graph.queries / f"{form}.rq").read_text(encoding="utf-8")


def _ask(graph: Graph, form: Form) -> Iterator[bytes]:
    query = read_query(graph, form)
    if form == "facts" and is_answered(query):
        return write_facts(graph)
    return _answer(graph, query, form)


def list_all_prefixes(graph: Graph) -> dict[str, str]:
    """List the prefixes that queries can use."""
    return list_prefixes(graph.base) | {"rdf": vocab.RDF}


def write_facts(graph: Graph, tellings: Tellings | None = None) -> Iterator[bytes]:
    """Write what is a fact, without a store.

    Args:
        graph: The knowledge base.
        tellings: What was noted of its claims as it passed; None to look for them now.
    """
    if tellings is None:
        tellings = Tellings()
        for _ in tellings.watch(graph.subjects()):
            pass
    return stream_facts(graph.pick, tellings.list_facts(), list_all_prefixes(graph))


def _answer(graph: Graph, query: str, form: Form) -> Iterator[bytes]:
    prefixes = list_all_prefixes(graph)
    for number, store in enumerate(graph.stores(query)):
        found = store.query(query, prefixes=prefixes)
        if isinstance(found, QueryTriples):
            oa = {"oa": "http://www.w3.org/ns/oa#"} if form == "annotations" else {}
            yield write_blocks(found, prefixes | oa)
            return
        yield from _write_rows(found, has_head=number == 0)


def write_tables(
    graph: Graph, forms: Iterable[Form], stores: Iterable[Store], folder: Path
) -> dict[str, Path]:
    """Write tables side by side, so that each store is there once for all of them.

    Args:
        graph: The knowledge base.
        forms: Those that are answers of queries by article.
        stores: What the queries are to be asked of, in order.
        folder: Where the files go; their paths by their names are given.

    Raises:
        OSError: The disk is full.
    """
    queries = {folder / FILES[form]: read_query(graph, form) for form in forms}
    prefixes = list_all_prefixes(graph)
    with ExitStack() as stack:
        files = {path: stack.enter_context(path.open("wb")) for path in queries}
        for number, store in enumerate(stores):
            for path, query in queries.items():
                found = store.query(query, prefixes=prefixes)
                files[path].writelines(_write_rows(found, has_head=number == 0))
    return {path.name: path for path in queries}


def _write_rows(found: object, *, has_head: bool) -> Iterator[bytes]:
    assert isinstance(found, QuerySolutions)
    head = [[variable.value for variable in found.variables]] if has_head else []
    rows = chain(head, _list_rows(found))
    while some := list(islice(rows, ROWS_AT_ONCE)):
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(some)
        yield out.getvalue().encode()


def _list_rows(found: QuerySolutions) -> Iterator[list[str]]:
    for row in found:
        yield ["" if cell is None else _defuse(cell.value) for cell in row]


def _defuse(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
