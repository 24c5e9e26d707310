"""Files to raw articles: sizes, permissions, encodings and doubles; each doubt is an issue.

Which files there are is told by ``sources.py``; what stands in them is taken apart in
``flows.clean``.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from flows.model import Issue, IssueCode, RawArticle
from flows.read.decode import Decoded, decode_bytes
from flows.read.sources import Source, find_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FILE_BYTES_MAX", "Source", "find_sources", "read_articles"]

FILE_BYTES_MAX = 5_000_000
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


def read_articles(
    sources: Sequence[Source], limit_bytes: int = FILE_BYTES_MAX
) -> tuple[tuple[RawArticle, ...], tuple[Issue, ...]]:
    """Read the sources.

    Args:
        sources: As ``find_sources`` gives them; of equal files the first is kept.
        limit_bytes: Largest file that is read, in bytes.

    Returns:
        The articles in order of the sources, and what kept others from becoming one. Doubts about
        an article that was read are its own ``issues``.
    """
    articles: dict[str, RawArticle] = {}
    issues: list[Issue] = []
    for source in sources:
        outcome = _read(source, limit_bytes)
        if isinstance(outcome, Issue):
            issues.append(outcome)
        elif outcome.digest in articles:
            issues.append(_same_bytes(source, articles[outcome.digest]))
        else:
            articles[outcome.digest] = outcome
    return tuple(articles.values()), tuple(issues)


def _read(source: Source, limit_bytes: int) -> RawArticle | Issue:
    if source.issue is not None:
        return source.issue
    data = _read_bytes(source, limit_bytes)
    if isinstance(data, Issue):
        return data
    decoded = decode_bytes(data)
    if decoded is None:
        return _issue(source, IssueCode.BINARY_FILE, "not text: the file was left out")
    if not _INVISIBLE.sub("", decoded.text).strip():
        return _issue(source, IssueCode.EMPTY_FILE, "nothing but white space: no article")
    return RawArticle(
        id=source.id,
        name=source.name,
        digest=hashlib.sha256(data).hexdigest(),
        text=decoded.text,
        encoding=decoded.encoding,
        issues=(*_encoding_issues(source, decoded), *_invisible_issues(source, decoded.text)),
    )


def _read_bytes(source: Source, limit_bytes: int) -> bytes | Issue:
    """Read a file, at most one byte over the limit: it may grow while it is read."""
    try:
        if source.path.stat().st_size > limit_bytes:
            return _too_large(source, limit_bytes)
        with source.path.open("rb") as file:
            data = file.read(limit_bytes + 1)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be opened"
        return _issue(source, IssueCode.UNREADABLE_FILE, f"not read: {reason}")
    return _too_large(source, limit_bytes) if len(data) > limit_bytes else data


def _too_large(source: Source, limit_bytes: int) -> Issue:
    seen = f"more than {limit_bytes} bytes: left out; cut the file or raise the limit"
    return _issue(source, IssueCode.TOO_LARGE, seen)


def _same_bytes(source: Source, kept: RawArticle) -> Issue:
    seen = f"the same bytes as {kept.name}, which was kept; this one was left out"
    return _issue(source, IssueCode.SAME_BYTES, seen)


def _encoding_issues(source: Source, decoded: Decoded) -> tuple[Issue, ...]:
    if not decoded.guessed:
        return ()
    seen = f"read as {decoded.encoding}, which nothing in the file declares"
    if decoded.lost:
        seen += f"; bytes that could not be read: {decoded.lost}"
    return (_issue(source, IssueCode.GUESSED_ENCODING, seen),)


def _invisible_issues(source: Source, text: str) -> tuple[Issue, ...]:
    """Report characters that are not seen, but can hide or turn round what is read."""
    found = list(_INVISIBLE.finditer(text))
    if not found:
        return ()
    kinds = sorted({char for match in found for char in match.group()})
    seen = f"invisible characters in {len(found)} places: " + ", ".join(
        f"U+{ord(char):04X}" for char in kinds
    )
    return (
        Issue(
            article=source.name,
            code=IssueCode.INVISIBLE_CHARACTERS,
            begin=found[0].start(),
            end=found[0].end(),
            seen=seen,
        ),
    )


def _issue(source: Source, code: IssueCode, seen: str) -> Issue:
    return Issue(article=source.name, code=code, seen=seen)
