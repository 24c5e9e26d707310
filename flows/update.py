"""The Prefect flow ``update_knowledge_base``: fetch what is new, then build; what a schedule runs.

A run stands for all that are due: those that were missed while nobody served, or while a build
took longer than its interval, are caught up by one. Annotations are evaluated, as in ``build``.
"""

import logging
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from uuid import UUID

from prefect import State, flow, get_client, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.states import Cancelled, Completed

from flows.build import BuildOptions, build_knowledge_base
from flows.fetch.run import Report, fetch_sources, tell_report
from flows.publish.summary import Summary
from flows.read.source_list import SourceList, read_source_list

log = logging.getLogger("flows.schedule")

CHANGED = "changed"
"""Tag of a run that was asked for because a source had changed."""


def _name_run() -> str:
    """Name a run by what it publishes and by when it was due."""
    options = runtime.flow_run.parameters.get("options")
    output = options.get("output") if isinstance(options, dict) else getattr(options, "output", "")
    due = runtime.flow_run.scheduled_start_time or datetime.now(UTC)
    name = re.sub(r"[^\w.-]+", "-", Path(str(output)).name) or "kb"
    return f"{name}-{due:%Y-%m-%d-%H%M}"


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
    mine = DeploymentFilter.model_validate({"id": {"any_": [deployment]}})
    message = f"was missed; {runtime.flow_run.name} stands for it"
    with get_client(sync_client=True) as client:
        due = client.read_flow_runs(deployment_filter=mine, flow_run_filter=runs)
        missed = [run for run in due if run.auto_scheduled or CHANGED in run.tags]
        for run in missed:
            said: State[object] = Cancelled(message=message)
            client.set_flow_run_state(run.id, said, force=True)
    return len(missed)


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
    deployment = runtime.deployment.id
    if deployment:
        missed = drop_missed_task(UUID(str(deployment)))
        log.info("%s missed runs are caught up by this one", f"{missed:,}")
    faults = [fault for report in _fetch_all(options) for fault in report.faults]
    built = build_knowledge_base(options, return_state=True)
    summary = cast("Summary", built.result())
    said = f"; {len(faults)} did not come: {faults[0]}" if faults else ""
    name = "Degraded" if faults else built.name
    return Completed(name=name, message=f"{built.message}{said}", data=summary)


def _fetch_all(options: BuildOptions) -> list[Report]:
    listed = [read_source_list(path) for path in options.sources if path.suffix == ".toml"]
    fetched = [one for one in listed if any(entry.is_fetched for entry in one.entries)]
    reports = [report for one in fetched for report in fetch_task(one)]
    for report in reports:
        log.info("%s", tell_report(report))
    return reports
