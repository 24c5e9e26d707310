"""What goes between the server and a process that answers queries: an order, a reply.

Each is a header in JSON and a body, their lengths first.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from flows.server.media import TEXT

if TYPE_CHECKING:
    from typing import BinaryIO

Kind = Literal["rows", "graph", "words"]
LENGTHS = struct.Struct(">IQ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A query to answer.

    Args:
        store: Folder of the store.
        query: SPARQL.
        prefixes: Names and namespaces that need not be declared.
        default: Graphs that make the default graph.
        named: Named graphs; with neither, the dataset is the whole store.
        rows: Media type that rows, or yes or no, are wanted in; None where none fits.
        graph: Media type that a graph is wanted in; None where none fits.
        bytes_max: Longest answer.
    """

    store: str
    query: str
    prefixes: tuple[tuple[str, str], ...]
    default: tuple[str, ...]
    named: tuple[str, ...]
    rows: str | None
    graph: str | None
    bytes_max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came of a query.

    Args:
        status: HTTP status.
        kind: What the body is; words tell why there is no answer.
        media: Media type of the body.
        body: The answer.
    """

    status: int
    kind: Kind
    media: str
    body: bytes


def tell(status: int, words: str) -> Reply:
    """Make the reply that tells why there is no answer."""
    return Reply(status=status, kind="words", media=TEXT, body=words.encode())


def pack_order(order: Order) -> bytes:
    """Write an order for the pipe."""
    return _pack(asdict(order), b"")


def read_order(pipe: BinaryIO) -> Order | None:
    """Read an order; None where the server is gone."""
    lengths = pipe.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    found = json.loads(pipe.read(LENGTHS.unpack(lengths)[0]))
    prefixes = tuple((name, start) for name, start in found.pop("prefixes"))
    default, named = (tuple(found.pop(name)) for name in ("default", "named"))
    return Order(prefixes=prefixes, default=default, named=named, **found)


def pack_reply(reply: Reply) -> bytes:
    """Write a reply for the pipe."""
    header = {"status": reply.status, "kind": reply.kind, "media": reply.media}
    return _pack(header, reply.body)


def unpack_reply(header: bytes, body: bytes) -> Reply:
    """Read the two parts of a reply."""
    return Reply(body=body, **json.loads(header))


def _pack(header: object, body: bytes) -> bytes:
    packed = json.dumps(header).encode()
    return LENGTHS.pack(len(packed), len(body)) + packed + body
