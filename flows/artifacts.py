"""What a run shows in the Prefect UI: verdicts, issues, what changed, counts.

Like ``build``, which calls it, this module imports Prefect, and its annotations are evaluated.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from prefect import task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.model import Issue
from flows.publish.history import CHANGES
from flows.publish.summary import Summary

_ROWS_MAX: Final = 1_000
_TEXT_MAX: Final = 100_000
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")


@task(name="show", cache_policy=NO_CACHE)  # Prefect's client tries again by itself, for a minute
def show_task(summary: Summary, issues: Sequence[Issue]) -> None:
    """Put what a build gave where the Prefect UI shows it, under keys that stay from run to run."""
    folder = summary.knowledge.parent
    name = _NOT_PLAIN.sub("-", folder.name.lower()).strip("-") or "kb"
    create_table_artifact(
        table=list_verdicts(summary),
        key=f"{name}-verdicts",
        description=_describe("articles and their dates", len(summary.datings)),
    )
    create_table_artifact(
        table=list_issues(issues),
        key=f"{name}-issues",
        description=_describe("issues", len(issues)),
    )
    create_markdown_artifact(write_counts(summary), key=f"{name}-counts")
    changes = folder / CHANGES
    if changes.is_file():
        text = changes.read_text(encoding="utf-8")[:_TEXT_MAX]
        create_markdown_artifact(text, key=f"{name}-changes")


def _describe(what: str, count: int) -> str:
    more = f"; the first {_ROWS_MAX:,} are shown" if count > _ROWS_MAX else ""
    return f"{count:,} {what}{more}"


def list_verdicts(summary: Summary) -> list[dict[str, Any]]:
    """Give a row an article: its verdict, the date printed, the date decided, and why."""
    return [
        {
            "article": dating.article,
            "verdict": dating.verdict.value,
            "printed": dating.printed or "",
            "published": dating.decided or "unknown",
            "confidence": round(dating.confidence, 2),
            "why": " ".join(dating.why),
        }
        for dating in summary.datings[:_ROWS_MAX]
    ]


def list_issues(issues: Sequence[Issue]) -> list[dict[str, Any]]:
    """Give a row an issue."""
    return [
        {"article": issue.article, "code": issue.code.value, "seen": issue.seen}
        for issue in issues[:_ROWS_MAX]
    ]


def write_counts(summary: Summary) -> str:
    """Write the counts of a build as Markdown."""
    rows = (
        ("articles", len(summary.datings)),
        ("entities", summary.entities),
        *((f"claims: {kind}", count) for kind, count in summary.claims),
        *((f"issues: {code}", count) for code, count in summary.issues),
    )
    lines = (f"| {what} | {count:,} |" for what, count in rows)
    where = f"Published as `{summary.knowledge}` in {summary.seconds:.1f} s."
    return "\n".join(("| what | count |", "|---|---:|", *lines, "", where, ""))
