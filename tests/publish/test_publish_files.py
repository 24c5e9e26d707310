"""The files beside the knowledge base: articles, issues, manifest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from flows.errors import PublishError
from flows.model import Issue, IssueCode
from flows.publish.articles import write_article
from flows.publish.content import read_pieces
from flows.publish.files import write_file
from flows.publish.issues import write_issues
from flows.publish.making import Making
from flows.publish.manifest import RunFacts
from flows.publish.release import list_files
from tests.graph.handmade import ARTICLES, FIRST, ISSUES, make_assembly, make_graph

RUN = RunFacts(sources=("articles",), reference_digest="ab", seconds=1.23456)


def test_an_article_tells_its_text_and_where_it_comes_from() -> None:
    article = json.loads(write_article(ARTICLES[0]))
    assert article["headline"] == "Council Weighs Peace Talks"
    assert article["body"].startswith("VELMAR - The Northern Council")
    assert (article["publisher"], article["agency"]) == ("The Ostrian", "Wire")
    assert article["published"]["verdict"] == "Rejected"
    assert article["published"]["decided"] == "2013-05-23"


def test_an_article_tells_what_was_taken_away_where_and_why() -> None:
    removed = json.loads(write_article(ARTICLES[0]))["removed"]
    assert [(r["reason"], r["kind"]) for r in removed] == [
        ("page clock", "removed"),
        ("agency credit", "credit"),
    ]
    assert all(FIRST[r["begin"] : r["end"]] == r["text"] for r in removed)


def test_json_is_sorted_and_ends_with_a_newline() -> None:
    written = write_article(ARTICLES[1]).decode()
    keys = list(json.loads(written))
    assert keys == sorted(keys)
    assert written.endswith("}\n")
    assert "\\u" not in written


def test_issues_stand_one_a_line_each_once_in_order() -> None:
    early = Issue(article="a.txt", code=IssueCode.NO_DATE, seen="nothing dates it: “é”")
    lines = write_issues([*ISSUES, early, early]).decode().splitlines()
    assert [json.loads(line)["article"] for line in lines] == ["a.txt", "first.txt"]
    assert "“é”" in lines[0]


def test_without_issues_the_file_is_empty() -> None:
    assert write_issues([]) == b""


def make_files(folder: Path, run: RunFacts) -> dict[str, bytes]:
    with Making(make_graph(), make_assembly(), folder / "none") as making:
        files = list_files(making, run, folder)
        return {name: b"".join(read_pieces(content)) for name, content in files.items()}


def test_the_manifest_tells_sources_counts_and_digests(tmp_path: Path) -> None:
    files = make_files(tmp_path, RUN)
    run = json.loads(files["run.json"])
    assert run["named"] == ["articles"]
    assert [s["file"] for s in run["sources"]] == ["first.txt", "second.txt"]
    assert run["counts"]["articles"] == 2
    assert run["counts"]["triples"] > 500
    assert run["seconds"] == 1.2
    digest = hashlib.sha256(files["knowledge.ttl"]).hexdigest()
    assert run["files"]["knowledge.ttl"] == digest


def test_only_what_tells_of_the_run_depends_on_it(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
    one, other = make_files(folders[0], RUN), make_files(folders[1], replace(RUN, seconds=9.0))
    assert {name for name in one if one[name] != other[name]} <= {"run.json", "run.ttl"}
    assert list(one)[-1] == "run.json"


def test_a_device_is_written_to_and_stays_one() -> None:
    write_file(Path("/dev/null"), b"words")
    assert Path("/dev/null").is_char_device()


def test_what_cannot_be_written_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(PublishError, match="taken"):
        write_file(tmp_path / "taken", b"words")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
