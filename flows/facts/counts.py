"""Counts of people as printed: the number, its bounds, how the wording qualifies it.

What is counted belongs to ``casualties``; numbers inside dates, to the rooms of dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from flows.language.tree import text_of
from flows.model import CountModifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {w: i for i, w in enumerate(_SMALL)} | {w: 10 * (i + 2) for i, w in enumerate(_TENS)}
_POWERS = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "m": 1_000_000}
_POWERS |= {"billion": 1_000_000_000, "k": 1_000, "mn": 1_000_000}
_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "tens"})
_SOME = frozenset({"several", "few", "many"})
"""Words before "dozen" or "hundred" that leave the number open; "several" is one by itself."""
_FIGURE = re.compile(r"\d{1,3}(?:[,.  ]\d{3})+|\d+(?:\.\d+)?")
_SUFFIXED = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn)")
_RANGED = re.compile(r"(\d[\d,]*)[-–—](\d[\d,]*)")
_LEAD, _GROUP = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}")
"""A figure parted by spaces, as some papers print it ("300 000")."""
_MODIFIER_WORDS = 4
_SHARE_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number phrase of a sentence: tokens ``first`` to ``last``, the last one not included.

    Args:
        first: Index of its first word, the qualifying ones included.
        number: Index of the first word of the number itself.
        value: The figure without separators, or the vague words ("dozens").
    """

    first: int
    number: int
    last: int
    value: str
    modifier: CountModifier
    minimum: int | None = None
    maximum: int | None = None


