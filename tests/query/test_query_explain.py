"""What stands behind a claim, a date or an entity is told, whatever it is called by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode

from flows.errors import QueryError
from flows.graph import vocab
from flows.query.explain import explain
from flows.read.reference import load_reference
from tests.graph.handmade import BASE, ROOT, make_graph, make_turtle

if TYPE_CHECKING:
    from pathlib import Path

REFERENCE = load_reference(ROOT / "ontology" / "reference")
CLAIMS = sorted(
    t.subject.value
    for t in make_graph().triples
    if t.predicate == vocab.STATES and isinstance(t.subject, NamedNode)
)


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    path = tmp_path / "knowledge.ttl"
    path.write_bytes(make_turtle())
    return path


@pytest.mark.parametrize(
    "word", ["first.txt", "articles/first.txt", "article:first", f"{BASE}article/first"]
)
def test_an_article_is_told_by_any_of_its_names(word: str, knowledge: Path) -> None:
    told = explain(word, knowledge, REFERENCE)
    assert "dateline Rejected: Friday, April 19th, 2024" in told
    assert "because" in told
    claims = [t for t in make_graph().triples if t.predicate == vocab.IN_ARTICLE]
    first = [t for t in claims if str(t.object) == f"<{BASE}article/first>"]
    assert told.count("  - claim:") <= len(first)
    assert told.count("  - claim:") > 0


def test_each_claim_is_told_with_its_passages(knowledge: Path) -> None:
    spans = {t.subject: t.object for t in make_graph().triples if t.predicate == vocab.ANCHOR_OF}
    for claim in CLAIMS:
        told = " ".join(explain(claim, knowledge, REFERENCE).split())
        for triple in make_graph().triples:
            if triple.predicate == vocab.EVIDENCE and triple.subject == NamedNode(claim):
                words = spans[triple.object]  # type: ignore[index]  # an IRI
                assert isinstance(words, Literal)
                assert " ".join(words.value.split()) in told


def test_a_name_gives_all_that_is_said_of_its_bearer(knowledge: Path) -> None:
    told = explain("tomas rek", knowledge, REFERENCE)
    assert told.startswith("Tomas Rek  (Person")
    assert "refuses to attend" in told


def test_an_unknown_name_is_answered_with_like_ones(knowledge: Path) -> None:
    with pytest.raises(QueryError, match="there is Zarun"):
        explain("zaru", knowledge, REFERENCE)


@pytest.mark.parametrize(
    "word", ["", "no such thing", "<>", "claim:", '"> ?x', "file:///etc/passwd", "caf\udce9"]
)
def test_what_is_not_there_is_said(word: str, knowledge: Path) -> None:
    with pytest.raises(QueryError, match="nothing is called"):
        explain(word, knowledge, REFERENCE)


def test_text_of_sources_does_not_steer_the_terminal(knowledge: Path) -> None:
    label = (
        f"<{BASE}place/zarun> {vocab.ALT_LABEL} {Literal('x' + chr(27) + '[2J' + chr(0x202E))} .\n"
    )
    knowledge.write_bytes(make_turtle() + label.encode())
    told = explain("Zarun", knowledge, REFERENCE)
    assert "\x1b" not in told
    assert "\u202e" not in told
