"""What is published loads everywhere with the same triples, and by the same RDFC-1.0 hash.

Without blank nodes the hash is that of the sorted canonical N-Triples: what a program reads is
written by it as N-Triples, and put into canonical form by ours. Programs that are missing skip
their test, but not in CI (``DATELINE_CI=1``): ``.ci/run`` installs them all.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
import rdflib
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from flows.graph import vocab
from flows.graph.describe import describe
from flows.graph.literals import text
from flows.publish.exports import read_graph, write_form
from flows.publish.turtle import write_turtle
from tests.graph.handmade import BASE, ROOT, make_assembly
from tests.peers import need_jena, need_module, need_node, need_program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.engine

PUBLISHED = ROOT / "output" / "knowledge.ttl"
EXPORTS = ROOT / "ontology" / "exports"
EVERY_CHARACTER = "".join(
    map(
        chr,
        [
            *range(0x300),
            *range(0x2000, 0x2070),
            0xD800,
            0xFDD0,
            0xFEFF,
            *range(0xFFF0, 0x10000),
            0x1F600,
            0x10FFFF,
        ],
    )
)
CANONIZE_IN_N3 = """
const { Parser } = require(process.argv[1] + '/n3');
const { canonize } = require(process.argv[1] + '/rdf-canonize');
const text = require('fs').readFileSync(process.argv[2], 'utf8');
const quads = new Parser({ format: 'text/turtle' }).parse(text);
canonize(quads, { algorithm: 'RDFC-1.0' }).then(lines => process.stdout.write(lines));
"""


@pytest.fixture(params=["published", "hand-made"])
def knowledge(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give the published file, and one with every odd character in a label."""
    if request.param == "published":
        if not PUBLISHED.exists():
            pytest.skip("output/ is not built yet")
        return PUBLISHED
    graph = list(describe(make_assembly(), BASE))
    odd = [
        Triple(graph[0].subject, vocab.COMMENT, text(f"{chr(34) * 3}{character}\\\n"))
        for character in EVERY_CHARACTER
    ]
    path = tmp_path / "knowledge.ttl"
    path.write_bytes(write_turtle([*graph, *odd], BASE))
    return path


def count_triples(path: Path) -> int:
    return len({quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)})


def hash_triples(data: bytes, syntax: RdfFormat) -> str:
    """Give the RDFC-1.0 hash, with pyoxigraph's own canonicalization."""
    dataset = Dataset(Quad(*quad.triple) for quad in parse(data, format=syntax))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(f"{quad.triple} .\n" for quad in dataset)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def hash_file(path: Path) -> str:
    return hash_triples(path.read_bytes(), RdfFormat.TURTLE)


def run(*command: str) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done


def test_no_triple_stands_twice_and_no_node_is_blank(knowledge: Path) -> None:
    triples = [quad.triple for quad in parse(path=str(knowledge), format=RdfFormat.TURTLE)]
    assert len(triples) == len(set(triples))
    assert not [t for t in triples if BlankNode in {type(t.subject), type(t.object)}]


def test_the_hash_is_that_of_the_ntriples_that_we_export(knowledge: Path) -> None:
    lines = write_form(read_graph(knowledge, EXPORTS), "nt")
    assert hashlib.sha256(lines).hexdigest() == hash_file(knowledge)


def test_rdflib_reads_the_same(knowledge: Path) -> None:
    graph = rdflib.Graph().parse(knowledge, format="turtle")
    assert len(graph) == count_triples(knowledge)


def test_a_store_of_oxigraph_holds_the_same_number(knowledge: Path) -> None:
    store = Store()
    store.bulk_load(path=str(knowledge), format=RdfFormat.TURTLE)
    assert len(store) == count_triples(knowledge)


def test_rapper_reads_the_same(knowledge: Path) -> None:
    rapper = need_program("rapper", "Debian package raptor2-utils")
    done = run(rapper, "--input", "turtle", "--output", "ntriples", str(knowledge))
    assert not re.search(rb"warning|error", done.stderr, re.IGNORECASE)
    assert hash_triples(done.stdout, RdfFormat.N_TRIPLES) == hash_file(knowledge)


