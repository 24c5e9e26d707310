"""Which states an article speaks of, how often, and how much it is about each.

What an article calls a state is in ``states``; how names are found at large, in ``names``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from flows.entities.names import may_name
from flows.entities.spotted import stretch_text
from flows.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.entities.gazetteer import Gazetteer
    from flows.model import Parsed, Sentence

_ACTS, _WHERE, _MODIFIES, _TITLED = 4, 3, 1, 1
"""What a mention weighs: of a state as such; of one in which something only happens; in front of a
hyphen ("Iran-backed") or a capital, or of one that mediates; and how much more in a headline."""
BODY_WEIGHT = 3
"""What a party or an armed group of the state weighs, however often it is named."""
_INTO = frozenset({"in", "at", "near", "inside", "outside", "into", "to"})
_WORDS_MOST = 4
_MEDIATING_REACH = 5
_BY_REACH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenStates:
    """The states of an article.

    Args:
        often: State -> how often it is spoken of, by name, people or capital.
        weights: State -> how much the article is about it: where it only happens weighs less, and
            a dateline, like a capital, nothing.
        acting: The states of which more is said than that something happens there.
    """

    often: Counter[str] = field(default_factory=Counter)
    weights: Counter[str] = field(default_factory=Counter)
    acting: set[str] = field(default_factory=set)


def count_states(parsed: Parsed, gazetteer: Gazetteer) -> SpokenStates:
    """Count how often an article speaks of each state."""
    spoken = SpokenStates()
    weighed: list[tuple[str, int]] = []
    mediators: set[str] = set()
    for sentence in parsed.sentences:
        for first, last in _scan(sentence, gazetteer):
            text = stretch_text(sentence, first, last)
            country = gazetteer.states.spoken(text)
            seat = None if country is not None else gazetteer.states.capital(text)
            if country is not None:
                before = _before(sentence, first)
                weighed.append((country.entity.label, _weight(sentence, before, last)))
                if before not in _INTO:
                    spoken.acting.add(country.entity.label)
                if _mediates(gazetteer, sentence, first, last):
                    mediators.add(country.entity.label)
            for state in (country, seat):
                if state is not None:
                    spoken.often[state.entity.label] += 1
    for label, weight in weighed:
        spoken.weights[label] += min(weight, _MODIFIES) if label in mediators else weight
    return spoken


def _mediates(gazetteer: Gazetteer, sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a state is said to stand between the sides ("Norway acted as facilitator").

    That of somebody who does is meant, too ("talks mediated by former Finnish president X").
    """
    behind = sentence.tokens[last : last + _MEDIATING_REACH]
    words = [t.text for t in sentence.tokens[max(0, first - _BY_REACH) : first]]
    by = words.index("by") if "by" in words else 0
    led = by > 0 and gazetteer.is_cue("mediating", words[by - 1])
    return led or any(gazetteer.is_cue("mediating", t.text) for t in behind)


def _weight(sentence: Sentence, before: str, last: int) -> int:
    if sentence.kind is PartKind.DATELINE:
        return 0
    behind = [t.text.lower() for t in sentence.tokens[last : last + 2] if t.tag != "POS"][:1]
    titled = _TITLED if sentence.kind is PartKind.HEADLINE else 0
    if "-" in (before, *behind) or behind == ["capital"]:
        return _MODIFIES
    return titled + (_WHERE if before in _INTO else _ACTS)


def _before(sentence: Sentence, first: int) -> str:
    """Give the word before a state, or before the town that it follows ("in Oslo, Norway")."""
    words = sentence.tokens[:first]
    if words and words[-1].text == ",":
        town = list(takewhile(lambda t: t.pos == "PROPN", reversed(words[:-1])))
        words = words[: len(words) - 1 - len(town)] if town else words
    return words[-1].text.lower() if words else ""


def is_clear(heaviest: int) -> bool:
    """Tell whether an article is about a state of that weight: it is spoken of more than once."""
    return heaviest > _ACTS + _TITLED


def _scan(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    free = 0
    for at, token in enumerate(sentence.tokens):
        begins = _may_begin(token.text) and gazetteer.states.may_begin(token.text)
        if at < free or not begins:
            continue
        ends = (at + n for n in range(_WORDS_MOST, 0, -1) if may_name(sentence, at, at + n))
        found = (e for e in ends if _is_state(stretch_text(sentence, at, e), gazetteer))
        free = next(found, at)
        if free > at:
            yield at, free


def _may_begin(word: str) -> bool:
    """Tell, by its first letter, whether a name may begin with a word at all."""
    return not word[0].islower() or word.lower() == "al"


def _is_state(text: str, gazetteer: Gazetteer) -> bool:
    states = gazetteer.states
    return states.spoken(text) is not None or states.capital(text) is not None
