"""Files to raw articles: sizes, permissions, encodings and doubles; each doubt is an issue.

Which files there are is told by ``sources.py``, which articles a file of many holds by
``members.py``; what stands in them is taken apart in ``flows.clean``.
"""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from flows.model import Issue, IssueCode, RawArticle, SourceForm
from flows.read.decode import Decoded, as_declared, decode_bytes
from flows.read.formats import ONE_ARTICLE, Format, format_at_start, most_bytes
from flows.read.member import Container, Member, member_id
from flows.read.members import list_members
from flows.read.metadata import NOTHING_SAID, SHOWN, MarkedText, put_before
from flows.read.pages import read_page
from flows.read.raw_stream import read_start
from flows.read.sidecar import read_sidecar
from flows.read.sources import SIDECAR, STDIN, Source, find_sources, shown_name
from flows.read.visible import decode_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["FILE_BYTES_MAX", "Source", "find_sources", "read_articles", "stream_articles"]

FILE_BYTES_MAX = 5_000_000
_START_BYTES = 4_096
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


def read_articles(
    sources: Sequence[Source], limit_bytes: int = FILE_BYTES_MAX
) -> tuple[tuple[RawArticle, ...], tuple[Issue, ...]]:
    """Read the sources.

    Args:
        sources: As ``find_sources`` gives them; of equal articles the first is kept.
        limit_bytes: Largest article that is read, in bytes.

    Returns:
        The articles in order of the sources, and what kept others from becoming one. Doubts about
        an article that was read are its own ``issues``.
    """
    read = tuple(stream_articles(sources, limit_bytes))
    return (
        tuple(outcome for outcome in read if isinstance(outcome, RawArticle)),
        tuple(outcome for outcome in read if isinstance(outcome, Issue)),
    )


def stream_articles(
    sources: Iterable[Source], limit_bytes: int = FILE_BYTES_MAX
) -> Iterator[RawArticle | Issue]:
    """Read the sources one by one, as ``read_articles`` does, and hold no text back."""
    names: dict[bytes, str] = {}
    ids: set[str] = set()
    for source in sources:
        for outcome in _read_all(source, limit_bytes):
            if isinstance(outcome, Issue):
                yield outcome
                continue
            kept = names.setdefault(bytes.fromhex(outcome.digest), outcome.name)
            if kept is not outcome.name:
                yield _same_bytes(outcome, kept)
                continue
            yield _tell_apart(outcome, ids)


def _tell_apart(article: RawArticle, ids: set[str]) -> RawArticle:
    """Give an article whose id is taken one of its own, by what it says; its name likewise."""
    own = article
    if article.id.casefold() in ids:
        tail = article.digest[:16]
        own = replace(article, id=f"{article.id}-{tail}", name=f"{article.name}#{tail}")
    ids.add(own.id.casefold())
    return own


def _read_all(source: Source, limit_bytes: int) -> Iterator[RawArticle | Issue]:
    """Give the article of a file, or those in it; or the issue that says why there is none."""
    if source.issue is not None:
        yield source.issue
        return
    if source.path == STDIN:
        yield from _read_stream(sys.stdin.buffer, limit_bytes)
        return
    if source.format in ONE_ARTICLE:
        yield _read_file(source, limit_bytes)
        return
    try:
        with source.path.open("rb") as stream:
            yield from _read_members(_container(source, limit_bytes), stream)
    except (OSError, RuntimeError) as error:
        yield _unreadable(source, error)


def _read_stream(stream: BinaryIO, limit_bytes: int) -> Iterator[RawArticle | Issue]:
    """Read standard input: one article, or a table, a feed or an archive."""
    start, whole = read_start(stream, _START_BYTES)
    source = Source(path=STDIN, id="stdin", name="stdin", format=format_at_start(start))
    container = _container(source, limit_bytes)
    if source.format not in ONE_ARTICLE:
        yield from _read_members(container, whole)
        return
    most = most_bytes(source.format, limit_bytes)
    data = whole.read(most + 1)
    if len(data) > most:
        yield _too_large(source.name, most)
        return
    member = Member(name="stdin", data=data, format=source.format, form=SourceForm.STREAM)
    yield read_member(member, "stdin", limit_bytes)


def _container(source: Source, limit_bytes: int) -> Container:
    return Container(
        name=source.name, format=source.format, limit_bytes=limit_bytes, columns=source.columns
    )


def _read_members(container: Container, stream: BinaryIO) -> Iterator[RawArticle | Issue]:
    for outcome in list_members(container, stream):
        if isinstance(outcome, Issue):
            yield replace(outcome, article=shown_name(outcome.article))
        else:
            shown = replace(outcome, name=shown_name(outcome.name))
            yield read_member(shown, member_id(outcome.name), container.limit_bytes)


