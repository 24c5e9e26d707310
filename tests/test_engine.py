"""The Prefect server as seen from outside: kept alive, waited for, told apart from other faults."""

from __future__ import annotations

import os
import signal
import socket
import sys
from threading import Thread
from typing import TYPE_CHECKING

import httpx
import pytest

from flows.engine import await_server, find_fault, is_answering, kept_alive
from flows.errors import CheckError, SettingsError
from tests.waiting import wait_until

if TYPE_CHECKING:
    from pathlib import Path

NOWHERE = "http://127.0.0.1:9/api"
SERVER = """
import os, pathlib, sys, time
with pathlib.Path(sys.argv[1]).open("a") as file: file.write(f"{os.getpid()}\\n")
time.sleep(600)
"""


def test_a_server_of_our_own_that_dies_is_started_anew_and_ends_with_us(tmp_path: Path) -> None:
    log = tmp_path / "pids"
    log.touch()

    def pids() -> list[int]:
        return [int(line) for line in log.read_text().splitlines()]

    with kept_alive([sys.executable, "-c", SERVER, str(log)]):
        wait_until(lambda: len(pids()) == 1)
        os.kill(pids()[0], signal.SIGKILL)
        wait_until(lambda: len(pids()) == 2)
    with pytest.raises(ProcessLookupError):
        os.kill(pids()[1], 0)


def test_a_server_that_does_not_answer_is_told_with_its_address() -> None:
    assert not is_answering(NOWHERE)
    with pytest.raises(SettingsError, match=NOWHERE):
        await_server(NOWHERE, 0)


def test_what_answers_and_is_no_server_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:

        def greet() -> None:
            asking, _ = other.accept()
            with asking:
                asking.recv(1_000)
                asking.sendall(b"SSH-2.0-other\r\n")

        Thread(target=greet, daemon=True).start()
        assert not is_answering(f"http://127.0.0.1:{other.getsockname()[1]}/api")


def test_what_went_wrong_before_the_server_was_lost_is_found() -> None:
    fault = CheckError(("a span does not read back",))
    assert find_fault(_lose_after(fault)) is fault
    assert find_fault(_lose_after(None)) is None


def _lose_after(fault: Exception | None) -> httpx.ConnectError:
    """Give how it looks when a server is lost while a fault is being told to it."""
    lost, refused = httpx.ConnectError("refused"), ConnectionRefusedError()
    lost.__context__, refused.__context__ = refused, fault
    return lost
