"""A published knowledge base in Python: typed, read-only, and open to SPARQL.

    from flows.query.knowledge import open_knowledge

    knowledge = open_knowledge("output/knowledge.ttl")
    for article in knowledge.articles():
        print(article.file, article.verdict, article.decided)
    knowledge.ask("SELECT ?name { ?who a schema:Person ; rdfs:label ?name }")

``store`` is pyoxigraph's, ``graph()`` gives the same as rdflib's for what speaks rdflib.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import rdflib
from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions, RdfFormat

from flows.errors import QueryError
from flows.graph import vocab
from flows.query.ask import PREFIXES, load_store, read_prefixes
from flows.query.facing import Facing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article and its date.

    Args:
        iri: Its IRI.
        file: Name of its source file.
        headline: Empty where none was found.
        language: BCP 47.
        verdict: Accepted, Rejected or Missing.
        decided: EDTF; empty where nothing dates it.
        earliest: ISO 8601, inclusive.
        latest: ISO 8601, inclusive.
        confidence: 0 to 1.
    """

    iri: str
    file: str
    headline: str
    language: str
    verdict: str
    decided: str
    earliest: str
    latest: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with its passages.

    Args:
        iri: Its IRI.
        article: IRI of its article.
        claimant: Name of who says it; empty where the article itself does.
        status: Epistemic status ("Reported").
        polarity: Positive or Negative.
        confidence: 0 to 1.
        states: IRIs of its situations.
        passages: Begin, end (code points of the raw text, end exclusive) and words of each.
    """

    iri: str
    article: str
    claimant: str
    status: str
    polarity: str
    confidence: float
    states: tuple[str, ...]
    passages: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """A person, an organisation, a place or an event.

    Args:
        iri: Its IRI.
        kinds: Names of its classes.
        name: The canonical one.
        others: Other names that are seen or known.
        same_as: IRIs elsewhere, Wikidata's and GeoNames'.
    """

    iri: str
    kinds: tuple[str, ...]
    name: str
    others: tuple[str, ...]
    same_as: tuple[str, ...]


class Knowledge:
    """A knowledge base, loaded into memory."""

    def __init__(self, store: Store, prefixes: dict[str, str]) -> None:
        self.store = store
        self.prefixes = prefixes
        self._facing = Facing(store=store, prefixes=prefixes)

    def articles(self) -> Iterator[ArticleView]:
        """Give the articles, in order of their IRIs."""
        return (self._article(iri) for iri in self._facing.sources(vocab.TYPE, vocab.ARTICLE))

    def claims(self) -> Iterator[ClaimView]:
        """Give the claims, in order of their IRIs."""
        return (self._claim(iri) for iri in self._facing.sources(vocab.TYPE, vocab.CLAIM))

    def entities(self) -> Iterator[EntityView]:
        """Give all that has a canonical name, in order of their IRIs."""
        named = {
            quad.subject for quad in self.store.quads_for_pattern(None, vocab.PREF_LABEL, None)
        }
        return (self._entity(iri) for iri in sorted(named, key=str) if isinstance(iri, NamedNode))

    def ask(self, sparql: str) -> list[dict[str, str]]:
        """Answer a SELECT query: a row a dict, unbound variables left out.

        Raises:
            QueryError: The query is malformed or no SELECT.
        """
        try:
            found = self.store.query(sparql, prefixes=self.prefixes)
        except (SyntaxError, ValueError) as error:
            msg = f"the query cannot be answered: {error}"
            raise QueryError(msg) from error
        if not isinstance(found, QuerySolutions):
            msg = "ask() takes SELECT; use store.query for other forms"
            raise QueryError(msg)
        names = [variable.value for variable in found.variables]
        return [{n: row[n].value for n in names if row[n] is not None} for row in found]

    def graph(self) -> rdflib.Graph:
        """Give a copy as an rdflib graph."""
        graph = rdflib.Graph()
        lines = self.store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
        assert lines is not None
        return graph.parse(data=lines, format="nt")

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


def open_knowledge(file: str | Path) -> Knowledge:
    """Open a published knowledge base.

    Args:
        file: Its Turtle.

    Raises:
        QueryError: The file is not there or is no Turtle.
    """
    path = Path(file)
    return Knowledge(load_store(path), PREFIXES | read_prefixes(path))
