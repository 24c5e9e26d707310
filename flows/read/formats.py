"""What a file is: by its ending, and what comes without a name by its first bytes.

Which files are read is told in ``sources``; how each format is read, in ``members``.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final


class Format(StrEnum):
    """How the bytes of a source are laid out."""

    TEXT = "text"
    PAGE = "page"
    JSON_ROWS = "JSON lines"
    CSV_ROWS = "CSV table"
    FEED = "feed"
    ZIP = "ZIP archive"
    WARC = "WARC archive"


ONE_ARTICLE: Final = frozenset({Format.TEXT, Format.PAGE})
"""Formats of one article a file; the others hold many."""
_ENDINGS: Final = {
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".xhtml": Format.PAGE,
    ".jsonl": Format.JSON_ROWS,
    ".ndjson": Format.JSON_ROWS,
    ".json": Format.JSON_ROWS,
    ".csv": Format.CSV_ROWS,
    ".tsv": Format.CSV_ROWS,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".xml": Format.FEED,
    ".zip": Format.ZIP,
    ".warc": Format.WARC,
    ".wet": Format.WARC,
}
_OTHER: Final = re.compile(
    r"\.(?:7z|bak|bin|bmp|bz2|cfg|db|docx?|eml|epub|gif|gz|ini|jpe?g|js|json|log|mbox|md"
    r"|mp[34]|n[tq]|odt|pdf|png|pptx?|py|rar|rst|rtf|sh|sqlite|svg|tar|tgz|toml|ttl|webp"
    r"|xlsx?|xml|xz|ya?ml|zst)"
)
"""Endings that tell a format of something else, mostly."""
_PACKED: Final = frozenset({Format.JSON_ROWS, Format.CSV_ROWS, Format.WARC})
"""Formats that are also read from a file with ``.gz`` behind."""
_PAGE: Final = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FEED: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL
)
_ROWS: Final = re.compile(rb"\s*(?:\[\s*)?\{")
_STARTS: Final = ((b"PK\x03\x04", Format.ZIP), (b"WARC/", Format.WARC))

_PAGE_FACTOR: Final = 20
"""A page may be that many times as large as its text: scripts and styles are most of it."""


def most_bytes(format_: Format, limit_bytes: int) -> int:
    """Give the most bytes that one article of a format may have.

    Args:
        format_: Text or page.
        limit_bytes: Most bytes of a text.
    """
    return limit_bytes * _PAGE_FACTOR if format_ is Format.PAGE else limit_bytes


def format_of(name: str) -> Format:
    """Tell the format by the ending of a name; text where it tells none.

    >>> format_of("news/2014.jsonl.gz").value, format_of("a.HTML").value, format_of("a").value
    ('JSON lines', 'page', 'text')
    """
    path = PurePosixPath(name.lower())
    if path.suffix == ".gz":
        packed = _ENDINGS.get(PurePosixPath(path.stem).suffix)
        return packed if packed in _PACKED else Format.TEXT
    return _ENDINGS.get(path.suffix, Format.TEXT)


def is_other(name: str) -> bool:
    """Tell whether the ending of a name tells something else than articles, mostly.

    >>> is_other("notes.md"), is_other("report.2013")
    (True, False)
    """
    return _OTHER.fullmatch(PurePosixPath(name.lower()).suffix) is not None


def format_at_start(start: bytes) -> Format:
    """Tell the format by the first bytes; text where they tell none.

    >>> format_at_start(b"<!DOCTYPE html><p>News").value
    'page'
    """
    bare = start.removeprefix(b"\xef\xbb\xbf")
    found = next((kind for mark, kind in _STARTS if bare.startswith(mark)), None)
    if found is not None:
        return found
    if _ROWS.match(bare):
        return Format.JSON_ROWS
    if _FEED.match(bare):
        return Format.FEED
    return Format.PAGE if _PAGE.match(bare) else Format.TEXT
