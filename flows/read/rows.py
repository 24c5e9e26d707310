"""Articles as rows: JSON lines and CSV tables. Columns go by their usual names or by the user's.

A row's key is its id, else its address, else a hash of what it says, never its number: a row more
renames no other.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from flows.model import Issue, IssueCode, SourceForm
from flows.read.decode import decode_bytes
from flows.read.documents import read_document
from flows.read.formats import Format, most_bytes
from flows.read.member import Container, Faults, Member, member_name
from flows.read.metadata import Metadata
from flows.read.raw_stream import as_utf8
from flows.read.table_lines import open_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": (
        *("text", "body", "content", "article", "maintext", "articletext", "articlebody"),
        *("fulltext", "plaintext", "bodytext", "story", "cleantext"),
    ),
    "html": ("html", "rawhtml", "contenthtml", "bodyhtml", "articlehtml", "page"),
    "title": ("title", "headline", "heading"),
    "address": (
        "url",
        "link",
        "uri",
        "address",
        "sourceurl",
        "weburl",
        "canonicalurl",
        "permalink",
    ),
    "published": (
        *("date", "published", "publishedat", "datepublished", "publishdate", "datepublish"),
        *("pubdate", "publicationdate", "publicationtime", "timestamp", "datetime"),
    ),
    "updated": ("updated", "updatedat", "modified", "datemodified", "datemodify", "lastmodified"),
    "publisher": (
        *("source", "publisher", "sitename", "site", "outlet", "sourcedomain", "domain"),
        *("newspaper", "publication", "sourcename"),
    ),
    "fetched": ("fetched", "fetchedat", "datedownload", "crawled", "crawldate", "retrieved"),
    "id": ("id", "uid", "guid", "uuid", "articleid", "docid"),
}
"""What a column tells -> its usual names, small letters only; the first that a row has is taken."""
_LETTERS: Final = re.compile(r"[^a-z0-9]+")
_KEY_LETTERS_MAX: Final = 200
_NAMED_IN: Final = ("name", "title", "value", "text", "rendered", "domain", "$date", "$oid")
"""Where the value of a column stands that is an object itself."""
_LINE_FACTOR: Final = 2
"""A row may be as many times as long as the largest page: JSON writes letters as escapes."""
_DEPTH_MAX: Final = 20
"""Lists and objects in each other that the value of a column is looked for in."""
_DELIMITERS: Final = ",;\t|"
_NEWLINES: Final = re.compile(rb"\r\n?|\n")


def read_json_rows(container: Container, stream: BinaryIO) -> Iterator[Member | Issue]:
    """Read JSON lines, or one JSON document; a line that is no object is an issue."""
    faults, stream = Faults(container), as_utf8(stream)
    head = stream.readline(_longest(container) + 1)
    own = dict(container.columns)
    rows, read = read_document(head, stream, lambda row: has_text(row, own))
    for number, row in enumerate(rows, 1):
        digest = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()
        yield from _read_row(faults, row, digest, f"article {number}")
    if not rows:
        yield from _read_lines(faults, io.BytesIO(read), stream)
    yield from faults.close()


def _read_lines(faults: Faults, *streams: BinaryIO) -> Iterator[Member | Issue]:
    longest, number = _longest(faults.container), 0
    for stream in streams:
        while line := stream.readline(longest + 1):
            number += 1
            if len(line) > longest:
                for rest in streams:
                    line = _skip_line(rest, line)
                seen = f"a line of more than {longest} bytes: left out"
                yield from faults.tell(f"line {number}", IssueCode.TOO_LARGE, seen)
            elif line.strip():
                yield from _read_line(faults, line.strip(), number)


def _longest(container: Container) -> int:
    return most_bytes(Format.PAGE, container.limit_bytes) * _LINE_FACTOR


def _skip_line(stream: BinaryIO, line: bytes) -> bytes:
    """Skip the rest of a line, as far as it stands in a stream; give the last of it."""
    while not line.endswith(b"\n") and (more := stream.readline(1_000_000)):
        line = more
    return line


def _read_line(faults: Faults, line: bytes, number: int) -> Iterator[Member | Issue]:
    decoded = decode_bytes(line)
    try:
        row = json.loads(decoded.text if decoded is not None else "")
    except (ValueError, RecursionError):
        seen = "not one JSON object on a line: left out"
        yield from faults.tell(f"line {number}", IssueCode.UNREADABLE_FILE, seen)
        return
    if not isinstance(row, dict):
        seen = f"a JSON object is meant, not {type(row).__name__}: left out"
        yield from faults.tell(f"line {number}", IssueCode.UNREADABLE_FILE, seen)
        return
    digest = hashlib.sha256(line).hexdigest()
    yield from _read_row(faults, row, digest, f"line {number}")


def read_csv_rows(container: Container, stream: BinaryIO) -> Iterator[Member | Issue]:
    """Read a table with a header; comma, semicolon, tab or bar between its cells."""
    faults = Faults(container)
    lines = open_lines(stream, _longest(container))
    if lines is None:
        yield container.issue(IssueCode.BINARY_FILE, "not text: the table was left out")
        return
    decoded = lines.sample
    if decoded.guessed and decoded.encoding != "utf-8":
        seen = f"read as {decoded.encoding}, which nothing in the file declares"
        yield container.issue(IssueCode.GUESSED_ENCODING, seen)
    try:
        yield from _read_table(faults, lines.rows(_find_delimiter(decoded.text)))
    except csv.Error as error:
        seen = f"line {lines.number}: {error}; the rest of the table was left out"
        yield container.issue(IssueCode.UNREADABLE_FILE, seen)
    if lines.lost:
        seen = f"read as {decoded.encoding}; bytes that could not be read: {lines.lost}"
        yield container.issue(IssueCode.GUESSED_ENCODING, seen)
    yield from faults.close()


def _find_delimiter(text: str) -> str:
    header = next(iter(text.lstrip("\ufeff\r\n").splitlines()), "")
    return max(_DELIMITERS, key=re.sub(r'"[^"]*"', "", header).count)


def _read_table(faults: Faults, rows: Iterator[list[str]]) -> Iterator[Member | Issue]:
    header = [name.strip() for name in next((row for row in rows if row), [])]
    told = {_LETTERS.sub("", name.lower()) for name in header}
    own = dict(faults.container.columns)
    wanted = {own.get("text"), own.get("html")} & set(header)
    if not wanted and not told & {*COLUMNS["text"], *COLUMNS["html"]}:
        seen = f"no column of texts: name it in sources.toml; there are {', '.join(header[:12])}"
        yield faults.container.issue(IssueCode.UNREADABLE_FILE, seen)
        return
    held: list[str] | None = None
    for cells in rows:
        if held is not None:
            yield from _read_cells(faults, header, held)
        held = cells if _is_unclosed(cells, header) else None
        if held is None:
            yield from _read_cells(faults, header, cells)
    if held is not None:
        seen = "a quotation mark is opened and not closed: the rest of the table was left out"
        yield faults.container.issue(IssueCode.UNREADABLE_FILE, seen)


def _read_cells(faults: Faults, header: list[str], cells: list[str]) -> Iterator[Member | Issue]:
    row: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        row[name] = row.get(name) or cell  # the first of its name that says something
    digest = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()
    yield from _read_row(faults, row, digest, f"row {digest[:12]}")


def _is_unclosed(cells: list[str], header: list[str]) -> bool:
    """Tell whether a row, if it is the last, has swallowed its file behind a quotation mark."""
    return 0 < len(cells) < len(header) and cells[-1].endswith(("\n", "\r"))


def _read_row(
    faults: Faults, row: Mapping[str, Any], digest: str, place: str
) -> Iterator[Member | Issue]:
    told = tell_columns(row, dict(faults.container.columns))
    page, text = told.pop("html", ""), told.pop("text", "")
    key = (told.pop("id", "") or told.get("address", "") or digest[:16])[:_KEY_LETTERS_MAX]
    if not (text or page).strip():
        yield from faults.tell(place, IssueCode.EMPTY_FILE, "a row without a text: left out")
        return
    if "\0" in (text or page):
        yield from faults.tell(place, IssueCode.BINARY_FILE, "no text but bytes: left out")
        return
    data = _encode(text or page)
    format_ = Format.TEXT if text else Format.PAGE
    most = most_bytes(format_, faults.container.limit_bytes)
    if len(data) > most:
        seen = f"more than {most} bytes: left out"
        yield from faults.tell(key, IssueCode.TOO_LARGE, seen)
        return
    yield Member(
        name=member_name(faults.container, key),
        data=data,
        format=format_,
        form=SourceForm.ROW,
        metadata=Metadata(**{name: _encode(value).decode() for name, value in told.items()}),
        digest=digest,
    )


def _encode(text: str) -> bytes:
    """Write as UTF-8; halves of characters, which JSON can bear, are mended or replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def has_text(row: Mapping[str, Any], own: Mapping[str, str]) -> bool:
    """Tell whether a row has a text or a page, by its columns as ``tell_columns`` knows them."""
    told = tell_columns(row, own)
    return bool(told.get("text", "").strip() or told.get("html", "").strip())


