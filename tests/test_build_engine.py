"""The engine, once: a real Prefect server, the flow, the seeds, and what is published from them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.publish.history import HISTORY
from flows.publish.manifest import MANIFEST
from flows.publish.provenance import RUN

pytestmark = [pytest.mark.engine, pytest.mark.xdist_group("engine")]
SCHEDULE_PATIENCE_SECONDS = 240
OF_THE_RUN = {Path(name) for name in (MANIFEST, RUN, *HISTORY)}
"""What tells of the run and of the release before, and so differs from build to build."""


def _environment(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "PREFECT_HOME": str(home), **more}


def _dateline(root: Path, home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows.cli", *words]
    return subprocess.run(
        command,
        cwd=root,
        env=_environment(home, **more),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_build_of_the_seeds_gives_the_committed_release(root: Path, tmp_path: Path) -> None:
    done = _dateline(
        root, tmp_path / "home", "build", "--output", str(tmp_path / "kb"), PYTHONHASHSEED="7"
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    want = {p.relative_to(root / "output"): p.read_bytes() for p in (root / "output").rglob("*.*")}
    got = {p.relative_to(tmp_path / "kb"): p.read_bytes() for p in (tmp_path / "kb").rglob("*.*")}
    assert sorted(set(got) | OF_THE_RUN) == sorted(set(want) | OF_THE_RUN)
    assert [str(p) for p in sorted(want) if p not in OF_THE_RUN and got[p] != want[p]] == []


@pytest.mark.parametrize(
    "when",
    [
        pytest.param(("--cron", "* * * * *"), id="cron line"),
        pytest.param(("--watch",), id="watched folder"),
    ],
)
def test_a_schedule_on_a_server_of_its_own_fires_a_build(
    root: Path, tmp_path: Path, when: tuple[str, ...]
) -> None:
    command = [sys.executable, "-m", "flows.cli", "schedule", *when]
    published = tmp_path / "kb" / "knowledge.ttl"
    with subprocess.Popen(
        [*command, "--output", str(published.parent)],
        cwd=root,
        env=_environment(tmp_path / "home"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            deadline = time.monotonic() + SCHEDULE_PATIENCE_SECONDS
            while not published.exists() and time.monotonic() < deadline:
                assert process.poll() is None, process.stderr.read() if process.stderr else ""
                time.sleep(1)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
    assert published.read_bytes() == (root / "output" / "knowledge.ttl").read_bytes()
