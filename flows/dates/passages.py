"""An article as passages of folded words with their spans and times, for looking up phrases.

English sentences come parsed; the text of other languages is cut at full stops. What the phrases
mean is told in ``happenings``, ``journeys``, ``ages`` and ``tolls``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
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
        places_at: Index of a word -> folded names of the towns and states that begin at it.
        countries: Folded names of the states named, by name or by adjective.
    """

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    times: tuple[TimeExpression, ...]
    sentence: Sentence | None
    kind: PartKind
    places_at: Mapping[int, frozenset[str]]
    countries: frozenset[str]

    @property
    def places(self) -> frozenset[str]:
        """The folded names of the towns and states named."""
        return frozenset().union(*self.places_at.values())

    def span(self, first: int, last: int) -> Span:
        """Give the raw passage of words ``first`` to ``last``, the last one not included."""
        return Span(begin=self.spans[first].begin, end=self.spans[last - 1].end)

    def behind(self, span: Span) -> int | None:
        """Give the index of the first word behind a raw passage; None where it ends this one."""
        return next((n for n, s in enumerate(self.spans) if s.begin >= span.end), None)


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
    parsed: Parsed, times: Sequence[TimeExpression], index: DateIndex
) -> tuple[Passage, ...]:
    """Cut an article into passages, in order of the text.

    Args:
        parsed: The article.
        times: Its time expressions.
        index: The reference data; of a language other than English, its glossary is used, too.
    """
    if parsed.sentences:
        read = (s for s in parsed.sentences if s.kind is not PartKind.ATTRIBUTION)
        return tuple(p for s in read if (p := _of_sentence(s, times, index)).words)
    parts = (p for p in parsed.article.parts if p.kind in READ_KINDS)
    glossary = index.cues.get(f"glossary.{parsed.article.language}", {})
    return tuple(passage for part in parts for passage in _of_part(part, times, index, glossary))


def _of_sentence(sentence: Sentence, times: Sequence[TimeExpression], index: DateIndex) -> Passage:
    folded = [fold_words(token.text) for token in sentence.tokens]
    words = tuple(chain.from_iterable(folded))
    places_at, countries = _find_places(words, index)
    return Passage(
        words=words,
        spans=tuple([t.span for t, own in zip(sentence.tokens, folded, strict=True) for _ in own]),
        times=tuple([t for t in times if sentence.span.covers(t.span)]),
        sentence=sentence,
        kind=sentence.kind,
        places_at=places_at,
        countries=countries,
    )


def _of_part(
    part: Part, times: Sequence[TimeExpression], index: DateIndex, glossary: Mapping[str, str]
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
        words = tuple(w for w, _ in pairs)
        places_at, countries = _find_places(words, index)
        yield Passage(
            words=words,
            spans=tuple(s for _, s in pairs),
            times=tuple(t for t in times if whole.covers(t.span)),
            sentence=None,
            kind=part.kind,
            places_at=places_at,
            countries=countries,
        )


def _find_places(
    words: tuple[str, ...], index: DateIndex
) -> tuple[dict[int, frozenset[str]], frozenset[str]]:
    """Give the towns and states by the word that their names begin at, and the states named."""
    places_at: dict[int, frozenset[str]] = {}
    countries: set[str] = set()
    for at, word in enumerate(words):
        lengths = index.place_lengths.get(word)
        if lengths is None:
            continue
        names = [" ".join(words[at : at + n]) for n in lengths if n <= _LONGEST_PLACE]
        states = [index.countries[name] for name in names if name in index.nouns]
        places = frozenset([*states, *(name for name in names if name in index.cities)])
        if places:
            places_at[at] = places
        countries.update(index.countries[name] for name in names if name in index.countries)
    return places_at, frozenset(countries)


def find_phrases(passage: Passage, index: DateIndex) -> tuple[Hit, ...]:
    """Find names of events, the longest at each place, none overlapping."""
    hits: list[Hit] = []
    free = 0
    for at, word in enumerate(passage.words):
        if at >= free and word in index.lengths:
            hit = _longest(passage, at, index)
            if hit is not None:
                hits.append(hit)
                free = hit.last
    return tuple(hits)


def _longest(passage: Passage, at: int, index: DateIndex) -> Hit | None:
    for length in index.lengths[passage.words[at]]:
        events = index.phrases.get(passage.words[at : at + length])
        if events is None or at + length > len(passage.words):
            continue
        if length == 1 and not _is_name(passage, at):
            return None
        return Hit(passage=passage, first=at, last=at + length, events=events)
    return None


def _is_name(passage: Passage, at: int) -> bool:
    """Tell whether a single word is printed as a name: with a capital, not only as the first."""
    if passage.sentence is None:
        return True
    span = passage.spans[at]
    token = next(t for t in passage.sentence.tokens if t.span == span)
    return any(c.isupper() for c in token.text) and (at > 0 or token.pos == "PROPN")


def cue_positions(passage: Passage, group: str, index: DateIndex) -> tuple[tuple[int, str], ...]:
    """Give where cues of a group stand in a passage and what they mean."""
    begun = index.cue_heads.get(group, frozenset())
    if begun.isdisjoint(passage.words):
        return ()
    cues = index.cues[group]
    found: list[tuple[int, str]] = []
    for at, word in enumerate(passage.words):
        for length in range(3, 0, -1) if word in begun else ():
            value = cues.get(" ".join(passage.words[at : at + length]))
            if value is not None:
                found.append((at, value))
                break
    return tuple(found)
