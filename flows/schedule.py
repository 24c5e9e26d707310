"""Serve ``update_knowledge_base`` on a timetable, or write it down for a work pool.

It fires by a cron line, by an interval, or when a source has changed.

What runs is told by ``update``, on which Prefect server by ``engine``. No limit of Prefect's own
keeps runs apart: its leases die with a server that is started anew, and the run dies with them.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from contextvars import copy_context
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from prefect import get_client, serve
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.types.entrypoint import EntrypointType

from flows.engine import LOST, await_server, open_server
from flows.errors import SettingsError
from flows.publish.told import tell
from flows.read.sources import sign_sources
from flows.update import CHANGED, bury_dead, name_output, update_knowledge_base

if TYPE_CHECKING:
    from uuid import UUID

    from flows.job import BuildOptions

log = logging.getLogger("flows.schedule")

_TAGS: Final = ["dateline"]
_PAUSE_SECONDS: Final = 5.0
_EVERY_SECONDS_MAX: Final = 31_536_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """When to run; any of the three, together or alone.

    Args:
        cron: Five fields: minute, hour, day of month, month, day of week; empty for none.
        timezone: IANA name of the time zone that the cron line is read in.
        every_seconds: Time from one run to the next, a year at most; None for none.
        watch_seconds: How often to look whether a source has changed; None not to look.
    """

    cron: str = ""
    timezone: str = "UTC"
    every_seconds: float | None = None
    watch_seconds: float | None = None


def serve_schedule(options: BuildOptions, timetable: Timetable, name: str | None = None) -> None:
    """Serve the flow until interrupted; one run at a time.

    A server that is away for a while, however long, is waited for.

    Args:
        options: What each build is told; its paths are made absolute.
        timetable: When to run.
        name: Name of the deployment; that of the output folder if none is given.

    Raises:
        SettingsError: The timetable makes no sense, or no server comes up.
    """
    deployment = _make_deployment(make_absolute(options), timetable, name)
    with open_server() as address:
        tell(f"serving on {address.removesuffix('/api')}; runs are shown there, stop with Ctrl-C")
        if timetable.watch_seconds is not None:
            _start_watch(make_absolute(options), timetable.watch_seconds, deployment)
        while not _serve_until_lost(deployment):
            time.sleep(_PAUSE_SECONDS)
            await_server(address)


def _make_deployment(
    options: BuildOptions, timetable: Timetable, name: str | None
) -> RunnerDeployment:
    return RunnerDeployment.from_flow(
        update_knowledge_base,
        name=name or name_output(options.output),
        schedules=read_timetable(timetable),
        parameters={"options": options.model_dump(mode="json")},
        tags=_TAGS,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


def _serve_until_lost(deployment: RunnerDeployment) -> bool:
    """Serve; tell whether the user ended it, else the server is lost."""
    ended = False
    try:
        bury_dead(cast("UUID", deployment.apply()))
        serve(deployment, pause_on_shutdown=False, print_starting_message=False, limit=1)
        ended = True
    except* LOST as lost:
        log.warning("the Prefect server is lost, and waited for: %r", lost.exceptions[0])
    return ended


def read_timetable(timetable: Timetable) -> list[CronSchedule | IntervalSchedule]:
    """Give the schedules of a timetable, as Prefect has them.

    Raises:
        SettingsError: It says nothing, or what makes no sense.
    """
    schedules: list[CronSchedule | IntervalSchedule] = []
    if timetable.cron:
        schedules.append(_read_cron(timetable.cron, timetable.timezone))
    if timetable.every_seconds is not None:
        if not 1 <= timetable.every_seconds <= _EVERY_SECONDS_MAX:
            most = f"{_EVERY_SECONDS_MAX:,} seconds, a year, at most"
            msg = f"an interval is one second or more, {most}, not {timetable.every_seconds:g}"
            raise SettingsError(msg)
        schedules.append(IntervalSchedule(interval=timedelta(seconds=timetable.every_seconds)))
    if not schedules and timetable.watch_seconds is None:
        msg = 'say when to run: --cron "0 6 * * *", --every 3600 or --watch'
        raise SettingsError(msg)
    return schedules


def write_deployment(
    options: BuildOptions, timetable: Timetable, pool: str, name: str | None = None
) -> str:
    """Write the deployment for a work pool as JSON, which is YAML, as ``prefect deploy`` reads it.

    Args:
        options: What each build is told; its paths are made absolute.
        timetable: When to run; a folder can only be watched where it is served.
        pool: Name of the work pool.
        name: Name of the deployment; that of the output folder if none is given.

    Raises:
        SettingsError: The timetable makes no sense.
    """
    schedules = [_tell_schedule(schedule) for schedule in read_timetable(timetable)]
    deployment = {
        "name": name or name_output(options.output),
        "description": "Fetch what is new, build the knowledge base, publish it.",
        "entrypoint": "flows.update.update_knowledge_base",
        "tags": _TAGS,
        "parameters": {"options": make_absolute(options).model_dump(mode="json")},
        "schedules": schedules,
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


def _start_watch(options: BuildOptions, seconds: float, deployment: RunnerDeployment) -> None:
    context = copy_context()  # it holds the address of our server, which a thread does not inherit
    watch = threading.Thread(
        target=context.run, args=(_watch, options, seconds, deployment), daemon=True
    )
    watch.start()


def _watch(options: BuildOptions, seconds: float, deployment: RunnerDeployment) -> None:
    """Ask for a run at the start and after each change, once the change is over."""
    built = seen = ""
    while True:
        now = sign_sources(options.sources)
        if now == seen and now != built and _ask_for_run(deployment):
            built = now
        seen = now
        time.sleep(seconds)


def _ask_for_run(deployment: RunnerDeployment) -> bool:
    """Ask for a run; tell whether the server has heard it."""
    name = f"{update_knowledge_base.name}/{deployment.name}"
    try:
        with get_client(sync_client=True) as client:
            known = client.read_deployment_by_name(name)
            client.create_flow_run_from_deployment(known.id, tags=[*_TAGS, CHANGED])
    except (OSError, *LOST) as error:
        log.warning("a change was seen, but no run could be asked for yet: %s", error)
        return False
    return True
