"""Entries of a chronology: each opens with the day that it tells of, which dates no article.

"Nov. 4, 2020 - Troops enter the region.", or the day alone on the line above. Which day it is is
read in ``flows.dates``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from flows.clean.pieces import is_open, label, split_part
from flows.clean.reasons import Reason
from flows.clean.wording import count_words, ends_sentence, is_prose
from flows.clean.years import YEAR
from flows.model import PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.clean.cues import CleanCues
    from flows.model import CleanArticle, Part

_HEAD = re.compile(r"(?P<day>[^:–—]{4,40}?)(?:\s*[:–—]|\s-{1,2})\s+(?=[\"“‘'«(\[]*[^\W\d_a-zß-ÿ])")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?")
_ENTRIES_MIN: Final = 3
_DAY_LETTERS_MAX: Final = 40
_TEXT_WORDS_MIN: Final = 4
_TEXT: Final = frozenset({PartKind.PARAGRAPH, PartKind.QUOTATION, PartKind.ATTRIBUTION})


def mark_entries(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Cut the days off the entries of a chronology, and tell those on lines of their own.

    Fewer than three that differ are none: one or two may be datelines.
    """
    ends = {at: end for at in range(len(parts)) if (end := _end_of_day(parts, at, cues))}
    if len(ends) > _ENTRIES_MIN and _is_stamp_above([parts[at] for at in ends]):
        del ends[min(ends)]
    if len({parts[at].text[:end] for at, end in ends.items()}) < _ENTRIES_MIN:
        return parts
    result: list[Part] = []
    for at, part in enumerate(parts):
        head, *text = split_part(part, ends[at]) if at in ends else (None, part)
        result += [label(head, PartKind.SUBHEAD, Reason.ENTRY_DAY)] if head else []
        is_entry = at in ends or at - 1 in ends
        result += [_as_body(piece) if is_entry else piece for piece in text]
    return tuple(result)


def _as_body(text: Part) -> Part:
    """Tell the text of an entry that is too short to be told by its length."""
    is_told = not is_open(text) or is_prose(text.text)
    return text if is_told else label(text, PartKind.PARAGRAPH, Reason.BODY)


def _end_of_day(parts: Sequence[Part], at: int, cues: CleanCues) -> int:
    """Give where the day ends that an entry opens with, and its mark; 0 where none opens."""
    text = parts[at].text
    if not is_open(parts[at]):
        return 0
    match = _HEAD.match(text)
    if match is not None and _is_told(text[match.end() :]) and _is_day(match["day"], cues):
        return match.end()
    is_alone = len(text) <= _DAY_LETTERS_MAX and _is_day(text, cues)
    below = parts[at + 1] if at + 1 < len(parts) else None
    return len(text) if is_alone and below and is_open(below) and _is_told(below.text) else 0


def _is_day(text: str, cues: CleanCues) -> bool:
    """Tell whether a text is a day, a month or years, and no time of day beside."""
    if cues.dates.clock.search(text):
        return False
    return bool(_YEARS.fullmatch(text.strip())) or cues.dates.residue(text) == ""


def _is_told(text: str) -> bool:
    return count_words(text) >= _TEXT_WORDS_MIN and ends_sentence(text)


def _is_stamp_above(heads: Sequence[Part]) -> bool:
    """Tell whether the first day is that of the article: of a later year than the first entry.

    The entries below it go on from year to year, and those with a year are two at least.
    """
    found = [YEAR.findall(head.text[:_DAY_LETTERS_MAX]) for head in heads]
    years = [int(some[-1]) for some in found if some]
    rising = all(one <= other for one, other in pairwise(years[1:]))
    is_enough = len(years) == len(heads) or (bool(found[0]) and len(years) >= _ENTRIES_MIN)
    return is_enough and rising and years[0] > years[1] and years[0] >= years[-1]


def list_entries(article: CleanArticle) -> tuple[tuple[Span, Span], ...]:
    """Give the day of each entry of a chronology and the passage that it dates.

    Behind a day on a line of its own that is all text up to the next one; the last entry has no
    more paragraphs than the longest of the others.
    """
    parts = article.parts
    heads = [at for at, part in enumerate(parts) if part.rule == Reason.ENTRY_DAY]
    texts = [_texts_of(article, at, end) for at, end in pairwise([*heads, len(parts)])]
    longest = max((len(found) for found in texts[:-1]), default=0)
    dated = zip(heads, [*texts[:-1], *(found[:longest] for found in texts[-1:])], strict=True)
    return tuple(
        (parts[at].span, Span(begin=found[0].span.begin, end=found[-1].span.end))
        for at, found in dated
        if found
    )


def _texts_of(article: CleanArticle, at: int, end: int) -> list[Part]:
    """Give the running text of an entry."""
    parts = article.parts
    texts = [part for part in parts[at + 1 : end] if part.kind in _TEXT]
    between = article.raw.text[parts[at].span.end : texts[0].span.begin] if texts else ""
    return texts if "\n" in between else texts[:1]
