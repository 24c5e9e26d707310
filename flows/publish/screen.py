"""How a build looks on a screen: a line of progress while it runs, a summary at its end.

What is said stands in ``summary``; the lines of progress come from the log of ``flows``.
"""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from flows.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.status import Status

    from flows.publish.summary import Dating, Summary

VERDICT_ROWS_MAX = 40
WIDE_COLUMNS = 140
STYLES = {Verdict.ACCEPTED: "green", Verdict.REJECTED: "red", Verdict.MISSING: "yellow"}


class _Talk(logging.Handler):
    """Shows each line of the log on stderr, the last one beside a spinner while work goes on."""

    def __init__(self, console: Console, status: Status) -> None:
        super().__init__(logging.INFO)
        self._console, self._status = console, status

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        self._status.update(Text(f"{line} …"))
        self._console.print(Text(line), highlight=False)


@contextmanager
def talk(first: str) -> Iterator[None]:
    """Show progress on stderr while the block runs.

    Args:
        first: What is being waited for at the start.
    """
    console = Console(stderr=True, soft_wrap=True)
    log = logging.getLogger("flows")
    log.setLevel(logging.INFO)
    log.propagate = False
    with console.status(Text(first)) as status:
        handler = _Talk(console, status)
        log.addHandler(handler)
        if not console.is_terminal:
            console.print(Text(first), highlight=False)
        try:
            yield
        finally:
            log.removeHandler(handler)


def show_summary(summary: Summary) -> None:
    """Print the summary of a build on stdout."""
    width = None if sys.stdout.isatty() else WIDE_COLUMNS
    Console(width=width).print(render_summary(summary))


def render_summary(summary: Summary) -> RenderableType:
    """Lay the summary out: verdicts, why dates were rejected, claims, issues, where, how long."""
    verdicts = _verdict_table(summary.datings[:VERDICT_ROWS_MAX])
    more = len(summary.datings) - VERDICT_ROWS_MAX
    return Group(
        verdicts,
        *([Text(f"and {more:,} articles more, in articles/")] if more > 0 else []),
        *_rejections(summary),
        Text(_counted("claim", summary.claims)),
        Text(_counted("issue", summary.issues)),
        Text(
            f"{_many('article', len(summary.datings))}, {summary.entities:,} entities -> "
            f"{summary.knowledge} in {summary.seconds:.1f} s"
        ),
    )


def _verdict_table(datings: tuple[Dating, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("article", "verdict", "printed", "published", "confidence"):
        table.add_column(heading, overflow="fold")
    for dating in datings:
        table.add_row(
            Text(dating.article),
            Text(dating.verdict.value, style=STYLES[dating.verdict]),
            Text(dating.printed or "-"),
            Text(dating.decided or "unknown"),
            f"{dating.confidence:.2f}",
        )
    return table


def _rejections(summary: Summary) -> Iterator[Text]:
    rejected = [d for d in summary.datings if d.verdict is Verdict.REJECTED]
    yield Text(f"{_many('printed date', len(rejected))} rejected{':' if rejected else ''}")
    for dating in rejected[:VERDICT_ROWS_MAX]:
        yield Text(f'  {dating.article}: "{dating.printed}", because {" ".join(dating.why)}')


def _counted(what: str, counts: tuple[tuple[str, int], ...]) -> str:
    total = sum(count for _, count in counts)
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in counts)
    return _many(what, total) + (f": {kinds}" if kinds else "")


def _many(what: str, count: int) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
