"""TimeML to the text that it holds and the day it was written: its own time tags are not read.

Writing TimeML is done in ``publish.timeml``. Nothing outside the file is ever opened, and entities
that the file declares are refused: they are how a small file becomes a huge one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.entities import html5
from typing import Final
from xml.parsers import expat

from flows.model import Span
from flows.read.decode import decode_bytes

PART_BREAK: Final = "\n\n"
"""What stands between the TEXT elements of one file."""
_CREATION: Final = frozenset({"CREATION_TIME", "PUBLICATION_TIME"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeml:
    """What a TimeML file says, as far as it is read.

    Args:
        docid: Its DOCID, empty where it has none.
        text: Its TEXT elements, tags away, with ``PART_BREAK`` between them.
        parts: Where each TEXT element stands in ``text``.
        created: TIMEX3 value of its creation time, empty where it has none.
        created_text: The words of its creation time.
        created_span: Where they stand in ``text``; None where they stand outside.
    """

    docid: str
    text: str
    parts: tuple[Span, ...]
    created: str = ""
    created_text: str = ""
    created_span: Span | None = None


@dataclass(slots=True)
class _Reader:
    """Collects what the parser meets."""

    inside: Counter[str] = field(default_factory=Counter)
    docid: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    length: int = 0
    parts: list[Span] = field(default_factory=list)
    begin: int = 0
    created: str | None = None
    created_text: list[str] = field(default_factory=list)
    created_at: int | None = None
    open_marks: list[bool] = field(default_factory=list)
    created_span: Span | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.inside[name] += 1
        if name == "TEXT" and self.inside["TEXT"] == 1:
            self._begin_part()
        if name == "TIMEX3":
            self._meet_time(attributes)

    def end(self, name: str) -> None:
        self.inside[name] -= 1
        if name == "TEXT" and self.inside["TEXT"] == 0:
            self.parts.append(Span(begin=self.begin, end=self.length))
        if name == "TIMEX3" and self.open_marks.pop() and self.created_at is not None:
            self.created_span = Span(begin=self.created_at, end=self.length)

    def data(self, chunk: str) -> None:
        if self.inside["TEXT"]:
            self._add(chunk)
        if self.inside["DOCID"]:
            self.docid.append(chunk)
        if any(self.open_marks):
            self.created_text.append(chunk)

    def entity(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - expat calls it so
        if not is_parameter:
            self.data(html5.get(f"{name};", f"&{name};"))

    def refuse(self, name: str, *_: object) -> None:
        msg = f"it declares the entity {name!r}, which is not read; write the characters themselves"
        raise ValueError(msg)

    def _begin_part(self) -> None:
        if self.parts:
            self._add(PART_BREAK)
        self.begin = self.length

    def _add(self, chunk: str) -> None:
        self.text.append(chunk)
        self.length += len(chunk)

    def _meet_time(self, attributes: dict[str, str]) -> None:
        is_meant = self.inside["DCT"] > 0 or attributes.get("functionInDocument") in _CREATION
        is_first = self.created is None and is_meant
        self.open_marks.append(is_first)
        if is_first:
            self.created = attributes.get("value", "")
            self.created_at = self.length if self.inside["TEXT"] else None


def read_timeml(data: bytes) -> Timeml:
    """Read a TimeML file.

    Args:
        data: The file; its encoding is the one it declares, else UTF-8, else the likeliest.

    Raises:
        ValueError: It is not well-formed, declares entities, or has no TEXT; says which and where.
    """
    try:
        reader = _parse(data, None)
    except (expat.ExpatError, LookupError) as error:  # the latter for encodings that are none
        reader = _parse_decoded(data, error)
    if not reader.parts:
        msg = "it has no TEXT element"
        raise ValueError(msg)
    return Timeml(
        docid="".join(reader.docid).strip(),
        text="".join(reader.text),
        parts=tuple(reader.parts),
        created=(reader.created or "").strip(),
        created_text="".join(reader.created_text),
        created_span=reader.created_span,
    )


def _parse(data: bytes, encoding: str | None) -> _Reader:
    reader = _Reader()
    parser = expat.ParserCreate(encoding)
    parser.UseForeignDTD(True)  # an entity of HTML that nobody declared is then no error
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.SkippedEntityHandler = reader.entity
    parser.EntityDeclHandler = reader.refuse
    parser.Parse(data, True)
    return reader


def _parse_decoded(data: bytes, error: expat.ExpatError | LookupError) -> _Reader:
    """Read it in the encoding that it is in, where it declares none or a wrong one."""
    decoded = decode_bytes(data)
    if decoded is None:
        msg = "it is not text"
        raise ValueError(msg) from error
    try:
        return _parse(decoded.text.encode("utf-8"), "utf-8")
    except expat.ExpatError as second:
        reason = expat.ErrorString(second.code)
        msg = f"it is not well-formed XML: {reason} in line {second.lineno}"
        raise ValueError(msg) from second
