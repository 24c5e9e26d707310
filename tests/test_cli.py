"""What the command says, and with which code it ends, where its output goes nowhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LIST = [sys.executable, "-m", "flows.cli", "query", "--list"]


def test_a_reader_who_has_enough_ends_it_without_a_word(root: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(LIST, cwd=root, stdout=writing, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_full_disk_is_told(root: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            LIST, cwd=root, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == "dateline: the output: No space left on device\n"