def tell_columns(row: Mapping[str, Any], own: Mapping[str, str]) -> dict[str, str]:
    """Give what the columns of a row tell, by what they tell.

    Args:
        row: Names of columns -> values.
        own: What the user says of columns; goes before their usual names.

    >>> tell_columns({"Headline": "Flour", "pub": "2014"}, {"published": "pub"})
    {'title': 'Flour', 'published': '2014'}
    """
    by_letters: dict[str, Any] = {}
    for name, value in row.items():
        letters = _LETTERS.sub("", str(name).lower())
        by_letters[letters] = by_letters.get(letters) or value
    found = {
        told: row.get(own[told])
        if told in own
        else next((by_letters[name] for name in names if by_letters.get(name)), None)
        for told, names in COLUMNS.items()
    }
    plain = {told: _plain(value) for told, value in found.items()}
    return {told: value for told, value in plain.items() if value}


def _plain(value: Any, depth: int = 0) -> str:
    if depth > _DEPTH_MAX:
        return ""
    if isinstance(value, list):
        parts = (_plain(part, depth + 1) for part in value[:1_000])
        return "\n\n".join(text for text in parts if text)
    if isinstance(value, dict):
        named = (value[name] for name in _NAMED_IN if value.get(name))
        return next((_plain(part, depth + 1) for part in named), "")
    return "" if value is None or isinstance(value, bool) else str(value)
