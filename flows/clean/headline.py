"""Find the headline: a short line above the text that speaks of what the text speaks of.

A headline printed again, and what stands above it, is the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from flows.clean.pieces import is_open, label
from flows.clean.reasons import Reason
from flows.clean.wording import (
    PROSE_WORDS_MIN,
    WORD,
    ends_sentence,
    first_prose,
    is_body_prose,
    line_key,
    stems_of,
)
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from flows.clean.cues import CleanCues

_HEADLINE_WORDS_MAX = 30
_SHARED_STEMS_MIN = 2
_SHARE_SURE = 1 / 3
_SHARE_HEADING = 1 / 7
_SAME_RATIO = 92
_BODY_PARTS_READ = 40
_ABOVE_MAX = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A line that may be the headline.

    Args:
        shared: How many of its longer words the text has too.
        share: The same as a share of them.
        repeated: Whether the line is printed again.
    """

    at: int
    words: int
    shared: int
    share: float
    repeated: bool

    @property
    def is_sure(self) -> bool:
        """Whether the text bears the line out."""
        return self.repeated or (self.shared >= _SHARED_STEMS_MIN and self.share >= _SHARE_SURE)


def find_headline(parts: tuple[Part, ...], _cues: CleanCues) -> tuple[Part, ...]:
    """Tell the headline, where there is one, and take away what stands above it."""
    chosen = _choose(_candidates(parts))
    if chosen is None:
        return parts
    above = tuple(
        label(part, PartKind.REMOVED, Reason.PAGE_HEAD) if is_open(part) else part
        for part in parts[:chosen]
    )
    headline = label(parts[chosen], PartKind.HEADLINE, Reason.HEADLINE)
    return (*above, headline, *parts[chosen + 1 :])


def drop_headline_again(parts: tuple[Part, ...], _cues: CleanCues) -> tuple[Part, ...]:
    """Take away lines that print the headline again, alone or in a path or a page title."""
    headline = next((part for part in parts if part.kind is PartKind.HEADLINE), None)
    if headline is None:
        return parts
    key = line_key(headline.text)
    return tuple(
        label(part, PartKind.REMOVED, Reason.HEADLINE_REPEATED)
        if (is_open(part) or part.rule == Reason.PAGE_HEAD) and _says_again(part.text, key)
        else part
        for part in parts
    )


def _says_again(text: str, key: str) -> bool:
    if len(text) > 2 * len(key) + _ABOVE_MAX or ends_sentence(text) != ends_sentence(key):
        return False
    own = line_key(text)
    if own == key or fuzz.ratio(own, key) >= _SAME_RATIO:
        return True
    return len(key.split()) >= 3 and (own.startswith(key + " ") or own.endswith(" " + key))


def _candidates(parts: tuple[Part, ...]) -> list[_Candidate]:
    body = first_prose(parts)
    lines = [at for at in range(len(parts) if body is None else body) if _may_be(parts[at])]
    if not lines:
        return []
    prose = [part for part in parts if is_body_prose(part)][:_BODY_PARTS_READ]
    stems = frozenset(stem for part in prose for stem in stems_of(part.text))
    keys = [line_key(parts[at].text) for at in lines]
    return [
        _candidate(parts[at].text, at, stems, _is_again(key, keys))
        for at, key in zip(lines, keys, strict=True)
    ]


def _may_be(part: Part) -> bool:
    count = len(WORD.findall(part.text))
    if not is_open(part) or not 2 <= count <= _HEADLINE_WORDS_MAX:
        return False
    return not (ends_sentence(part.text) and part.text.rstrip("\"”’'")[-1:] in ".…")


def _is_again(key: str, keys: list[str]) -> bool:
    return sum(fuzz.ratio(key, other) >= _SAME_RATIO for other in keys) > 1


def _candidate(text: str, at: int, stems: frozenset[str], repeated: object) -> _Candidate:
    own = stems_of(text)
    shared = sum(stem in stems for stem in own)
    return _Candidate(
        at=at,
        words=len(WORD.findall(text)),
        shared=shared,
        share=shared / len(own) if own else 0.0,
        repeated=bool(repeated),
    )


def _choose(candidates: list[_Candidate]) -> int | None:
    """Choose the first line that is sure; one right above it that fits too may head it.

    Where none is sure, the first that is long enough for a headline is taken.
    """
    for index, candidate in enumerate(candidates):
        if not candidate.is_sure:
            continue
        above = candidates[index - 1] if index else None
        if above is not None and _heads(above, candidate):
            return above.at
        return candidate.at
    long_enough = (c for c in candidates if c.words >= 3 and c.words < PROSE_WORDS_MIN * 2)
    return next((candidate.at for candidate in long_enough), None)


def _heads(above: _Candidate, deck: _Candidate) -> bool:
    """Tell whether a line is the headline of a deck right below it."""
    close = above.at + 1 == deck.at and not deck.repeated
    return close and above.words >= 4 and above.share >= _SHARE_HEADING
