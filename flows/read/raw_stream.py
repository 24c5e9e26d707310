"""A stream as a raw one, so that a buffer can be put before it; and the first bytes of a stream."""

from __future__ import annotations

import io
from typing import Any, BinaryIO


class RawStream(io.RawIOBase):
    """A stream behind bytes that were read from it before; it stays open.

    Args:
        stream: The rest.
        start: The bytes.
    """

    def __init__(self, stream: BinaryIO, start: bytes = b"") -> None:
        super().__init__()
        self._stream, self._start = stream, start

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read as much as there is room for."""
        data = self._start[: len(buffer)] or self._stream.read(len(buffer))
        self._start = self._start[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def read_start(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """Read the first bytes of a stream, as many as are asked for, however slowly they come.

    Returns:
        The bytes, and a stream that has them still.
    """
    start = stream.read(size)
    if stream.seekable():
        stream.seek(-len(start), io.SEEK_CUR)
        return start, stream
    return start, io.BufferedReader(RawStream(stream, start))
