"""Stretches of a sentence that are or may be names: the working values of ``naming``."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import add
from typing import TYPE_CHECKING

from flows.model import Name, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.language.known import NameLexicon
    from flows.model import Parsed, Sentence, Token

SMALL = frozenset({"of", "for", "the", "and", "&", "-", "al", "de", "du", "des", "la", "on", "in"})
"""Small words that can stand inside a name."""
_SHORT_WORD = 3
_TITLE_SHARE = 0.8
_FULL_WORDS = ("NOUN", "VERB", "ADJ", "ADV")
_HYPHENS = frozenset({"-", "–", "‑"})
_BEHIND_DATELINE = frozenset({"–", "—", "-", "--", "("})
_ARABIC_ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "ez"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Tokens ``first`` to ``last`` (not included) of a sentence that are a name.

    ``sure`` is whether the words themselves or those beside it tell its kind, not the model alone.
    """

    first: int
    last: int
    label: NameLabel
    sure: bool = False

    def overlaps(self, other: Found) -> bool:
        """Tell whether the two share a token."""
        return self.first < other.last and other.first < self.last

    def covers(self, other: Found) -> bool:
        """Tell whether the other lies inside this one."""
        return self.first <= other.first and other.last <= self.last


class Line:
    """A sentence with its text, to read stretches off by token.

    ``is_title_case`` is whether nearly every longer word has a capital, as in some headlines.
    """

    __slots__ = (
        "_begins",
        "_ends",
        "_proper",
        "_runs",
        "_text",
        "is_title_case",
        "lexicon",
        "sentence",
        "tokens",
        "words",
    )

    def __init__(self, sentence: Sentence, lexicon: NameLexicon) -> None:
        self.sentence, self.lexicon, self.tokens = sentence, lexicon, sentence.tokens
        self.words = [token.text for token in self.tokens]
        pieces = [token.text + " " if token.space else token.text for token in self.tokens]
        self._begins = [0, *accumulate(map(len, pieces))]
        self._ends = list(map(add, self._begins, map(len, self.words)))
        self._text = "".join(pieces)
        self._runs = tuple(_capital_runs(self))
        self._proper = tuple(_proper_runs(self))
        self.is_title_case = _is_title_case(self)

    def __len__(self) -> int:
        return len(self.words)

    def capital_runs(self) -> tuple[tuple[int, int], ...]:
        """Give the longest stretches of words tagged as names, tied hyphens included."""
        return self._runs

    def proper_runs(self) -> tuple[tuple[int, int], ...]:
        """Give the same stretches without weekdays, months and feasts at their ends."""
        return self._proper

    def text(self, first: int, last: int) -> str:
        """Give the words of a stretch as printed, with plain spaces."""
        return self._text[self._begins[first] : self._ends[last - 1]] if first < last else ""

    def word(self, index: int) -> str:
        """Give the word at an index, "" outside of the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_capital(self, index: int) -> bool:
        """Tell whether a word begins with a capital letter."""
        return self.word(index)[:1].isupper()

    def is_proper(self, index: int) -> bool:
        """Tell whether a word is written and tagged like part of a name."""
        token = self.tokens[index]
        return token.text[0].isupper() and token.tag in ("NNP", "NNPS")

    def is_glue(self, index: int) -> bool:
        """Tell whether a word is a hyphen that ties two capitals together ("Guevara-Rosas")."""
        tight = 0 < index < len(self) - 1 and self.word(index) in _HYPHENS
        return (
            tight
            and not self.tokens[index].space
            and not self.tokens[index - 1].space
            and self.is_capital(index + 1)
        )

    def hangs_on_article(self, at: int) -> bool:
        """Tell whether a word hangs on the Arabic article before it ("al-Rai", "az-Zaman")."""
        if at < 2 or self.word(at - 1) not in _HYPHENS:
            return False
        tight = not self.tokens[at - 1].space and not self.tokens[at - 2].space
        return tight and self.word(at - 2).lower() in _ARABIC_ARTICLES


def _is_title_case(line: Line) -> bool:
    words = [t for t in line.tokens if len(t.text) > _SHORT_WORD and t.text.isalpha()]
    if any(word.text.islower() and word.pos in _FULL_WORDS for word in words):
        return False
    capitals = sum(1 for word in words if word.text[0].isupper())
    return len(words) > 2 and capitals >= _TITLE_SHARE * len(words)


def opens_dateline(line: Line, last: int) -> bool:
    """Tell whether a line's words up to a place are capitals with a dateline's mark behind."""
    return line.word(last) in _BEHIND_DATELINE and line.text(0, last).isupper()


def joined(names: Iterable[Found], added: Iterable[Found]) -> tuple[Found, ...]:
    """Give names and those added in order; what is added takes the place of what it overlaps."""
    new = list(added)
    kept = [n for n in names if not any(n.overlaps(a) for a in new)]
    return in_order((*kept, *new))


def filled(names: Iterable[Found], added: Iterable[Found]) -> tuple[Found, ...]:
    """Give names and those added that overlap none of them, in order."""
    found = list(names)
    for new in added:
        if not any(new.overlaps(n) for n in found):
            found.append(new)
    return in_order(found)


def in_order(names: Iterable[Found]) -> tuple[Found, ...]:
    """Give names in order; of two that overlap, the longer."""
    found = tuple(names)
    if len(found) < 2:
        return found
    kept: list[Found] = []
    for name in sorted(found, key=lambda n: (n.first - n.last, n.first)):
        if not any(name.overlaps(k) for k in kept):
            kept.append(name)
    return tuple(sorted(kept, key=lambda n: n.first))


def _capital_runs(line: Line) -> Iterator[tuple[int, int]]:
    at, length = 0, len(line.tokens)
    while at < length:
        end = at
        while end < length and (line.is_proper(end) or (end > at and line.is_glue(end))):
            end += 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _proper_runs(line: Line) -> Iterator[tuple[int, int]]:
    for run in line.capital_runs():
        words = [i for i in range(*run) if not line.lexicon.is_cue("name_time", line.word(i))]
        if words:
            yield words[0], words[-1] + 1


def found_in(sentence: Sentence) -> tuple[Found, ...]:
    """Give the names that the language model found."""
    return tuple(Found(first=n.first, last=n.last, label=n.label) for n in sentence.names)


def name_of(parsed: Parsed, sentence: Sentence, found: Found) -> Name:
    """Make the name, its span and text taken from its first and last token."""
    tokens: tuple[Token, ...] = sentence.tokens[found.first : found.last]
    part = parsed.article.parts[sentence.part]
    for known in sentence.names:
        if (known.first, known.last, known.label) == (found.first, found.last, found.label):
            return known
    text = "".join(
        one.text + (" " if one.space else "") for one, _ in pairwise((*tokens, tokens[-1]))
    ).strip()
    first, last = tokens[0].span, tokens[-1].span
    span = type(first)(begin=first.begin, end=max(first.begin, last.end))
    assert part.span.covers(span)
    return Name(label=found.label, first=found.first, last=found.last, text=text, span=span)
