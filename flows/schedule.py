"""Serve the flow on a schedule: a deployment of ``build_knowledge_base`` that fires by a cron line.

The Prefect server is the user's where ``PREFECT_API_URL`` names one, else one of our own on this
machine for as long as the schedule is served.
"""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prefect.client.schemas.schedules import CronSchedule
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.types.entrypoint import EntrypointType

from flows.build import build_knowledge_base
from flows.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.build import BuildOptions

log = logging.getLogger("flows.schedule")

SERVER_PATIENCE_SECONDS = 180


def serve_schedule(options: BuildOptions, cron: str, timezone: str) -> None:
    """Serve the flow until interrupted; one run at a time.

    Args:
        options: What each build is told; its paths are made absolute.
        cron: Five fields: minute, hour, day of month, month, day of week.
        timezone: IANA name of the time zone that the cron line is read in.

    Raises:
        SettingsError: The cron line or the time zone makes no sense, or no server comes up.
    """
    schedule = _read_cron(cron, timezone)
    with _server() as address:
        log.info("serving on %s; runs are shown there, stop with Ctrl-C", address)
        build_knowledge_base.serve(
            name="dateline",
            schedules=[schedule],
            parameters={"options": _absolute(options).model_dump(mode="json")},
            limit=1,
            print_starting_message=False,
            entrypoint_type=EntrypointType.MODULE_PATH,
        )


def _read_cron(cron: str, timezone: str) -> CronSchedule:
    try:
        return CronSchedule(cron=cron, timezone=timezone)
    except ValueError as error:
        msg = (
            f"cron line {cron!r} in time zone {timezone!r} cannot be read: five fields are meant, "
            'as in "0 6 * * *" for every day at six'
        )
        raise SettingsError(msg) from error


def _absolute(options: BuildOptions) -> BuildOptions:
    paths = {
        "sources": tuple(p.resolve() for p in options.sources),
        "output": options.output.resolve(),
        "ontology": options.ontology.resolve(),
    }
    return options.model_copy(update=paths)


@contextmanager
def _server() -> Iterator[str]:
    address = PREFECT_API_URL.value()
    if address is not None:
        yield address
        return
    port = _free_port()
    address = f"http://127.0.0.1:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
    quiet = {**os.environ, "PREFECT_SERVER_LOGGING_LEVEL": "WARNING"}
    log.info("starting a Prefect server of our own on port %s", port)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=quiet) as process:  # noqa: S603
        try:
            _await_server(address, process)
            os.environ["PREFECT_API_URL"] = address
            with temporary_settings({PREFECT_API_URL: address}):
                yield address
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_server(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SERVER_PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2):  # noqa: S310 - our own
                return
        except OSError:
            time.sleep(0.5)
    msg = "the Prefect server did not come up; set PREFECT_API_URL to one that runs"
    raise SettingsError(msg)
