"""What comes with a text and is not shown: its address, title, publisher, and the dates it claims.

It becomes lines in front of the text, each marked as what it is, so that a date in it has its place
in the text like every printed one. None is believed here: that is the matter of ``dates``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import Final

from flows.model import Mark, MarkKind, Span

_VALUE_LETTERS_MAX: Final = 500
_BREAKS: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_COMPACT: Final = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
_TITLE_WITHIN: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is said about an article beside its text; empty where nothing is.

    Args:
        address: Its web address.
        publisher: Who put it out.
        published: When the page or the row says that it was published, as written there.
        updated: When it says that it was changed last.
        in_feed: When a feed says that it was published.
        by_server: When the server says that the page was changed last.
        fetched: When it was fetched.
    """

    address: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    updated: str = ""
    in_feed: str = ""
    by_server: str = ""
    fetched: str = ""

    def over(self, other: Metadata) -> Metadata:
        """Give these values, and those of the other where there are none.

        >>> Metadata(title="a").over(Metadata(title="b", address="c")).address
        'c'
        """
        names = [field.name for field in fields(self)]
        return replace(self, **{n: getattr(self, n) or getattr(other, n) for n in names})


NOTHING_SAID: Final = Metadata()
_LINES: Final = (
    ("address", "Address", MarkKind.METADATA),
    ("publisher", "Publisher", MarkKind.PUBLISHER),
    ("published", "Published", MarkKind.PUBLISHED),
    ("updated", "Updated", MarkKind.METADATA),
    ("in_feed", "In feed", MarkKind.FEED_DATE),
    ("by_server", "Server", MarkKind.SERVER_DATE),
    ("fetched", "Fetched", MarkKind.FETCH_DATE),
)


SHOWN: Final = frozenset(MarkKind) - {kind for _, _, kind in _LINES}
"""Kinds of passage that a reader of the page sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text and what its source says of passages of it, in order."""

    text: str
    marks: tuple[Mark, ...] = ()


def put_before(metadata: Metadata, body: MarkedText) -> MarkedText:
    r"""Write metadata as lines in front of a text; the title only where the text lacks it.

    >>> put_before(Metadata(address="https://a.example"), MarkedText(text="News.")).text
    'Address: https://a.example\n\nNews.'
    """
    lines = [
        (f"{word}: {_one_line(value)}", kind)
        for name, word, kind in _LINES
        if (value := getattr(metadata, name)).strip()
    ]
    if metadata.title.strip() and not _has_title(metadata.title, body):
        lines.append((_one_line(metadata.title), MarkKind.HEADLINE))
    if not lines:
        return body
    text, marks = "", []
    for line, kind in lines:
        text += "\n" if kind is MarkKind.HEADLINE and text else ""
        span = Span(begin=len(text), end=len(text) + len(line))
        marks.append(Mark(kind=kind, span=span))
        text += f"{line}\n"
    text += "\n"
    moved = (_move(mark, len(text)) for mark in body.marks)
    return MarkedText(text=text + body.text, marks=(*marks, *moved))


def _has_title(title: str, body: MarkedText) -> bool:
    if any(mark.kind is MarkKind.HEADLINE for mark in body.marks):
        return True
    beginning = " ".join(body.text[: _TITLE_WITHIN * 4].split())[:_TITLE_WITHIN]
    return _one_line(title).casefold() in beginning.casefold()


def _one_line(value: str) -> str:
    """Bring a value on one line; a day written as eight figures is written again to be read."""
    line = _BREAKS.sub(" ", value).strip()[:_VALUE_LETTERS_MAX]
    compact = _COMPACT.match(line)
    return f"{line} ({'-'.join(compact.groups())})" if compact else line


def _move(mark: Mark, by: int) -> Mark:
    span = Span(begin=mark.span.begin + by, end=mark.span.end + by)
    return replace(mark, span=span)
