"""A release is whole or not there."""

from __future__ import annotations

import fcntl
import gzip
import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.errors import PublishError
from flows.publish.content import read_pieces
from flows.publish.making import Making
from flows.publish.manifest import RunFacts
from flows.publish.place import kept_folder, put_one_by_one
from flows.publish.release import list_files, publish_release, write_release
from flows.publish.works import LARGE_BYTES
from tests.graph.handmade import ROOT, make_assembly, make_graph, make_turtle

if TYPE_CHECKING:
    from pathlib import Path


def make_release(**files: bytes) -> dict[str, bytes]:
    named = {name.replace("__", "/").replace("_", "."): data for name, data in files.items()}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in named.items()}
    return {**named, "run.json": json.dumps({"files": digests}).encode()}


KILL_50 = """
import hashlib, json, os, pathlib, random, signal, sys, time
from flows.publish.making import Making
from flows.publish.release import write_release

def make(turn):
    files = {f"articles/{n}.json": b"%d" % turn for n in range(4)} | {"knowledge.ttl": b"%d" % turn}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    return files | {"run.json": json.dumps({"files": digests, "turn": turn}).encode()}

output, chance = pathlib.Path(sys.argv[1]), random.Random(1)
began = time.monotonic()
write_release(make(0), output, 2)
seconds = time.monotonic() - began
for kill in range(50):
    done, say = os.pipe()
    turn = json.loads((output / "run.json").read_bytes())["turn"]
    child = os.fork()
    if child == 0:
        while True:
            turn += 1
            write_release(make(turn), output, 2)
            os.write(say, b".")
    os.close(say)
    for _ in range(chance.randrange(3)):
        os.read(done, 1)
    time.sleep(chance.uniform(0, seconds))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(done)
    there = {p.relative_to(output).as_posix(): p.read_bytes() for p in output.rglob("*") if p.is_file()}
    stands = json.loads(there["run.json"])["turn"]
    assert there == make(stands), (kill, sorted(there))
    print(stands)
"""
NO_SPACE = """
import pathlib, resource, signal, sys
from flows.publish.making import Making
from flows.publish.release import write_release
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
files = {"knowledge.ttl": b"x" * 2000, "run.json": b"{}"}
write_release(files, pathlib.Path(sys.argv[1]), 5)
"""
OLD = make_release(knowledge_ttl=b"old", articles__a_json=b"{1}", articles__b_json=b"{2}")
NEW = make_release(knowledge_ttl=b"new", articles__a_json=b"{3}", articles__c_json=b"{4}")


def read_all(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_a_first_release_makes_its_folder(tmp_path: Path) -> None:
    write_release(OLD, tmp_path / "deep" / "output", 5)
    assert read_all(tmp_path / "deep" / "output") == OLD


def test_a_release_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    write_release(OLD, tmp_path, 5)
    write_release(NEW, tmp_path, 5)
    assert read_all(tmp_path) == NEW


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "notes.md").write_text("mine")
    write_release(NEW, tmp_path, 5)
    assert read_all(tmp_path) == NEW | {"notes.md": b"mine", "articles/notes.md": b"mine"}


def test_nothing_is_left_lying_about(tmp_path: Path) -> None:
    write_release(NEW, tmp_path, 5)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "articles",
        "knowledge.ttl",
        "run.json",
    ]


@pytest.mark.parametrize("blocked", sorted(NEW))
def test_what_was_published_stands_where_a_file_cannot_be_put(blocked: str, tmp_path: Path) -> None:
    write_release(OLD, tmp_path, 5)
    (tmp_path / blocked).unlink(missing_ok=True)
    (tmp_path / blocked).mkdir()
    (tmp_path / blocked / "in the way").touch()
    before = read_all(tmp_path)
    with pytest.raises(PublishError, match="the release before stands"):
        write_release(NEW, tmp_path, 5)
    assert read_all(tmp_path) == before


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("in the way")
    with pytest.raises(PublishError, match="output"):
        write_release(NEW, tmp_path / "output", 5)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PublishError, match="Permission denied"):
        write_release(NEW, tmp_path, 5)


