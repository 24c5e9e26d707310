"""Cue words and phrases by group, looked up by lemma: what the fact modules know in words.

The words are rows of ``ontology/reference/cues*.csv``; what a hit means is for each module to say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from flows.facts.offices import Offices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from flows.model import Sentence, Token
    from flows.read.reference import Reference

Begins: TypeAlias = "Mapping[str, Sequence[int]]"
"""For each group the words of a sentence with which a cue of it may begin."""

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
_SENSES_MAX = 100_000
"""Words of which the senses are kept; then all are forgotten."""
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
class Sense:
    """What the groups of cues know of one word.

    Args:
        begins: Group -> its phrases that begin with the word, likelier spellings and longer first.
        values: Group -> the value of the cue that the word is by itself.
    """

    begins: Mapping[str, tuple[Phrase, ...]]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Cue words by group.

    Args:
        values: Group -> cue, lower case -> value.
        phrases: Group -> first word -> the phrases that begin with it, longest first.
        offices: States and bodies of those who held office.
        firsts: First word of a phrase -> the groups that have one; made of ``phrases``.
        senses: What is known of words met before.
    """

    values: Mapping[str, Mapping[str, str]]
    phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]]
    offices: Offices = _NO_OFFICES
    firsts: Mapping[str, tuple[str, ...]] = field(init=False, repr=False)
    senses: dict[tuple[str, str, str], Sense] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "firsts", _by_any_first(self.phrases))

    @classmethod
    def of(cls, reference: Reference) -> Lexicon:
        """Index the cues of the reference data."""
        groups = dict.fromkeys(row.group for row in reference.cues)
        forms = reference.cue_values("irregular_form")
        values = {g: _with_forms(reference.cue_values(g), forms) for g in groups}
        phrases = {group: _by_first_word(v) for group, v in values.items()}
        return cls(values=values, phrases=phrases, offices=Offices.of(reference))

    def cues(self, group: str) -> Mapping[str, str]:
        """Give the cues of a group with their values; none where the group is unknown."""
        return self.values.get(group, {})

    def sense(self, token: Token) -> Sense:
        """Give all that the groups know of a word; worked out once for each word and tag."""
        key = (token.text, token.lemma, token.tag)
        sense = self.senses.get(key)
        if sense is None:
            if len(self.senses) >= _SENSES_MAX:
                self.senses.clear()
            sense = self.senses[key] = self._sense_of(_spellings(*key))
        return sense

    def _sense_of(self, spelled: tuple[str, ...]) -> Sense:
        begins: defaultdict[str, dict[object, Phrase]] = defaultdict(dict)
        values: dict[str, str] = {}
        for word in spelled:
            for group in self.firsts.get(word, ()):
                for phrase in self.phrases[group][word]:  # those that go on alike count once
                    begins[group].setdefault((phrase.words[1:], phrase.value), phrase)
                alone = self.values.get(group, {}).get(word)
                if alone is not None:
                    values.setdefault(group, alone)
        return Sense(begins={g: tuple(p.values()) for g, p in begins.items()}, values=values)

    def value(self, group: str, token: Token) -> str | None:
        """Give the value of a one-word cue by the token's lemma or its form, None if it is none."""
        return self.sense(token).values.get(group)

    def match_at(self, group: str, sentence: Sentence, index: int) -> CueMatch | None:
        """Give the longest cue of the group whose words begin at the token, by lemma or form."""
        for phrase in self.sense(sentence.tokens[index]).begins.get(group, ()):
            if len(phrase.words) == 1 or _goes_on(phrase, sentence, index):
                return _matched(phrase, sentence, index)
        return None

    def begins(self, sentence: Sentence) -> Begins:
        """Give for each group the words of a sentence with which a cue of it may begin, in order.

        One look at each word for all groups: most groups have nothing in most sentences.
        """
        found: defaultdict[str, list[int]] = defaultdict(list)
        for token in sentence.tokens:
            for group in self.sense(token).begins:
                found[group].append(token.index)
        return found

    def matches(self, group: str, sentence: Sentence, begins: Begins) -> tuple[CueMatch, ...]:
        """Give all cues of the group in the sentence, in order, longest first, not overlapping.

        Args:
            group: Name of the group.
            sentence: The sentence.
            begins: Where its cues may begin, from ``begins``.
        """
        found: list[CueMatch] = []
        free = 0
        for index in begins.get(group, ()):
            match = self.match_at(group, sentence, index) if index >= free else None
            if match is not None:
                found.append(match)
                free = match.last
        return tuple(found)


def _with_forms(cues: Mapping[str, str], forms: Mapping[str, str]) -> dict[str, str]:
    """Give the cues, those that begin with an irregular verb also in its other forms.

    Lemmatizers err on some of those ("fought", "foreseen").
    """
    by_base: dict[str, list[str]] = {}
    for form, base in forms.items():
        by_base.setdefault(base, []).append(form)
    spread = dict(cues)
    for cue, value in cues.items():
        first, _, rest = cue.partition(" ")
        for form in by_base.get(first, ()):
            spread.setdefault(f"{form} {rest}".strip(), value)
    return spread


def _by_any_first(phrases: Mapping[str, Mapping[str, object]]) -> dict[str, tuple[str, ...]]:
    firsts: dict[str, list[str]] = {}
    for group, begun in phrases.items():
        for word in begun:
            firsts.setdefault(word, []).append(group)
    return {word: tuple(groups) for word, groups in firsts.items()}


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


def _goes_on(phrase: Phrase, sentence: Sentence, index: int) -> bool:
    """Tell whether the further words of a phrase follow the one that it begins with."""
    words, tokens = phrase.words, sentence.tokens
    if index + len(words) > len(tokens):
        return False
    further = range(2, len(words))
    return words[1] in spellings_of(tokens[index + 1]) and all(
        words[step] in spellings_of(tokens[index + step]) for step in further
    )


def _matched(phrase: Phrase, sentence: Sentence, index: int) -> CueMatch:
    last = index + len(phrase.words)
    tokens = sentence.tokens[index:last]
    text = tokens[0].text
    if len(tokens) > 1:
        text = "".join(t.text + " " * t.space for t in tokens).strip()
    return CueMatch(first=index, last=last, value=phrase.value, text=text)
