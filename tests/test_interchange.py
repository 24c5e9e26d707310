"""The published Turtle loads everywhere with the same number of triples.

``rapper`` is Debian's raptor2-utils; N3.js is looked for in ``DATELINE_NODE_MODULES``. Where one is
missing its test is skipped, but not in CI (``DATELINE_CI=1``).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, RdfFormat, Triple, parse

from flows.graph import vocab
from flows.graph.describe import describe
from flows.graph.literals import text
from flows.publish.turtle import write_turtle
from tests.graph.handmade import BASE, ROOT, make_assembly

pytestmark = pytest.mark.engine

PUBLISHED = ROOT / "output" / "knowledge.ttl"
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
COUNT_IN_N3 = """
const { Parser } = require(process.argv[1] + '/n3');
const text = require('fs').readFileSync(process.argv[2], 'utf8');
console.log(new Parser({ format: 'text/turtle' }).parse(text).length);
"""


@pytest.fixture(params=["published", "hand-made"])
def knowledge(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give the published file, and one with every odd character in a label."""
    if request.param == "published":
        if not PUBLISHED.exists():
            pytest.skip("output/ is not built yet")
        return PUBLISHED
    graph = describe(make_assembly(), BASE)
    odd = [
        Triple(graph[0].subject, vocab.COMMENT, text(f"{chr(34) * 3}{character}\\\n"))
        for character in EVERY_CHARACTER
    ]
    path = tmp_path / "knowledge.ttl"
    path.write_bytes(write_turtle([*graph, *odd], BASE))
    return path


def count_triples(path: Path) -> int:
    return len({quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)})


def need(found: str | None, what: str) -> str:
    if found is None and os.environ.get("DATELINE_CI") == "1":
        pytest.fail(f"{what} is missing, and CI has to have it")
    if found is None:
        pytest.skip(f"{what} is missing")
    return found


def test_no_triple_stands_twice_and_no_node_is_blank(knowledge: Path) -> None:
    triples = [quad.triple for quad in parse(path=str(knowledge), format=RdfFormat.TURTLE)]
    assert len(triples) == len(set(triples))
    assert not [t for t in triples if BlankNode in {type(t.subject), type(t.object)}]


def test_rdflib_reads_all_triples(knowledge: Path) -> None:
    assert len(rdflib.Graph().parse(knowledge, format="turtle")) == count_triples(knowledge)


def test_rapper_reads_all_triples(knowledge: Path) -> None:
    rapper = need(shutil.which("rapper"), "rapper (Debian package raptor2-utils)")
    run = subprocess.run(
        [rapper, "--count", "--input", "turtle", str(knowledge)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    counted = re.search(r"returned (\d+) triples", run.stderr)
    assert counted is not None
    assert int(counted[1]) == count_triples(knowledge)
    assert not re.search(r"warning|error", run.stderr, re.IGNORECASE)


def test_n3_js_reads_all_triples(knowledge: Path) -> None:
    node = need(shutil.which("node"), "node")
    modules = os.environ.get("DATELINE_NODE_MODULES")
    is_there = modules is not None and Path(modules, "n3").is_dir()
    need(
        modules if is_there else None,
        "N3.js (npm install n3, DATELINE_NODE_MODULES=.../node_modules)",
    )
    run = subprocess.run(
        [node, "-e", COUNT_IN_N3, str(modules), str(knowledge)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert int(run.stdout.split()[0]) == count_triples(knowledge)
