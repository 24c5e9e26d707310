"""A count in its sentence: the number, the noun that it stands on, what became of those counted.

What tells that people are counted is for ``tallies``; where and in what, for ``casualties``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.language.tree import children, conjuncts, text_of
from flows.model import CountKind

if TYPE_CHECKING:
    from flows.facts.counts import Count
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_ANYBODY = frozenset({"people", "person", "victim"})
_MORE = frozenset({"more", "other", "additional"})
MARKS = frozenset({",", ";", ":"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count, what it counts, and the word that says so.

    Args:
        people: Head of the phrase that the number stands in.
        cue: The word that tells what became of them.
        toll: "toll", where the count is that of one.
        apart: Whether only words on the people themselves say where ("and seven in Harbor").
    """

    count: Count
    people: Token
    cue: Token
    kind: CountKind
    toll: Token | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A count in a sentence, to be told what it counts."""

    scene: Scene
    sentence: Sentence
    count: Count

    @property
    def number(self) -> Token:
        """The last word of the number."""
        return self.sentence.tokens[self.count.last - 1]

    @property
    def people(self) -> Token:
        """The noun that the number stands on, else the number itself."""
        first = self.sentence.tokens[self.count.number]
        for token in (self.number, first):
            head = self.sentence.tokens[token.head]
            rest = self.sentence.tokens[self.count.last : head.index]
            apart = any(t.text in MARKS for t in rest)  # "wounding 22, hours before the talks"
            on = token.dep in ("nummod", "amod", "compound") and head.index >= self.count.last
            if on and not apart:
                return head
        return _noun_behind(self.sentence, self.count) or self.number


def is_of_things(tally: Tally) -> bool:
    """Tell whether no people are counted ("20 cars")."""
    return tally.scene.lexicon.value("uncounted_noun", tally.people) is not None


def group_of(scene: Scene, sentence: Sentence, counted: Counted) -> str | None:
    """Give whom a count is of, as printed ("Kenyan civilians"); None for people of all sorts.

    Of several sorts under one number none is named ("20 soldiers and rebels").
    """
    people, first = counted.people, counted.count.last
    is_sort = people.tag == "NNPS" or scene.lexicon.value("victim_noun", people) is not None
    others = (t for t in conjuncts(sentence, people.index) if t.index > people.index)
    mixed = any(not children(sentence, t.index, "nummod", "det") for t in others)
    if mixed or not is_sort or people.index < first or people.lemma.lower() in _ANYBODY:
        return None
    words = [t for t in sentence.tokens[first : people.index + 1] if t.lemma.lower() not in _MORE]
    plain = words and all(t.pos not in ("PUNCT", "ADP", "VERB") for t in words)
    return text_of(sentence, words[0].index, people.index + 1) if plain else None


def counted_as(tally: Tally, cue: Token, value: str | None) -> Counted | None:
    """Give the count as one of those hurt in a way; None where no way is told."""
    if value is None:
        return None
    return Counted(count=tally.count, people=tally.people, cue=cue, kind=CountKind(value))


def _noun_behind(sentence: Sentence, count: Count) -> Token | None:
    """Give the noun right after a vague number ("dozens of people")."""
    rest = sentence.tokens[count.last : count.last + 4]
    if rest and rest[0].text.lower() == "of":
        rest = rest[1:]
    elif rest and rest[0].pos not in ("NOUN", "ADJ"):
        return None
    return next((t for t in rest if t.tag in ("NNS", "NNPS")), None)
