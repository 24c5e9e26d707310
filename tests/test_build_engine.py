"""The engine, once: a real Prefect server, the flow, the seeds, and what is published from them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.publish.history import HISTORY
from flows.publish.manifest import MANIFEST
from flows.publish.provenance import RUN
from tests.prefect_server import PATIENCE_SECONDS
from tests.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.engine
OF_THE_RUN = {Path(name) for name in (MANIFEST, RUN, *HISTORY)}
"""What tells of the run and of the release before, and so differs from build to build."""


def _environment(home: Path, **more: str) -> dict[str, str]:
    patient = {"PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(PATIENCE_SECONDS)}
    return {**os.environ, **patient, "PREFECT_HOME": str(home), **more}


def _dateline(root: Path, home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows.cli", *words]
    return subprocess.run(
        command,
        cwd=root,
        env=_environment(home, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=2 * PATIENCE_SECONDS,
    )


def test_a_build_of_the_seeds_gives_the_committed_release_and_then_lets_it_stand(
    root: Path, tmp_path: Path
) -> None:
    words = ("build", "--output", str(tmp_path / "kb"))
    kept = {"DATELINE_CACHE": str(tmp_path / "cache")}
    done = _dateline(root, tmp_path / "home", *words, PYTHONHASHSEED="7", **kept)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    want = _read(root / "output")
    _assert_same(_read(tmp_path / "kb"), want)
    again = _dateline(root, tmp_path / "home", *words, PYTHONHASHSEED="8", **kept)
    assert again.returncode == 0, again.stderr
    assert "nothing has changed" in again.stderr
    _assert_same(_read(tmp_path / "kb"), want)
    assert _without_seconds(again.stdout) == _without_seconds(done.stdout)


def _read(folder: Path) -> dict[Path, bytes]:
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*.*")}


def _assert_same(got: dict[Path, bytes], want: dict[Path, bytes]) -> None:
    assert sorted(set(got) | OF_THE_RUN) == sorted(set(want) | OF_THE_RUN)
    assert [str(p) for p in sorted(want) if p not in OF_THE_RUN and got[p] != want[p]] == []


def _without_seconds(summary: str) -> str:
    return summary.rpartition(" in ")[0]


def test_a_private_server_that_is_up_too_late_is_told_of_and_ends_with_the_build(
    root: Path, tmp_path: Path
) -> None:
    hasty = {"PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "1"}
    done = _dateline(root, tmp_path / "home", "build", "--output", str(tmp_path / "kb"), **hasty)
    assert done.returncode == 2  # and nobody holds its pipes any more
    assert "STARTUP_TIMEOUT_SECONDS above 180" in done.stderr
    assert not (tmp_path / "kb").exists()


@contextmanager
def _scheduled(root: Path, folder: Path, *when: str) -> Iterator[Callable[[], bool]]:
    """Run a schedule while the block runs; give what tells whether it has published."""
    published = folder / "kb" / "knowledge.ttl"
    folder.mkdir()
    command = [sys.executable, "-m", "flows.cli", "schedule", *when]
    with (folder / "told").open("wb") as told:
        process = subprocess.Popen(
            [*command, "--output", str(published.parent)],
            cwd=root,
            env=_environment(folder / "home"),
            stdout=told,
            stderr=told,
            start_new_session=True,
        )

        def is_published() -> bool:
            assert process.poll() is None, (folder / "told").read_text()
            return published.exists()

        try:
            yield is_published
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(PATIENCE_SECONDS)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def test_a_schedule_on_a_server_of_its_own_fires_a_build(root: Path, tmp_path: Path) -> None:
    with (
        _scheduled(root, tmp_path / "cron", "--cron", "* * * * *") as by_clock,
        _scheduled(root, tmp_path / "watch", "--watch") as by_change,
    ):
        wait_until(by_clock, PATIENCE_SECONDS)
        wait_until(by_change, PATIENCE_SECONDS)
    want = (root / "output" / "knowledge.ttl").read_bytes()
    for when in ("cron", "watch"):
        assert (tmp_path / when / "kb" / "knowledge.ttl").read_bytes() == want
