"""How the work on articles is done: by how many processes, within which limits, what is kept.

Nothing of it changes what is published.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Runner = Literal["local", "dask"]


def count_cores() -> int:
    """Give the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class WorkOptions(BaseModel):
    """How the work is done.

    Args:
        cache: Folder of the records of work done before; None to keep none.
        cache_mb: Size of the records above which the oldest go, in mebibytes, from 0.
        workers: Processes at a time; with a Dask scheduler of your own, batches at a time.
        article_seconds: Longest that one article may take.
        worker_memory_mb: Memory that one process may take for data, in mebibytes.
        runner: Where the processes run: on this machine, or on the workers of Dask.
        dask_scheduler: Address of a Dask scheduler; None for a cluster of its own on this machine.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    cache: Path | None = None
    cache_mb: int = Field(default=4_000, ge=0)
    workers: int = Field(default_factory=count_cores, ge=1, le=1_000)
    article_seconds: float = Field(default=120.0, gt=0)
    worker_memory_mb: int = Field(default=4_000, ge=500)
    runner: Runner = "local"
    dask_scheduler: str | None = None
