"""Provinces, governorates and the like, by name: the states that they are parts of.

"Birmingham, Ala." is not Birmingham in England, and Helmand lies in Afghanistan though no town of
that name does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.entities.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.read.reference import RegionName

Numbers = dict[str, list[int]]
"""The rows of each name, folded, by their numbers in the table."""


def number_regions(rows: Sequence[RegionName]) -> Numbers:
    """Index the rows of the regions table."""
    found: Numbers = {}
    for number, row in enumerate(rows):
        for name in dict.fromkeys(fold(n) for n in (row.name, *row.aliases)):
            found.setdefault(name, []).append(number)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionIndex:
    """Regions by folded name."""

    rows: Sequence[RegionName]
    numbers: Mapping[str, Sequence[int]]

    def states_of(self, text: str) -> tuple[str, ...]:
        """Give the names of the states that have a region of a name; none where no row has it."""
        numbers = self.numbers.get(fold(text), ())
        return tuple(dict.fromkeys(self.rows[number].country for number in numbers))

    def find(self, text: str, nouns: Mapping[str, str]) -> tuple[str, str] | None:
        """Give the one region of a name, without the noun for what it is, and its state.

        Args:
            text: The name, with that noun or without ("Helmand province").
            nouns: Nouns for places.
        """
        core, _, last = text.rpartition(" ")
        for name in (text, core if last.lower() in nouns else ""):
            states = self.states_of(name)
            if states:
                return (name, states[0]) if len(states) == 1 else None
        return None
