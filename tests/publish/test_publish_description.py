"""A release describes itself: what it holds, what made it, and the bytes of its files."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest
from rdflib import DCAT, PROV, RDF, VOID, XSD, BNode, Graph, Literal, Namespace, URIRef

from flows.publish.content import measure
from flows.publish.manifest import RunFacts
from flows.publish.provenance import describe_run, list_run_prefixes
from flows.publish.turtle import write_blocks
from flows.publish.void import count_triples, write_void
from tests.graph.handmade import BASE, FIRST, SECOND, make_graph, make_turtle, raw

SPDX = Namespace("http://spdx.org/rdf/terms#")
DATASET = URIRef(f"{BASE}dataset")
ENDED = datetime(2026, 11, 25, 12, 0, 10, tzinfo=UTC)
FILES = {"knowledge.ttl": make_turtle(), "articles/a b.json": b"{}", "odd": b""}
SOURCES = (raw("first", FIRST), raw("second", SECOND))


@pytest.fixture(scope="module")
def counted() -> Graph:
    return Graph().parse(
        data=write_void(count_triples(make_graph().subjects()), BASE), format="turtle"
    )


@pytest.fixture(scope="module")
def run() -> Graph:
    facts = RunFacts(sources=("seeds",), reference_digest="ab" * 32, seconds=10.0)
    written = {name: measure(content) for name, content in FILES.items()}
    told = describe_run(BASE, written, SOURCES, facts, ENDED)
    return Graph().parse(data=write_blocks(told, list_run_prefixes(BASE)), format="turtle")


def test_the_counts_are_those_of_the_knowledge_base(counted: Graph) -> None:
    data = Graph().parse(data=make_turtle(), format="turtle")
    assert counted.value(DATASET, VOID.triples) == Literal(len(data))
    assert counted.value(DATASET, VOID.distinctSubjects) == Literal(len(set(data.subjects())))
    assert counted.value(DATASET, VOID.distinctObjects) == Literal(len(set(data.objects())))
    for part in counted.objects(DATASET, VOID.classPartition):
        kind = counted.value(part, VOID["class"])
        members = Literal(len(set(data.subjects(RDF.type, kind))))
        assert counted.value(part, VOID.entities) == members, kind
    for part in counted.objects(DATASET, VOID.propertyPartition):
        name = counted.value(part, VOID.property)
        assert counted.value(part, VOID.triples) == Literal(
            len([*data.triples((None, name, None))])
        )


def test_each_class_and_property_is_counted_once(counted: Graph) -> None:
    data = Graph().parse(data=make_turtle(), format="turtle")
    kinds = sorted(str(kind) for kind in counted.objects(None, VOID["class"]))
    assert kinds == sorted({str(kind) for kind in data.objects(None, RDF.type)})
    names = sorted(str(name) for name in counted.objects(None, VOID.property))
    assert names == sorted({str(name) for name in data.predicates()})


def test_the_same_knowledge_base_is_described_in_the_same_bytes() -> None:
    assert write_void(count_triples(make_graph().subjects()), BASE) == write_void(
        count_triples(make_graph().subjects()), BASE
    )


def test_a_run_tells_when_it_was_and_what_it_used(run: Graph) -> None:
    (activity,) = run.subjects(RDF.type, PROV.Activity)
    began = run.value(activity, PROV.startedAtTime)
    assert began == Literal("2026-11-25T12:00:00Z", datatype=XSD.dateTime)
    used = {str(run.value(thing, SPDX.checksumValue)) for thing in run.objects(activity, PROV.used)}
    assert used == {"ab" * 32, *(source.digest for source in SOURCES)}
    assert run.value(DATASET, PROV.wasGeneratedBy) == activity


def test_each_file_has_its_size_and_its_checksum(run: Graph) -> None:
    files = {
        str(f).removeprefix(f"{BASE}file/"): f for f in run.objects(DATASET, DCAT.distribution)
    }
    assert sorted(files) == ["articles/a%20b.json", "knowledge.ttl", "odd"]
    file = files["knowledge.ttl"]
    digest = hashlib.sha256(FILES["knowledge.ttl"]).hexdigest()
    assert run.value(file, SPDX.checksumValue) == Literal(digest)
    assert int(str(run.value(file, DCAT.byteSize))) == len(FILES["knowledge.ttl"])
    assert str(run.value(file, DCAT.mediaType)).endswith("/text/turtle")
    assert run.value(files["odd"], DCAT.mediaType) is None


def test_descriptions_have_no_blank_nodes(run: Graph, counted: Graph) -> None:
    assert not [s for graph in (run, counted) for s in graph.subjects() if isinstance(s, BNode)]
