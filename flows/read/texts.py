"""Files to texts for ``dateline times``: plain text as it is, pages as seen, TimeML without tags.

Articles for the knowledge base are read in ``articles``; nothing is cleaned away here, for every
character counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final

from flows.errors import SourceError
from flows.model import Issue, IssueCode, Span
from flows.read.decode import decode_bytes
from flows.read.formats import ONE_ARTICLE
from flows.read.sources import Source, list_sources
from flows.read.timeml import read_timeml
from flows.read.visible import decode_page, visible_text

if TYPE_CHECKING:
    from collections.abc import Sequence

STDIN: Final = Source(path=Path("stdin.txt"), id="stdin", name="stdin.txt")
"""The source that stands for standard input; its path names no file."""
_PAGE_ENDINGS: Final = frozenset({".html", ".htm", ".xhtml"})
_TIMEML_ENDING: Final = ".tml"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSource:
    """A text in which times are to be found.

    Args:
        name: Path of its file below the folder named, safe to show.
        path: Where its file lies; that of ``STDIN`` for standard input.
        text: What is read; all spans count its code points.
        docid: What the source calls itself, else its name without its ending.
        parts: The TEXT elements that it is made of, in order; one for all but TimeML.
        created: TIMEX3 value of the day it was written, as it says itself; empty where it does not.
        created_text: The words that say so.
        created_span: Where they stand in ``text``; None where they stand outside.
    """

    name: str
    path: Path
    text: str
    docid: str
    parts: tuple[Span, ...]
    created: str = ""
    created_text: str = ""
    created_span: Span | None = None


def list_texts(paths: Sequence[Path]) -> tuple[Source, ...]:
    """List the files that the paths name: text, pages, TimeML; others with their issue.

    Raises:
        SourceError: A path does not exist, or there is nothing to read at all.
    """
    sources = tuple(_alone(source) for source in list_sources(paths))
    if all(source.issue is not None for source in sources):
        named = ", ".join(str(path) for path in paths)
        msg = f"{named}: no text, page or TimeML file to read; check what the folder holds"
        raise SourceError(msg)
    return sources


def _alone(source: Source) -> Source:
    """Leave out what holds many articles: there is one answer a file."""
    if source.issue is not None or source.format in ONE_ARTICLE:
        return source
    seen = f"a {source.format} holds many texts and was not read; give its texts as files"
    return replace(source, issue=_issue(source.name, IssueCode.IGNORED_FILE, seen))


def read_text(source: Source, limit_bytes: int) -> TextSource | Issue:
    """Read a source.

    Args:
        source: As ``list_texts`` gives it.
        limit_bytes: Largest file that is read, in bytes.

    Returns:
        Its text, or what kept it from being read.
    """
    if source.issue is not None:
        return source.issue
    try:
        with source.path.open("rb") as file:
            data = file.read(limit_bytes + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        return _issue(source.name, IssueCode.UNREADABLE_FILE, f"not read: {reason}")
    return _read_data(source, data, limit_bytes)


def read_stream(stream: BinaryIO, limit_bytes: int) -> TextSource | Issue:
    """Read plain text from standard input, or from what stands for it."""
    return _read_data(STDIN, stream.read(limit_bytes + 1), limit_bytes)


def _read_data(source: Source, data: bytes, limit_bytes: int) -> TextSource | Issue:
    if len(data) > limit_bytes:
        seen = f"more than {limit_bytes} bytes: left out; cut the file"
        return _issue(source.name, IssueCode.TOO_LARGE, seen)
    ending = source.path.suffix.lower()
    if ending == _TIMEML_ENDING:
        return _read_timeml(source, data)
    is_page = ending in _PAGE_ENDINGS
    decoded = decode_page(data) if is_page else decode_bytes(data)
    if decoded is None:
        return _issue(source.name, IssueCode.BINARY_FILE, "not text: the file was left out")
    return _plain(source, visible_text(decoded.text) if is_page else decoded.text)


def _plain(source: Source, text: str) -> TextSource | Issue:
    if not text.strip():
        return _issue(source.name, IssueCode.EMPTY_FILE, "nothing but white space: no text")
    whole = Span(begin=0, end=len(text))
    return _text_source(source, text, (whole,))


def _text_source(source: Source, text: str, parts: tuple[Span, ...]) -> TextSource:
    return TextSource(
        name=source.name,
        path=source.path,
        text=text,
        docid=PurePosixPath(source.name).stem,
        parts=parts,
    )


def _read_timeml(source: Source, data: bytes) -> TextSource | Issue:
    try:
        read = read_timeml(data)
    except ValueError as error:
        seen = f"not read as TimeML: {error}"
        return _issue(source.name, IssueCode.UNREADABLE_FILE, seen)
    plain = _text_source(source, read.text, read.parts)
    return replace(
        plain,
        docid=read.docid or plain.docid,
        created=read.created,
        created_text=read.created_text,
        created_span=read.created_span,
    )


def _issue(name: str, code: IssueCode, seen: str) -> Issue:
    return Issue(article=name, code=code, seen=seen)
