"""The Prefect flow ``update_knowledge_base``: fetch what is new, then build; what a schedule runs.

A run stands for all that are due: those that were missed while nobody served, or while a build
took longer than its interval, are caught up by one. Two never work for one folder at a time, and
none needs the server but for its first and last word. Annotations are evaluated, as in ``build``.
"""

import fcntl
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from uuid import UUID

from prefect import State, flow, get_client, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from prefect.states import Cancelled, Completed, Crashed

from flows.build import build_knowledge_base
from flows.engine import LOST
from flows.fetch.run import Report, fetch_sources, tell_report
from flows.job import BuildOptions
from flows.publish.summary import Summary
from flows.read.source_list import SourceList, read_source_list

log = logging.getLogger("flows.schedule")

CHANGED = "changed"
"""Tag of a run that was asked for because a source had changed."""


def name_output(output: Path) -> str:
    """Give the name of an output folder as Prefect allows it."""
    return re.sub(r"[^\w.-]+", "-", output.name) or "kb"


def _name_run() -> str:
    """Name a run by what it publishes and by when it was due."""
    options = runtime.flow_run.parameters.get("options")
    output = options.get("output") if isinstance(options, dict) else getattr(options, "output", "")
    due = runtime.flow_run.scheduled_start_time or datetime.now(UTC)
    return f"{name_output(Path(str(output)))}-{due:%Y-%m-%d-%H%M}"


@task(name="drop missed runs", cache_policy=NO_CACHE)
def drop_missed_task(deployment: UUID) -> int:
    """Cancel the runs of the timetable that are due beside this one; give their number.

    A run that somebody asked for by hand, perhaps with other options, keeps its turn.
    """
    runs = FlowRunFilter.model_validate(
        {
            "state": {"type": {"any_": ["SCHEDULED"]}},
            "next_scheduled_start_time": {"before_": datetime.now(UTC)},
        }
    )
    said: State[object] = Cancelled(message=f"was missed; {runtime.flow_run.name} stands for it")
    return _end_runs(deployment, runs, said, lambda r: r.auto_scheduled or CHANGED in r.tags)


def bury_dead(deployment: UUID, but: UUID | None = None) -> None:
    """Say of the runs that are said to go on, and do not, that they crashed.

    One process serves a deployment, one run at a time: there is none beside the one that asks.

    Args:
        deployment: Whose runs.
        but: The run that asks; None where none is.
    """
    going = FlowRunFilter.model_validate({"state": {"type": {"any_": ["RUNNING", "PENDING"]}}})
    message = "its process was killed, or the server did not hear its end; the next run goes on"
    said: State[object] = Crashed(message=message)
    _end_runs(deployment, going, said, lambda r: r.id != but and r.work_pool_name is None)


def _end_runs(
    deployment: UUID,
    which: FlowRunFilter,
    state: State[object],
    is_meant: Callable[[FlowRun], bool],
) -> int:
    """Say of runs of a deployment that they have ended; give their number."""
    mine = DeploymentFilter.model_validate({"id": {"any_": [deployment]}})
    with get_client(sync_client=True) as client:
        found = client.read_flow_runs(deployment_filter=mine, flow_run_filter=which)
        meant = [run for run in found if is_meant(run)]
        for run in meant:
            client.set_flow_run_state(run.id, state, force=True)
    return len(meant)


@task(name="fetch sources", cache_policy=NO_CACHE)
def fetch_task(sources: SourceList) -> tuple[Report, ...]:
    """Fetch what is new; what does not come is in the reports, and asked for by the next run."""
    return fetch_sources(sources)


@flow(name="update_knowledge_base", flow_run_name=_name_run)
def update_knowledge_base(options: BuildOptions) -> State[Summary]:
    """Fetch what is new from the sources that are fetched, then build and publish.

    Returns:
        The state of the build, named "Degraded" also where something did not come.

    Raises:
        FlowsError: The run cannot be trusted; what was published before stays.
    """
    with held_alone(options.output):
        _tidy_runs()
        faults = [fault for report in _fetch_all(options) for fault in report.faults]
        built = build_knowledge_base.fn(options)  # no run of its own: nothing to ask the server
    summary = cast("Summary", built.data)
    issues = sum(count for _, count in summary.issues)
    said = f"; {len(faults)} did not come: {faults[0]}" if faults else ""
    name = "Degraded" if faults else built.name
    message = f"{built.message}, {issues:,} issues{said}"
    return Completed(name=name, message=message, data=summary)


@contextmanager
def held_alone(output: Path) -> Iterator[None]:
    """Hold an output folder against other runs, once none works for it; one that dies lets go.

    Args:
        output: The folder; the lock lies beside it.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.with_name(f".{output.name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            log.info("another run works for %s; this one waits for its end", output)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _tidy_runs() -> None:
    """Let the server know what of this deployment is over; without it, work goes on."""
    if not (deployment := runtime.deployment.id):
        return
    try:
        bury_dead(UUID(str(deployment)), but=UUID(str(runtime.flow_run.id)))
        missed = drop_missed_task(UUID(str(deployment)))
    except LOST as lost:
        log.warning("the Prefect server is lost, the work goes on: %r", lost)
    else:
        log.info("%s missed runs are caught up by this one", f"{missed:,}")


def _fetch_all(options: BuildOptions) -> list[Report]:
    listed = [read_source_list(path) for path in options.sources if path.suffix == ".toml"]
    fetched = [one for one in listed if any(entry.is_fetched for entry in one.entries)]
    reports = [report for one in fetched for report in fetch_task(one)]
    for report in reports:
        log.info("%s", tell_report(report))
    return reports
