"""RSS and Atom: the entries of a feed, each with its address, its title, its dates and its text.

Only bytes are read here; nothing that a feed names is opened. Fetching is the matter of ``fetch``.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from flows.model import Issue, IssueCode, SourceForm
from flows.read.formats import Format, most_bytes
from flows.read.member import Container, Faults, Member, member_name
from flows.read.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

FEED_BYTES_MAX: Final = 20_000_000
_ENTRIES_MAX: Final = 10_000
_LEAD_WORDS_MIN: Final = 8
"""A summary shorter than this is no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed.

    Args:
        key: What the feed calls it, else its address, else a hash of its title and text.
        link: Address of its page; empty where none is given.
        markup: Its text as HTML: the whole where the feed has it, else the summary.
        metadata: Address, title, publisher and dates.
    """

    key: str
    link: str
    markup: str
    metadata: Metadata


def read_entries(data: bytes) -> tuple[Entry, ...] | None:
    """Read the entries of a feed, in its order; broken markup is read as far as it goes.

    Returns:
        The entries, or None where the bytes are no feed.
    """
    import feedparser  # noqa: PLC0415 - takes as long as all else of a command's start

    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # noqa: BLE001 - feedparser gives no list of what garbage can raise
        return None
    if not feed.get("version") and not feed.entries:
        return None
    publisher = _plain(feed.feed.get("title"))
    return tuple(_read(entry, publisher) for entry in feed.entries[:_ENTRIES_MAX])


def _read(entry: Any, publisher: str) -> Entry:
    link, title, markup = _plain(entry.get("link")), _plain(entry.get("title")), _markup(entry)
    told = hashlib.sha256(json.dumps([title, markup]).encode()).hexdigest()[:16]
    return Entry(
        key=_plain(entry.get("id")) or link or told,
        link=link,
        markup=markup,
        metadata=Metadata(
            address=link,
            title=title,
            publisher=publisher,
            updated=_plain(dict.get(entry, "updated")),  # its own get falls back to published
            in_feed=_plain(entry.get("published")),
        ),
    )


def _markup(entry: Any) -> str:
    contents = entry.get("content") or []
    found = [_plain(c.get("value")) for c in contents if hasattr(c, "get")]
    return max([*found, _plain(entry.get("summary"))], key=len)


def _plain(value: Any) -> str:
    return value.encode("utf-8", "replace").decode().strip() if isinstance(value, str) else ""


def read_feed_file(container: Container, stream: BinaryIO) -> Iterator[Member | Issue]:
    """Read the entries of a feed that lies in a file; those without a text are issues."""
    data = stream.read(FEED_BYTES_MAX + 1)
    entries = read_entries(data) if len(data) <= FEED_BYTES_MAX else None
    if entries is None:
        seen = f"no RSS or Atom feed of at most {FEED_BYTES_MAX:,} bytes: left out"
        yield container.issue(IssueCode.UNREADABLE_FILE, seen)
        return
    faults = Faults(container)
    for entry in entries:
        yield from _read_member(faults, entry)
    yield from faults.close()


def _read_member(faults: Faults, entry: Entry) -> Iterator[Member | Issue]:
    data, container = entry.markup.encode(), faults.container
    if len(entry.markup.split()) < _LEAD_WORDS_MIN:
        seen = "an entry without a text: `dateline fetch` gets the page behind it"
        yield from faults.tell(entry.key, IssueCode.EMPTY_FILE, seen)
    elif len(data) > (most := most_bytes(Format.PAGE, container.limit_bytes)):
        seen = f"more than {most} bytes: left out"
        yield from faults.tell(entry.key, IssueCode.TOO_LARGE, seen)
    else:
        yield Member(
            name=member_name(container, entry.key),
            data=data,
            format=Format.PAGE,
            form=SourceForm.ENTRY,
            metadata=entry.metadata,
            digest=hashlib.sha256(data + repr(entry.metadata).encode()).hexdigest(),
        )
