"""A report of a published file: articles and issues are read from beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.publish.report.page import write_report

if TYPE_CHECKING:
    from pathlib import Path

    from flows.publish.exports import Graph

ARTICLES, ISSUES = "articles", "issues.jsonl"


def report_file(graph: Graph, file: Path) -> bytes:
    """Write the page of a knowledge base that was published; as its build wrote it.

    Args:
        graph: What was read from the file.
        file: The Turtle; ``articles/`` and ``issues.jsonl`` of its release lie beside it, or are
            missing from the page.
    """
    return write_report(
        graph,
        lambda name: _read(file.parent / ARTICLES / f"{name}.json"),
        _read(file.parent / ISSUES) or b"",
    )


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
