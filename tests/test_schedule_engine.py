"""The schedule on a real Prefect server, with a real kill: no two runs at a time, none lost."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [pytest.mark.engine, pytest.mark.xdist_group("engine")]
PATIENCE_SECONDS = 400
EVERY_SECONDS = 10
NEWS = "GENEVA, Feb 11, 2014 - The rebels left the talks on Tuesday, the UN envoy said.\n"


def _await(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.5)


def _ask(address: str, what: str) -> list[dict[str, Any]]:
    body = json.dumps({"limit": 200}).encode()
    asked = urllib.request.Request(
        f"{address}/{what}/filter", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(asked, timeout=60) as answer:
        found: list[dict[str, Any]] = json.load(answer)
    return found


def _is_up(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=5):
            return True
    except OSError:
        return False


@contextmanager
def _started(command: list[str], root: Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start a process in a group of its own, and kill the group at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=root,
        env={**os.environ, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def _updates(address: str) -> list[dict[str, Any]]:
    """Give the runs of the deployment that were begun, in order."""
    runs = [run for run in _ask(address, "flow_runs") if run["deployment_id"] and run["run_count"]]
    return sorted(runs, key=lambda run: str(run["start_time"]))


def _is_published(address: str) -> Callable[[], bool]:
    before = len([run for run in _updates(address) if run["state_type"] == "COMPLETED"])
    return lambda: sum(run["state_type"] == "COMPLETED" for run in _updates(address)) > before


def test_a_killed_schedule_catches_up_once_and_shows_what_it_gave(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(NEWS, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/api"
    own = {"PREFECT_HOME": str(tmp_path / "home"), "DATELINE_CACHE": str(tmp_path / "cache")}
    server = ["prefect", "server", "start", "--port", str(port)]
    schedule = ["flows.cli", "schedule", str(tmp_path / "in"), "--every", str(EVERY_SECONDS)]
    serve = [*schedule, "--output", str(tmp_path / "kb")]
    told = {**own, "PREFECT_API_URL": address, "DATELINE_ISSUES_MAX": "0"}
    with _started(server, root, **own, PREFECT_SERVER_ANALYTICS_ENABLED="false"):
        _await(lambda: _is_up(address))
        with _started(serve, root, **told) as first:
            _await(_is_published(address))
            os.killpg(first.pid, signal.SIGKILL)
        time.sleep(3 * EVERY_SECONDS)
        missed_until = time.time()
        with _started(serve, root, **told):
            _await(_is_published(address))
        runs, every = _updates(address), _ask(address, "flow_runs")
        keys = {artifact["key"] for artifact in _ask(address, "artifacts")}
    dropped = [run for run in every if "stands for it" in (run["state"]["message"] or "")]
    begun_by_second = [run for run in runs if run["start_time"] > _write(missed_until)]
    due_before = [
        run for run in begun_by_second if run["expected_start_time"] < _write(missed_until)
    ]
    assert len(due_before) == 1
    assert dropped
    assert {"kb-verdicts", "kb-issues", "kb-counts", "kb-changes"} <= keys
    assert all("dateline" in run["tags"] for run in runs)
    ends = [run["end_time"] or "9" for run in runs if run["state_type"] != "CRASHED"]
    begins = [run["start_time"] for run in runs if run["state_type"] != "CRASHED"]
    assert all(end <= begin for end, begin in zip(ends, begins[1:], strict=False))


def _write(moment: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(moment))
