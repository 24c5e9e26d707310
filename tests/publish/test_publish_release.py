"""A release is whole or not there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from flows.errors import PublishError
from flows.publish.manifest import RunFacts
from flows.publish.release import publish_release, write_release
from tests.graph.handmade import make_assembly, make_turtle

if TYPE_CHECKING:
    from pathlib import Path

OLD = {
    "knowledge.ttl": b"old",
    "articles/a.json": b"{1}",
    "articles/b.json": b"{2}",
    "run.json": b"1",
}
NEW = {
    "knowledge.ttl": b"new",
    "articles/a.json": b"{3}",
    "articles/c.json": b"{4}",
    "run.json": b"2",
}


def read_all(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_a_first_release_makes_its_folder(tmp_path: Path) -> None:
    write_release(OLD, tmp_path / "deep" / "output")
    assert read_all(tmp_path / "deep" / "output") == OLD


def test_a_release_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    write_release(OLD, tmp_path)
    write_release(NEW, tmp_path)
    assert read_all(tmp_path) == NEW


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "notes.md").write_text("mine")
    write_release(NEW, tmp_path)
    assert read_all(tmp_path) == NEW | {"notes.md": b"mine", "articles/notes.md": b"mine"}


def test_nothing_is_left_lying_about(tmp_path: Path) -> None:
    write_release(NEW, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "articles",
        "knowledge.ttl",
        "run.json",
    ]


@pytest.mark.parametrize("blocked", sorted(NEW))
def test_what_was_published_stands_where_a_file_cannot_be_put(blocked: str, tmp_path: Path) -> None:
    write_release(OLD, tmp_path)
    (tmp_path / blocked).unlink(missing_ok=True)
    (tmp_path / blocked).mkdir()
    (tmp_path / blocked / "in the way").touch()
    before = read_all(tmp_path)
    with pytest.raises(PublishError, match="the release before stands"):
        write_release(NEW, tmp_path)
    assert read_all(tmp_path) == before


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("in the way")
    with pytest.raises(PublishError, match="output"):
        write_release(NEW, tmp_path / "output")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PublishError, match="Permission denied"):
        write_release(NEW, tmp_path)


def test_a_build_is_published_with_its_companions(tmp_path: Path) -> None:
    run = RunFacts(sources=("seeds",), reference_digest="ab", seconds=2.0)
    publish_release(make_turtle(), make_assembly(), tmp_path, run)
    assert sorted(read_all(tmp_path)) == [
        "articles/first.json",
        "articles/second.json",
        "issues.jsonl",
        "knowledge.ttl",
        "run.json",
    ]
    assert (tmp_path / "knowledge.ttl").read_bytes() == make_turtle()
