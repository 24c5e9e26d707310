"""A published knowledge base opens in Python, typed and read-only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.errors import QueryError
from flows.query.knowledge import Knowledge, open_knowledge
from tests.graph.handmade import ARTICLES, BASE, make_graph

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    path = tmp_path / "knowledge.ttl"
    path.write_bytes(make_graph().turtle)
    return open_knowledge(path)


def test_articles_come_with_their_dates(knowledge: Knowledge) -> None:
    first, second = knowledge.articles()
    assert (first.iri, first.file, first.verdict) == (
        f"{BASE}article/first",
        "first.txt",
        "Rejected",
    )
    assert first.earliest <= first.latest
    assert second.verdict == "Missing"
    assert 0 < first.confidence <= 1


def test_the_passages_of_claims_read_back(knowledge: Knowledge) -> None:
    texts = {f"{BASE}article/{a.article.raw.id}": a.article.raw.text for a in ARTICLES}
    claims = list(knowledge.claims())
    assert claims
    for claim in claims:
        for begin, end, words in claim.passages:
            assert texts[claim.article][begin:end].split() == words.split()


def test_an_article_that_speaks_for_itself_names_no_claimant(knowledge: Knowledge) -> None:
    claimants = {claim.claimant for claim in knowledge.claims()}
    assert "" in claimants
    assert not any(name.startswith("http") or name.endswith(".txt") for name in claimants)


def test_entities_come_with_all_their_names(knowledge: Knowledge) -> None:
    zarun = next(entity for entity in knowledge.entities() if entity.name == "Zarun")
    assert "Place" in zarun.kinds


def test_rows_are_dicts_without_what_is_unbound(knowledge: Knowledge) -> None:
    rows = knowledge.ask("SELECT ?file ?none { ?a dl:sourceFile ?file } ORDER BY ?file")
    assert rows == [{"file": "first.txt"}, {"file": "second.txt"}]


@pytest.mark.parametrize("sparql", ["SELECT ?a {", "ASK { ?a ?b ?c }"])
def test_a_query_that_gives_no_rows_is_refused(sparql: str, knowledge: Knowledge) -> None:
    with pytest.raises(QueryError):
        knowledge.ask(sparql)


def test_rdflib_has_the_same_triples(knowledge: Knowledge) -> None:
    assert len(knowledge.graph()) == len(make_graph().triples)
