"""What a worker process and its keeper say to each other: a kind, a number, and bytes."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from flows.cache.plain import read_plain, write_plain
from flows.model import RawArticle, Ruling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

_HEAD: Final = struct.Struct(">BII")


class Kind(IntEnum):
    """What a frame says.

    A keeper sends ORDER: once the options, then articles again and again. A worker answers READY to
    the first, or REFUSED with a reason; to each other one DONE with what it yields or FAILED with a
    reason for each article, then READY.
    """

    ORDER = 1
    READY = 2
    DONE = 3
    FAILED = 4
    REFUSED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One thing said.

    Args:
        at: Place of the article in the order, counted from 0.
    """

    kind: Kind
    at: int = 0
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerOptions:
    """What a worker process is told at its start.

    Args:
        circumstances: Digest of all that the work depends on; a worker with another refuses.
        ontology: Folder of the ontology and its reference data.
        model: Name of an installed language model; None for the one shipped.
        rulings: What the user ruled about merges.
        memory_mb: Memory that the process may take for data, in mebibytes.
    """

    circumstances: str
    ontology: str
    model: str | None
    rulings: tuple[Ruling, ...]
    memory_mb: int


def write_frame(pipe: IO[bytes], frame: Frame) -> None:
    """Say something, at once."""
    pipe.write(_HEAD.pack(frame.kind, frame.at, len(frame.body)) + frame.body)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> Frame | None:
    """Hear what is said next; None where the other side is gone."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, at, length = _HEAD.unpack(head)
    body = pipe.read(length)
    return Frame(kind=Kind(kind), at=at, body=body) if len(body) == length else None


def pack_articles(articles: Sequence[RawArticle]) -> bytes:
    """Write articles as an order."""
    return json.dumps([write_plain(article) for article in articles]).encode()


def unpack_articles(body: bytes) -> list[RawArticle]:
    """Read the articles of an order."""
    return [read_plain(RawArticle, plain) for plain in json.loads(body)]


def pack_options(options: WorkerOptions) -> bytes:
    """Write options as an order."""
    return json.dumps(write_plain(options)).encode()


def unpack_options(body: bytes) -> WorkerOptions:
    """Read the options of an order."""
    return read_plain(WorkerOptions, json.loads(body))
