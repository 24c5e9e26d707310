r"""Differences of graphs as SPARQL 1.1 Update.

Triples are written by pyoxigraph as N-Triples, which is also valid inside of DATA, but for one
thing: SPARQL reads ``\uXXXX`` anywhere in a request, and some servers even where the backslash is
itself escaped. So a "u" behind an escaped backslash is written as an escape too: both readings
then give the same text.

Source:
    SPARQL 1.1 Query, section 19.2 (codepoint escapes); SPARQL 1.1 Update, section 3.1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import NamedNode

ESCAPE = re.compile(rb"\\(?:\\([uU])|.)", re.DOTALL)


def write_insert(graph: NamedNode, lines: Sequence[bytes]) -> bytes:
    """Write the request that adds triples to a graph.

    Args:
        graph: The graph.
        lines: The triples in N-Triples, without blank nodes.
    """
    return _write_data(b"INSERT", graph, lines)


def write_delete(graph: NamedNode, lines: Sequence[bytes]) -> bytes:
    """Write the request that takes triples out of a graph."""
    return _write_data(b"DELETE", graph, lines)


def write_drop(graph: NamedNode) -> bytes:
    """Write the request that takes a graph away; it need not be there."""
    return f"DROP SILENT GRAPH {graph}".encode()


def _write_data(verb: bytes, graph: NamedNode, lines: Sequence[bytes]) -> bytes:
    data = b"\n".join(ESCAPE.sub(_guard, line) for line in lines)
    return b"%s DATA { GRAPH %s {\n%s\n} }" % (verb, str(graph).encode(), data)


def _guard(escape: re.Match[bytes]) -> bytes:
    letter = escape[1]
    return escape[0] if letter is None else b"\\\\" + b"\\u%04X" % letter[0]
