"""The process that answers queries, one after the other: ``python -m flows.server.worker``.

A query that runs cannot be stopped from inside, so the system ends the whole process when its time
is over, whether or not the server still lives; ``pool`` starts another.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import (
    NamedNode,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
)

from flows.errors import QueryError
from flows.query.ask import refuse_service, told_mistakes
from flows.server.media import CSV, HTML, ROWS_JSON, ROWS_XML, TSV
from flows.server.orders import Order, Reply, pack_reply, read_order, tell
from flows.server.protocol import list_from
from flows.workers.serve import limit_memory

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions

ROWS = {
    ROWS_JSON: QueryResultsFormat.JSON,
    ROWS_XML: QueryResultsFormat.XML,
    CSV: QueryResultsFormat.CSV,
    TSV: QueryResultsFormat.TSV,
}
NOT_XML = re.compile(b"[\x00-\x08\x0b\x0c\x0e-\x1f]")
SHOWN_ROWS, SHOWN_GRAPH = ROWS_JSON, "text/turtle"
"""What a page is made of."""


class _TooLargeError(Exception):
    """The answer is longer than what was ordered."""


class _Sheet:
    """Takes an answer piece by piece, up to a length."""

    def __init__(self, bytes_max: int) -> None:
        self.written = bytearray()
        self._max = bytes_max

    def write(self, piece: bytes) -> int:
        self.written += piece
        if len(self.written) > self._max:
            raise _TooLargeError
        return len(piece)

    def flush(self) -> None:
        """Nothing is kept back."""


def answer(order: Order) -> Reply:
    """Answer a query; what is wrong with it is a reply as well."""
    try:
        refuse_service(order.query)
        with told_mistakes(order.query):
            return _answer(order)
    except QueryError as error:
        return tell(400, str(error))
    except _TooLargeError:
        limit = f"{order.bytes_max / 2**20:g}"
        return tell(413, f"the answer is larger than {limit} MiB: ask for less, or use LIMIT")


def _answer(order: Order) -> Reply:
    store = _open(order.store)
    unknown = _find_unknown(order, store)
    if unknown is not None:
        words = f"there is no graph <{unknown}> here; SELECT DISTINCT ?g {{ GRAPH ?g {{}} }} lists"
        return tell(400, f"{words} those that there are, and nothing else is read")
    is_whole = not order.default and not order.named
    result = store.query(
        order.query,
        prefixes=dict(order.prefixes),
        default_graph=None if is_whole else [NamedNode(iri) for iri in order.default],
        named_graphs=None if is_whole else [NamedNode(iri) for iri in order.named],
    )
    if isinstance(result, QueryTriples):
        return _write_graph(result, order)
    return _write_rows(result, order)


@lru_cache(maxsize=1)
def _open(place: str) -> Store:
    return Store.read_only(place)


def _find_unknown(order: Order, store: Store) -> str | None:
    named = (*order.default, *order.named, *list_from(order.query, dict(order.prefixes)))
    return next((iri for iri in named if not _is_graph(iri, store)), None)


def _is_graph(iri: str, store: Store) -> bool:
    try:
        return store.contains_named_graph(NamedNode(iri))
    except ValueError:
        return False


def _write_rows(result: QuerySolutions | QueryBoolean, order: Order) -> Reply:
    media = SHOWN_ROWS if order.rows == HTML else order.rows
    if media is None:
        return tell(406, "rows come as JSON, XML, CSV or TSV")
    sheet = _Sheet(order.bytes_max)
    result.serialize(sheet, format=ROWS[media])  # type: ignore[arg-type]  # it writes, no more
    written = bytes(sheet.written)
    body = NOT_XML.sub("\ufffd".encode(), written) if media == ROWS_XML else written
    return Reply(status=200, kind="rows", media=media, body=body)


def _write_graph(result: QueryTriples, order: Order) -> Reply:
    media = SHOWN_GRAPH if order.graph == HTML else order.graph
    form = RdfFormat.from_media_type(media) if media else None
    if media is None or form is None:
        return tell(406, "a graph comes as Turtle, N-Triples, JSON-LD or RDF/XML")
    sheet = _Sheet(order.bytes_max)
    result.serialize(sheet, format=form)  # type: ignore[arg-type]  # it writes, no more
    return Reply(status=200, kind="graph", media=media, body=bytes(sheet.written))


def serve_orders(seconds: float) -> None:
    """Answer orders from stdin on stdout until the server is gone.

    Args:
        seconds: Longest that one query may take; the process ends there.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to hear
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while (order := read_order(sys.stdin.buffer)) is not None:
        signal.setitimer(signal.ITIMER_REAL, seconds)  # its signal ends the process, unasked
        reply = answer(order)
        signal.setitimer(signal.ITIMER_REAL, 0)
        answers.write(pack_reply(reply))
        answers.flush()


if __name__ == "__main__":
    limit_memory(int(sys.argv[2]))
    serve_orders(float(sys.argv[1]))
