"""Terms remembered by their hashes, eight bytes each: which were seen, which of some are missing.

Hashes are compared within one process only and never leave it. Two of a hundred million terms share
one once in four thousand runs; then a thing that is missing is passed over if it is one of the two.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

COMPACTED_MIN = 1 << 12
Marks = defaultdict[int, "array[int]"]
"""Hashes under a number, in the order in which they came."""
Grouped = defaultdict[tuple[int, ...], "array[int]"]
"""Hashes under numbers that hold for each of them."""


def make_marks() -> Marks:
    """Give empty lists of hashes."""
    return defaultdict(lambda: array("q"))


def make_groups() -> Grouped:
    """Give empty lists of hashes."""
    return defaultdict(lambda: array("q"))


@dataclass(slots=True)
class Different:
    """Hashes of which it does not matter how often they come: repeats go as the list grows."""

    marks: array[int] = field(default_factory=lambda: array("q"))
    _limit: int = COMPACTED_MIN

    def extend(self, more: Iterable[int]) -> None:
        """Add hashes."""
        self.marks.extend(more)
        if len(self.marks) > self._limit:
            self.marks = array("q", np.unique(listed(self.marks)).tobytes())
            self._limit = max(COMPACTED_MIN, 2 * len(self.marks))


def listed(marks: array[int]) -> NDArray[np.int64]:
    """Give hashes as numpy sees them, without a copy."""
    return np.frombuffer(marks, dtype=np.int64) if marks else np.empty(0, dtype=np.int64)


def sort_marks(marks: array[int]) -> None:
    """Put hashes in order, where they lie."""
    listed(marks).sort()


def find_missing(wanted: array[int], there: Iterable[array[int]]) -> frozenset[int]:
    """Give those that are wanted and not there.

    Args:
        wanted: In any order.
        there: Lists of hashes, each in order.
    """
    left = np.unique(listed(wanted))
    for marks in there:
        left = left[~_are_among(left, listed(marks))]
    return frozenset(left.tolist())


def _are_among(some: NDArray[np.int64], ordered: NDArray[np.int64]) -> NDArray[np.bool_]:
    if not ordered.size:
        return np.zeros(some.size, dtype=np.bool_)
    places = np.searchsorted(ordered, some)
    places[places == ordered.size] = 0
    return np.equal(ordered[places], some)


def find_unshared(first: array[int], second: array[int]) -> frozenset[int]:
    """Give those that are in one of both alone."""
    return frozenset(np.setxor1d(listed(first), listed(second)).tolist())


def find_shared(first: array[int], second: array[int]) -> frozenset[int]:
    """Give those that are in both."""
    return frozenset(np.intersect1d(listed(first), listed(second)).tolist())


def count_different(marks: array[int]) -> int:
    """Tell how many there are, each counted once."""
    return len(np.unique(listed(marks)))


def is_any_repeated(groups: Iterable[array[int]]) -> bool:
    """Tell whether a hash came more than once, in one list or in several."""
    every = np.concatenate([listed(array("q")), *map(listed, groups)])
    every.sort()
    return bool((every[1:] == every[:-1]).any())


def find_miscounted(
    focus: array[int], seen: array[int], count_min: int, count_max: int
) -> frozenset[int]:
    """Give those of the focus that were seen too seldom or too often."""
    values, counts = np.unique(listed(seen), return_counts=True)
    fine = values[(counts >= count_min) & (counts <= count_max)]
    unseen = np.setdiff1d(listed(focus), values) if count_min == 0 else fine[:0]
    return frozenset(np.setdiff1d(listed(focus), np.union1d(fine, unseen)).tolist())
