"""Names of days and of months of other calendars: found in a line by the table that is given.

When they come is told in ``calendars``, which year is meant in ``readings``. A name counts where it
is printed with a capital or a number; one that is no date by itself ("Tir") only beside a number.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.dates.terms import Term, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from flows.read.reference import NamedDay

_Phrase = tuple[tuple[str, ...], "NamedDay"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDays:
    """Named days by the first word of their names.

    Args:
        phrases: First word, lower case -> names that begin with it, longest first.
    """

    phrases: Mapping[str, Sequence[_Phrase]]

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

    def join(self, text: str, terms: Sequence[Term]) -> tuple[Term, ...]:
        """Give the terms of a line with each name of a day as one term.

        Args:
            text: The line, with its capitals.
            terms: Its terms.
        """
        joined: list[Term] = []
        words, at = tuple([t.text for t in terms]), 0
        while at < len(terms):
            phrase = None if text[terms[at].begin].islower() else self._phrase_at(words, at)
            width = 1 if phrase is None else len(phrase[0])
            joined.append(terms[at] if phrase is None else _fuse(terms[at : at + width], phrase[1]))
            at += width
        return tuple(joined)

    def _phrase_at(self, words: tuple[str, ...], at: int) -> _Phrase | None:
        named = self.phrases.get(words[at], ())
        return next((p for p in named if words[at : at + len(p[0])] == p[0]), None)


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
