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
from flows.read.packed import is_packed
from flows.read.rows import read_csv_rows, read_json_rows
from flows.read.warc import read_warc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.read.member import Container, Member

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
    """Unpack JSON lines, tables and feeds; other formats are packed in their own way."""
    if container.format in {Format.WARC, Format.ZIP} or not is_packed(stream):
        return stream
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream))


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
            return _read_zip(container, stream)
        case Format.TEXT | Format.PAGE:
            return iter(())
        case _:
            assert_never(container.format)


def _read_zip(container: Container, stream: BinaryIO) -> Iterator[Member | Issue]:
    if stream.seekable():
        yield from read_zip(container, stream, list_members)
        return
    data = stream.read(_STREAM_BYTES_MAX + 1)
    if len(data) > _STREAM_BYTES_MAX:
        seen = f"an archive of more than {_STREAM_BYTES_MAX:,} bytes from a stream: name its file"
        yield container.issue(IssueCode.TOO_LARGE, seen)
        return
    yield from read_zip(container, io.BytesIO(data), list_members)
