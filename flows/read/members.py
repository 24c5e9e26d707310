"""What a file of many articles holds, by its format, unpacked where it is packed."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final, assert_never, cast

from flows.model import Issue, IssueCode
from flows.read.archives import read_zip
from flows.read.feeds import read_feed_file
from flows.read.formats import Format
from flows.read.rows import read_csv_rows, read_json_rows
from flows.read.warc import read_warc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.read.member import Container, Member

_GZIP: Final = b"\x1f\x8b"
_STREAM_BYTES_MAX: Final = 200_000_000
"""Largest archive taken from a stream that cannot be sought in, as standard input is."""


def list_members(container: Container, stream: BinaryIO) -> Iterator[Member | Issue]:
    """Give the articles in a file, in its order, and an issue for each that cannot be read.

    Args:
        container: What the file is called and how it is laid out.
        stream: Its bytes, packed with gzip or not.
    """
    try:
        yield from _list(container, _unpacked(container, stream))
    except (OSError, EOFError, zlib.error) as error:
        seen = f"not read to its end: {error}; what was read stays"
        yield container.issue(IssueCode.UNREADABLE_FILE, seen)


def _unpacked(container: Container, stream: BinaryIO) -> BinaryIO:
    """Unpack JSON lines and tables; a WARC file is packed record by record, warcio does it."""
    if container.format in {Format.WARC, Format.ZIP}:
        return stream
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if _is_packed(stream) else stream


def _is_packed(stream: BinaryIO) -> bool:
    if isinstance(stream, io.BufferedReader):
        return stream.peek(2)[:2] == _GZIP
    start = stream.read(2)
    stream.seek(0)
    return start == _GZIP


def _list(container: Container, stream: BinaryIO) -> Iterator[Member | Issue]:
    match container.format:
        case Format.JSON_ROWS:
            return read_json_rows(container, stream)
        case Format.CSV_ROWS:
            return read_csv_rows(container, stream)
        case Format.FEED:
            return read_feed_file(container, stream)
        case Format.WARC:
            return read_warc(container, stream)
        case Format.ZIP:
            seekable = stream if stream.seekable() else io.BytesIO(stream.read(_STREAM_BYTES_MAX))
            return read_zip(container, seekable, list_members)
        case Format.TEXT | Format.PAGE:
            return iter(())
        case _:
            assert_never(container.format)
