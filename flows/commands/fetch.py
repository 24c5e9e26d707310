"""``dateline fetch``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

EXAMPLES = ("dateline fetch", "dateline fetch my-sources.toml --only desk")


def fetch(
    sources: Path | None = None,
    /,
    *,
    only: Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)] = (),
) -> None:
    """Fetch what is new from the feeds and pages that a file of sources names.

    Args:
        sources: The file of sources; that of DATELINE_SOURCES (sources.toml) if none is named.
        only: Names of sources to fetch; all if none is named.
    """
    from flows.commands.shell import print_data
    from flows.errors import FetchError
    from flows.fetch.run import fetch_sources, tell_report
    from flows.publish.told import tell
    from flows.read.source_list import read_source_list
    from flows.settings import read_settings

    path = sources or read_settings().sources
    reports = fetch_sources(read_source_list(path), only)
    for report in reports:
        for fault in report.faults:
            tell(fault)
    print_data("".join(f"{tell_report(report)}\n" for report in reports))
    if all(report.faults and not (report.new or report.known) for report in reports):
        msg = "nothing came from any source: each has its reason above; the next run asks again"
        raise FetchError(msg)
