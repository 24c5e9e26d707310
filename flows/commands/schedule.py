"""``dateline schedule``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.commands.build import ready_options
from flows.commands.shell import OUTPUT, Flag, print_data

EXAMPLES = (
    'dateline schedule --cron "0 6 * * *"',
    'dateline schedule sources.toml --cron "0 6 * * *" --timezone Europe/Berlin --output kb',
    "dateline schedule articles/ --watch --every 86400",
    'dateline schedule --cron "0 6 * * *" --pool my-pool > prefect.yaml',
)
WATCH_SECONDS = 10.0
# our log in the UI; nine tries, 2 to 2**9 s apart: a server may be away for a quarter of an hour
_ENGINE = {"PREFECT_LOGGING_EXTRA_LOGGERS": "flows", "PREFECT_CLIENT_MAX_RETRIES": "9"}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When to run.

    Args:
        cron: Minute, hour, day of month, month, day of week.
        timezone: IANA name of the time zone of the cron line.
        every: Seconds from one run to the next.
        watch: Run at the start and whenever a source has changed, too.
    """

    cron: str = ""
    timezone: str = "UTC"
    every: float | None = None
    watch: Flag = False


NEVER = When()


def schedule(
    *sources: Path,
    when: Annotated[When, Parameter(name="*")] = NEVER,
    pool: str | None = None,
    output: Path = OUTPUT,
    name: str | None = None,
) -> None:
    """Fetch and build on a timetable, until interrupted; one run at a time.

    Args:
        sources: As of dateline build; what a file of sources fetches is fetched first.
        when: When to run.
        pool: Print the deployment for this work pool instead, for prefect deploy.
        output: Folder to publish into.
        name: Name of the deployment; that of the output folder if none is given.
    """
    for setting, value in _ENGINE.items():
        os.environ.setdefault(setting, value)
    options = ready_options(sources, output, None)
    from flows.schedule import Timetable, serve_schedule, write_deployment

    timetable = Timetable(
        cron=when.cron,
        timezone=when.timezone,
        every_seconds=when.every,
        watch_seconds=WATCH_SECONDS if when.watch else None,
    )
    if pool is not None:
        print_data(write_deployment(options, timetable, pool, name))
        return
    serve_schedule(options, timetable, name)
