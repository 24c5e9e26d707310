"""The Prefect server: the user's, or one of our own that is kept alive; and what it is to lose it.

What is published matters more than the state of a run in a UI, so a lost server stops no work that
is under way. What is served there is told by ``schedule``.
"""

from __future__ import annotations

import math
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from contextvars import ContextVar
from http.client import HTTPException
from typing import TYPE_CHECKING, Final, NoReturn

import httpx
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_URL, temporary_settings

from flows.errors import SettingsError
from flows.publish.told import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

LOST: Final = (httpx.HTTPError, ObjectNotFound, RuntimeError)
"""How a server shows that it is gone, ill, or back without what it knew; and how Prefect gives up.

To be caught around calls of Prefect only, whose runs keep the errors of the work to themselves.
"""
_heard: ContextVar[list[object]] = ContextVar("heard")
"""It stands here, not beside a flow: Prefect sends the names that a flow uses to Dask."""
PATIENCE_SECONDS: Final = 600
_LOOK_SECONDS: Final = 1.0
_PAUSE_SECONDS_MAX: Final = 60.0


@contextmanager
def open_server() -> Iterator[str]:
    """Give the address of the server of ``PREFECT_API_URL``, else of one of our own.

    Ours is started anew, on the same database, whenever it dies.

    Raises:
        SettingsError: No server answers within ten minutes.
    """
    address = PREFECT_API_URL.value()
    if address is not None:
        await_server(address, PATIENCE_SECONDS)
        yield address
        return
    port = _free_port()
    address = f"http://127.0.0.1:{port}/api"
    tell(f"starting a Prefect server of our own on port {port}; a busy machine takes minutes")
    with kept_alive(_command(port)):
        await_server(address, PATIENCE_SECONDS)
        os.environ["PREFECT_API_URL"] = address
        with temporary_settings({PREFECT_API_URL: address}):
            yield address


def await_server(address: str, patience_seconds: float = math.inf) -> None:
    """Wait until a server answers.

    Args:
        address: Of its API, as in ``PREFECT_API_URL``.
        patience_seconds: How long to wait.

    Raises:
        SettingsError: It has not answered by then.
    """
    deadline = time.monotonic() + patience_seconds
    told = False
    while not is_answering(address):
        if time.monotonic() > deadline:
            msg = f"no Prefect server answers at {address}; set PREFECT_API_URL to one that runs"
            raise SettingsError(msg)
        if not told:
            tell(f"waiting for the Prefect server at {address}")
            told = True
        time.sleep(_LOOK_SECONDS)


def is_answering(address: str) -> bool:
    """Tell whether a server answers at an address."""
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=5):  # noqa: S310 - the user's own
            return True
    except (OSError, ValueError, HTTPException):
        return False


@contextmanager
def kept_alive(command: list[str]) -> Iterator[None]:
    """Keep a process running while the block does; started anew when it dies, ever more slowly.

    Args:
        command: The program and its arguments.
    """
    over = threading.Event()
    keeper = threading.Thread(target=_keep_alive, args=(command, over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep_alive(command: list[str], over: threading.Event) -> None:
    quiet = {**os.environ, "PREFECT_SERVER_LOGGING_LEVEL": "WARNING"}
    pause = _LOOK_SECONDS
    while True:
        began = time.monotonic()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=quiet) as process:  # noqa: S603
            while process.poll() is None:
                if over.wait(_LOOK_SECONDS):
                    process.terminate()
                    return
        is_stable = time.monotonic() - began > PATIENCE_SECONDS
        pause = _LOOK_SECONDS if is_stable else min(2 * pause, _PAUSE_SECONDS_MAX)
        tell(f"the Prefect server ended ({process.returncode}); it is started anew")
        if over.wait(pause):
            return


def _command(port: int) -> list[str]:
    return [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def hear_run() -> list[object]:
    """Give a list that fills with what the next run of a flow tells its caller."""
    heard: list[object] = []
    _heard.set(heard)
    return heard


def tell_caller(value: object) -> None:
    """Tell the caller of a run something that it also gets where the server is lost at the end."""
    _heard.get([]).append(value)


def find_fault(lost: BaseException) -> BaseException | None:
    """Give what had gone wrong before the server could be told of it; None where nothing had."""
    before = lost.__context__
    while before is not None and _is_of_network(before):
        before = before.__context__
    return before


def _is_of_network(error: BaseException) -> bool:
    return isinstance(error, (*LOST, OSError)) or type(error).__module__.startswith("httpcore")


def end_untold(code: int) -> NoReturn:
    """End this process at once: Prefect would try for hours to tell a lost server of each task.

    A private server of Prefect's, perhaps one that came up too late, ends with it.

    Args:
        code: Its exit code.
    """
    private = sys.modules.get("prefect.server.api.server")
    if private is not None:
        private.SubprocessASGIServer().stop()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
