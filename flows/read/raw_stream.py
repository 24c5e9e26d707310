"""A stream as a raw one, that a buffer can be put before; its first bytes; its text in UTF-8."""

from __future__ import annotations

import codecs
import io
from typing import Any, BinaryIO, Final, cast

_LETTERS: Final = 65_536


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


class _Recoded:
    """A stream of text in one encoding, read as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        buffered = io.BufferedReader(RawStream(stream))
        self._text = io.TextIOWrapper(buffered, encoding, errors="replace", newline="")
        self._held = b""

    def read(self, size: int) -> bytes:
        """Give at most so many bytes, at least one where there are any."""
        self._held = self._held or self._text.read(_LETTERS).encode()
        data, self._held = self._held[:size], self._held[size:]
        return data


def as_utf8(stream: BinaryIO) -> BinaryIO:
    """Give JSON that begins with the mark of UTF-16 as UTF-8; other streams as they are."""
    start, whole = read_start(stream, 4)
    marks = {(codecs.BOM_UTF16_LE, start[3:4]), (codecs.BOM_UTF16_BE, start[2:3])}
    if (start[:2], b"\0") not in marks:
        return whole
    return io.BufferedReader(RawStream(cast("BinaryIO", _Recoded(whole, "utf-16"))))
