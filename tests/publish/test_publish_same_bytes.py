"""The same articles give the same release, byte for byte, with any hash seed in any process.

That any order of articles gives the same is told in ``test_pipeline``: they are sorted there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from flows.publish.manifest import MANIFEST
from flows.publish.provenance import RUN
from tests.graph.handmade import ROOT

PRINT_DIGESTS = """
import json, pathlib, random, sys, tempfile
from flows.graph.describe import describe
from flows.publish.content import measure
from flows.publish.exports import Graph
from flows.publish.making import Making
from flows.publish.manifest import RunFacts
from flows.publish.release import list_files
from flows.publish.turtle import write_turtle
from tests.graph.handmade import BASE, ONTOLOGY, make_assembly
from tests.publish.test_publish_changes import without

mixed = list(describe(make_assembly(), BASE))
random.Random(int(sys.argv[1])).shuffle(mixed)
graph = Graph(turtle=write_turtle(mixed, BASE), base=BASE, queries=ONTOLOGY / "exports")
before = pathlib.Path(sys.argv[2])
before.write_bytes(without("second"))
run = RunFacts(sources=("seeds",), reference_digest="ab", seconds=1.0)
making = Making(graph, make_assembly(), before.parent)
with making, tempfile.TemporaryDirectory() as folder:
    files = list_files(making, run, pathlib.Path(folder))
    print(json.dumps({name: measure(content).digest for name, content in files.items()}))
"""


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """Give the digests of the files of a release, made in four processes."""
    before = str(tmp_path_factory.mktemp("before") / "knowledge.ttl")
    seeds = ((0, "0"), (1, "1"), (2, "4242"), (3, "31337"))
    return [_make(order, seed, before) for order, seed in seeds]


def _make(order: int, seed: str, before: str) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", PRINT_DIGESTS, str(order), before],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    digests: dict[str, str] = json.loads(done.stdout)
    return digests


def test_every_file_has_the_same_bytes(releases: list[dict[str, str]]) -> None:
    first, *others = releases
    assert len(first) > 10
    for other in others:
        differing = {name for name in first | other if other.get(name) != first.get(name)}
        assert differing <= {MANIFEST, RUN}
