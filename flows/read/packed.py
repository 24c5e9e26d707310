"""Streams that are packed with gzip: as a whole, or member by member, and perhaps cut short."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO, Final

_MAGIC: Final = b"\x1f\x8b"


def is_packed(stream: BinaryIO) -> bool:
    """Tell whether a stream is packed, by its first bytes, which stay in it."""
    if isinstance(stream, io.BufferedReader):
        return stream.peek(2)[:2] == _MAGIC
    start = stream.read(2)
    stream.seek(0)
    return start == _MAGIC


class Unpacked:
    """A packed stream as far as it can be unpacked; then it ends, and ``fault`` says why."""

    def __init__(self, stream: BinaryIO) -> None:
        """Begin at the start of a packed stream."""
        self._stream = gzip.GzipFile(fileobj=stream)
        self.fault = ""

    def read(self, size: int) -> bytes:
        """Give at most so many bytes, at least one where there are any."""
        try:
            return self._stream.read1(size)
        except (OSError, EOFError, zlib.error) as error:
            self.fault = str(error)
            return b""

    def tell(self) -> int:
        """Give how many bytes were read."""
        return self._stream.tell()
