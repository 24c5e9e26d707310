"""Answers as text: a table for people; CSV, TSV, JSON, XML and Turtle for programs."""

from __future__ import annotations

import io
import re
import shutil
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    serialize,
)
from pyoxigraph import Literal as Words
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.errors import QueryError
from flows.publish.turtle import write_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Triple

    from flows.query.ask import Answer

ROW_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
NOT_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
WIDTH_WITHOUT_TERMINAL = 120


def render(answer: Answer, form: str | None = None) -> str:
    """Write an answer as text.

    Args:
        answer: Read to its end by this.
        form: "table", "csv", "tsv", "json", "xml" or "turtle"; None for a table of rows, a word
            for yes or no, Turtle for a graph.

    Raises:
        QueryError: An answer of this sort has no such form.
    """
    result = answer.result
    if isinstance(result, QueryTriples):
        return _render_graph(result, answer.prefixes, form or "turtle")
    chosen = form or "table"
    if chosen in ROW_FORMATS:
        return _render_rows(result, chosen)
    if chosen != "table":
        msg = f"an answer in rows cannot be written as {chosen}; ask with CONSTRUCT for a graph"
        raise QueryError(msg)
    if isinstance(result, QueryBoolean):
        return "yes\n" if result else "no\n"
    names = [variable.value for variable in result.variables]
    rows = ([_show(row[name], answer.prefixes) for name in names] for row in result)
    return _render_table(answer.question, names, rows)


def _render_rows(result: QuerySolutions | QueryBoolean, form: str) -> str:
    written = result.serialize(format=ROW_FORMATS[form])
    assert written is not None
    text = written.decode()
    if form == "xml":
        text = NOT_XML.sub("\ufffd", text)
    return text if text.endswith("\n") else f"{text}\n"


def _render_graph(result: QueryTriples, prefixes: Mapping[str, str], form: str) -> str:
    triples = sorted(result, key=str)
    if form == "turtle":
        return _write_graph(triples, prefixes)
    if form != "table":
        msg = f"a graph cannot be written as {form}; choose turtle or table"
        raise QueryError(msg)
    rows = ([_show(term, prefixes) for term in triple] for triple in triples)
    return _render_table(None, ["subject", "predicate", "object"], rows)


def _write_graph(triples: list[Triple], prefixes: Mapping[str, str]) -> str:
    if any(isinstance(term, BlankNode) for triple in triples for term in triple):
        written = serialize(triples, format=RdfFormat.N_TRIPLES)
        assert written is not None
        return written.decode()
    return write_blocks(triples, prefixes).decode()


def _render_table(title: str | None, names: Iterable[str], rows: Iterable[list[str]]) -> str:
    table = Table(box=box.SIMPLE_HEAD)
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    buffer = io.StringIO()
    width = shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 0)).columns
    console = Console(file=buffer, width=width, force_terminal=False)
    console.print(Text(title or ""))
    console.print(table)
    console.print(Text(f"{table.row_count} row{'' if table.row_count == 1 else 's'}"))
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def _show(term: object, prefixes: Mapping[str, str]) -> str:
    """Write a term for a person: names by prefix, words bare, nothing that steers it."""
    match term:
        case None:
            return ""
        case NamedNode():
            return _shorten(term.value, prefixes)
        case Words():
            return NOT_SHOWN.sub("\ufffd", term.value)
        case _:
            return str(term)


def _shorten(iri: str, prefixes: Mapping[str, str]) -> str:
    fitting = [(len(space), name) for name, space in prefixes.items() if iri.startswith(space)]
    if not fitting:
        return iri
    length, name = max(fitting)
    return f"{name}:{iri[length:]}"
