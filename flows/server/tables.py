"""Answers of queries as pages show them: rows as a table of links, a graph or a word as text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from flows.server.links import Link
from flows.server.media import GRAPHS, ROWS

if TYPE_CHECKING:
    from flows.server.links import Linker
    from flows.server.orders import Reply

ROWS_SHOWN = 1_000
TEXT_SHOWN = 100_000
ROW_FORMS = tuple(name for name in ROWS if name != "html")
GRAPH_FORMS = tuple(name for name in GRAPHS if name != "html")
YES_FORMS = ("json", "xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows.

    Args:
        names: Of the variables.
        rows: The first of them, one link a variable.
        count: How many there are.
        forms: Names of other forms.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    count: int
    forms: tuple[str, ...] = ROW_FORMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A graph in Turtle, or yes or no.

    Args:
        words: Its beginning.
        is_cut: Whether there is more.
        forms: Names of other forms.
    """

    words: str
    is_cut: bool
    forms: tuple[str, ...]


def read_answer(reply: Reply, linker: Linker) -> Table | Words:
    """Read an answer that was made for a page."""
    if reply.kind == "graph":
        words = reply.body.decode()
        return Words(words=words[:TEXT_SHOWN], is_cut=len(words) > TEXT_SHOWN, forms=GRAPH_FORMS)
    found = json.loads(reply.body)
    if "boolean" in found:
        words = "yes" if found["boolean"] else "no"
        return Words(words=words, is_cut=False, forms=YES_FORMS)
    names, rows = tuple(found["head"]["vars"]), found["results"]["bindings"]
    shown = (tuple(_link(row.get(name), linker) for name in names) for row in rows[:ROWS_SHOWN])
    return Table(names=names, rows=tuple(shown), count=len(rows))


def _link(term: dict[str, Any] | None, linker: Linker) -> Link:
    if term is None:
        return Link(text="")
    if term["type"] == "uri":
        return linker.short(NamedNode(term["value"]))
    return Link(text=str(term["value"]))
