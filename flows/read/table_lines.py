"""The lines of a table in CSV: decoded as its beginning tells, no row longer than a row may be."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, BinaryIO, Final

from flows.read.decode import Decoded, decode_bytes
from flows.read.raw_stream import RawStream

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAMPLE_BYTES: Final = 200_000
_CUT: Final = re.compile(rb"[\xc0-\xff][\x80-\xbf]{0,2}\Z")
"""A character at the end of the beginning, which may go on behind it."""
_NOT_READ: Final = re.compile("[\udc80-\udcff]")


class TableLines:
    """The lines of a table; ``csv.Error`` where a row goes on for too long.

    Args:
        stream: The table.
        sample: How its beginning was decoded.
        row_letters: Most code points of one row.
    """

    def __init__(self, stream: BinaryIO, sample: Decoded, row_letters: int) -> None:
        self.sample, self.number, self.lost = sample, 0, 0
        self._most, self._held = row_letters, 0
        counts = "surrogateescape" if sample.encoding == "utf-8" else "replace"
        self._text = io.TextIOWrapper(stream, sample.encoding, errors=counts, newline="")

    def __iter__(self) -> Iterator[str]:
        """Give the lines; bytes that cannot be read are replaced, and counted."""
        while line := self._text.readline(self._most + 1):
            self.number += 1
            self._held += len(line)
            if self._held > self._most:
                msg = f"a row of more than {self._most:,} characters"
                raise csv.Error(msg)
            plain, lost = _NOT_READ.subn("\ufffd", line)
            self.lost += lost
            yield plain if self.number > 1 else plain.lstrip("\ufeff")

    def rows(self, delimiter: str) -> Iterator[list[str]]:
        """Give the rows."""
        csv.field_size_limit(self._most)  # of the process: the last one holds
        for cells in csv.reader(self, delimiter=delimiter):
            self._held = 0
            yield cells


def open_lines(stream: BinaryIO, row_letters: int) -> TableLines | None:
    """Open a table.

    Args:
        stream: Its bytes.
        row_letters: Most code points of one row.

    Returns:
        Its lines; None where it is no text.
    """
    buffered = io.BufferedReader(RawStream(stream), _SAMPLE_BYTES)
    sample = buffered.peek(_SAMPLE_BYTES)[:_SAMPLE_BYTES]
    is_cut = len(sample) == _SAMPLE_BYTES and b"\0" not in sample
    decoded = decode_bytes(_CUT.sub(b"", sample) if is_cut else sample)
    return None if decoded is None else TableLines(buffered, decoded, row_letters)
