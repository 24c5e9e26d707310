"""``dateline diff``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from flows.commands.shell import KNOWLEDGE, print_data

EXAMPLES = (
    "dateline diff old/knowledge.ttl",
    "dateline diff old/knowledge.ttl kb/knowledge.ttl --format json",
)


def diff(
    old: Path,
    new: Path = KNOWLEDGE,
    /,
    *,
    format_: Annotated[Literal["markdown", "json"], Parameter(name="--format")] = "markdown",
) -> None:
    """Tell what changed from one knowledge base to another.

    Articles that came, went or changed, dates that turned, claims that appeared, vanished, moved
    or changed their standing.

    Args:
        old: The earlier knowledge base, in Turtle.
        new: The later one.
        format_: Markdown for people, JSON for programs.
    """
    from flows.publish.changes_read import tell_files
    from flows.publish.changes_text import write_changes, write_changes_json

    changes = tell_files(old, new)
    print_data(write_changes_json(changes) if format_ == "json" else write_changes(changes))
