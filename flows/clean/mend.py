"""Mend a stretch of raw text and keep, for each character, the raw passage it stands for.

Mended is what a program broke: mojibake, HTML entities, ligatures, split accents, odd spaces,
characters that are not seen. The marks of Markdown, which some scrapers write, are taken out: of
links, heads, emphasis and quoted lines; so are the shortcodes of WordPress ("[/caption]").
Quotation marks stay as printed. What a stretch *is* is told by the rules.

Source:
    CommonMark 0.31, sections 4.2, 5.1, 6.2 to 6.4.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import ftfy

from flows.model import Run, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FTFY = ftfy.TextFixerConfig(uncurl_quotes=False, fix_line_breaks=False)
_INVISIBLE = (
    "[\x00-\x08\x0e-\x1b\x7f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_JOINERS = "(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u024f])"
_SPACING = re.compile(rf"(?P<hidden>(?:{_INVISIBLE}|{_JOINERS})+)|(?P<space>[^\S ]\s*| \s+)")
_MAY_BE_BROKEN = re.compile(r"[^\x20-\x7e]|&[#a-zA-Z]")
_CUT_WORD = re.compile(r"(?P<left>[^\W\d_]+)(?P<cut>-)[^\S\n\r]*[\n\r]+\s*(?=[a-z]{2})")
_HYPHENED = frozenset(
    [
        *("all", "anti", "co", "cross", "ex", "far", "high", "long", "low", "mid", "multi", "non"),
        *("one", "post", "pre", "pro", "self", "semi", "short", "so", "two", "well"),
        *("al", "el"),
    ]
)
"""Beginnings that keep their hyphen ("long-term")."""
_MARKUP = re.compile(
    r"!?\[(?P<link>[^\[\]]*)\]\((?:https?:|www\.|/|#)[^()\s]*(?:\s\"[^\"]*\")?\)"
    r"|(?P<mark>\*\*|(?<![\w*])\*)(?=[^\s*])(?P<strong>[^*]*?[^\s*])(?P=mark)(?![\w*])"
    r"|^(?:\#{1,6}|>)\s+(?=[\"“‘'*\[\w])"
    r"|\[/[a-z_-]{3,20}\]|\[[a-z_-]{3,20}(?:\s[a-z_-]+=\"[^\"\]]*\")+\s?/?\]"
)
_MAY_BE_MARKED = re.compile(r"\]\(|\*\S|^[#>]|\[[a-z/][a-z_ -]+(?:\]|=)")
_BOUND = re.compile(r"(?:[a-z]+ed|led|run|born|held|made|wide|style)\b")
"""What a name takes behind a hyphen ("Iran-backed")."""
_TOKENS = re.compile(r"\s+|\S+")
_ALIGNED_TOKENS_MAX = 2000
_EDITED_LETTERS_MAX = 200
_ROUNDS_MAX = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """Text as the rules read it.

    Args:
        runs: How it lies on the raw text; empty where it matches code point by code point.
        repairs: What was broken and what it became, spaces and unseen characters left out.
    """

    text: str
    runs: tuple[Run, ...] = ()
    repairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    begin: int
    end: int
    text: str


class _Draft:
    """Text being mended; ``begins`` and ``ends`` hold the raw passage of each character."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.begins = array("q", range(offset, offset + len(text)))
        self.ends = array("q", range(offset + 1, offset + len(text) + 1))

    def apply(self, edits: Iterable[_Edit]) -> None:
        """Replace passages, given in order; what replaces one stands for all of it."""
        pieces: list[str] = []
        begins, ends = array("q"), array("q")
        done = 0
        for edit in edits:
            pieces += (self.text[done : edit.begin], edit.text)
            begins += self.begins[done : edit.begin]
            ends += self.ends[done : edit.begin]
            first, last = self._raw(edit)
            begins += array("q", [first]) * len(edit.text)
            ends += array("q", [last]) * len(edit.text)
            done = edit.end
        self.text = "".join((*pieces, self.text[done:]))
        self.begins, self.ends = begins + self.begins[done:], ends + self.ends[done:]

    def _raw(self, edit: _Edit) -> tuple[int, int]:
        if edit.begin == edit.end:
            # Nothing stood here: what is put in stands for the character before it.
            at = max(edit.begin - 1, 0)
            return self.begins[at], self.ends[at]
        return self.begins[edit.begin], self.ends[edit.end - 1]

    def runs(self) -> Iterator[Run]:
        """Give the longest stretches that match code point by code point, and each repair."""
        at = 0
        while at < len(self.text):
            end = self._run_end(at)
            raw = Span(begin=self.begins[at], end=self.ends[end - 1])
            yield Run(begin=at, end=end, raw=raw)
            at = end

    def _run_end(self, at: int) -> int:
        begin, end = self.begins[at], self.ends[at]
        last = at + 1
        plain = end - begin == 1
        while last < len(self.text):
            follows = self.begins[last] == self.ends[last - 1]
            single = self.ends[last] - self.begins[last] == 1
            same = self.begins[last] == begin and self.ends[last] == end
            if not ((plain and follows and single) or (same and last > at)):
                break
            plain = plain and not same
            last += 1
        return last


