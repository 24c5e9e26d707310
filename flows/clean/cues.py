"""The words that cleaning looks for, read from the reference tables and made ready for look-ups.

What is done about a line that bears them is told by the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from flows.clean.datewords import DateWords
from flows.clean.kept import LINES_MAX, keep_answers
from flows.read.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.read.reference import NewsSource, Reference

_DIGITS = re.compile(r"\d+(?:,\d{3})*")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_EDGES = " \t-|•·*#:»›>«<.…[]"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Phrases:
    """Phrases, each with what it means, looked up at the beginning of a line or inside it.

    Two are the same only where they are one: answers are kept for each.
    """

    whole: Mapping[str, str]
    start: Mapping[str, tuple[tuple[str, str], ...]]
    inside: re.Pattern[str] | None
    meanings: Mapping[str, str]

    def meaning_of(self, line: str) -> str | None:
        """Give what a line means by its words as a whole or by how it begins."""
        return _meaning_of(self, fold(line))

    def meaning_inside(self, line: str) -> str | None:
        """Give what a line means by a phrase anywhere in it."""
        return None if self.inside is None else _meaning_inside(self, fold(line))


@lru_cache(maxsize=LINES_MAX)
def _meaning_of(phrases: Phrases, folded: str) -> str | None:
    bare = folded.strip(_EDGES)
    whole = phrases.whole.get(folded) or phrases.whole.get(bare)
    told = whole or _begins(phrases, folded, bare)
    close = bare.replace(" :", ":")
    return told if told or close == bare else _begins(phrases, close, close)


def _begins(phrases: Phrases, folded: str, bare: str) -> str | None:
    first, whole = _first_word(bare), _first_word(folded)
    cues = phrases.start.get(first, ())
    if whole != first:
        cues = (*cues, *phrases.start.get(whole, ()))
    for cue, meaning in cues:
        if any(_begins_with(text, cue) for text in (bare, folded)):
            return meaning
    return None


@lru_cache(maxsize=LINES_MAX)
def _meaning_inside(phrases: Phrases, folded: str) -> str | None:
    match = phrases.inside.search(folded) if phrases.inside is not None else None
    return phrases.meanings[match.group()] if match else None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class CleanCues:
    """Everything that the cleaning rules know by name.

    Args:
        lines: Lines of the page around an article, each with its reason.
        sections: Lines that open comments or lists of other articles.
        credits: Beginnings of credits: "names", "people" or "translation".
        photo: Marks of picture credits.
        sources: News agencies and outlets by each name that they go by.
        dates: The words of dates, and what is made of them.
        words: Single words by what they are for ("byline-word", "not-place", ...).
        stopwords: The commonest words, each with the languages it is common in.
        places: Known places, lower case.
    """

    lines: Phrases
    sections: Phrases
    credits: Phrases
    photo: Phrases
    sources: Mapping[str, NewsSource]
    dates: DateWords
    words: Mapping[str, frozenset[str]]
    stopwords: Mapping[str, tuple[str, ...]]
    places: frozenset[str]

    @classmethod
    def of(cls, reference: Reference) -> CleanCues:
        """Take what cleaning needs from the reference data."""
        groups = _groups(reference)
        return cls(
            lines=_phrases(groups, "line-whole", "line-start", "line-in"),
            sections=_phrases(groups, "", "section", ""),
            credits=_phrases(groups, "", "credit-start", "line-in-credit"),
            photo=_phrases(groups, "", "photo-start", "photo-in"),
            sources=_sources(reference.news_sources),
            dates=DateWords.of(
                months=_words(groups, "month"),
                weekdays=_words(groups, "weekday"),
                zones=_words(groups, "zone"),
                fillers=_words(groups, "date-filler"),
            ),
            words={group: frozenset(_words(groups, group)) for group in groups},
            stopwords=_languages(groups.get("stopword", ())),
            places=frozenset(prepare(reference, "place-names", lambda: _places(reference))),
        )

    def source_named(self, name: str) -> tuple[str, str] | None:
        """Give kind ("agency" or "outlet") and usual name of the source that goes by a name."""
        bare = name.strip(" .,;:()[]/–—-")
        row = self.sources.get(bare) or self.sources.get(bare.removeprefix("the ").strip())
        return None if row is None else (row.kind, row.name)

    def is_word(self, group: Literal["not-place", "byline-word"], text: str) -> bool:
        """Tell whether the text is one of the words of a group."""
        return text.casefold().strip(" .:") in self.words.get(group, frozenset())


@keep_answers
def fold(line: str) -> str:
    """Make a line comparable to cues: lower case, plain quotes and dashes, digits as ``#``.

    >>> fold("2 Thoughts on “Talks”")
    '# thoughts on "talks"'
    """
    straight = line if line.isascii() else line.translate(_QUOTES)
    return _DIGITS.sub("#", " ".join(straight.split()).casefold())


def _first_word(text: str) -> str:
    return text.split(" ", 1)[0][:6]


def _begins_with(text: str, cue: str) -> bool:
    """Tell whether a line begins with a cue; a single word must stand alone or before a colon."""
    if not text.startswith(cue):
        return False
    rest = text[len(cue) :]
    if not rest or not cue[-1].isalnum():
        return True
    if " " not in cue:
        return rest.lstrip().startswith(":")
    return not rest[0].isalnum()


def _groups(reference: Reference) -> dict[str, tuple[tuple[str, str], ...]]:
    """Give the cleaning cues by group, each with its value, as the table has them."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in reference.cues:
        prefix, _, group = row.group.partition(".")
        if row.group.startswith("turn_"):
            groups.setdefault(row.group, []).append((row.cue, row.value))
        elif prefix == "clean":
            key = f"{group}-{row.value}" if group == "photo" else group
            groups.setdefault(key, []).append((row.cue, row.value))
    return {group: tuple(cues) for group, cues in groups.items()}


