"""The two protocols that a store may speak; which one is the user's word.

Source:
    SPARQL 1.1 Graph Store HTTP Protocol, W3C Recommendation of 2013-03-21; SPARQL 1.1 Protocol.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlencode

from pyoxigraph import RdfFormat, parse

from flows.errors import PushError
from flows.push.door import ABSENT, TOO_LARGE, Door, Message
from flows.push.graphs import list_missing, write_sorted
from flows.push.updates import write_delete, write_drop, write_insert

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pyoxigraph import NamedNode

    from flows.push.graphs import Lines

    Writer = Callable[[NamedNode, Sequence[bytes]], bytes]

FORM = "application/x-www-form-urlencoded"
TURTLE = "text/turtle; charset=utf-8"
UPDATE = "application/sparql-update; charset=utf-8"
TRIPLES, ROWS = "application/n-triples", "application/sparql-results+json"
ROUND = 100
"""A store that cuts its answers does so at a round number: such an answer is counted after."""
BLANK = (b"_:", b" _:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What went to the store, in triples.

    Args:
        added: Triples sent.
        removed: Triples taken away one by one.
    """

    added: int = 0
    removed: int = 0


class Store(Protocol):
    """A store with named graphs."""

    def read(self, graph: NamedNode) -> Lines:
        """Read a graph; one that is not there is empty."""

    def replace(self, graph: NamedNode, lines: Lines) -> Sent:
        """Make a graph what it should be."""

    def drop(self, graph: NamedNode) -> None:
        """Take a graph away; it need not be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphStore:
    """A store that takes whole graphs, each with one PUT.

    Args:
        door: The way to it.
        url: Its address; the graph is named by ``?graph=``.
        batch_triples: Most triples in one request, from 1; the rest of a graph is added by POST.
    """

    door: Door
    url: str
    batch_triples: int

    def read(self, graph: NamedNode) -> Lines:
        """Read a graph; one that is not there is empty."""
        message = replace(self._about(graph, "GET"), accept=TRIPLES)
        answer = self.door.ask(message, frozenset({ABSENT}))
        return () if answer.status_code == ABSENT else _read_lines(answer.content)

    def replace(self, graph: NamedNode, lines: Lines) -> Sent:
        """Make a graph what it should be."""
        if not lines:
            self.drop(graph)
        for number, batch in enumerate(_cut(lines, self.batch_triples)):
            self._send("POST" if number else "PUT", graph, batch)
        return Sent(added=len(lines))

    def drop(self, graph: NamedNode) -> None:
        """Take a graph away; it need not be there."""
        self.door.ask(self._about(graph, "DELETE"), frozenset({ABSENT}))

    def _send(self, verb: str, graph: NamedNode, lines: Sequence[bytes]) -> None:
        """Send triples, in halves where the store finds them too many."""
        accept = frozenset({TOO_LARGE}) if len(lines) > 1 else frozenset[int]()
        answer = self.door.ask(self._about(graph, verb, b"\n".join(lines) + b"\n"), accept)
        if answer.status_code == TOO_LARGE:
            middle = len(lines) // 2
            self._send(verb, graph, lines[:middle])
            self._send("POST", graph, lines[middle:])

    def _about(self, graph: NamedNode, verb: str, content: bytes = b"") -> Message:
        return Message(
            method=verb,
            url=self.url,
            query={"graph": graph.value},
            content=content,
            content_type=TURTLE if content else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateStore:
    """A store that takes SPARQL Update: it is asked what it has, and sent the difference.

    Args:
        door: The way to it.
        url: Address that takes updates.
        query_url: Address that answers queries.
        batch_triples: Most triples in one request, from 1.
    """

    door: Door
    url: str
    query_url: str
    batch_triples: int

    def read(self, graph: NamedNode) -> Lines:
        """Read a graph; one that is not there is empty."""
        answer = self._query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {within(graph)}", TRIPLES)
        lines = _read_lines(answer)
        if lines and len(lines) % ROUND == 0 and self._count(graph) > len(lines):
            msg = (
                f"{self.query_url}: cuts its answers at {len(lines):,} triples: raise that limit "
                "(ResultSetMaxRows of Virtuoso), or use --protocol graph-store"
            )
            raise PushError(msg)
        return lines

    def _count(self, graph: NamedNode) -> int:
        answer = self._query(f"SELECT (COUNT(*) AS ?n) WHERE {within(graph)}", ROWS)
        return int(json.loads(answer)["results"]["bindings"][0]["n"]["value"])

    def _query(self, sparql: str, accept: str) -> bytes:
        content = urlencode({"query": sparql}).encode()
        message = Message(
            method="POST", url=self.query_url, content=content, content_type=FORM, accept=accept
        )
        return self.door.ask(message).content

    def replace(self, graph: NamedNode, lines: Lines) -> Sent:
        """Make a graph what it should be; what is half done says too much, never too little."""
        there = self.read(graph)
        if any(line.startswith(BLANK[0]) or BLANK[1] in line for line in there):
            self.drop(graph)  # no request can name a blank node
            there = ()
        new, gone = list_missing(lines, there), list_missing(there, lines)
        for batch in _cut(new, self.batch_triples):
            self._send(write_insert, graph, batch)
        for batch in _cut(gone, self.batch_triples):
            self._send(write_delete, graph, batch)
        return Sent(added=len(new), removed=len(gone))

    def drop(self, graph: NamedNode) -> None:
        """Take a graph away; it need not be there."""
        self._update(write_drop(graph), frozenset())

    def _send(self, write: Writer, graph: NamedNode, lines: Lines) -> None:
        """Send triples, in halves where the store finds them too many."""
        accept = frozenset({TOO_LARGE}) if len(lines) > 1 else frozenset[int]()
        if self._update(write(graph, lines), accept) == TOO_LARGE:
            middle = len(lines) // 2
            self._send(write, graph, lines[:middle])
            self._send(write, graph, lines[middle:])

    def _update(self, content: bytes, accept: frozenset[int]) -> int:
        message = Message(method="POST", url=self.url, content=content, content_type=UPDATE)
        return self.door.ask(message, accept).status_code


def within(graph: NamedNode) -> str:
    """Give the pattern of all triples of a graph."""
    return f"{{ GRAPH {graph} {{ ?s ?p ?o }} }}"


def _cut(lines: Lines, most: int) -> list[Lines]:
    return [lines[first : first + most] for first in range(0, len(lines), most)]


def _read_lines(content: bytes) -> Lines:
    """Read what a store answers, in our own spelling.

    Raises:
        PushError: It is no N-Triples.
    """
    try:
        return write_sorted(quad.triple for quad in parse(content, format=RdfFormat.N_TRIPLES))
    except SyntaxError as error:
        msg = f"the store answered with what is no N-Triples: {error}; is the address right?"
        raise PushError(msg) from error
