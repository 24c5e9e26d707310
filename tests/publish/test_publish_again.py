"""A release whose input has not changed stands; what was touched or comes of other input does not."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.publish.again import find_standing, publish_again
from flows.publish.history import CHANGES, HISTORY
from flows.publish.making import Making
from flows.publish.manifest import MANIFEST, RunFacts
from flows.publish.place import kept_folder
from flows.publish.provenance import RUN
from flows.publish.release import Run, publish_release
from tests.graph.handmade import BASE, make_assembly, make_graph
from tests.publish.test_publish_release import read_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FACTS = RunFacts(sources=("seeds",), reference_digest="ab", seconds=2.0, input_digest="cd")
OF_THE_RUN = {MANIFEST, RUN, *HISTORY}
TOUCHES: dict[str, Callable[[Path], object]] = {
    "a changed file": lambda o: (o / "claims.csv").write_bytes(b"forged"),
    "a missing file": lambda o: (o / "articles" / "first.json").unlink(),
    "no knowledge base": lambda o: (o / "knowledge.ttl").unlink(),
    "no manifest": lambda o: (o / MANIFEST).unlink(),
    "a manifest that is no JSON": lambda o: (o / MANIFEST).write_bytes(b"\xff{"),
    "a manifest of an older version": lambda o: (o / MANIFEST).write_bytes(b'{"files": {}}'),
    "a manifest without files": lambda o: (o / MANIFEST).write_bytes(
        b'{"input": "cd", "files": {}}'
    ),
    "a manifest of files elsewhere": lambda o: (o / MANIFEST).write_bytes(
        b'{"input": "cd", "files": {"../knowledge.ttl": "ab"}, "counts": {}}'
    ),
    "a manifest that is a list": lambda o: (o / MANIFEST).write_bytes(b"[1]"),
}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    publish_release(Making(make_graph(), make_assembly(), tmp_path / "kb"), FACTS, 5)
    return tmp_path / "kb"


def test_a_release_that_nobody_touched_stands_for_its_input_alone(output: Path) -> None:
    assert find_standing(output, "cd") is not None
    assert find_standing(output, "ce") is None


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_a_release_that_is_not_whole_does_not_stand(
    touch: Callable[[Path], object], output: Path
) -> None:
    touch(output)
    assert find_standing(output, "cd") is None


def test_what_was_never_published_does_not_stand(tmp_path: Path) -> None:
    assert find_standing(tmp_path / "nowhere", "cd") is None


def test_a_release_that_stands_tells_of_its_new_run_alone(output: Path) -> None:
    (output / "notes.md").write_text("mine")
    before = read_all(output)
    standing = find_standing(output, "cd")
    assert standing is not None
    raws = [assembled.article.raw for assembled in make_assembly().articles]
    run = Run(base=BASE, raws=raws, facts=replace(FACTS, seconds=0.5))
    publish_again(standing, output, run, 5)
    after = read_all(output)
    assert {name for name in after if after[name] != before.get(name)} <= OF_THE_RUN
    assert set(after) == set(before)
    assert b"Nothing changed" in after[CHANGES]
    old, new = json.loads(before[MANIFEST]), json.loads(after[MANIFEST])
    assert new["seconds"] == 0.5
    assert {**new, "files": old["files"], "seconds": 2.0} == old
    assert find_standing(output, "cd") == standing
    assert not kept_folder(output).exists()
