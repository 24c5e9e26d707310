"""What a build is told tells which release it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from flows.cache.records import Records
from flows.eyes.options import LlmOptions
from flows.job import BuildOptions, Job
from flows.model import Issue, IssueCode, RawArticle

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = RawArticle(id="a", name="a.txt", digest="0" * 64, text="All of it.")


def _key(root: Path, tmp_path: Path, unread: tuple[Issue, ...] = (), **told: Any) -> bytes:
    usual = {"base_iri": "https://dateline.example/", "model": None, "batch_articles": 1}
    limits = {"file_size_max": 1, "issues_max": 1, "releases_kept": 0}
    options = BuildOptions(
        sources=(tmp_path,),
        output=tmp_path / "output",
        ontology=root / "ontology",
        **(usual | limits | told),
    )
    with Records(tmp_path, 10**6) as records:
        job = Job(articles=(ARTICLE,), unread=unread, options=options, records=records, began=0.0)
        return job.key


@pytest.mark.parametrize(
    "told",
    [
        {"base_iri": "https://other.example/"},
        {"min_confidence": 0.5},
        {"unread": (Issue(article="b.txt", code=IssueCode.EMPTY_FILE, seen=""),)},
    ],
    ids=["base", "confidence", "files left out"],
)
def test_what_shows_in_a_release_is_another_build(
    told: dict[str, Any], root: Path, tmp_path: Path
) -> None:
    assert _key(root, tmp_path, **told) != _key(root, tmp_path)


def test_a_language_model_that_is_asked_is_another_build(root: Path, tmp_path: Path) -> None:
    llm = LlmOptions(endpoint="http://localhost:1/v1", model="m", cache=tmp_path)
    assert _key(root, tmp_path, llm=llm) != _key(root, tmp_path)


def test_how_the_work_is_done_is_the_same_build(root: Path, tmp_path: Path) -> None:
    assert _key(root, tmp_path, batch_articles=9, releases_kept=3) == _key(root, tmp_path)