def test_serdi_reads_the_same(knowledge: Path) -> None:
    serdi = need_program("serdi", "Debian package serdi")
    done = run(serdi, "-i", "turtle", "-o", "ntriples", str(knowledge))
    assert done.stderr == b""
    assert hash_triples(done.stdout, RdfFormat.N_TRIPLES) == hash_file(knowledge)


def test_n3_js_and_rdf_canonize_give_the_same_hash(knowledge: Path) -> None:
    node, modules = need_node("n3", "rdf-canonize")
    found = run(node, "-e", CANONIZE_IN_N3, str(modules), str(knowledge)).stdout
    lines = sorted(found.splitlines(keepends=True))  # it sorts by UTF-16, not by code points
    assert len(lines) == count_triples(knowledge)
    assert hashlib.sha256(b"".join(lines)).hexdigest() == hash_file(knowledge)


def test_comunica_answers_over_the_file(knowledge: Path) -> None:
    node, modules = need_node("@comunica/query-sparql-file")
    engine = modules / "@comunica" / "query-sparql-file" / "bin" / "query.js"
    question = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    answer = json.loads(run(node, str(engine), str(knowledge), question).stdout)
    assert answer[0]["n"].startswith(f'"{count_triples(knowledge)}"')


def test_jena_reads_the_same(knowledge: Path, tmp_path: Path) -> None:
    command = [*need_jena(tmp_path), "riotcmd.riot", "--output=nt", str(knowledge)]
    done = subprocess.run(command, capture_output=True, check=False)  # U+FFFD alone gives 1
    assert hash_triples(done.stdout, RdfFormat.N_TRIPLES) == hash_file(knowledge)


def test_jena_finds_that_the_shapes_hold(tmp_path: Path) -> None:
    if not PUBLISHED.exists():
        pytest.skip("output/ is not built yet")
    shapes = str(ROOT / "ontology" / "shapes.ttl")
    jena = [*need_jena(tmp_path), "shacl.shacl_validate"]
    report = run(*jena, "--shapes", shapes, "--data", str(PUBLISHED)).stdout
    assert re.search(rb"sh:conforms\s+true", report), report.decode()


def test_owlready2_reads_the_same_number(knowledge: Path, tmp_path: Path) -> None:
    owlready2 = need_module("owlready2")
    file = tmp_path / "knowledge.nt"
    file.write_bytes(write_form(read_graph(knowledge, EXPORTS), "nt"))
    world = owlready2.World()
    world.get_ontology(file.as_uri()).load()
    assert len(world.graph) >= count_triples(knowledge)


def test_networkx_gets_a_graph_of_all_triples(knowledge: Path) -> None:
    need_module("networkx")
    from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph

    graph = rdflib.Graph().parse(knowledge, format="turtle")
    network = rdflib_to_networkx_multidigraph(graph)
    assert network.number_of_edges() == count_triples(knowledge)


def test_pandas_reads_the_tables(knowledge: Path, tmp_path: Path) -> None:
    pandas = need_module("pandas")
    graph = read_graph(knowledge, EXPORTS)
    for form, key in (("claims", "claim"), ("articles", "article")):
        file = tmp_path / f"{form}.csv"
        file.write_bytes(write_form(graph, form))  # type: ignore[arg-type]
        table = pandas.read_csv(file, keep_default_na=False)
        kind = {"claims": vocab.CLAIM, "articles": vocab.ARTICLE}[form]
        stated = {t.subject for t in graph.triples if t.predicate == vocab.STATES}
        there = {t.subject for t in graph.triples if t.object == kind}
        wanted = there & stated if form == "claims" else there
        assert set(table[key]) == {thing.value for thing in wanted}  # type: ignore[union-attr]


def test_quads_load_with_their_graphs(knowledge: Path) -> None:
    serdi = need_program("serdi", "Debian package serdi")
    file = knowledge.with_suffix(".nq") if knowledge != PUBLISHED else PUBLISHED.with_suffix(".nq")
    if knowledge != PUBLISHED:
        file.write_bytes(write_form(read_graph(knowledge, EXPORTS), "nq"))
    done = run(serdi, "-i", "nquads", "-o", "nquads", str(file))
    want = {str(quad) for quad in parse(file.read_bytes(), format=RdfFormat.N_QUADS)}
    assert {str(quad) for quad in parse(done.stdout, format=RdfFormat.N_QUADS)} == want
