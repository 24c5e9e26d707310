"""The words that posts are made of, and how cues are matched with the words of a sentence.

They are ``ontology/reference/cues_posts.csv``; posts are spotted with them in ``posts``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.language.words import Word  # noqa: TC001
from flows.read.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from flows.read.reference import Reference

Phrases = dict[tuple[str, ...], str]
"""Words of a cue, lower case and without hyphens, with what the cue means."""

_LONGEST = 6
_GROUPS = (
    "post_head",
    "post_modifier",
    "post_tail",
    "post_body",
    "body_field",
    "body_end",
    "body_part",
    "place_part",
    "post_former",
    "post_given",
    "post_counterpart",
    "post_outside",
    "post_verb",
    "post_copula",
    "honorific",
    "kin",
    "name_particle",
    "name_stop",
)
_TELLING = ("post_head", "post_counterpart", "post_verb")
"""Groups without one of which a sentence tells no post."""


def split_cue(cue: str) -> tuple[str, ...]:
    """Give the words of a cue, lower case, hyphens opened."""
    return tuple(cue.lower().replace("’", "'").replace("-", " ").split())


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLexicon:
    """The words that posts are made of.

    Args:
        groups: Group of cues -> phrases with their meaning; heads in the plural mean "CLASS+".
        states: Names of states, in words, lower case.
        peoples: Adjectives and names of peoples, in words, lower case.
        places: Names of towns, in words, lower case.
        bodies: Names of organisations, in words, lower case.
        begun: Group of cues -> first words of its phrases; made of ``groups``.
        telling: First words of what tells a post at all; made of ``groups``.
    """

    groups: dict[str, Phrases]
    states: frozenset[tuple[str, ...]] = frozenset()
    peoples: frozenset[tuple[str, ...]] = frozenset()
    places: frozenset[tuple[str, ...]] = frozenset()
    bodies: frozenset[tuple[str, ...]] = frozenset()
    begun: Mapping[str, frozenset[str]] = field(init=False, repr=False)
    telling: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        begun = {
            group: frozenset(phrase[0] for phrase in phrases)
            for group, phrases in self.groups.items()
        }
        object.__setattr__(self, "begun", begun)
        telling = [begun.get(group, frozenset()) for group in _TELLING]
        object.__setattr__(self, "telling", frozenset().union(*telling))

    @classmethod
    def of(cls, reference: Reference) -> PostLexicon:
        """Take the cues and the names of places out of the reference data."""
        groups: dict[str, Phrases] = {name: {} for name in _GROUPS}
        for row in reference.cues:
            if row.group in groups:
                groups[row.group][split_cue(row.cue)] = row.value
        groups["post_head"] |= _plurals(groups["post_head"])
        states = (n for s in reference.states for n in (s.name, *s.aliases))
        return cls(
            groups=groups,
            states=_cue_set(states),
            peoples=_cue_set(n for s in reference.states for n in s.demonyms),
            places=_cue_set(prepare(reference, "towns", lambda: _towns(reference))),
            bodies=_cue_set(n for b in reference.bodies for n in (b.name, *b.aliases)),
        )

    def has(self, group: str, word: Word) -> bool:
        """Tell whether the word alone is a cue of the group."""
        return word.keys in self.groups[group]

    def match(self, group: str, words: Sequence[Word], at: int) -> tuple[int, str] | None:
        """Find the longest cue that begins at a word.

        Returns:
            How many words it takes and what it means; None where none begins there.
        """
        here = words[at : at + _LONGEST]
        if not here or here[0].keys[0] not in self.begun[group]:
            return None
        keys: tuple[str, ...] = ()
        best: tuple[int, str] | None = None
        for count, word in enumerate(here, start=1):
            keys += word.keys
            value = self.groups[group].get(keys)
            best = best if value is None else (count, value)
        return best

    def match_back(self, group: str, words: Sequence[Word], end: int) -> int:
        """Count the words of the longest cue that ends before ``end``; 0 where none does."""
        for count in range(min(4, end), 0, -1):
            keys = tuple(k for w in words[end - count : end] for k in w.keys)
            if keys in self.groups[group]:
                return count
        return 0


def _towns(reference: Reference) -> list[str]:
    capitals = (s.capital for s in reference.states if s.capital)
    return [*(p.name for p in reference.places), *capitals]


def _cue_set(names: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(split_cue(name) for name in names)


def _plurals(heads: Phrases) -> Phrases:
    return {_plural(words): f"{value}+" for words, value in heads.items()}


def _plural(words: tuple[str, ...]) -> tuple[str, ...]:
    """Put a post into the plural: its last word, or the one before "of"."""
    at = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    return (*words[:at], _plural_word(words[at]), *words[at + 1 :])


def _plural_word(word: str) -> str:
    if word.endswith("man"):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "x")) else "s")
