"""Web archives: the pages and texts of a WARC file, each with its address and when it was fetched.

Source: ISO 28500 (WARC 1.1); warcio reads the records, packed or not.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from typing import TYPE_CHECKING, BinaryIO, Final

from flows.model import Issue, IssueCode, SourceForm
from flows.read.formats import Format, most_bytes
from flows.read.member import Container, Member, member_name, too_large
from flows.read.metadata import Metadata
from flows.read.packed import Unpacked, is_packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

_KINDS: Final = frozenset({"response", "resource", "conversion"})
_CHARSET: Final = re.compile(r"charset\s*=\s*\"?([\w.:-]{1,40})", re.IGNORECASE)
_OK: Final = "200"
_REASON_LETTERS: Final = 200
_PAGES: Final = ("text/html", "application/xhtml+xml")


def read_warc(container: Container, stream: BinaryIO) -> Iterator[Member | Issue]:
    """Read a web archive; what is no page and no text is counted, a broken end is an issue."""
    from warcio.archiveiterator import (  # noqa: PLC0415 - as long as a command's start
        ArchiveIterator,
    )
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - likewise
    from warcio.statusandheaders import (  # noqa: PLC0415 - likewise
        StatusAndHeadersParserException,
    )

    ignored: Counter[str] = Counter()
    last: Member | Issue | None = None
    unpacked = Unpacked(stream) if is_packed(stream) else None  # by record, or as a whole
    records = ArchiveIterator(unpacked or stream, arc2warc=True)
    records.INC_RECORD = ""  # it would write on stderr; err_count has it too
    try:
        for record in records:
            if record.rec_type not in _KINDS:
                continue
            why = _why_ignored(record)
            if why is not None:
                ignored[why] += 1
                continue
            last = _read(container, record)
            yield last
    except (
        *(ArchiveLoadFailed, StatusAndHeadersParserException, zlib.error, OSError, EOFError),
        *(ValueError, LookupError, AttributeError),  # the last of a record without an address
    ) as error:
        first = next(iter(str(error).split("\n")), "")[:_REASON_LETTERS]
        seen = f"the archive breaks off: {type(error).__name__}: {first}; what was read stays"
        yield container.issue(IssueCode.UNREADABLE_FILE, seen)
    if unpacked is not None and unpacked.fault and not isinstance(last, Issue):
        seen = f"the archive breaks off: {unpacked.fault}; what was read stays"
        yield container.issue(IssueCode.UNREADABLE_FILE, seen)
    if records.err_count:
        seen = f"{records.err_count:,} records are longer than their headers say: cut there"
        yield container.issue(IssueCode.UNREADABLE_FILE, seen)
    for why, count in sorted(ignored.items()):
        yield container.issue(IssueCode.IGNORED_FILE, f"{count:,} records left out: {why}")


def _why_ignored(record: ArcWarcRecord) -> str | None:
    status = record.http_headers.get_statuscode() if record.http_headers else _OK
    if status != _OK:
        return f"the server answered {status[:3]}"
    kind = _content_type(record).partition(";")[0].strip().lower()
    if kind in _PAGES or kind == "text/plain":
        return None
    return f"{kind[:60] or 'of no kind told'} is neither page nor text"


def _content_type(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _read(container: Container, record: ArcWarcRecord) -> Member | Issue:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    kind = _content_type(record)
    format_ = Format.PAGE if kind.lower().startswith(_PAGES) else Format.TEXT
    most = most_bytes(format_, container.limit_bytes)
    stream = record.content_stream()
    pieces, size = [], 0
    while size <= most and (piece := stream.read(65_536)):
        pieces.append(piece)
        size += len(piece)
    if size > most:
        return too_large(container, address, most)
    if getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1):
        name = member_name(container, address)
        seen = "the archive ends inside this record: left out"
        return Issue(article=name, code=IssueCode.UNREADABLE_FILE, seen=seen)
    declared = _CHARSET.search(kind)
    headers = record.http_headers
    return Member(
        name=member_name(container, address),
        data=b"".join(pieces),
        format=format_,
        form=SourceForm.MEMBER,
        metadata=Metadata(
            address=address,
            by_server=(headers.get_header("Last-Modified") or "") if headers else "",
            fetched=record.rec_headers.get_header("WARC-Date") or "",
        ),
        charset=declared[1].lower() if declared else "",
    )
