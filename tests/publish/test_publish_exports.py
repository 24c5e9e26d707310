"""Other forms of a knowledge base say what it says, the same bytes each time."""

from __future__ import annotations

import csv
import gzip
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from flows.errors import SourceError
from flows.graph import vocab
from flows.publish.exports import COMPANIONS, FILES, read_graph, write_form
from tests.graph.handmade import BASE, ROOT, make_graph, make_turtle

if TYPE_CHECKING:
    from pathlib import Path

GRAPH = make_graph()
ARTICLE = f"{BASE}article/first"


def read_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


@pytest.mark.parametrize("form", sorted({*FILES} - {"gz"}))
def test_any_order_of_triples_gives_the_same_bytes(form: str) -> None:
    blocks = make_turtle().split(b"\n\n")
    other = replace(GRAPH, turtle=b"\n\n".join([blocks[0], *blocks[:0:-1]]))
    assert write_form(other, form) == write_form(GRAPH, form)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("form", "syntax"),
    [("nt", RdfFormat.N_TRIPLES), ("nq", RdfFormat.N_QUADS), ("jsonld", RdfFormat.JSON_LD)],
)
def test_no_triple_is_lost_or_added(form: str, syntax: RdfFormat) -> None:
    data = write_form(GRAPH, form)  # type: ignore[arg-type]
    assert {quad.triple for quad in parse(data, format=syntax)} == set(GRAPH.triples)


def test_rdflib_reads_the_jsonld_as_well() -> None:
    graph = rdflib.Graph().parse(data=write_form(GRAPH, "jsonld"), format="json-ld")
    assert len(graph) == len(GRAPH.triples)


def test_each_article_has_a_graph_of_its_own() -> None:
    quads = list(parse(write_form(GRAPH, "nq"), format=RdfFormat.N_QUADS))
    names = {str(quad.graph_name) for quad in quads}
    assert names == {f"<{BASE}{n}>" for n in ("article/first", "article/second", "graph/entities")}
    for quad in quads:
        if quad.predicate == vocab.IN_ARTICLE:
            assert quad.graph_name == quad.object


def test_what_articles_share_stands_apart() -> None:
    quads = parse(write_form(GRAPH, "nq"), format=RdfFormat.N_QUADS)
    shared = {quad.subject.value for quad in quads if str(quad.graph_name).endswith("entities>")}
    kinds = {subject.removeprefix(BASE).split("/")[0] for subject in shared}
    assert kinds <= {
        "anonymous",
        "conflict",
        "event",
        "organization",
        "person",
        "place",
        "reference",
    }
    assert {"person", "place", "organization"} <= kinds


def test_a_packed_file_is_the_file() -> None:
    assert gzip.decompress(write_form(GRAPH, "gz")) == make_turtle()


def test_the_table_of_articles_has_a_row_for_each() -> None:
    rows = read_rows(write_form(GRAPH, "articles"))
    assert [row["file"] for row in rows] == ["first.txt", "second.txt"]
    assert all(row["verdict"] in {"Accepted", "Rejected", "Missing"} for row in rows)


def test_each_row_of_claims_has_its_passage() -> None:
    rows = read_rows(write_form(GRAPH, "claims"))
    assert len({row["claim"] for row in rows}) > 5
    spans = {
        (str(s.subject), str(s.object)) for s in GRAPH.triples if s.predicate == vocab.ANCHOR_OF
    }
    for row in rows:
        article = f"{BASE}article/{row['file'].removesuffix('.txt')}"
        span = NamedNode(f"{article}#char={row['begin']},{row['end']}")
        assert (str(span), str(Literal(row["passage"]))) in spans


def test_a_cell_that_a_spreadsheet_would_run_is_defused() -> None:
    headline = Triple(NamedNode(ARTICLE), vocab.HEADLINE, Literal('=HYPERLINK("http://evil")'))
    turtle = make_turtle() + f"<{ARTICLE}> {headline.predicate} {headline.object} .\n".encode()
    rows = read_rows(write_form(replace(GRAPH, turtle=turtle), "articles"))
    assert {row["headline"] for row in rows} & {'\'=HYPERLINK("http://evil")'}


def test_facts_bear_no_claims_and_only_what_is_asserted() -> None:
    facts = {q.triple for q in parse(write_form(GRAPH, "facts"), format=RdfFormat.TURTLE)}
    assert facts < set(GRAPH.triples)
    assert not [t for t in facts if t.object in {vocab.CLAIM, vocab.TEXT_SPAN}]
    stated = {t.object: t.subject for t in GRAPH.triples if t.predicate == vocab.STATES}
    denied = {
        t.subject for t in GRAPH.triples
        if t.predicate == vocab.POLARITY and t.object == vocab.dl("Negative")
    }  # fmt: skip
    assert not [
        s for s, claim in stated.items() if claim in denied and s in {t.subject for t in facts}
    ]


def test_annotations_point_at_their_passages() -> None:
    graph = rdflib.Graph().parse(data=write_form(GRAPH, "annotations"), format="turtle")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    annotations = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    claims = {str(t.subject) for t in GRAPH.triples if t.object == vocab.CLAIM}
    assert {f"<{a}>" for a in annotations} >= claims
    assert all(graph.value(graph.value(a, oa.hasTarget), oa.hasSource) for a in annotations)


def test_a_published_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.ttl"
    path.write_bytes(make_turtle())
    read = read_graph(path, ROOT / "ontology" / "exports")
    assert (read.base, set(read.triples)) == (BASE, set(GRAPH.triples))


@pytest.mark.parametrize(
    ("data", "want"),
    [(b"<a> <b>", "no Turtle"), (b"", "no knowledge base"), (None, "dateline build")],
)
def test_what_is_no_knowledge_base_is_said(data: bytes | None, want: str, tmp_path: Path) -> None:
    path = tmp_path / "knowledge.ttl"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SourceError, match=want):
        read_graph(path, ROOT)


def test_companions_are_named_once() -> None:
    assert len({*FILES.values()}) == len(FILES)
    assert set(COMPANIONS) < set(FILES)
    assert json.loads(write_form(GRAPH, "jsonld"))["@context"]["dl"] == vocab.DL
