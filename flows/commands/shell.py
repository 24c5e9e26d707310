"""What the commands share: their examples, their usual folders, their output, their engine."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

SEEDS, OUTPUT = Path("seeds"), Path("output")
KNOWLEDGE = OUTPUT / "knowledge.ttl"
# Prefect without telemetry, patient with its private server, and silent about what we say ourselves
PREFECT_DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",
}

Flag = Annotated[bool, Parameter(negative=())]
Sources = Annotated[tuple[Path, ...], Parameter(negative=(), show_default=False)]


def examples(*lines: str) -> str:
    """Give the last part of a command's help."""
    return "\n  ".join(("Examples:", *lines))


def print_data(text: str) -> None:
    """Print to stdout, as it is."""
    sys.stdout.write(text)


def set_engine_defaults() -> None:
    """Set what Prefect reads from the environment when it is imported, where the user has not."""
    for name, value in PREFECT_DEFAULTS.items():
        os.environ.setdefault(name, value)
