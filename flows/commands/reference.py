"""``dateline reference``: look into the reference data, check it, fetch more of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter

from flows.commands.shell import Flag, examples, print_data

if TYPE_CHECKING:
    from flows.read.refresh import Refreshed

EXAMPLES = (
    'dateline reference show "Robert Ford"',
    "dateline reference check",
    "dateline reference check --known --format csv",
    "dateline reference refresh --tables envoys leaders",
)
Format = Annotated[Literal["table", "csv"], Parameter(name="--format")]
_PAGE_ROWS_MAX, _DELAY_MAX = 10_000, 3_600
TableName = Literal["offices", "envoys", "leaders", "events"]

reference = App(
    help="Look into the reference data, check it, fetch more of it.",
    help_format="plaintext",
    help_epilogue=examples(*EXAMPLES),
)


@reference.command
def show(name: str, /) -> None:
    """Print the rows that bear a name, with their sources and licences.

    Args:
        name: Of a person, an event, a place, a body; or the id that evidence cites, as in
            tenure/pocom/robert-stephen-ford/2011-01-20.
    """
    from flows.publish.reference import tell_rows
    from flows.read.reference import load_reference
    from flows.settings import read_settings

    print_data(tell_rows(load_reference(read_settings().ontology / "reference"), name))


@reference.command
def check(*, known: Flag = False, format_: Format = "table") -> None:
    """Find contradictions in the tables; exit with 1 if there are any that nobody has looked at.

    Args:
        known: Print those too that stay for a reason (known_doubts.csv).
        format_: How to print them.
    """
    from flows.publish.reference import tell_findings, tell_findings_csv
    from flows.read.reference import load_reference
    from flows.read.reference_check import check_reference
    from flows.settings import read_settings

    findings = check_reference(load_reference(read_settings().ontology / "reference"))
    open_ = [f for f in findings if not f.why]
    shown = findings if known else open_
    print_data(tell_findings_csv(shown) if format_ == "csv" else tell_findings(shown))
    sys.stderr.write(f"{len(open_)} contradictions, {len(findings) - len(open_)} more known\n")
    sys.exit(1 if open_ else 0)


@reference.command
def refresh(
    *,
    endpoint: str = "https://query.wikidata.org/sparql",
    tables: Annotated[tuple[TableName, ...], Parameter(consume_multiple=True, negative=())] = (
        "offices",
        "envoys",
        "leaders",
        "events",
    ),
    output: Path | None = None,
    page_rows: int = 500,
    delay: float = 1.0,
) -> None:
    """Fetch offices, envoys, leaders of groups and events from Wikidata, which is CC0.

    Takes an hour or so for all tables. What came is kept: run it again to go on after a failure.

    Args:
        endpoint: Address of a SPARQL endpoint with Wikidata's data.
        tables: Which tables to fetch.
        output: Folder to write them into; the reference data in use if none is named.
        page_rows: Rows asked for at once, 1 to 10,000.
        delay: Seconds to wait between questions, 0 to 3,600.
    """
    from flows.errors import SettingsError
    from flows.publish.told import tell
    from flows.read.reference_store import find_cache
    from flows.read.refresh import RefreshOptions, refresh_table
    from flows.read.sparql_pages import Manners
    from flows.read.wikidata import WikidataTable
    from flows.settings import read_settings

    if not 1 <= page_rows <= _PAGE_ROWS_MAX or not 0 <= delay <= _DELAY_MAX:
        msg = f"--page-rows is from 1 to {_PAGE_ROWS_MAX:,}, --delay from 0 to {_DELAY_MAX:,}"
        raise SettingsError(msg)
    folder = read_settings().ontology / "reference"
    options = RefreshOptions(
        reference=folder,
        output=output or folder,
        pages=find_cache() / "wikidata",
        endpoint=endpoint,
        page_rows=page_rows,
        manners=Manners(delay_seconds=delay),
        say=tell,
    )
    for name in tables:
        print_data(_tell(refresh_table(WikidataTable(name), options)))


def _tell(done: Refreshed) -> str:
    return (
        f"{done.path}: {done.added} rows added, {done.changed} changed, {done.removed} removed, "
        f"{done.kept} as before; {done.unusable} answers without a name or a year left out\n"
    )
