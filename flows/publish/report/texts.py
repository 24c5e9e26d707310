"""Articles with their passages marked: what was read as text, cut where passages begin and end."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from flows.publish.report.rows import ArticleRow, Passage

SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words and the anchors of what rests on them."""

    text: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph.

    Args:
        kind: What it is ("paragraph"), or why it is not read as text.
        anchors: What rests on it, each once, in order.
        is_body: Whether it is read as text of the article.
    """

    kind: str
    pieces: tuple[Piece, ...]
    anchors: tuple[str, ...]
    is_body: bool


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A paragraph while passages are laid on it; offsets count its own code points."""

    begin: int
    end: int
    text: str
    kind: str
    is_body: bool
    marks: list[tuple[int, int, str]] = field(default_factory=list)


Laid = tuple["Passage", str]
"""A passage and the anchor of what rests on it."""


def lay_out(
    article: ArticleRow, data: bytes | None, laid: Sequence[Laid], length_max: int
) -> tuple[Block, ...]:
    """Cut the text of an article into marked pieces.

    Args:
        article: Which one.
        data: Its ``articles/NAME.json``; None where there is none: then its passages are all.
        laid: Passages and the anchors of what rests on them.
        length_max: Longest body that is given whole, in code points.

    Returns:
        Its body whole, or where it is too long its marked paragraphs; of what was taken away only
        what something rests on.
    """
    drafts = _read_drafts(article, data)
    for passage, anchor in sorted(laid):
        _lay(drafts, passage, anchor)
    length = sum(len(draft.text) for draft in drafts if draft.is_body)
    kept = (d for d in drafts if d.marks or (d.is_body and length <= length_max))
    return tuple(_cut(draft) for draft in kept)


def _read_drafts(article: ArticleRow, data: bytes | None) -> list[_Draft]:
    read: dict[str, Any] = {} if data is None else json.loads(data)
    if read.get("digest") != article.digest:
        return []
    body = (_draft(part, part["kind"], is_body=True) for part in read["parts"])
    away = (_draft(part, part["reason"], is_body=False) for part in read["removed"])
    return sorted((*body, *away), key=lambda draft: (draft.begin, draft.end))


def _draft(part: dict[str, Any], kind: str, *, is_body: bool) -> _Draft:
    return _Draft(
        begin=part["begin"], end=part["end"], text=part["text"], kind=kind, is_body=is_body
    )


def _lay(drafts: list[_Draft], passage: Passage, anchor: str) -> None:
    """Lay a passage on the paragraphs that hold it; one that none holds gets its own."""
    found = [mark for draft in drafts for mark in _find(draft, passage)]
    if not found and passage.words:
        at = bisect_right(drafts, passage.begin, key=lambda draft: draft.begin)
        own = _Draft(
            begin=passage.begin, end=passage.end, text=passage.words, kind="passage", is_body=False
        )
        drafts.insert(at, own)
        found = [(own, 0, len(passage.words))]
    for draft, begin, end in found:
        draft.marks.append((begin, end, anchor))


def _find(draft: _Draft, passage: Passage) -> Iterator[tuple[_Draft, int, int]]:
    begin, end = max(draft.begin, passage.begin), min(draft.end, passage.end)
    if begin >= end:
        return
    if len(draft.text) == draft.end - draft.begin:
        yield (draft, begin - draft.begin, end - draft.begin)
        return
    words = SPACES.sub(
        " ", passage.words
    )  # a mended paragraph is longer or shorter than its raw text
    at = SPACES.sub(" ", draft.text).find(words)
    if words and at >= 0 and SPACES.sub(" ", draft.text) == draft.text:
        yield (draft, at, at + len(words))


def _cut(draft: _Draft) -> Block:
    """Cut a paragraph where marks begin and end."""
    cuts = sorted({0, len(draft.text), *(at for b, e, _ in draft.marks for at in (b, e))})
    pieces = (
        Piece(
            text=draft.text[begin:end],
            anchors=_unique(a for b, e, a in draft.marks if b <= begin and end <= e),
        )
        for begin, end in pairwise(cuts)
    )
    return Block(
        kind=draft.kind,
        pieces=tuple(pieces),
        anchors=_unique(anchor for _, _, anchor in draft.marks),
        is_body=draft.is_body,
    )


def _unique(anchors: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(anchors))
