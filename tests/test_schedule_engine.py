"""The schedule on a real Prefect server, with real kills: no two runs at a time, none lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import pytest

from tests.prefect_server import PATIENCE_SECONDS
from tests.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.prefect_server import PrefectServer

pytestmark = pytest.mark.engine
EVERY_SECONDS = 10
IMPATIENT = {"PREFECT_CLIENT_MAX_RETRIES": "0", "PREFECT_RUNNER_POLL_FREQUENCY": "1"}
"""So that Prefect gives up serving while its server is away."""
NEWS = "GENEVA, Feb 11, 2014 - The rebels left the talks on Tuesday, the UN envoy said.\n"


@contextmanager
def _started(command: list[str], root: Path, told: Path, **more: str) -> Iterator[None]:
    """Run a process, in a group of its own that is killed at the end."""
    with (
        told.open("wb") as file,
        subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=root,
            env={**os.environ, **more},
            stdout=file,
            stderr=file,
            start_new_session=True,
        ) as process,
    ):
        try:
            yield
            assert process.poll() is None, told.read_text()
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _runs(server: PrefectServer, output: Path, **which: Any) -> list[dict[str, Any]]:
    """Give runs of the schedule, by a filter of Prefect's."""
    found = server.ask("flow_runs", flow_runs={"deployment_id": {"is_null_": False}, **which})
    return [r for r in found if r["parameters"]["options"]["output"] == str(output)]


def _updates(server: PrefectServer, output: Path) -> list[dict[str, Any]]:
    """Give the runs of the schedule that were begun, in order."""
    ended_or_begun = _runs(server, output, start_time={"is_null_": False})
    begun = [run for run in ended_or_begun if run["run_count"]]
    return sorted(begun, key=lambda run: str(run["start_time"]))


def _due(server: PrefectServer, output: Path, state: str) -> list[dict[str, Any]]:
    """Give the runs of the schedule in a state that are due by now."""
    by_now = {"before_": f"{_write(time.time())}Z"}
    return _runs(server, output, state={"type": {"any_": [state]}}, expected_start_time=by_now)


def _is_published(server: PrefectServer, output: Path) -> Callable[[], bool]:
    def count() -> int:
        return sum(run["state_type"] == "COMPLETED" for run in _updates(server, output))

    before = count()
    return lambda: count() > before


def test_a_killed_schedule_and_a_killed_server_are_caught_up_and_shown(
    root: Path, server: PrefectServer, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(NEWS, encoding="utf-8")
    output = tmp_path / "kb"
    schedule = ["flows.cli", "schedule", str(tmp_path / "in"), "--every", str(EVERY_SECONDS)]
    serve = [*schedule, "--output", str(output)]
    own = {"PREFECT_HOME": str(tmp_path / "home"), "DATELINE_CACHE": str(tmp_path / "cache")}
    told = {**own, "PREFECT_API_URL": server.address, "DATELINE_ISSUES_MAX": "0"}
    first, second = tmp_path / "first", tmp_path / "second"
    with _started(serve, root, first, **told):
        wait_until(_is_published(server, output), PATIENCE_SECONDS)
    wait_until(lambda: len(_due(server, output, "SCHEDULED")) > 1, PATIENCE_SECONDS)
    missed_until = time.time()
    with _started(serve, root, second, **told, **IMPATIENT):
        wait_until(_is_published(server, output), PATIENCE_SECONDS)
        dropped = [run for run in _due(server, output, "CANCELLED") if _stands_for(run)]
        begun = [r for r in _updates(server, output) if r["start_time"] > _write(missed_until)]
        server.kill()
        wait_until(lambda: "waiting for the Prefect server" in second.read_text(), PATIENCE_SECONDS)
        server.start()
        wait_until(_is_published(server, output), PATIENCE_SECONDS)
    assert len([r for r in begun if r["expected_start_time"] < _write(missed_until)]) == 1
    assert dropped
    keys = {artifact["key"] for artifact in server.ask("artifacts/latest")}
    assert {"kb-verdicts", "kb-issues", "kb-counts", "kb-changes"} <= keys
    runs = _updates(server, output)
    assert all("dateline" in run["tags"] for run in runs)
    assert all(run["name"].startswith("kb-2") for run in runs)
    ends = [run["end_time"] or "9" for run in runs if run["state_type"] != "CRASHED"]
    begins = [run["start_time"] for run in runs if run["state_type"] != "CRASHED"]
    assert all(end <= begin for end, begin in zip(ends, begins[1:], strict=False))


def test_what_is_written_for_a_work_pool_is_deployed_and_run_by_a_worker(
    root: Path, server: PrefectServer, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(NEWS, encoding="utf-8")
    told = {
        **os.environ,
        "PREFECT_API_URL": server.address,
        "PREFECT_HOME": str(tmp_path / "home"),
        "DATELINE_CACHE": str(tmp_path / "cache"),
    }

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=root,
            env=told,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    output, file = tmp_path / "pooled", tmp_path / "prefect.yaml"
    schedule = ("flows.cli", "schedule", str(tmp_path / "in"), "--every", "86400")
    file.write_text(run(*schedule, "--output", str(output), "--pool", "pool"), encoding="utf-8")
    server.tell("work_pools/", {"name": "pool", "type": "process"})
    run("prefect", "--no-prompt", "deploy", "--prefect-file", str(file), "--all")
    (deployment,) = [d for d in server.ask("deployments") if d["name"] == "pooled"]
    form = deployment["parameter_openapi_schema"]["definitions"]["BuildOptions"]["properties"]
    assert {"sources", "output", "issues_max", "work"} <= set(form)
    server.tell(f"deployments/{deployment['id']}/create_flow_run", {})
    run("prefect", "worker", "start", "--pool", "pool", "--run-once")
    assert (output / "knowledge.ttl").is_file()


def _stands_for(run: dict[str, Any]) -> bool:
    return "stands for it" in (run["state"]["message"] or "")


def _write(moment: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(moment))
