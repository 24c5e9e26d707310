"""A published knowledge base in Python: typed, read-only, and open to SPARQL.

    from flows.query.knowledge import open_knowledge

    knowledge = open_knowledge("output")
    for article in knowledge.articles():
        print(article.file, article.verdict, article.decided)
    knowledge.ask("SELECT ?name { ?who a schema:Person ; rdfs:label ?name }")

``store`` is pyoxigraph's; ``graph()`` is rdflib's view of it, in which Oxigraph answers SPARQL.
What the values are is told by ``views``.
"""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import rdflib
from oxrdflib import OxigraphStore
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID, ModificationException

from flows.errors import QueryError
from flows.graph import vocab
from flows.query.ask import PREFIXES, list_prefixes, load_store, read_prefixes
from flows.query.facing import Facing
from flows.query.views import ArticleView, ClaimView, EntityView

if TYPE_CHECKING:
    from collections.abc import Iterator

KNOWLEDGE, PACKED = "knowledge.ttl", "knowledge.ttl.gz"


class _ReadOnly(OxigraphStore):
    """A store that rdflib cannot write to; the knowledge base is one for all who look at it."""

    def add(self, *_: object, **__: object) -> NoReturn:
        raise ModificationException

    addN = remove = update = add_graph = remove_graph = add  # noqa: N815 - rdflib's names


class Knowledge:
    """A knowledge base, loaded into memory."""

    def __init__(self, store: Store, prefixes: dict[str, str]) -> None:
        self.store = store
        self.prefixes = prefixes
        self._facing = Facing(store=store, prefixes=prefixes)

    def articles(self) -> Iterator[ArticleView]:
        """Give the articles, in order of their IRIs."""
        return (self._article(iri) for iri in self._facing.sources(vocab.TYPE, vocab.ARTICLE))

    def article(self, file: str) -> ArticleView | None:
        """Give the article of a source file; None where there is none."""
        found = self._facing.sources(vocab.SOURCE_FILE, Literal(file))
        return self._article(found[0]) if found else None

    def claims(self, article: str | None = None) -> Iterator[ClaimView]:
        """Give the claims, in order of their IRIs.

        Args:
            article: IRI of the article that they stand in; None for all.
        """
        found = self._facing.sources(vocab.TYPE, vocab.CLAIM)
        if article is not None:
            own = frozenset(self._facing.sources(vocab.IN_ARTICLE, NamedNode(article)))
            found = tuple(iri for iri in found if iri in own)
        return (self._claim(iri) for iri in found)

    def entities(self) -> Iterator[EntityView]:
        """Give all that has a canonical name, in order of their IRIs."""
        named = {
            quad.subject for quad in self.store.quads_for_pattern(None, vocab.PREF_LABEL, None)
        }
        return (self._entity(iri) for iri in sorted(named, key=str) if isinstance(iri, NamedNode))

    def entities_named(self, name: str) -> tuple[EntityView, ...]:
        """Give all that bears a name, as the canonical one or another, whatever its case."""
        found = (
            iri for iri in self._facing.find(name) if self._facing.values(iri, vocab.PREF_LABEL)
        )
        return tuple(self._entity(iri) for iri in found)

    def ask(self, sparql: str) -> list[dict[str, str]]:
        """Answer a SELECT query: a row a dict, unbound variables left out.

        Raises:
            QueryError: The query is malformed or no SELECT.
        """
        try:
            found = self.store.query(sparql, prefixes=self.prefixes)
        except (SyntaxError, ValueError, RuntimeError) as error:
            msg = f"the query cannot be answered: {error}"
            raise QueryError(msg) from error
        if not isinstance(found, QuerySolutions):
            msg = "ask() takes SELECT; use store.query for other forms"
            raise QueryError(msg)
        names = [variable.value for variable in found.variables]
        return [{n: row[n].value for n in names if row[n] is not None} for row in found]

    def graph(self) -> rdflib.Graph:
        """Give the same triples as an rdflib graph: read-only, nothing is copied.

        Oxigraph answers what ``graph.query`` is asked as text; a prepared query, or one with
        ``base``, goes to rdflib's own evaluator, which takes some fifteen times as long.
        """
        graph = rdflib.Graph(_ReadOnly(store=self.store), identifier=DATASET_DEFAULT_GRAPH_ID)
        for prefix, start in self.prefixes.items():
            graph.bind(prefix, start)
        return graph

    def _article(self, iri: NamedNode) -> ArticleView:
        text = self._facing.text
        (dating,) = self._facing.nodes(iri, vocab.PUBLISHED)
        return ArticleView(
            iri=iri.value,
            file=text(iri, vocab.SOURCE_FILE),
            headline=self._whole(iri, vocab.HEADLINE),
            language=text(iri, vocab.IN_LANGUAGE),
            verdict=text(dating, vocab.VERDICT),
            decided=text(dating, vocab.EDTF_VALUE),
            earliest=text(dating, vocab.EARLIEST),
            latest=text(dating, vocab.LATEST),
            confidence=float(text(dating, vocab.CONFIDENCE) or 0),
        )

    def _claim(self, iri: NamedNode) -> ClaimView:
        text, nodes = self._facing.text, self._facing.nodes
        own = nodes(iri, vocab.IN_ARTICLE)
        voices = nodes(iri, vocab.CLAIMANT)
        return ClaimView(
            iri=iri.value,
            article=own[0].value,
            claimant="" if voices == own else self._facing.name(voices[0]),
            status=text(iri, vocab.EPISTEMIC_STATUS),
            polarity=text(iri, vocab.POLARITY),
            confidence=float(text(iri, vocab.CONFIDENCE)),
            states=tuple(state.value for state in nodes(iri, vocab.STATES)),
            passages=tuple(sorted(self._passage(s) for s in nodes(iri, vocab.EVIDENCE))),
        )

    def _passage(self, span: NamedNode) -> tuple[int, int, str]:
        begin, end = (int(self._facing.text(span, n)) for n in (vocab.BEGIN_INDEX, vocab.END_INDEX))
        return (begin, end, self._whole(span, vocab.ANCHOR_OF))

    def _entity(self, iri: NamedNode) -> EntityView:
        return EntityView(
            iri=iri.value,
            kinds=self._facing.kinds(iri),
            name=self._facing.name(iri),
            others=tuple(v.value for v in self._facing.values(iri, vocab.ALT_LABEL)),
            same_as=tuple(v.value for v in self._facing.values(iri, vocab.EXACT_MATCH)),
        )

    def _whole(self, thing: NamedNode, name: NamedNode) -> str:
        values = self._facing.values(thing, name)
        return values[0].value if values else ""


def open_knowledge(place: str | Path = "output") -> Knowledge:
    """Open a published knowledge base.

    Args:
        place: Its Turtle, packed with gzip or not, or the folder that it was published into.

    Raises:
        QueryError: It is not there or is no Turtle.
    """
    path = Path(place)
    if path.is_dir():
        path = path / (KNOWLEDGE if (path / KNOWLEDGE).exists() else PACKED)
    if path.suffix == ".gz":
        return _open_packed(path)
    return Knowledge(load_store(path), PREFIXES | read_prefixes(path))


def _open_packed(path: Path) -> Knowledge:
    store = Store()
    try:
        with io.BufferedReader(gzip.open(path)) as turtle:
            store.bulk_load(turtle, format=RdfFormat.TURTLE)
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return Knowledge(store, PREFIXES | list_prefixes(lines))
    except (OSError, EOFError, SyntaxError, ValueError) as error:
        msg = f"{path}: cannot be read, or is no Turtle packed with gzip: {error}"
        raise QueryError(msg) from error