def mend(raw: str, offset: int = 0) -> Mended:
    r"""Mend a line.

    Args:
        raw: Raw text without line ends around it.
        offset: Where it begins in the article.

    >>> mend("Syriaâ€™s\u00a0 talks").text
    'Syria’s talks'
    """
    is_marked = bool(_MAY_BE_MARKED.search(raw))
    if not is_marked and not _MAY_BE_BROKEN.search(raw) and "  " not in raw:
        return Mended(text=raw)
    broken = tuple(_hyphen_edits(raw))
    if not is_marked and not broken and not _SPACING.search(raw) and not any(_repair_edits(raw)):
        return Mended(text=raw)
    draft = _Draft(raw, offset)
    repairs: list[tuple[str, str]] = []
    draft.apply(broken)
    repairs += [(raw[edit.begin : edit.end], edit.text) for edit in broken]
    for _ in range(_ROUNDS_MAX if is_marked else 0):
        draft.apply(tuple(_markup_edits(draft.text)))
    for _ in range(_ROUNDS_MAX):
        before = draft.text
        edits = tuple(_repair_edits(before))
        draft.apply(edits)
        repairs += [(before[edit.begin : edit.end], edit.text) for edit in edits]
        draft.apply(tuple(_space_edits(draft.text)))
        if draft.text == before:
            break
    return _finish(draft, raw, offset, repairs)


def _finish(draft: _Draft, raw: str, offset: int, repairs: list[tuple[str, str]]) -> Mended:
    runs = tuple(draft.runs())
    whole = Run(begin=0, end=len(raw), raw=Span(begin=offset, end=offset + len(raw)))
    return Mended(
        text=draft.text, runs=() if runs in {(), (whole,)} else runs, repairs=tuple(repairs)
    )


def _hyphen_edits(text: str) -> Iterator[_Edit]:
    """Join words cut at the end of a line; a hyphen stays behind what takes one."""
    for match in _CUT_WORD.finditer(text):
        left = match["left"]
        bound = left.isupper() or (left.istitle() and _BOUND.match(text, match.end()))
        keeps = left.lower() in _HYPHENED or bound
        yield _Edit(begin=match.start("cut"), end=match.end(), text="-" if keeps else "")


def _markup_edits(text: str) -> Iterator[_Edit]:
    """Take out the marks of Markdown around words; those inside others go the next time."""
    for match in _MARKUP.finditer(text):
        inside = "strong" if match["mark"] else "link"
        begin, end = match.span(inside) if match[inside] is not None else (match.end(), match.end())
        yield _Edit(begin=match.start(), end=begin, text="")
        if end < match.end():
            yield _Edit(begin=end, end=match.end(), text="")


def _space_edits(text: str) -> Iterator[_Edit]:
    for match in _SPACING.finditer(text):
        plain = "" if match["hidden"] else " "
        yield _Edit(begin=match.start(), end=match.end(), text=plain)


def _repair_edits(text: str) -> Iterator[_Edit]:
    if not _MAY_BE_BROKEN.search(text):
        return
    fixed = ftfy.fix_and_explain(text, _FTFY).text
    if fixed == text:
        return
    before, after = _TOKENS.findall(text), _TOKENS.findall(fixed)
    offsets = [0]
    for token in before:
        offsets.append(offsets[-1] + len(token))
    for first, last, new_first, new_last in _unequal(before, after):
        old, new = "".join(before[first:last]), "".join(after[new_first:new_last])
        yield from _edits(offsets[first], old, new)


def _unequal(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Give the stretches of tokens that differ, in order."""
    if len(before) == len(after):
        yield from ((i, i + 1, i, i + 1) for i in range(len(before)) if before[i] != after[i])
    elif max(len(before), len(after)) > _ALIGNED_TOKENS_MAX:
        yield 0, len(before), 0, len(after)
    else:
        matcher = SequenceMatcher(a=before, b=after, autojunk=False)
        for kind, first, last, new_first, new_last in matcher.get_opcodes():
            if kind != "equal":
                yield first, last, new_first, new_last


def _edits(begin: int, old: str, new: str) -> Iterator[_Edit]:
    """Give the smallest edits that turn one stretch into the other, all of it where it is long."""
    if max(len(old), len(new)) > _EDITED_LETTERS_MAX:
        yield _Edit(begin=begin, end=begin + len(old), text=new)
        return
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind != "equal":
            yield _Edit(begin=begin + first, end=begin + last, text=new[new_first:new_last])
