"""An HTML page to text for a build: all that a reader sees, and what the markup says of it.

Menus, feet and asides stay in the text, marked: whether a date in them matters is told later.
What the head of a page says of it is read in ``page_metadata``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flows.model import Mark, MarkKind, Span
from flows.read.metadata import MarkedText, put_before
from flows.read.page_metadata import read_page_metadata
from flows.read.visible import show, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flows.read.metadata import Metadata

_REGIONS: Final[Mapping[str, MarkKind]] = {
    "nav": MarkKind.NAVIGATION,
    "footer": MarkKind.PAGE_FOOT,
    "aside": MarkKind.ASIDE,
    "figcaption": MarkKind.CAPTION,
    "h1": MarkKind.HEADLINE,
}
_ENDS_REGION: Final = frozenset({"main", "h1", "/body", "/html"})
"""Tags that end a region that nobody has closed."""
_HEADLINE_WORDS_MIN: Final = 3
_REGIONS_SHARE_MAX: Final = 0.7
"""Where more of the text stands in menus and asides than this, the markup is not believed."""
_PAGE_KINDS: Final = frozenset({MarkKind.NAVIGATION, MarkKind.PAGE_FOOT, MarkKind.ASIDE})


@dataclass(slots=True)
class _Stretch:
    """Pieces of a page in one region; of none where ``kind`` is None."""

    kind: MarkKind | None
    pieces: list[tuple[str, str]] = field(default_factory=list)


def read_page(markup: str, given: Metadata) -> MarkedText:
    """Give the text of a page with its metadata in front.

    Args:
        markup: The page, decoded.
        given: What came with the page; goes before what its head says.
    """
    shown = [(s.kind, show(s.pieces).strip("\n")) for s in _cut(walk(markup))]
    body = _join(_believed([(kind, text) for kind, text in shown if text.strip()]))
    return put_before(given.over(read_page_metadata(markup)), body)


def _cut(pieces: Iterable[tuple[str, str]]) -> Iterator[_Stretch]:
    """Cut a page where a region begins or ends; a region inside another is part of it."""
    current, name, depth, articles = _Stretch(kind=None), "", 0, 0
    for text, tag in pieces:
        current.pieces.append((text, tag))
        articles += (tag == "article") - (tag == "/article" and articles > 0)
        depth += (tag == name) - (tag == f"/{name}") if name else 0
        if name and (depth == 0 or (tag in _ENDS_REGION and tag != name)):
            yield current
            current, name = _Stretch(kind=None), ""
        if not name and tag in _REGIONS and not (tag == "footer" and articles):
            yield current
            current, name, depth = _Stretch(kind=_REGIONS[tag]), tag, 1
    yield current


def _believed(shown: list[tuple[MarkKind | None, str]]) -> list[tuple[MarkKind | None, str]]:
    """Drop marks that cannot be true: nearly all of a page is menu, or it has many headlines."""
    whole = sum(len(text) for _, text in shown)
    page = sum(len(text) for kind, text in shown if kind in _PAGE_KINDS)
    drop = set(_PAGE_KINDS) if page > _REGIONS_SHARE_MAX * whole else set()
    heads = [text for kind, text in shown if kind is MarkKind.HEADLINE]
    if len(heads) != 1 or "\n" in heads[0] or len(heads[0].split()) < _HEADLINE_WORDS_MIN:
        drop.add(MarkKind.HEADLINE)
    return [(None if kind in drop else kind, text) for kind, text in shown]


def _join(shown: Iterable[tuple[MarkKind | None, str]]) -> MarkedText:
    texts, marks, at = [], [], 0
    for kind, text in shown:
        if kind is not None:
            marks.append(Mark(kind=kind, span=Span(begin=at, end=at + len(text))))
        texts.append(text)
        at += len(text) + 2
    return MarkedText(text="\n\n".join(texts) + ("\n" if texts else ""), marks=tuple(marks))