def test_earlier_releases_are_kept_without_the_files_of_others(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_release(OLD, output, 5)
    (output / "notes.md").write_text("mine")
    write_release(NEW, output, 5)
    (kept,) = kept_folder(output).iterdir()
    assert read_all(kept) == OLD
    assert (output / "notes.md").read_text() == "mine"


def test_only_the_newest_releases_are_kept(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for turn in range(5):
        write_release(make_release(knowledge_ttl=b"%d" % turn), output, 2)
    kept = sorted(kept_folder(output).iterdir())
    assert [(release / "knowledge.ttl").read_bytes() for release in kept] == [b"2", b"3"]


def test_a_release_that_says_the_same_is_not_kept_twice(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_release(OLD, output, 5)
    write_release(OLD, output, 5)
    assert not kept_folder(output).exists()


def test_a_release_is_whole_whenever_its_build_is_killed(tmp_path: Path) -> None:
    """Kills 50 builds at random moments; each time old or new must stand there whole."""
    run = subprocess.run(
        [sys.executable, "-c", KILL_50, str(tmp_path / "output")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    turns = [int(count) for count in run.stdout.split()]
    assert len(turns) == 50
    assert len(set(turns)) > 10, "the kills all came before the first release was put"


def test_a_full_disk_leaves_the_release_before(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_release(OLD, output, 5)
    run = subprocess.run(
        [sys.executable, "-c", NO_SPACE, str(output)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "the release before stands" in run.stderr
    assert read_all(output) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_two_builds_do_not_publish_into_one_folder_at_once(tmp_path: Path) -> None:
    write_release(OLD, tmp_path, 5)
    folder = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    with pytest.raises(PublishError, match="another build"):
        write_release(NEW, tmp_path, 5)
    os.close(folder)
    assert read_all(tmp_path) == OLD


def test_files_are_put_one_by_one_where_folders_cannot_change_places(tmp_path: Path) -> None:
    output, aside = tmp_path / "output", tmp_path / "aside"
    write_release(OLD, output, 5)
    aside.mkdir()
    for name, content in NEW.items():
        (aside / name).parent.mkdir(exist_ok=True)
        (aside / name).write_bytes(content)
    put_one_by_one(aside, output, frozenset(OLD))
    assert read_all(output) == NEW


def test_a_build_is_published_with_its_companions(tmp_path: Path) -> None:
    run = RunFacts(sources=("seeds",), reference_digest="ab", seconds=2.0)
    publish_release(Making(make_graph(), make_assembly(), tmp_path), run, 5)
    assert sorted(read_all(tmp_path)) == [
        "CHANGES.md",
        "articles.csv",
        "articles/first.json",
        "articles/second.json",
        "changes.ttl",
        "claims.csv",
        "facts.ttl",
        "issues.jsonl",
        "knowledge.jsonld",
        "knowledge.nq",
        "knowledge.ttl",
        "merges.csv",
        "ontology.html",
        "report.html",
        "run.json",
        "run.ttl",
        "void.ttl",
    ]
    assert (tmp_path / "knowledge.ttl").read_bytes() == make_turtle()


def test_the_same_build_again_keeps_no_release_and_changes_nothing(tmp_path: Path) -> None:
    run = RunFacts(sources=("seeds",), reference_digest="ab", seconds=2.0)
    for _ in range(3):
        publish_release(Making(make_graph(), make_assembly(), tmp_path / "kb"), run, 5)
    assert b"Nothing changed" in (tmp_path / "kb" / "CHANGES.md").read_bytes()
    assert not kept_folder(tmp_path / "kb").exists()


def test_a_companion_that_cannot_be_written_leaves_the_release_before(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_release(OLD, output, 5)
    run = RunFacts(sources=("seeds",), reference_digest="ab", seconds=2.0)
    graph = replace(make_graph(), scratch=tmp_path / "gone")
    with pytest.raises(PublishError, match="the release before stands"):
        publish_release(Making(graph, make_assembly(), output), run, 5)
    assert read_all(output) == OLD


@pytest.mark.parametrize(("size", "is_packed"), [(LARGE_BYTES - 1, False), (LARGE_BYTES, True)])
def test_a_large_release_is_packed_as_well(size: int, *, is_packed: bool, tmp_path: Path) -> None:
    padded = make_turtle() + b"#" * (size - len(make_turtle()))
    run = RunFacts(sources=("seeds",), reference_digest="ab", seconds=2.0)
    graph = replace(make_graph(), turtle=padded)
    with Making(graph, make_assembly(), tmp_path) as making:
        files = list_files(making, run, tmp_path)
        assert ("knowledge.ttl.gz" in files) == is_packed
        packed = b"".join(read_pieces(files["knowledge.ttl.gz"])) if is_packed else b""
    if is_packed:
        assert gzip.decompress(packed) == padded
        assert packed[4:8] == bytes(4), "it holds the time of packing"
