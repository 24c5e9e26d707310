"""The command serves until it is interrupted, leaves nothing behind, and tells what is wrong."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.graph.handmade import ROOT
from tests.server.serving import SLOW, make_release
from tests.waiting import PATIENCE_SECONDS, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_release(tmp_path_factory.mktemp("release"))


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "flows.cli", "serve", *words]


@contextmanager
def running(release: Path, scratch: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command on a free port; give it and the address that it prints."""
    environment = {**os.environ, "TMPDIR": str(scratch), "DATELINE_SERVE_SECONDS": "2"}
    with subprocess.Popen(
        command(str(release), "--port", "0"),
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def list_children(process: subprocess.Popen[str]) -> list[Path]:
    text = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [Path(f"/proc/{child}") for child in text.split()]


def ask_slowly(address: str) -> None:
    def ask() -> None:
        with suppress(httpx.HTTPError):
            httpx.get(f"{address}sparql", params={"query": SLOW}, timeout=PATIENCE_SECONDS)

    Thread(target=ask, daemon=True).start()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("is_busy", [False, True], ids=["idle", "busy"])
def test_it_ends_quietly_and_leaves_nothing(
    how: signal.Signals,
    is_busy: bool,  # noqa: FBT001 - a parameter of the test
    release: Path,
    tmp_path: Path,
) -> None:
    with running(release, tmp_path) as (process, address):
        asked = httpx.get(f"{address}kb/person/ana-marlo", timeout=PATIENCE_SECONDS)
        assert asked.status_code == 200
        children = list_children(process)
        assert len(children) == 2
        assert [path.name[:15] for path in tmp_path.iterdir()] == ["dateline-serve-"]
        if is_busy:
            ask_slowly(address)
            sleep(0.2)
        process.send_signal(how)
        _, told = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0
    assert address.startswith("http://127.0.0.1:")
    assert f"questions: {address}sparql" in told
    assert told.splitlines()[-1] == "Ctrl-C ends it"
    wait_until(lambda: not any(child.exists() for child in children))
    assert list(tmp_path.iterdir()) == []


def test_a_query_does_not_outlive_a_server_that_is_killed(release: Path, tmp_path: Path) -> None:
    with running(release, tmp_path) as (process, address):
        httpx.get(f"{address}sparql", params={"query": "ASK {}"}, timeout=PATIENCE_SECONDS)
        children = list_children(process)
        ask_slowly(address)
        sleep(0.5)
        process.kill()
        process.wait()
        wait_until(lambda: not any(child.exists() for child in children))


def refuse(*words: str) -> str:
    done = subprocess.run(command(*words), cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_port_that_is_taken_is_told(release: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        told = refuse(str(release), "--port", port)
    assert f"127.0.0.1:{port}: cannot listen there" in told
    assert "--port 0" in told


@pytest.mark.parametrize(
    "where",
    [
        pytest.param(("--host", "no.such.host.invalid"), id="no host"),
        pytest.param(("--host", f"{'x' * 70}.example"), id="no name of a host"),
        pytest.param(("--port", "70000"), id="no port"),
    ],
)
def test_a_place_that_is_not_there_is_told(release: Path, where: tuple[str, str]) -> None:
    assert "cannot listen there" in refuse(str(release), *where)


def test_a_release_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "run `dateline build` first" in refuse(str(tmp_path / "none"), "--port", "0")
    assert "has no run.json" in refuse(str(tmp_path), "--port", "0")
