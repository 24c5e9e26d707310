"""Names of days and of months of other calendars: found in a line by the table that is given.

When they come is told in ``calendars``, which year is meant in ``readings``. A name counts where it
is printed with a capital or a number; one that is no date by itself ("Tir") only beside a number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flows.dates.terms import Term, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from flows.read.reference import NamedDay

_Phrase = tuple[tuple[str, ...], "NamedDay"]

_PIECE: Final = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDays:
    """Named days by the first word of their names.

    Args:
        phrases: First word, lower case -> names that begin with it, longest first.
        seconds: First word -> second words of these names; "" where it is none, or no word.
    """

    phrases: Mapping[str, Sequence[_Phrase]]
    seconds: Mapping[str, frozenset[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        seconds = {first: _seconds(named) for first, named in self.phrases.items()}
        object.__setattr__(self, "seconds", seconds)

    @classmethod
    def of(cls, rows: Iterable[NamedDay]) -> NamedDays:
        """Lay out the rows of ``named_days.csv``."""
        phrases: dict[str, list[_Phrase]] = defaultdict(list)
        for row in rows:
            for name in (row.name, *row.aliases):
                words = tuple(term.text for term in scan(name))
                phrases[words[0]].append((words, row))
        for named in phrases.values():
            named.sort(key=lambda phrase: (-len(phrase[0]), phrase[0]))
        return cls(phrases=phrases)

    def may_stand_in(self, text: str) -> bool:
        """Tell whether a name may stand in a text: its first word, and what may be its second."""
        pieces = _PIECE.findall(text)
        return any(
            not piece[0].islower()
            and piece.lower() in self.seconds
            and self._may_go_on(piece, pieces[at + 1 : at + 2])
            for at, piece in enumerate(pieces)
        )

    def _may_go_on(self, piece: str, following: Sequence[str]) -> bool:
        seconds = self.seconds[piece.lower()]
        return "" in seconds or any(word.lower() in seconds for word in following)

    def join(self, text: str, terms: Sequence[Term]) -> tuple[Term, ...]:
        """Give the terms of a line with each name of a day as one term.

        Args:
            text: The line, with its capitals.
            terms: Its terms.
        """
        words, at = tuple([t.text for t in terms]), 0
        if self.phrases.keys().isdisjoint(words):
            return tuple(terms)
        joined: list[Term] = []
        while at < len(terms):
            phrase = None if text[terms[at].begin].islower() else self._phrase_at(words, at)
            width = 1 if phrase is None else len(phrase[0])
            joined.append(terms[at] if phrase is None else _fuse(terms[at : at + width], phrase[1]))
            at += width
        return tuple(joined)

    def _phrase_at(self, words: tuple[str, ...], at: int) -> _Phrase | None:
        named = self.phrases.get(words[at], ())
        return next((p for p in named if words[at : at + len(p[0])] == p[0]), None)


def _seconds(named: Iterable[_Phrase]) -> frozenset[str]:
    return frozenset(w if w.isalpha() else "" for words, _ in named for w in (*words[1:2], "")[:1])


def _fuse(terms: Sequence[Term], row: NamedDay) -> Term:
    return Term(
        kind="holiday" if row.alone else "lunar",
        text=" ".join(t.text for t in terms),
        value=row.rule,
        fields=(("holiday", row.rule), ("days", str(row.days))),
        begin=terms[0].begin,
        end=terms[-1].end,
    )


NO_NAMED_DAYS: Final = NamedDays(phrases={})
"""What finds none."""
