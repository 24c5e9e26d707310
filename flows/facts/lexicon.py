"""Cue words and phrases by group, looked up by lemma: what the fact modules know in words.

The words are rows of ``ontology/reference/cues*.csv``; what a hit means is for each module to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from flows.facts.offices import Offices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.model import Sentence, Token
    from flows.read.reference import Reference

Forms = tuple[tuple[str, ...], ...]
"""For each word of a sentence the spellings that a cue may have, to match it."""

_ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
)
"""Regular endings of English verbs and plurals, and what may stand in their place."""
_NO_OFFICES = Offices()
_PIECES = re.compile(r"[^\s-]+|-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A cue as words to compare with tokens, and what it means."""

    words: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CueMatch:
    """A cue found in a sentence: tokens ``first`` to ``last``, the last one not included.

    Args:
        value: What the cue means in its group.
        text: The words as printed.
    """

    first: int
    last: int
    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Cue words by group.

    Args:
        values: Group -> cue, lower case -> value.
        phrases: Group -> first word -> the phrases that begin with it, longest first.
        offices: States and bodies of those who held office.
    """

    values: Mapping[str, Mapping[str, str]]
    phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]]
    offices: Offices = _NO_OFFICES

    @classmethod
    def of(cls, reference: Reference) -> Lexicon:
        """Index the cues of the reference data."""
        groups = dict.fromkeys(row.group for row in reference.cues)
        values = {group: reference.cue_values(group) for group in groups}
        phrases = {group: _by_first_word(v) for group, v in values.items()}
        return cls(values=values, phrases=phrases, offices=Offices.of(reference))

    def cues(self, group: str) -> Mapping[str, str]:
        """Give the cues of a group with their values; none where the group is unknown."""
        return self.values.get(group, {})

    def value(self, group: str, token: Token) -> str | None:
        """Give the value of a one-word cue by the token's lemma or its form, None if it is none."""
        cues = self.cues(group)
        return next((cues[word] for word in spellings_of(token) if word in cues), None)

    def match_at(self, group: str, sentence: Sentence, index: int) -> CueMatch | None:
        """Give the longest cue of the group whose words begin at the token, by lemma or form."""
        token = sentence.tokens[index]
        firsts = self.phrases.get(group, {})
        for word in spellings_of(token):
            for phrase in firsts.get(word, ()):
                if _is_here(phrase, sentence.tokens[index : index + len(phrase.words)]):
                    return _matched(phrase, sentence, index)
        return None

    def matches(self, group: str, sentence: Sentence, forms: Forms) -> tuple[CueMatch, ...]:
        """Give all cues of the group in the sentence, in order, longest first, not overlapping.

        Args:
            group: Name of the group.
            sentence: The sentence.
            forms: The spellings of its words, from ``forms_of``.
        """
        firsts = self.phrases.get(group)
        found: list[CueMatch] = []
        free = 0
        for index, spelled in enumerate(forms if firsts else ()):
            begins = index >= free and any(word in (firsts or ()) for word in spelled)
            match = self.match_at(group, sentence, index) if begins else None
            if match is not None:
                found.append(match)
                free = match.last
        return tuple(found)


def forms_of(sentence: Sentence) -> Forms:
    """Give for each word the spellings that a cue may have, to match it."""
    return tuple(spellings_of(token) for token in sentence.tokens)


def _by_first_word(cues: Mapping[str, str]) -> dict[str, tuple[Phrase, ...]]:
    phrases = [p for cue, value in cues.items() for p in _phrases(cue, value)]
    phrases.sort(key=lambda p: (-len(p.words), p.words))
    firsts: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        firsts.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(begun) for first, begun in firsts.items()}


def _phrases(cue: str, value: str) -> Iterable[Phrase]:
    """Give a cue as words; with a hyphen also in pieces, as some tokenizers have it."""
    readings = dict.fromkeys((tuple(cue.split()), tuple(_PIECES.findall(cue))))
    return [Phrase(words=words, value=value) for words in readings if words]


def _regular_bases(form: str) -> tuple[str, ...]:
    """Undo a regular ending ("hoped": hope), for a lemmatizer errs on words that it has not met."""
    for ending, restored in _ENDINGS:
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            doubled = (stem[:-1],) if stem[-1:] == stem[-2:-1] else ()
            return tuple(stem + end for end in restored) + doubled
    return ()


def spellings_of(token: Token) -> tuple[str, ...]:
    """Give the words that a cue may be spelled as, to match the token."""
    return _spellings(token.text, token.lemma, token.tag)


@lru_cache(maxsize=100_000)
def _spellings(text: str, lemma: str, tag: str) -> tuple[str, ...]:
    text, lemma = text.lower(), lemma.lower()
    inflected = tag.startswith("VB") or tag in ("NNS", "NNPS")
    return tuple(dict.fromkeys((lemma, text, *(_regular_bases(text) if inflected else ()))))


def _is_here(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    return len(tokens) == len(phrase.words) and all(
        word in spellings_of(token) for word, token in zip(phrase.words, tokens, strict=True)
    )


def _matched(phrase: Phrase, sentence: Sentence, index: int) -> CueMatch:
    last = index + len(phrase.words)
    tokens = sentence.tokens[index:last]
    text = "".join(t.text + " " * t.space for t in tokens).strip()
    return CueMatch(first=index, last=last, value=phrase.value, text=text)
