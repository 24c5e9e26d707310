"""Work aside gives what it would give here, and ends with whoever asked for it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.publish.aside import Aside
from tests.graph.handmade import ROOT
from tests.waiting import wait_until


def divide(one: int, other: int) -> float:
    return one / other


def fill_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "knowledge.nq")


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def sleep_long(told: Path) -> None:
    told.write_text(str(os.getpid()))
    time.sleep(600)


def test_it_gives_what_the_function_gives() -> None:
    assert Aside(divide, 6, 4).result() == 1.5


def test_what_the_function_raises_is_raised_where_it_is_waited_for() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        Aside(divide, 6, 0).result()
    assert "one / other" in raised.value.__notes__[0]
    with pytest.raises(OSError, match="No space left on device") as full:
        Aside(fill_disk).result()
    assert full.value.filename == "knowledge.nq"


def test_a_process_that_is_killed_is_told() -> None:
    with pytest.raises(OSError, match=r"ended \(-9\)"):
        Aside(be_killed).result()


def is_alive(told: Path) -> bool:
    return Path(f"/proc/{told.read_text()}").exists()


def test_it_can_be_ended(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    aside = Aside(sleep_long, told)
    wait_until(lambda: told.exists() and told.read_text() != "")
    aside.end()
    assert not is_alive(told)


PARENT = """
import sys, time
from pathlib import Path
from flows.publish.aside import Aside
from tests.publish.test_publish_aside import sleep_long

if __name__ == "__main__":
    aside = Aside(sleep_long, Path(sys.argv[1]))
    time.sleep(600)
"""


def test_it_does_not_outlive_a_process_that_is_killed(tmp_path: Path) -> None:
    told, script = tmp_path / "pid", tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, str(script), str(told)], env=environment) as parent:
        wait_until(lambda: told.exists() and told.read_text() != "")
        parent.kill()
    wait_until(lambda: not is_alive(told))
