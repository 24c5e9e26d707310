"""Quotations paired by their marks, part by part: curly, straight, mixed, or left open.

Marks are paired over characters, for a parse breaks on quotations of several sentences. Who speaks
is told in ``attribution``; whether marks hold speech or a name in scare quotes, there too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.model import PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from flows.model import CleanArticle

_DOUBLE = re.compile(r"[“”„‟«»\"＂]|``|''")
_OPENERS = frozenset("“„«")
_CLOSERS = frozenset("”»")
_BEFORE_OPENING = frozenset("([{/:-–—―‘'")
_SENTENCE_END = re.compile(r"[.!?…]['’)\]]*\s+$")
_SINGLE_OPENS = re.compile(r"(?<![\w.,!?’'])[‘'‚‹](?=[A-Z\[a-z])")
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?…\])])[’'›](?!\w)")
_POSSESSIVE = re.compile(r"s[’']\s+[a-z]")
_SINGLE_MAX = 1200
_QUOTED_KINDS = frozenset(
    {
        PartKind.HEADLINE,
        PartKind.SUBHEAD,
        PartKind.PARAGRAPH,
        PartKind.QUOTATION,
        PartKind.CAPTION,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words between quotation marks, or in a part that is a quotation as a whole.

    Args:
        part: Index of its part in ``CleanArticle.parts``.
        span: The words, without their marks.
        outer: The words with their marks.
        text: The words as printed.
        resumes: Whether it goes on with a quotation that was left open before it.
    """

    part: int
    span: Span
    outer: Span
    text: str
    resumes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A pair of marks in a text: the words run from ``first`` to ``last``.

    Without a closing mark ``last`` and ``end`` are the same.
    """

    begin: int
    first: int
    last: int
    end: int
    resumes: bool = False


def find_quotes(article: CleanArticle, marked: Collection[int] = frozenset()) -> tuple[Quoted, ...]:
    """Find what stands in quotation marks, and the parts that are quotations as a whole, in order.

    Args:
        article: The article.
        marked: Indexes of parts in which only marks count, whatever kind of part they are.
    """
    found: list[Quoted] = []
    left_open = False
    for index, part in enumerate(article.parts):
        if part.kind in _QUOTED_KINDS:
            kind = PartKind.PARAGRAPH if index in marked else part.kind
            pairs = _pairs_of(part.text, kind)
            if left_open and pairs and not part.text[: pairs[0].begin].strip():
                pairs = (replace(pairs[0], resumes=True), *pairs[1:])
            found.extend(_quoted(article, index, pair) for pair in pairs)
            left_open = bool(pairs) and pairs[-1].last == pairs[-1].end
    return tuple(found)


def quote_whole(article: CleanArticle, index: int) -> Quoted | None:
    """Give a part as words said, without marks around it; None where it has no word."""
    text = article.parts[index].text
    pairs = pair_marks(text)
    around = len(pairs) == 1 and pairs[0].begin == 0 and pairs[0].end == len(text)
    whole = pairs[0] if around else _strip_whole(text)
    return None if whole is None else _quoted(article, index, whole)


def _quoted(article: CleanArticle, index: int, pair: Pair) -> Quoted:
    part = article.parts[index]
    span = part.raw_span(pair.first, pair.last)
    return Quoted(
        part=index,
        span=span,
        outer=part.raw_span(pair.begin, pair.end),
        text=article.raw.text[span.begin : span.end],
        resumes=pair.resumes,
    )


def _pairs_of(text: str, kind: PartKind) -> tuple[Pair, ...]:
    pairs = pair_marks(text)
    if kind is not PartKind.QUOTATION or sum(p.end - p.begin for p in pairs) * 2 > len(text):
        return pairs
    whole = _strip_whole(text)
    return () if whole is None else (whole,)


def _strip_whole(text: str) -> Pair | None:
    """Give all of a text as words said; None where no word is in it."""
    whole = _strip(text, Pair(begin=0, first=0, last=len(text), end=len(text)))
    return None if whole is None else replace(whole, begin=whole.first, end=whole.last)


def pair_marks(text: str) -> tuple[Pair, ...]:
    """Pair the quotation marks of a text, outermost pairs only, in order.

    Double marks first; single ones, which apostrophes resemble, between them. A mark that is
    never closed holds to the end, or to where the next paragraph opens it again.
    """
    doubles = tuple(_doubles(text))
    pairs = (*doubles, *_singles(text, doubles))
    stripped = (_strip(text, pair) for pair in sorted(pairs, key=lambda p: p.begin))
    return tuple(pair for pair in stripped if pair is not None)


def _strip(text: str, pair: Pair) -> Pair | None:
    """Draw the borders of the words in over white space; None where no word is left."""
    words = text[pair.first : pair.last]
    if not any(char.isalnum() for char in words):
        return None
    first = pair.first + len(words) - len(words.lstrip())
    last = pair.first + len(words.rstrip())
    return replace(pair, first=first, last=last, end=last if pair.last == pair.end else pair.end)


def _doubles(text: str) -> Iterator[Pair]:
    opened: re.Match[str] | None = None
    inner, resumes = 0, False
    for mark in _DOUBLE.finditer(text):
        if opened is None:
            opened = mark if _is_opening(text, mark, inside=0) else None
        elif not _is_opening(text, mark, inside=inner + 1):
            if inner == 0:
                yield _pair(opened, mark, resumes=resumes)
                opened, resumes = None, False
            inner = max(0, inner - 1)
        elif _SENTENCE_END.search(text[: mark.start()]) and inner == 0:
            yield _open_pair(opened, mark.start(), resumes=resumes)
            opened, resumes = mark, True
        else:
            inner += 1
    if opened is not None:
        yield _open_pair(opened, len(text), resumes=resumes)


def _pair(opened: re.Match[str], closed: re.Match[str], *, resumes: bool) -> Pair:
    return Pair(
        begin=opened.start(),
        first=opened.end(),
        last=closed.start(),
        end=closed.end(),
        resumes=resumes,
    )


def _open_pair(opened: re.Match[str], end: int, *, resumes: bool) -> Pair:
    return Pair(begin=opened.start(), first=opened.end(), last=end, end=end, resumes=resumes)


def _is_opening(text: str, mark: re.Match[str], inside: int) -> bool:
    """Tell whether a double mark opens, by its shape and by what stands on either side.

    Args:
        text: The whole text.
        mark: The mark in it.
        inside: How many marks are open before it.
    """
    before, after = text[: mark.start()][-1:], text[mark.end() :][:1]
    looks_opening = not before or before.isspace() or before in _BEFORE_OPENING
    looks_opening = looks_opening and bool(after) and not after.isspace()
    looks_closing = bool(before) and not before.isspace() and not after.isalnum()
    if mark[0] in _OPENERS:
        return inside == 0 or not looks_closing
    if mark[0] in _CLOSERS:
        return inside == 0 and looks_opening and not looks_closing
    return looks_opening if looks_opening != looks_closing else inside == 0


def _singles(text: str, doubles: tuple[Pair, ...]) -> Iterator[Pair]:
    """Pair single marks outside the double ones; an apostrophe after a plural closes nothing."""
    free = 0
    for opened in _SINGLE_OPENS.finditer(text):
        if opened.start() < free or any(p.begin <= opened.start() < p.end for p in doubles):
            continue
        closed = _closing_single(text, opened.end())
        if closed is None or any(opened.start() < p.begin < closed.start() for p in doubles):
            continue
        yield _pair(opened, closed, resumes=False)
        free = closed.end()


def _closing_single(text: str, begin: int) -> re.Match[str] | None:
    marks = list(_SINGLE_CLOSES.finditer(text, begin, begin + _SINGLE_MAX))
    sure = (m for m in marks if not _POSSESSIVE.match(text, m.start() - 1))
    return next(sure, marks[0] if marks else None)
