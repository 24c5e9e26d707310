"""Runs the server: takes a port, tells its address, serves until it is interrupted."""

from __future__ import annotations

import signal
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import uvicorn

from flows.errors import ServeError
from flows.publish.told import tell
from flows.server.app import Site
from flows.server.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from flows.server.pool import Limits

LEAVE_SECONDS = 1
"""How long answers that are under way may take when the server ends."""
SHOWN = (("/", "report"), ("/find", "articles and names"), ("/sparql", "questions"))


def serve(output: Path, ontology: Path, limits: Limits, host: str, port: int) -> None:
    """Serve a release until interrupted, which ends it quietly.

    Args:
        output: Folder that it was published into.
        ontology: Folder of the ontology and the saved questions.
        limits: What a query may take.
        host: Address or name to listen on.
        port: Port to listen on; 0 for a free one.

    Raises:
        ServeError: There is no release, or the port cannot be had.
    """
    signal.signal(signal.SIGTERM, _interrupt)  # so that the store on disk is cleared away
    with suppress(KeyboardInterrupt), listen(host, port) as listening:
        tell(f"loading {output}")
        site = Site(Shelf(output), ontology, limits)
        address = tell_address(listening)
        sys.stdout.write(f"{address}/\n")
        sys.stdout.flush()
        for path, name in SHOWN:
            tell(f"{name}: {address}{path}")
        tell("Ctrl-C ends it")
        uvicorn.Server(_configure(site)).run(sockets=[listening])


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _configure(site: Site) -> uvicorn.Config:
    return uvicorn.Config(
        site.make_app(),
        access_log=False,
        log_config=None,
        log_level="critical",
        server_header=False,
        timeout_graceful_shutdown=LEAVE_SECONDS,
    )


def listen(host: str, port: int) -> socket.socket:
    """Take a port.

    Raises:
        ServeError: There is no such host or port, or it is taken or not allowed.
    """
    try:
        return socket.create_server((host, port), family=_find_family(host, port))
    except (OSError, OverflowError, ValueError) as error:
        msg = (
            f"{host}:{port}: cannot listen there: {getattr(error, 'strerror', None) or error}; "
            "name another with --port, or a free one with --port 0"
        )
        raise ServeError(msg) from error


def _find_family(host: str, port: int) -> socket.AddressFamily:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    return found[0][0]


def tell_address(listening: socket.socket) -> str:
    """Give the address to open, without a path."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
