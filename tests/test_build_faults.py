"""A build outlives kills, also of its server, and a Dask cluster gives the same bytes."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.prefect_server import PATIENCE_SECONDS
from tests.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.prefect_server import PrefectServer

pytestmark = pytest.mark.engine
TEXT = "GENEVA, May {day}, 2013 (Reuters) - John Kerry met Sergei Lavrov in Geneva on Tuesday.\n"
ARTICLES = 24


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for day in range(1, ARTICLES + 1):
        (folder / f"{day:02}.txt").write_text(TEXT.format(day=day))
    return folder


@pytest.fixture(autouse=True)
def _one_server(server: PrefectServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all builds tell the same server, which stays."""
    monkeypatch.setenv("PREFECT_API_URL", server.address)


def _start(articles: Path, output: Path, **settings: str) -> subprocess.Popen[str]:
    home = output.parent
    own = {
        "PREFECT_HOME": str(home / "prefect"),
        "DATELINE_CACHE": str(home / "cache"),
        "DATELINE_BATCH_ARTICLES": "3",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "build", str(articles), "--output", str(output)],
        env={**os.environ, **own, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _finish(build: subprocess.Popen[str]) -> str:
    _, said = build.communicate(timeout=PATIENCE_SECONDS)
    assert build.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def undisturbed(
    articles: Path, server: PrefectServer, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with what a build that nobody disturbs publishes, and what it keeps."""
    folder = tmp_path_factory.mktemp("whole")
    _finish(_start(articles, folder / "kb", PREFECT_API_URL=server.address))
    return folder


@pytest.fixture(scope="module")
def whole(undisturbed: Path) -> bytes:
    """What a build that nobody disturbs publishes."""
    return (undisturbed / "kb" / "knowledge.ttl").read_bytes()


def _count_kept(cache: Path) -> int:
    try:
        with sqlite3.connect(f"file:{cache / 'articles.sqlite'}?mode=ro", uri=True) as file:
            return int(file.execute("SELECT COUNT(*) FROM record").fetchone()[0])
    except sqlite3.Error:
        return 0


def _start_and_wait(articles: Path, folder: Path, **settings: str) -> subprocess.Popen[str]:
    """Start a build and wait until it has worked on some articles."""
    build = _start(articles, folder / "kb", **settings)

    def is_under_way() -> bool:
        assert build.poll() is None
        return _count_kept(folder / "cache") > 0

    wait_until(is_under_way, PATIENCE_SECONDS, every_seconds=0.02)
    return build


def test_a_build_that_is_killed_goes_on_where_it_was(
    articles: Path, whole: bytes, tmp_path: Path
) -> None:
    build = _start_and_wait(articles, tmp_path)
    os.killpg(build.pid, signal.SIGKILL)
    build.communicate()
    kept = _count_kept(tmp_path / "cache")
    assert kept > 0
    assert not (tmp_path / "kb" / "knowledge.ttl").exists()
    said = _finish(_start(articles, tmp_path / "kb"))
    assert f"{kept} articles known, {ARTICLES - kept} to process" in said
    assert (tmp_path / "kb" / "knowledge.ttl").read_bytes() == whole


def test_a_worker_that_is_killed_changes_nothing(
    articles: Path, whole: bytes, tmp_path: Path
) -> None:
    one_by_one = {"DATELINE_WORKERS": "1", "DATELINE_BATCH_ARTICLES": "1"}
    build = _start_and_wait(articles, tmp_path, **one_by_one)
    os.kill(build.pid, signal.SIGSTOP)  # so that the worker has work until it is killed
    (worker,) = _workers_of(build.pid)
    assert _count_kept(tmp_path / "cache") < ARTICLES
    os.kill(worker, signal.SIGKILL)
    os.kill(build.pid, signal.SIGCONT)
    _finish(build)
    assert (tmp_path / "kb" / "knowledge.ttl").read_bytes() == whole


def test_a_full_disk_leaves_the_release_before_and_is_told(
    articles: Path, whole: bytes, undisturbed: Path, tmp_path: Path
) -> None:
    for name in ("kb", "cache"):
        shutil.copytree(undisturbed / name, tmp_path / name)
    before = {path: path.read_bytes() for path in (tmp_path / "kb").rglob("*.*")}
    build = _start(articles, tmp_path / "kb", DATELINE_BASE_IRI="https://other.example/")
    resource.prlimit(build.pid, resource.RLIMIT_FSIZE, (len(whole) // 2, len(whole) // 2))
    _, said = build.communicate(timeout=PATIENCE_SECONDS)
    assert build.returncode == 2
    assert f"dateline: {tmp_path}" in said
    assert "File too large" in said
    assert "Traceback" not in said
    assert {path: path.read_bytes() for path in (tmp_path / "kb").rglob("*.*")} == before


def test_a_build_whose_server_goes_and_comes_back_ends_as_if_it_had_stayed(
    articles: Path, whole: bytes, server: PrefectServer, tmp_path: Path
) -> None:
    build = _start_and_wait(articles, tmp_path, PREFECT_CLIENT_MAX_RETRIES="9")
    server.kill()
    wait_until((tmp_path / "kb" / "knowledge.ttl").exists, PATIENCE_SECONDS)
    server.start()
    _finish(build)
    assert (tmp_path / "kb" / "knowledge.ttl").read_bytes() == whole
    runs = server.ask("flow_runs", flow_runs={"deployment_id": {"is_null_": True}})
    states = [run["state_type"] for run in runs if _is_of(run, tmp_path / "kb")]
    assert states == ["COMPLETED"]


def test_a_build_whose_server_never_comes_back_publishes_and_says_so(
    articles: Path, whole: bytes, server: PrefectServer, tmp_path: Path
) -> None:
    build = _start_and_wait(articles, tmp_path, PREFECT_CLIENT_MAX_RETRIES="1")
    server.kill()
    try:
        assert "the Prefect server was lost: all is published" in _finish(build)
    finally:
        server.start()
    assert (tmp_path / "kb" / "knowledge.ttl").read_bytes() == whole


def test_a_build_without_a_server_says_what_to_do_and_publishes_nothing(
    articles: Path, tmp_path: Path
) -> None:
    build = _start(articles, tmp_path / "kb", PREFECT_API_URL="http://127.0.0.1:9/api")
    _, said = build.communicate(timeout=PATIENCE_SECONDS)
    assert build.returncode == 2
    assert "unset PREFECT_API_URL" in said
    assert "Traceback" not in said
    assert not (tmp_path / "kb").exists()


def _is_of(run: Mapping[str, Any], output: Path) -> bool:
    return str(output) in str(run["parameters"])


def _workers_of(parent: int) -> list[int]:
    """Give the worker processes that a build has started."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            above = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if above == parent and b"flows.workers.articles" in words:
            found.append(int(entry.name))
    return found


def test_a_dask_cluster_of_two_workers_gives_the_same_bytes(
    articles: Path, whole: bytes, tmp_path: Path
) -> None:
    pytest.importorskip("prefect_dask")
    settings = {"DATELINE_RUNNER": "dask", "DATELINE_WORKERS": "2"}
    _finish(_start(articles, tmp_path / "kb", **settings))
    assert (tmp_path / "kb" / "knowledge.ttl").read_bytes() == whole


UNSOUND = """
shape:OnlyEarlyFiles a sh:NodeShape ; sh:targetClass dl:Article ;
    sh:property [ sh:path dl:sourceFile ; sh:pattern "^(0[1-9]|1[01])" ; sh:message "no later file" ] .
"""


def test_an_article_that_makes_the_graph_unsound_is_left_out(
    articles: Path, root: Path, tmp_path: Path
) -> None:
    some = tmp_path / "some"
    some.mkdir()
    for name in ("09", "10", "11", "12"):
        shutil.copy(articles / f"{name}.txt", some)
    strict = tmp_path / "ontology"
    shutil.copytree(root / "ontology", strict)
    with (strict / "shapes.ttl").open("a") as shapes:
        shapes.write(UNSOUND)
    said = _finish(_start(some, tmp_path / "kb", DATELINE_ONTOLOGY=str(strict)))
    published = (tmp_path / "kb" / "knowledge.ttl").read_text()
    assert "1 articles would make the graph unsound" in said
    assert "article:11 " in published
    assert "article:12" not in published
    assert "article-failed" in (tmp_path / "kb" / "issues.jsonl").read_text()
