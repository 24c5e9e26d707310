"""An article as passages of folded words with their spans and times, for looking up phrases.

English sentences come parsed; the text of other languages is cut at full stops. What the phrases
mean is told in ``happenings``, ``journeys``, ``ages`` and ``tolls``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.dates.folding import fold_words
from flows.dates.foreign import translate
from flows.model import PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.dates.events import Event
    from flows.dates.reference import DateIndex
    from flows.model import Parsed, Part, Sentence, TimeExpression

READ_KINDS: Final = (
    PartKind.HEADLINE,
    PartKind.SUBHEAD,
    PartKind.PARAGRAPH,
    PartKind.QUOTATION,
    PartKind.CAPTION,
)
_SENTENCE: Final = re.compile(r"[^.!?]+")
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_LONGEST_PLACE: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence as folded words.

    Args:
        words: Folded words; a printed word can give several.
        spans: The raw passage of each word's printed form.
        times: Time expressions inside, in order.
        sentence: The parsed sentence; None in other languages.
        kind: Kind of its part.
    """

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    times: tuple[TimeExpression, ...]
    sentence: Sentence | None
    kind: PartKind

    def span(self, first: int, last: int) -> Span:
        """Give the raw passage of words ``first`` to ``last``, the last one not included."""
        return Span(begin=self.spans[first].begin, end=self.spans[last - 1].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A phrase of the reference data found in a passage.

    Args:
        first: Index of its first word.
        last: One after its last word.
        events: What it can mean.
    """

    passage: Passage
    first: int
    last: int
    events: tuple[Event, ...]

    @property
    def span(self) -> Span:
        """The raw passage of the phrase."""
        return self.passage.span(self.first, self.last)


def cut_passages(
    parsed: Parsed, times: Sequence[TimeExpression], glossary: Mapping[str, str]
) -> tuple[Passage, ...]:
    """Cut an article into passages, in order of the text.

    Args:
        parsed: The article.
        times: Its time expressions.
        glossary: English words for those of its language; empty for English.
    """
    if parsed.sentences:
        read = (s for s in parsed.sentences if s.kind is not PartKind.ATTRIBUTION)
        return tuple(p for s in read if (p := _of_sentence(s, times)).words)
    parts = (p for p in parsed.article.parts if p.kind in READ_KINDS)
    return tuple(passage for part in parts for passage in _of_part(part, times, glossary))


def _of_sentence(sentence: Sentence, times: Sequence[TimeExpression]) -> Passage:
    pairs = [(w, t.span) for t in sentence.tokens for w in fold_words(t.text)]
    return Passage(
        words=tuple(w for w, _ in pairs),
        spans=tuple(s for _, s in pairs),
        times=tuple(t for t in times if sentence.span.covers(t.span)),
        sentence=sentence,
        kind=sentence.kind,
    )


def _of_part(
    part: Part, times: Sequence[TimeExpression], glossary: Mapping[str, str]
) -> Iterator[Passage]:
    for match in _SENTENCE.finditer(part.text):
        pairs = [
            (folded, part.raw_span(match.start() + w.start(), match.start() + w.end()))
            for w in _WORD.finditer(match[0])
            for folded in fold_words(w[0])
        ]
        if not pairs:
            continue
        pairs = list(translate(pairs, glossary))
        whole = part.raw_span(match.start(), match.end())
        yield Passage(
            words=tuple(w for w, _ in pairs),
            spans=tuple(s for _, s in pairs),
            times=tuple(t for t in times if whole.covers(t.span)),
            sentence=None,
            kind=part.kind,
        )


def find_phrases(passage: Passage, index: DateIndex) -> tuple[Hit, ...]:
    """Find names of events, the longest at each place, none overlapping."""
    hits: list[Hit] = []
    at = 0
    while at < len(passage.words):
        hit = _longest(passage, at, index)
        if hit is not None:
            hits.append(hit)
        at = hit.last if hit is not None else at + 1
    return tuple(hits)


def _longest(passage: Passage, at: int, index: DateIndex) -> Hit | None:
    found = [
        (words, event)
        for words, event in index.phrases.get(passage.words[at], ())
        if passage.words[at : at + len(words)] == words
    ]
    if not found:
        return None
    length = max(len(words) for words, _ in found)
    events = tuple(event for words, event in found if len(words) == length)
    if length == 1 and not _is_name(passage, at):
        return None
    return Hit(passage=passage, first=at, last=at + length, events=events)


def _is_name(passage: Passage, at: int) -> bool:
    """Tell whether a single word is printed as a name: with a capital, not only as the first."""
    if passage.sentence is None:
        return True
    span = passage.spans[at]
    token = next(t for t in passage.sentence.tokens if t.span == span)
    return any(c.isupper() for c in token.text) and (at > 0 or token.pos == "PROPN")


def find_places(passage: Passage, index: DateIndex) -> frozenset[str]:
    """Give the folded names of the towns and states that a passage names."""
    found: set[str] = set()
    for at, word in enumerate(passage.words):
        if word in index.begun:
            found |= names_at(passage, at, index)
    return frozenset(found)


def names_at(passage: Passage, at: int, index: DateIndex) -> frozenset[str]:
    """Give the folded names of the places that begin at a word."""
    found: set[str] = set()
    for length in range(1, _LONGEST_PLACE + 1):
        name = " ".join(passage.words[at : at + length])
        if name in index.cities:
            found.add(name)
        if name in index.nouns:
            found.add(index.countries[name])
    return frozenset(found)


def find_countries(passage: Passage, index: DateIndex) -> frozenset[str]:
    """Give the folded names of the states named, by name or by adjective."""
    grams = (
        " ".join(passage.words[at : at + length])
        for at, word in enumerate(passage.words)
        if word in index.begun
        for length in range(1, _LONGEST_PLACE + 1)
    )
    return frozenset(index.countries[g] for g in grams if g in index.countries)


def cue_positions(passage: Passage, cues: Mapping[str, str]) -> tuple[tuple[int, str], ...]:
    """Give where cues stand in a passage and what they mean."""
    found: list[tuple[int, str]] = []
    begun = {cue.split(" ")[0] for cue in cues}
    for at, word in enumerate(passage.words):
        for length in range(3, 0, -1) if word in begun else ():
            value = cues.get(" ".join(passage.words[at : at + length]))
            if value is not None:
                found.append((at, value))
                break
    return tuple(found)
