"""Which states an article is about.

Which of their events is meant is told by those who ask.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.dates.observed import Observed
    from flows.dates.passages import Passage
    from flows.dates.reference import DateIndex

_NAMED_MIN: Final = 0.25
"""How much of all that is named of states one must be to be the scene of an article."""
_SEAT_WORDS: Final = range(1, 7)


def scene_of(observed: Observed) -> frozenset[str]:
    """Give the states that an article is about: those that it names again and again.

    Where it names none, as papers at home do, those of its towns and bodies.
    """
    named = Counter(c for p in observed.passages for c in p.countries if c in observed.index.nouns)
    named = named or Counter(c for p in observed.passages for c in _seated(p, observed.index))
    return frozenset(c for c, n in named.items() if n >= _NAMED_MIN * named.total())


def _seated(passage: Passage, index: DateIndex) -> Iterator[str]:
    """Give the states of the towns and bodies that a passage names."""
    for at in range(len(passage.words)):
        names = (" ".join(passage.words[at : at + n]) for n in _SEAT_WORDS)
        yield from (index.seats[name] for name in names if name in index.seats)
