"""Serve ``update_knowledge_base`` on a timetable, or write it down for a work pool.

It fires by a cron line, by an interval, or when a source has changed.

The Prefect server is the user's where ``PREFECT_API_URL`` names one, else one of our own on this
machine for as long as the schedule is served.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, cast

import httpx
from prefect import get_client, serve
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Crashed
from prefect.types.entrypoint import EntrypointType

from flows.errors import SettingsError
from flows.publish.told import tell
from flows.read.sources import sign_sources
from flows.update import CHANGED, update_knowledge_base

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from prefect import State

    from flows.build import BuildOptions

log = logging.getLogger("flows.schedule")

SERVER_PATIENCE_SECONDS: Final = 600
_TAGS: Final = ["dateline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """When to run; any of the three, together or alone.

    Args:
        cron: Five fields: minute, hour, day of month, month, day of week; empty for none.
        timezone: IANA name of the time zone that the cron line is read in.
        every_seconds: Time from one run to the next; None for none.
        watch_seconds: How often to look whether a source has changed; None not to look.
    """

    cron: str = ""
    timezone: str = "UTC"
    every_seconds: float | None = None
    watch_seconds: float | None = None


def serve_schedule(options: BuildOptions, timetable: Timetable, name: str = "dateline") -> None:
    """Serve the flow until interrupted; one run at a time.

    Args:
        options: What each build is told; its paths are made absolute.
        timetable: When to run.
        name: Name of the deployment; two schedules on one server need two.

    Raises:
        SettingsError: The timetable makes no sense, or no server comes up.
    """
    schedules = read_timetable(timetable)
    with _server() as address:
        tell(f"serving on {address.removesuffix('/api')}; runs are shown there, stop with Ctrl-C")
        deployment = RunnerDeployment.from_flow(
            update_knowledge_base,
            name=name,
            schedules=schedules,
            parameters={"options": make_absolute(options).model_dump(mode="json")},
            concurrency_limit=1,
            tags=_TAGS,
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        id_ = cast("UUID", deployment.apply())
        bury_dead(id_)
        if timetable.watch_seconds is not None:
            _start_watch(make_absolute(options), timetable.watch_seconds, id_)
        serve(deployment, pause_on_shutdown=False, print_starting_message=False, limit=1)


def read_timetable(timetable: Timetable) -> list[CronSchedule | IntervalSchedule]:
    """Give the schedules of a timetable, as Prefect has them.

    Raises:
        SettingsError: It says nothing, or what makes no sense.
    """
    schedules: list[CronSchedule | IntervalSchedule] = []
    if timetable.cron:
        schedules.append(_read_cron(timetable.cron, timetable.timezone))
    if timetable.every_seconds is not None:
        if timetable.every_seconds < 1:
            msg = f"an interval is one second or more, not {timetable.every_seconds:g}"
            raise SettingsError(msg)
        schedules.append(IntervalSchedule(interval=timedelta(seconds=timetable.every_seconds)))
    if not schedules and timetable.watch_seconds is None:
        msg = 'say when to run: --cron "0 6 * * *", --every 3600 or --watch'
        raise SettingsError(msg)
    return schedules


def write_deployment(options: BuildOptions, timetable: Timetable, pool: str) -> str:
    """Write the deployment for a work pool as JSON, which is YAML, as ``prefect deploy`` reads it.

    Args:
        options: What each build is told; its paths are made absolute.
        timetable: When to run; a folder can only be watched where it is served.
        pool: Name of the work pool.

    Raises:
        SettingsError: The timetable makes no sense.
    """
    schedules = [_tell_schedule(schedule) for schedule in read_timetable(timetable)]
    deployment = {
        "name": "dateline",
        "description": "Fetch what is new, build the knowledge base, publish it.",
        "entrypoint": "flows.update.update_knowledge_base",
        "tags": _TAGS,
        "parameters": {"options": make_absolute(options).model_dump(mode="json")},
        "schedules": schedules,
        "concurrency_limit": {"limit": 1, "collision_strategy": "ENQUEUE"},
        "work_pool": {"name": pool},
    }
    return json.dumps({"name": "dateline", "deployments": [deployment]}, indent=2) + "\n"


def _tell_schedule(schedule: CronSchedule | IntervalSchedule) -> dict[str, Any]:
    if isinstance(schedule, CronSchedule):
        return {"cron": schedule.cron, "timezone": schedule.timezone}
    return {"interval": schedule.interval.total_seconds()}


def _read_cron(cron: str, timezone: str) -> CronSchedule:
    try:
        return CronSchedule(cron=cron, timezone=timezone)
    except ValueError as error:
        msg = (
            f"cron line {cron!r} in time zone {timezone!r} cannot be read: five fields are meant, "
            'as in "0 6 * * *" for every day at six'
        )
        raise SettingsError(msg) from error


def make_absolute(options: BuildOptions) -> BuildOptions:
    """Give options that mean the same from every folder."""
    paths = {
        "sources": tuple(p.resolve() for p in options.sources),
        "output": options.output.resolve(),
        "ontology": options.ontology.resolve(),
        "merges": options.merges.resolve(),
    }
    return options.model_copy(update=paths)


def bury_dead(deployment: UUID) -> None:
    """Say of the runs of a server process that was killed that they crashed: nobody goes on.

    One process serves a deployment: when it starts, what is said to be running is not.
    """
    going = {"type": {"any_": ["RUNNING", "PENDING"]}}
    runs = FlowRunFilter.model_validate({"state": going})
    mine = DeploymentFilter.model_validate({"id": {"any_": [deployment]}})
    with get_client(sync_client=True) as client:
        for run in client.read_flow_runs(deployment_filter=mine, flow_run_filter=runs):
            said: State[object] = Crashed(message="its process was killed; the next run goes on")
            client.set_flow_run_state(run.id, said, force=True)


def _start_watch(options: BuildOptions, seconds: float, deployment: UUID) -> None:
    watch = threading.Thread(target=_watch, args=(options, seconds, deployment), daemon=True)
    watch.start()


def _watch(options: BuildOptions, seconds: float, deployment: UUID) -> None:
    """Ask for a run at the start and after each change, once the change is over."""
    built = seen = ""
    while True:
        now = sign_sources(options.sources)
        if now == seen and now != built and _ask_for_run(deployment):
            built = now
        seen = now
        time.sleep(seconds)


def _ask_for_run(deployment: UUID) -> bool:
    """Ask for a run; tell whether the server has heard it."""
    try:
        with get_client(sync_client=True) as client:
            client.create_flow_run_from_deployment(deployment, tags=[*_TAGS, CHANGED])
    except (OSError, httpx.HTTPError) as error:
        log.warning("a change was seen, but no run could be asked for yet: %s", error)
        return False
    return True


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
    tell(f"starting a Prefect server of our own on port {port}; a busy machine takes minutes")
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