def counts_in(scene: Scene, sentence: Sentence) -> tuple[Count, ...]:
    """Give the number phrases of a sentence, in order; not those inside times and names."""
    taken = [t.span for t in scene.times if sentence.span.covers(t.span)]
    found = []
    for first, last in _runs(sentence):
        span = sentence.tokens[first].span
        named = any(n.first <= first < n.last for n in sentence.names)
        if not named and not any(t.covers(span) for t in taken):
            found.append(_count(scene, sentence, first, last))
    return tuple(c for c in _paired(sentence, found) if c is not None)


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give the stretches of words that make one number."""
    index = 0
    while index < len(sentence.tokens):
        last = index
        while last < len(sentence.tokens) and _continues(sentence, index, last):
            last += 1
        if last > index:
            yield index, last
        index = max(last, index + 1)


def _is_number(token: Token) -> bool:
    word = token.text.lower()
    if not word[0].isdecimal():
        return word in _WORDS or word in _VAGUE or word in _POWERS
    return any(form.fullmatch(word) for form in (_FIGURE, _SUFFIXED, _RANGED))


def _is_some(sentence: Sentence, index: int) -> bool:
    """Tell whether a number is left open ("several", "a few hundred")."""
    word, after = sentence.tokens[index].text.lower(), sentence.tokens[index + 1 : index + 2]
    powered = bool(after) and after[0].text.lower() in _POWERS
    return word == "several" or (word in _SOME and powered)


def _continues(sentence: Sentence, first: int, index: int) -> bool:
    token = sentence.tokens[index]
    if index == first:
        return _is_number(token) or _is_some(sentence, index)
    word = token.text.lower()
    if word in _POWERS and token.text != "m":
        return True
    before = sentence.tokens[index - 1].text.lower()
    if _GROUP.fullmatch(word) and sentence.tokens[index - 1].space:
        return bool(_LEAD.fullmatch(before) if index - 1 == first else _GROUP.fullmatch(before))
    if word == "-" and index + 1 < len(sentence.tokens):
        return before in _TENS and sentence.tokens[index + 1].text.lower() in _SMALL
    if word == "of" and before in _VAGUE and index + 1 < len(sentence.tokens):
        return sentence.tokens[index + 1].text.lower() in _VAGUE
    return (before in ("-", "of", *_TENS) and word in (*_SMALL, *_VAGUE)) or (
        before in _POWERS and (word in _WORDS)
    )


def _count(scene: Scene, sentence: Sentence, first: int, last: int) -> Count | None:
    words = [t.text.lower() for t in sentence.tokens[first:last]]
    share = _share_before(sentence, first) if words[0] in _POWERS else 1.0
    first -= 0 if share == 1.0 else _SHARE_WORDS
    begin, modifier = _modifier_before(scene, sentence, first)
    if words[-1] in _VAGUE or words[0] in _SOME:
        kind = CountModifier.DOZENS if words == ["dozens"] else CountModifier.ESTIMATED
        text = " ".join(words)
        return Count(first=begin, number=first, last=last, value=text, modifier=kind)
    ranged = _RANGED.fullmatch(words[0])
    if ranged is not None:
        low, high = (int(p.replace(",", "")) for p in ranged.groups())
        return _between(begin, first, last, (low, high))
    grouped = len(words) > 1 and all(_GROUP.fullmatch(w) for w in words[1:])
    value = number_of(["".join(words)] if grouped else words)
    if value is None:
        return None
    return _bounded((begin, first, last), round(value * share), modifier)


def _share_before(sentence: Sentence, first: int) -> float:
    """Give how much of a round number is meant ("half a million"); all of it where none is said."""
    before = [t.text.lower() for t in sentence.tokens[max(first - _SHARE_WORDS, 0) : first]]
    return 0.5 if before[:1] == ["half"] and before[1:] in (["a"], ["an"], ["-"]) else 1.0


def number_of(words: list[str]) -> int | None:
    """Give the whole number that words spell ("80,000", "2.5 million", "twenty-five").

    >>> number_of(["2.5", "million"]), number_of(["twenty", "-", "five"]), number_of(["two"])
    (2500000, 25, 2)
    >>> number_of(["80,000"]), number_of(["a"]) is None
    (80000, True)
    """
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in _POWERS:
            current = (current or 1) * _POWERS[word]
            total, current = (total + current, 0.0) if _POWERS[word] >= 1000 else (total, current)
        elif (plain := _plain(word)) is not None:
            current += plain
        elif word != "-":
            continue
        seen = seen or word in _POWERS or _plain(word) is not None
    return round(total + current) if seen else None


def _plain(word: str) -> float | None:
    if word in _WORDS:
        return _WORDS[word]
    suffixed = _SUFFIXED.fullmatch(word)
    if suffixed is not None:
        return prod((float(suffixed[1]), _POWERS[suffixed[2]]))
    if not _FIGURE.fullmatch(word):
        return None
    return float(re.sub(r"[,  ]|\.(?=\d{3}\b)", "", word))


def _modifier_before(scene: Scene, sentence: Sentence, first: int) -> tuple[int, str | None]:
    for begin in range(max(first - _MODIFIER_WORDS, 0), first):
        match = scene.lexicon.match_at("count_modifier", sentence, begin)
        gap = sentence.tokens[match.last : first] if match is not None else ()
        if match is not None and match.last <= first and all(_is_filler(t) for t in gap):
            return begin, match.value
    return first, None


def _is_filler(token: Token) -> bool:
    return token.text.lower() in ("a", "an", "another", "other", "further", "some")


def _bounded(place: tuple[int, int, int], value: int, modifier: str | None) -> Count:
    begin, first, last = place
    low, high = _BOUNDS.get(modifier or "AsStated", (None, None))
    known = modifier if modifier in CountModifier.__members__.values() else None
    return Count(
        first=begin,
        number=first,
        last=last,
        value=str(value),
        modifier=_MODIFIERS.get(modifier or "AsStated", CountModifier(known or "AsStated")),
        minimum=None if low is None else value + low,
        maximum=None if high is None else value + high,
    )


_BOUNDS: dict[str, tuple[int | None, int | None]] = {
    "AsStated": (0, 0),
    "MoreThan": (1, None),
    "AtLeast": (0, None),
    "LessThan": (None, -1),
    "AtMost": (None, 0),
    "Estimated": (None, None),
}
"""What each wording leaves possible, as steps from the figure: lowest and highest."""

_MODIFIERS = {"AtMost": CountModifier.LESS_THAN}


def _between(begin: int, first: int, last: int, ends: tuple[int, int]) -> Count:
    low, high = min(ends), max(ends)
    return Count(
        first=begin,
        number=first,
        last=last,
        value=f"{low}-{high}",
        modifier=CountModifier.AS_STATED,
        minimum=low,
        maximum=high,
    )


def _paired(sentence: Sentence, counts: list[Count | None]) -> Iterator[Count | None]:
    """Join "between 20 and 30" and "20 to 30" into one count."""
    index = 0
    while index < len(counts):
        this = counts[index]
        after = counts[index + 1] if index + 1 < len(counts) else None
        if this is not None and after is not None and _is_span(sentence, this, after):
            ends = (int(this.value), int(after.value))
            yield _between(this.first, this.number, after.last, ends)
            index += 2
        else:
            yield this
            index += 1


def _is_span(sentence: Sentence, this: Count, after: Count) -> bool:
    joint = text_of(sentence, this.last, after.number).lower()
    opened = this.number > 0 and sentence.tokens[this.number - 1].text.lower() == "between"
    plain = this.value.isdigit() and after.value.isdigit()
    return plain and (joint == "to" or (opened and joint == "and"))
