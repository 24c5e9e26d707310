"""Doubts as ``issues.jsonl``: one line an issue, in order of articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.model import Issue


def write_issues(issues: Iterable[Issue]) -> bytes:
    """Write the issues, each once."""
    lines = (_write_issue(issue) for issue in sorted(set(issues)))
    return "".join(lines).encode(errors="replace")


def _write_issue(issue: Issue) -> str:
    record = {
        "article": issue.article,
        "code": issue.code.value,
        "begin": issue.begin,
        "end": issue.end,
        "seen": issue.seen,
    }
    return f"{json.dumps(record, ensure_ascii=False, sort_keys=True)}\n"
