"""A report of a release by its folder: articles and issues are read from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.publish.report.page import write_report

if TYPE_CHECKING:
    from pathlib import Path

    from flows.publish.exports import Graph
    from flows.publish.report.ask import Gathering

ARTICLES, ISSUES = "articles", "issues.jsonl"


def report_beside(graph: Graph, folder: Path, gathering: Gathering | None = None) -> bytes:
    """Write the page of a knowledge base, as its build writes it.

    Args:
        graph: The knowledge base.
        folder: Where ``articles/`` and ``issues.jsonl`` of its release lie, or are missing from the
            page.
        gathering: What was gathered of its articles; None to gather it now.
    """
    issues = _read(folder / ISSUES) or b""
    return write_report(
        graph, lambda name: _read(folder / ARTICLES / f"{name}.json"), issues, gathering
    )


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
