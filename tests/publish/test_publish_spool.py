"""Lines come back from the disk in order, however few of them fit into memory."""

from __future__ import annotations

import multiprocessing
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import PublishError
from flows.graph.describe import describe
from flows.publish.knowledge import write_knowledge
from flows.publish.scratch import open_scratch
from flows.publish.spool import Place, Spool
from flows.publish.subjects import group_subjects, put_plainly
from flows.publish.turtle import list_prefixes, order_key, write_turtle
from tests.graph.handmade import BASE, ROOT, make_assembly, make_turtle

if TYPE_CHECKING:
    from pathlib import Path

TRIPLES = tuple(describe(make_assembly(), BASE))


PREFIXES = list_prefixes(BASE)


@pytest.mark.parametrize("run_bytes", [1, 30_000, 10_000_000])
def test_any_size_of_runs_gives_the_same_bytes(run_bytes: int, tmp_path: Path) -> None:
    mixed = list(TRIPLES) * 2
    random.Random(run_bytes).shuffle(mixed)
    lines, turtle = tmp_path / "lines", tmp_path / "turtle"
    with Spool(tmp_path, run_bytes) as spool:
        spool.add(mixed)
        assert bool(list(tmp_path.iterdir())) == (run_bytes < 10_000_000)
        spool.write(Place(turtle=turtle, prefixes=PREFIXES, lines=lines))
    told = sorted({f"{triple} .\n".encode() for triple in TRIPLES}, key=order_key)
    assert lines.read_bytes() == b"".join(told)
    assert turtle.read_bytes() == make_turtle()
    assert {*tmp_path.iterdir()} == {lines, turtle}


def test_a_spool_that_is_left_early_leaves_no_process(tmp_path: Path) -> None:
    with Spool(tmp_path, 1) as spool:
        spool.add(TRIPLES)
        assert multiprocessing.active_children()
    assert not multiprocessing.active_children()


def test_a_knowledge_base_on_the_disk_has_the_bytes_of_one_in_memory(tmp_path: Path) -> None:
    graph = write_knowledge(TRIPLES, BASE, ROOT / "ontology" / "exports", tmp_path)
    assert graph.turtle == tmp_path / "knowledge.ttl"
    assert (tmp_path / "knowledge.ttl").read_bytes() == make_turtle() == write_turtle(TRIPLES, BASE)


ENDS = st.text(alphabet="a0-#/%.", max_size=4)


@given(names=st.sets(ENDS, min_size=1, max_size=12))
def test_the_order_of_turtle_becomes_that_of_sorted_lines(names: set[str]) -> None:
    lines = [f'<urn:x{name}> <urn:{end}> "1" .' for name in names for end in "ab"]
    in_turtle = sorted(lines, key=lambda line: order_key(line.encode()))
    plain = put_plainly(group_subjects(in_turtle))
    assert [line for _, told in plain for line in told] == sorted(lines)


def test_the_scratch_folder_stands_beside_the_output_and_goes(tmp_path: Path) -> None:
    with open_scratch(tmp_path / "kb") as folder:
        assert folder == tmp_path / ".kb.work"
        (folder / "left").touch()
    assert not folder.exists()


def test_what_a_killed_build_left_goes(tmp_path: Path) -> None:
    (tmp_path / ".kb.work" / "deep").mkdir(parents=True)
    (tmp_path / ".kb.work" / "deep" / "left").touch()
    with open_scratch(tmp_path / "kb") as folder:
        assert list(folder.iterdir()) == []


def test_two_builds_do_not_share_a_scratch_folder(tmp_path: Path) -> None:
    with (
        open_scratch(tmp_path / "kb"),
        pytest.raises(PublishError, match="another build"),
        open_scratch(tmp_path / "kb"),
    ):
        pass
    assert not (tmp_path / ".kb.work").exists()
