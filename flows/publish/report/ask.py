"""Asks a knowledge base for what the report shows (``ontology/exports/report``)."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions

from flows.graph import vocab
from flows.publish import exports
from flows.publish.report import read
from flows.publish.report.choose import choose_articles
from flows.publish.report.rows import IssueRow, Material
from flows.publish.turtle import list_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Self

    from pyoxigraph import Store

    from flows.publish.exports import Graph
    from flows.publish.report.read import Row
    from flows.publish.report.rows import ArticleRow, ClaimRow

HERE = "#ARTICLES"
"""Where a query names the articles that it is asked about; as it stands it asks about all."""
BY_ARTICLE = ("articles", "standings")
"""The queries that ask about all articles, whatever is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Asks one knowledge base about some articles.

    Args:
        graph: The knowledge base.
        store: What has those articles; None for all that there is.
        articles: IRIs of those to ask about; all where none is named.
    """

    graph: Graph
    store: Store | None = None
    articles: tuple[str, ...] = ()

    def rows(self, name: str) -> list[Row]:
        """Answer a query; what is not bound is empty.

        Args:
            name: Its file in ``ontology/exports/report``, without the ending.
        """
        query = (self.graph.queries / "report" / f"{name}.rq").read_text(encoding="utf-8")
        named = " ".join(f"<{iri}>" for iri in self.articles)
        return self._answer(
            query.replace(HERE, f"VALUES ?article {{ {named} }}") if named else query
        )

    def _answer(self, query: str) -> list[Row]:
        prefixes = list_prefixes(self.graph.base) | {"rdf": vocab.RDF}
        stores = self.graph.stores(query) if self.store is None else (self.store,)
        answers = (store.query(query, prefixes=prefixes) for store in stores)
        return [row for found in answers for row in _list_rows(found)]


def _list_rows(found: object) -> Iterator[Row]:
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    for row in found:
        yield {name: "" if row[name] is None else row[name].value for name in names}


class Gathering:
    """Rows of all articles, gathered from the stores that have them as they pass."""

    def __init__(self, graph: Graph) -> None:
        """Begin with none."""
        self._graph = graph
        self._rows: dict[str, list[Row]] = {name: [] for name in BY_ARTICLE}

    def watch(self, stores: Iterable[Store]) -> Iterator[Store]:
        """Gather what each store has, before it goes on to who asks it next."""
        for store in stores:
            asker = Asker(graph=self._graph, store=store)
            for name in BY_ARTICLE:
                self._rows[name] += asker.rows(name)
            yield store

    @classmethod
    def of(cls, graph: Graph) -> Self:
        """Gather from all stores of a graph."""
        gathering = cls(graph)
        for _ in gathering.watch(graph.stores(exports.BY_ARTICLE)):
            pass
        return gathering

    def rows(self, name: str) -> list[Row]:
        """Give the rows of one of the queries."""
        return self._rows[name]


def ask_material(graph: Graph, issues: bytes, gathering: Gathering | None = None) -> Material:
    """Ask for all that the page shows.

    Args:
        graph: The knowledge base.
        issues: ``issues.jsonl`` of its release; empty where it is not there.
        gathering: What was gathered of its articles; None to gather it now.
    """
    whole, gathered = Asker(graph=graph), gathering or Gathering.of(graph)
    articles = read.read_articles(gathered.rows("articles"))
    shown = choose_articles(articles)
    named = _name(shown)
    is_part = len(shown) < len(articles)
    asker = Asker(graph=graph, store=graph.store_of(named), articles=named if is_part else ())
    counts = Counter[tuple[str, str]]()
    for row in chain(whole.rows("counts"), gathered.rows("standings")):
        counts[row["what"], row["value"]] += int(row["count"])
    return Material(
        counts=counts,
        articles=articles,
        shown=shown,
        claims=_ask_claims(asker, shown),
        evidence=read.read_evidence(asker.rows("evidence")),
        conflicts=read.read_conflicts(whole.rows("conflicts")),
        kinds={row["event"]: row["kind"] for row in whole.rows("events")},
        issues=_read_issues(issues),
    )


def _name(articles: Sequence[ArticleRow]) -> tuple[str, ...]:
    return tuple(article.iri for article in articles)


def _ask_claims(asker: Asker, shown: Sequence[ArticleRow]) -> tuple[ClaimRow, ...]:
    """Give the claims of the articles shown: by article, then by where they begin."""
    source = read.Source(
        articles={article.iri: article for article in shown},
        situations=read.read_situations(asker.rows("situations")),
        passages=read.read_passages(asker.rows("passages")),
    )
    claims = read.read_claims(asker.rows("claims"), source)
    place = {article.iri: at for at, article in enumerate(shown)}
    return tuple(sorted(claims, key=lambda c: (place[c.article.iri], c.passages, c.iri)))


def _read_issues(lines: bytes) -> tuple[IssueRow, ...]:
    found = (json.loads(line) for line in lines.splitlines() if line.strip())
    return tuple(
        IssueRow(
            number=number,
            article=issue["article"],
            code=issue["code"],
            begin=issue["begin"],
            end=issue["end"],
            seen=issue["seen"],
        )
        for number, issue in enumerate(found)
    )