def _words(groups: Mapping[str, Iterable[tuple[str, str]]], group: str) -> tuple[str, ...]:
    return tuple(cue.casefold() for cue, _ in groups.get(group, ()))


def _phrases(
    groups: Mapping[str, tuple[tuple[str, str], ...]], whole: str, start: str, inside: str
) -> Phrases:
    begins: dict[str, list[tuple[str, str]]] = {}
    for cue, value in groups.get(start, ()):
        begins.setdefault(_first_word(fold(cue)), []).append((fold(cue), value))
    within = {fold(cue): value for cue, value in groups.get(inside, ())}
    wholes = (*groups.get(start, ()), *groups.get(whole, ()))
    return Phrases(
        whole={fold(cue): value for cue, value in wholes},
        start={key: tuple(sorted(cues, key=lambda c: -len(c[0]))) for key, cues in begins.items()},
        inside=_any_of(within),
        meanings=within,
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str] | None:
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    if not longest:
        return None
    # one look behind for all: behind it each phrase is dropped by its first letter
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(phrase) for phrase in longest)})")


def _sources(rows: Iterable[NewsSource]) -> dict[str, NewsSource]:
    """Give each name its source; names in capitals count too, the first row of a name wins."""
    named: dict[str, NewsSource] = {}
    for row in rows:
        for name in (row.name, *row.aliases):
            named.setdefault(name, row)
    for row in rows:
        for name in (row.name, *row.aliases):
            named.setdefault(name.upper(), row)
    return named


def _languages(cues: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, language in cues:
        found[word] = (*found.get(word, ()), language)
    return found


def _places(reference: Reference) -> list[str]:
    names = [name for row in reference.places for name in (row.name, *row.aliases)]
    names += [name for row in reference.states for name in (row.name, *row.aliases, row.capital)]
    return sorted({name.casefold() for name in names if name})