def _read_file(source: Source, limit_bytes: int) -> RawArticle | Issue:
    data = _read_bytes(source, most_bytes(source.format, limit_bytes))
    if isinstance(data, Issue):
        return data
    try:
        metadata, charset = read_sidecar(source.path)
        issues: tuple[Issue, ...] = ()
    except ValueError as error:
        metadata, charset = NOTHING_SAID, ""
        seen = f"what lies beside it in {SIDECAR} was not used: {error}"
        issues = (_issue(source.name, IssueCode.UNREADABLE_FILE, seen),)
    is_plain = source.format is Format.TEXT and metadata == NOTHING_SAID
    member = Member(
        name=source.name,
        data=data,
        format=source.format,
        form=SourceForm.FILE if is_plain else SourceForm.PAGE,
        metadata=metadata,
        charset=charset,
    )
    read = read_member(member, source.id, limit_bytes)
    return read if isinstance(read, Issue) else replace(read, issues=(*issues, *read.issues))


def read_member(member: Member, id_: str, limit_bytes: int) -> RawArticle | Issue:
    """Make an article of bytes, or say why they are none.

    Args:
        member: The bytes, what they are called and what came with them.
        id_: Id of the article.
        limit_bytes: Most code points that a page may come to.
    """
    is_page = member.format is Format.PAGE
    decoded = decode_page(member.data) if is_page else decode_bytes(member.data)
    if decoded is None:
        seen = "not text: the file was left out"
        return _issue(member.name, IssueCode.BINARY_FILE, seen)
    decoded = as_declared(member.data, decoded, member.charset)
    body = MarkedText(text=decoded.text)
    marked = (
        read_page(decoded.text, member.metadata) if is_page else put_before(member.metadata, body)
    )
    if is_page and len(marked.text) > limit_bytes:
        return _too_large(member.name, limit_bytes)
    if not _has_text(marked):
        seen = "nothing but white space: no article"
        return _issue(member.name, IssueCode.EMPTY_FILE, seen)
    return RawArticle(
        id=id_,
        name=member.name,
        digest=member.digest or hashlib.sha256(member.data).hexdigest(),
        text=marked.text,
        encoding=decoded.encoding,
        issues=(
            *_encoding_issues(member.name, decoded),
            *_invisible_issues(member.name, marked.text),
        ),
        form=member.form,
        marks=marked.marks,
    )


def _has_text(marked: MarkedText) -> bool:
    """Tell whether there is more to see than what came with the text."""
    heads = [m.span.end for m in marked.marks if m.kind not in SHOWN]
    return bool(_INVISIBLE.sub("", marked.text[max(heads, default=0) :]).strip())


def _read_bytes(source: Source, limit_bytes: int) -> bytes | Issue:
    """Read a file, at most one byte over the limit: it may grow while it is read."""
    try:
        if source.path.stat().st_size > limit_bytes:
            return _too_large(source.name, limit_bytes)
        with source.path.open("rb") as file:
            data = file.read(limit_bytes + 1)
    except (OSError, RuntimeError) as error:
        return _unreadable(source, error)
    return _too_large(source.name, limit_bytes) if len(data) > limit_bytes else data


def _unreadable(source: Source, error: Exception) -> Issue:
    reason = getattr(error, "strerror", None) or "it cannot be opened"
    return _issue(source.name, IssueCode.UNREADABLE_FILE, f"not read: {reason}")


def _too_large(name: str, limit_bytes: int) -> Issue:
    seen = f"more than {limit_bytes} bytes: left out; cut the file or raise the limit"
    return _issue(name, IssueCode.TOO_LARGE, seen)


def _same_bytes(article: RawArticle, kept: str) -> Issue:
    seen = f"the same bytes as {kept}, which was kept; this one was left out"
    return _issue(article.name, IssueCode.SAME_BYTES, seen)


def _encoding_issues(name: str, decoded: Decoded) -> tuple[Issue, ...]:
    if not decoded.guessed:
        return ()
    seen = f"read as {decoded.encoding}, which nothing in the file declares"
    if decoded.lost:
        seen += f"; bytes that could not be read: {decoded.lost}"
    return (_issue(name, IssueCode.GUESSED_ENCODING, seen),)


def _invisible_issues(name: str, text: str) -> tuple[Issue, ...]:
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
            article=name,
            code=IssueCode.INVISIBLE_CHARACTERS,
            begin=found[0].start(),
            end=found[0].end(),
            seen=seen,
        ),
    )


def _issue(name: str, code: IssueCode, seen: str) -> Issue:
    return Issue(article=name, code=code, seen=seen)
