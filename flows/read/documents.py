"""A JSON file that is one document: an array of articles, one article, or an object around them.

What an article's columns are called is told by ``rows``, which reads JSON lines.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from flows.read.decode import decode_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

DOCUMENT_BYTES_MAX: Final = 100_000_000
"""Largest document: it has to be held whole, and a file of lines has not."""


def read_document(
    head: bytes, stream: BinaryIO, is_article: Callable[[dict[str, Any]], bool]
) -> tuple[list[dict[str, Any]], bytes]:
    """Read a stream as one document where it may be one.

    Args:
        head: Its first line, read already, or as much as a line of rows may have.
        stream: The rest of it.
        is_article: Tells whether an object has a text.

    Returns:
        The objects in it, none where it is no document of objects; and the bytes that were read
        for that, ``head`` among them, to the end of a line.
    """
    bare = head.removeprefix(b"\xef\xbb\xbf").strip()
    if bare.startswith(b"{") and bare.endswith(b"}"):
        objects = _find_objects(head, is_article)
        return (objects, head) if len(objects) > 1 else ([], head)
    is_cut = bare.startswith(b"{") and not head.endswith(b"\n")
    if not bare.startswith(b"[") and not is_cut and not _is_open(bare):
        return [], head
    data = head + stream.read(DOCUMENT_BYTES_MAX)
    if len(data) > DOCUMENT_BYTES_MAX:
        return [], data + stream.readline()
    return _find_objects(data, is_article), data


def _is_open(bare: bytes) -> bool:
    """Tell whether a line begins an object that is laid out over many."""
    return bare == b"{" or (bare.startswith(b"{") and bare.endswith((b",", b"[", b"{")))


def _find_objects(
    data: bytes, is_article: Callable[[dict[str, Any]], bool]
) -> list[dict[str, Any]]:
    decoded = decode_bytes(data)
    try:
        document = json.loads(decoded.text if decoded is not None else "")
    except (ValueError, RecursionError):
        return []
    if isinstance(document, dict):
        inside = [value for value in document.values() if _holds_objects(value)]
        is_around = len(inside) == 1 and not is_article(document)
        document = inside[0] if is_around else [document]
    return [entry for entry in document if isinstance(entry, dict)]


def _holds_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)
