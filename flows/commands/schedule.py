"""``dateline schedule``."""

from __future__ import annotations

import os
from pathlib import Path

from flows.commands.build import ready_options
from flows.commands.shell import OUTPUT

EXAMPLES = (
    'dateline schedule --cron "0 6 * * *"',
    'dateline schedule articles/ --cron "*/15 * * * *" --output kb',
)


def schedule(*sources: Path, cron: str, timezone: str = "UTC", output: Path = OUTPUT) -> None:
    """Serve the build on a schedule, until interrupted.

    Args:
        sources: Files and folders of articles; seeds/ if none is named.
        cron: Minute, hour, day of month, month, day of week.
        timezone: IANA name of the time zone of the cron line.
        output: Folder to publish into.
    """
    os.environ.setdefault("PREFECT_LOGGING_EXTRA_LOGGERS", "flows")
    options = ready_options(sources, output, None)
    from flows.schedule import serve_schedule

    serve_schedule(options, cron, timezone)
