"""What a file of a release holds: bytes, or a file of its own that need not fit into memory."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Content = bytes | Path
_PIECE: Final = 1 << 20


def read_pieces(content: Content) -> Iterator[bytes]:
    """Give the bytes, piece by piece.

    Raises:
        OSError: The file cannot be read.
    """
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a file is known by.

    Args:
        size: Bytes.
        digest: SHA-256.
    """

    size: int
    digest: str


def size_of(content: Content) -> int:
    """Give the number of bytes."""
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def measure(content: Content) -> Written:
    """Give what a file is known by."""
    found, size = hashlib.sha256(), 0
    for piece in read_pieces(content):
        found.update(piece)
        size += len(piece)
    return Written(size=size, digest=found.hexdigest())


def write_pieces(path: Path, pieces: Iterable[bytes]) -> Path:
    """Write a file piece by piece and give its path.

    Raises:
        OSError: The disk is full, or the file cannot be written.
    """
    with path.open("wb") as file:
        file.writelines(pieces)
    return path


def put_content(path: Path, content: Content) -> None:
    """Give a file its content; where another file has it on the same disk, by a second name.

    Raises:
        OSError: The disk is full, or the file cannot be written.
    """
    if isinstance(content, Path):
        try:
            path.hardlink_to(content)
        except OSError:  # another disk, or one without hard links
            pass
        else:
            return
    write_pieces(path, read_pieces(content))


def is_same(path: Path, content: Content) -> bool:
    """Tell whether a file holds what was to be written.

    Raises:
        OSError: It cannot be read.
    """
    if isinstance(content, bytes):
        return path.read_bytes() == content
    if path.samefile(content):
        return True
    pairs = zip_longest(read_pieces(path), read_pieces(content))
    return all(one == other for one, other in pairs)
