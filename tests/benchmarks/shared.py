"""Where benchmarks find what lies beside the project (``../shared``): corpora, gold, tools.

The project needs none of it. A benchmark that does says what is missing and ends well without.
"""

from __future__ import annotations

import platform
import sys
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path

SHARED = Path(__file__).parents[3] / "shared"


def shared_folder(*parts: str) -> Path:
    """Give a folder or file beside the project; where it is not there, say so and exit with 0.

    Args:
        parts: Its path below ``../shared``, as in ``shared_folder("data", "temporal")``.

    Raises:
        SystemExit: With code 0, where it is missing.
    """
    path = SHARED.joinpath(*parts)
    if not path.exists():
        sys.stdout.write(f"{'/'.join(('..', 'shared', *parts))} is not there: benchmark skipped\n")
        sys.exit(0)
    return path


def stamp() -> str:
    """Give the line that heads a table: the day, the machine, its Python."""
    now = datetime.now(tz=UTC).strftime("%Y-%m-%d %H:%M UTC")
    machine = f"{platform.machine()}, {cpu_count()} cores, Python {platform.python_version()}"
    return f"Measured {now} on {platform.system()} {machine}."
