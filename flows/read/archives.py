"""ZIP archives: their members one by one, in memory, each no larger than an article may be.

Nothing is unpacked to the disk. A bomb is met by three bounds: bytes of a member, bytes of the
archive unpacked, archives inside archives.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final

from flows.model import Issue, IssueCode, SourceForm
from flows.read.formats import ONE_ARTICLE, Format, format_of, is_other, most_bytes
from flows.read.member import Container, Faults, Member, member_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zipfile import ZipFile, ZipInfo

DEPTH_MAX: Final = 3
"""Archives in archives: a dump of news is one inside another, a bomb is many."""
_UNPACKED_MIN: Final = 200_000_000
_UNPACKED_FACTOR: Final = 60
"""Text is packed to a third or a tenth; unpacked to more than this, an archive is a bomb."""
_INSIDE_BYTES_MAX: Final = 200_000_000
"""Largest table, feed or archive inside an archive, which has to be held in memory."""
_NOT_OURS: Final = ("__MACOSX/",)
_ENCRYPTED: Final = 1
"""Bit 0 of a member's flags (APPNOTE.TXT 4.4.4)."""
_BOUNDED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Ways of packing that zipfile unpacks no further than it is asked to."""
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
)
"""What zipfile raises for a broken, encrypted or unknown member."""


def read_zip(
    container: Container, stream: BinaryIO, open_inside: Callable[..., Iterator[Member | Issue]]
) -> Iterator[Member | Issue]:
    """Read the members of an archive in order of their names.

    Args:
        container: The archive.
        stream: Its bytes; read whole where they cannot be sought in.
        open_inside: Reads a container inside it.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        yield container.issue(IssueCode.UNREADABLE_FILE, f"no ZIP archive: {error}")
        return
    with archive:
        yield from _read_members(_Opened(container, archive), open_inside)


class _Opened:
    """An archive that is being read, and how much of it was unpacked."""

    def __init__(self, container: Container, archive: ZipFile) -> None:
        self.container, self.archive = container, archive
        self.faults = Faults(container)
        packed = sum(info.compress_size for info in archive.infolist())
        self.left = max(_UNPACKED_MIN, packed * _UNPACKED_FACTOR)

    def read(self, info: ZipInfo, limit: int) -> bytes | None:
        """Read a member; None where it is larger than the limit."""
        with self.archive.open(info) as member:
            data = member.read(limit + 1)
        self.left -= len(data)
        return None if len(data) > limit else data


def _read_members(
    opened: _Opened, open_inside: Callable[..., Iterator[Member | Issue]]
) -> Iterator[Member | Issue]:
    for info in sorted(opened.archive.infolist(), key=lambda info: info.filename):
        if opened.left <= 0:
            seen = "unpacks to more than text ever does: the rest was left out"
            yield opened.container.issue(IssueCode.TOO_LARGE, seen)
            break
        if not _is_hidden(info):
            yield from _read_member(opened, info, open_inside)
    yield from opened.faults.close()


def _is_hidden(info: ZipInfo) -> bool:
    name = info.filename
    hidden = any(part.startswith(".") and part.strip(".") for part in name.split("/"))
    return info.is_dir() or hidden or name.startswith(_NOT_OURS)


def _read_member(
    opened: _Opened, info: ZipInfo, open_inside: Callable[..., Iterator[Member | Issue]]
) -> Iterator[Member | Issue]:
    key, format_ = info.filename, format_of(info.filename)
    most = most_bytes(format_, opened.container.limit_bytes)
    limit = most if format_ in ONE_ARTICLE else _INSIDE_BYTES_MAX
    if format_ is Format.ZIP and opened.container.depth >= DEPTH_MAX:
        seen = f"an archive in {DEPTH_MAX} others: left out"
        yield from opened.faults.tell(key, IssueCode.IGNORED_FILE, seen)
        return
    closed = _why_closed(info)
    if closed is not None:
        yield from opened.faults.tell(key, IssueCode.UNREADABLE_FILE, closed)
        return
    if format_ is Format.TEXT and is_other(key):
        seen = "its ending tells a format that is not read: left out"
        yield from opened.faults.tell(key, IssueCode.IGNORED_FILE, seen)
        return
    try:
        data = opened.read(info, limit)
    except _BROKEN as error:
        seen = f"not read: {type(error).__name__}: {error}"
        yield from opened.faults.tell(key, IssueCode.UNREADABLE_FILE, seen)
        return
    if data is None:
        yield from opened.faults.tell(key, IssueCode.TOO_LARGE, f"more than {limit} bytes")
    elif format_ in ONE_ARTICLE:
        yield _member(opened.container, key, format_, data)
    else:
        yield from open_inside(opened.container.inside(key, format_), io.BytesIO(data))


def _why_closed(info: ZipInfo) -> str | None:
    if info.flag_bits & _ENCRYPTED:
        return "it asks for a password: unpack it, then name what came out"
    if info.compress_type not in _BOUNDED:
        return "it is packed in a way that hides its size: pack it with deflate, as ZIP usually is"
    return None


def _member(container: Container, key: str, format_: Format, data: bytes) -> Member:
    name = member_name(container, key)
    return Member(name=name, data=data, format=format_, form=SourceForm.MEMBER)
