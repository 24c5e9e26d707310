"""``CHANGES.md`` and ``changes.ttl``: how a release differs from the one before it.

They depend on what was published before, so the same input gives other bytes here: like the
manifest they are left out when two releases are held against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.publish.changes import Changes
from flows.publish.changes_rdf import Passing, write_changes_turtle
from flows.publish.changes_read import tell_changes
from flows.publish.changes_text import write_changes
from flows.publish.content import measure

if TYPE_CHECKING:
    from pathlib import Path

    from flows.publish.exports import Graph

CHANGES, CHANGES_RDF = "CHANGES.md", "changes.ttl"
HISTORY = frozenset({CHANGES, CHANGES_RDF})
"""The files of a release that tell of the one before."""


def write_history(before: Path, graph: Graph) -> dict[str, bytes]:
    """Tell what changes with a release.

    Args:
        before: The knowledge base published so far; it need not be there.
        graph: The new one.

    Returns:
        Markdown and Turtle, by the names of their files.
    """
    new = measure(graph.turtle).digest
    if not before.is_file():
        passing = Passing(base=graph.base, old=None, new=new)
        return _write("# Changes\n\nThis is the first release.\n", Changes(), passing)
    old = measure(before).digest
    if old == new:
        return tell_no_change(graph.base, new)
    try:
        changes, articles = tell_changes(before, graph.turtle)
    except SyntaxError:
        passing = Passing(base=graph.base, old=None, new=new)
        return _write(f"# Changes\n\n{before.name} was no Turtle before.\n", Changes(), passing)
    passing = Passing(base=graph.base, old=old, new=new, articles=articles)
    return _write(write_changes(changes), changes, passing)


def tell_no_change(base: str, digest: str) -> dict[str, bytes]:
    """Tell of a release that is the one before it, by what their knowledge base is known by."""
    passing = Passing(base=base, old=digest, new=digest)
    return _write(write_changes(Changes()), Changes(), passing)


def _write(words: str, changes: Changes, passing: Passing) -> dict[str, bytes]:
    return {CHANGES: words.encode(), CHANGES_RDF: write_changes_turtle(changes, passing)}
