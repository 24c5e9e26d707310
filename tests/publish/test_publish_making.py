"""A release is the same whether its files are made here or in processes of their own."""

from __future__ import annotations

from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.graph.describe import describe
from flows.publish import making as room
from flows.publish.content import measure, read_pieces
from flows.publish.knowledge import write_knowledge
from flows.publish.making import Making
from tests.graph.handmade import BASE, ONTOLOGY, make_assembly
from tests.publish.test_publish_changes import without

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from flows.publish.works import Made


@pytest.fixture
def making(tmp_path: Path) -> Making:
    """Give one whose graph lies on the disk, with a release before it."""
    assembly, output = make_assembly(), tmp_path / "kb"
    output.mkdir()
    (output / "knowledge.ttl").write_bytes(without("second"))
    graph = write_knowledge(describe(assembly, BASE), BASE, ONTOLOGY / "exports", tmp_path)
    return Making(graph, assembly, output)


def read_made(made: Made) -> dict[str, bytes]:
    assert {n: measure(content) for n, content in made.files.items()} == made.written
    return {name: b"".join(read_pieces(content)) for name, content in made.files.items()}


def begin_aside(making: Making, monkeypatch: pytest.MonkeyPatch) -> list[BaseProcess]:
    """Begin as for a large graph, and give the processes that work on it."""
    monkeypatch.setattr(room, "ASIDE_BYTES", 0)
    assert active_children() == []
    making.begin()
    return active_children()


def test_files_made_aside_are_those_made_here(
    making: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    with making:
        making.begin()
        here = making.collect()
        told = read_made(here)
        assert len(begin_aside(making, monkeypatch)) == 3
        aside = making.collect()
        assert read_made(aside) == told
        assert (aside.triples, aside.written) == (here.triples, here.written)
    assert not any(
        content.exists()
        for content in aside.files.values()
        if isinstance(content, Path) and content != making.graph.turtle
    )


def test_a_process_that_is_killed_is_told_and_the_files_made_when_asked_again(
    making: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    with making:
        for child in begin_aside(making, monkeypatch):
            child.kill()
        with pytest.raises(OSError, match="ended"):
            making.collect()
        assert "claims.csv" in making.collect().files


def test_nothing_goes_on_after_the_end(making: Making, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(begin_aside(making, monkeypatch)) == 3
    making.end()
    assert active_children() == []
    assert [path.name for path in making.output.parent.glob("release-*")] == []


def test_where_no_folder_can_be_made_nothing_begins(
    making: Making, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone = Making(replace(making.graph, scratch=tmp_path / "gone"), making.assembly, making.output)
    assert begin_aside(gone, monkeypatch) == []
    with pytest.raises(OSError, match="gone"):
        gone.collect()
