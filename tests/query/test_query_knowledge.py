"""A published knowledge base opens in Python, typed and read-only."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from oxrdflib import OxigraphStore
from rdflib import RDFS, Literal, URIRef
from rdflib.graph import ModificationException

from flows.errors import QueryError
from flows.query.knowledge import Knowledge, open_knowledge
from tests.graph.handmade import ARTICLES, BASE, make_graph, make_turtle

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    path = tmp_path / "knowledge.ttl"
    path.write_bytes(make_turtle())
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


def test_rdflib_has_the_same_triples_and_oxigraph_answers(knowledge: Knowledge) -> None:
    graph = knowledge.graph()
    assert len(graph) == len(make_graph().triples)
    rows = graph.query("SELECT ?c { ?c a dl:Claim }")
    assert len(list(rows)) == len(list(knowledge.claims()))
    assert type(graph.store).__mro__[1] is OxigraphStore


def test_nothing_can_be_written_through_rdflib(knowledge: Knowledge) -> None:
    graph, article = knowledge.graph(), URIRef(f"{BASE}article/first")
    for write in (
        lambda: graph.add((article, RDFS.label, Literal("x"))),
        lambda: graph.remove((article, None, None)),
        lambda: graph.update("DELETE WHERE { ?a ?b ?c }"),
        lambda: graph.parse(data="<a:b> <a:c> <a:d> .", format="turtle"),
    ):
        with pytest.raises(ModificationException):
            write()
    assert len(graph) == len(make_graph().triples)


def test_a_folder_and_a_packed_file_are_opened_as_well(tmp_path: Path) -> None:
    packed = tmp_path / "knowledge.ttl.gz"
    packed.write_bytes(gzip.compress(make_turtle()))
    for place in (packed, tmp_path):
        assert len(open_knowledge(place).store) == len(make_graph().triples)
    (tmp_path / "knowledge.ttl").write_bytes(make_turtle())
    knowledge = open_knowledge(tmp_path)
    assert knowledge.prefixes == open_knowledge(packed).prefixes


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"no gzip", id="not packed"),
        pytest.param(gzip.compress(b"<a> <b>", mtime=0)[:-9], id="cut short"),
    ],
)
def test_what_is_not_packed_is_said(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "knowledge.ttl.gz"
    path.write_bytes(data)
    with pytest.raises(QueryError, match=r"knowledge\.ttl\.gz"):
        open_knowledge(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"nothing\.ttl\.gz"):
        open_knowledge(tmp_path / "nothing.ttl.gz")


def test_an_article_is_found_by_its_file_with_its_claims(knowledge: Knowledge) -> None:
    first = knowledge.article("first.txt")
    assert first is not None
    assert first.file == "first.txt"
    assert knowledge.article("third.txt") is None
    own = list(knowledge.claims(first.iri))
    assert own == [claim for claim in knowledge.claims() if claim.article == first.iri]
    assert 0 < len(own) < len(list(knowledge.claims()))


def test_entities_are_found_by_any_of_their_names(knowledge: Knowledge) -> None:
    (marlo,) = knowledge.entities_named("marlo")
    assert marlo.name == "Ana Marlo"
    assert knowledge.entities_named("nobody of that name") == ()


def test_the_examples_of_the_readme_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    blocks = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text("utf-8"), re.DOTALL)
    examples = [block for block in blocks if "open_knowledge" in block]
    assert examples
    for example in examples:
        exec(example, {})
