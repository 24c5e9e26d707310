"""Articles in batches, one Prefect task each; the task runner decides where they run.

Which articles need work is told by ``workers.known``, how a batch is worked on by
``workers.keeper``. Annotations are evaluated here, as in ``build``.
"""

import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from flows.cache.records import Records
from flows.errors import SettingsError
from flows.workers.frames import pack_articles, unpack_articles
from flows.workers.keeper import Processed, Task, process_batch
from flows.workers.known import Keyed
from flows.workers.options import WorkOptions

T = TypeVar("T")
_AHEAD = 2
"""Batches that wait for each one that is worked on: no worker idles, and few are in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batches:
    """How articles become batches.

    Args:
        task: What each batch is told.
        work: By how many processes, and where.
        articles_max: Articles of one batch.
    """

    task: Task
    work: WorkOptions
    articles_max: int


def sealed(value: T) -> T:
    """Keep Prefect from walking through a large value; it is unwrapped before the task sees it."""
    return cast("T", quote(value))


@task(name="process batch", cache_policy=NO_CACHE)
def process_task(batch: bytes, how: Task) -> Processed:
    """Process one batch in a process of its own; the work is ``flows.pipeline.process``.

    The articles come packed: neither Prefect nor Dask then looks into them or takes them apart.
    """
    return process_batch(unpack_articles(batch), how)  # by its name: a cluster imports it there


@contextmanager
def open_records(work: WorkOptions) -> Iterator[Records]:
    """Give the records of work done before; where none are to be kept, of this build alone."""
    with (
        tempfile.TemporaryDirectory(prefix="dateline-") as own,
        Records(work.cache or Path(own), work.cache_mb * 2**20) as records,
    ):
        yield records


def _cut(missing: Sequence[Keyed], batches: Batches) -> list[Sequence[Keyed]]:
    """Cut articles into batches, small ones where else some workers would have none."""
    share = -(-len(missing) // batches.work.workers)
    size = max(1, min(batches.articles_max, share))
    return [missing[at : at + size] for at in range(0, len(missing), size)]


def run_batches(
    articles: Sequence[Keyed], batches: Batches
) -> Iterator[tuple[Sequence[Keyed], Processed]]:
    """Give each batch with what came of it, in order; a few are under way at a time.

    Raises:
        ModelError: No worker process can be started.
        SettingsError: The task runner is not there.
    """
    if not articles:
        return
    under_way: deque[tuple[Sequence[Keyed], PrefectFuture[Processed]]] = deque()
    with make_runner(batches.work) as runner:
        for batch in _cut(articles, batches):
            if len(under_way) >= _AHEAD * batches.work.workers:
                yield _finish(under_way)
            packed = pack_articles([article for _, article in batch])
            parameters = {"batch": packed, "how": batches.task}
            under_way.append((batch, runner.submit(process_task, parameters)))
        while under_way:
            yield _finish(under_way)


def _finish(
    under_way: deque[tuple[Sequence[Keyed], PrefectFuture[Processed]]],
) -> tuple[Sequence[Keyed], Processed]:
    batch, future = under_way.popleft()
    return batch, future.result()


def make_runner(work: WorkOptions) -> TaskRunner[Any]:
    """Give the task runner that is asked for.

    Raises:
        SettingsError: It needs ``prefect-dask``, which is not installed.
    """
    if work.runner == "local":
        return ThreadPoolTaskRunner(max_workers=work.workers)
    try:
        from prefect_dask.task_runners import DaskTaskRunner  # noqa: PLC0415 - an extra
    except ImportError as error:
        msg = "DATELINE_RUNNER=dask needs Dask: install dateline with its extra, dateline[dask]"
        raise SettingsError(msg) from error
    if work.dask_scheduler is not None:
        return DaskTaskRunner(address=work.dask_scheduler)
    return DaskTaskRunner(cluster_kwargs={"n_workers": work.workers, "threads_per_worker": 1})
