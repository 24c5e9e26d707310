"""Terms remembered by their hashes, eight bytes each: which were seen, which of some are missing.

Hashes are compared within one process only and never leave it. Two of a hundred million terms share
one once in four thousand runs; then a thing that is missing is passed over if it is one of the two.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Marks = defaultdict[int, "array[int]"]
"""Hashes under a number, in the order in which they came."""


def make_marks() -> Marks:
    """Give empty lists of hashes."""
    return defaultdict(lambda: array("q"))


def listed(marks: array[int]) -> NDArray[np.int64]:
    """Give hashes as numpy sees them, without a copy."""
    return np.frombuffer(marks, dtype=np.int64) if marks else np.empty(0, dtype=np.int64)


def find_missing(wanted: array[int], there: array[int]) -> frozenset[int]:
    """Give those that are wanted and not there."""
    return frozenset(np.setdiff1d(listed(wanted), listed(there)).tolist())


def find_shared(first: array[int], second: array[int]) -> frozenset[int]:
    """Give those that are in both."""
    return frozenset(np.intersect1d(listed(first), listed(second)).tolist())


def count_different(marks: array[int]) -> int:
    """Tell how many there are, each counted once."""
    return len(np.unique(listed(marks)))


def find_repeated(marks: array[int]) -> frozenset[int]:
    """Give those that came more than once."""
    values, counts = np.unique(listed(marks), return_counts=True)
    return frozenset(values[counts > 1].tolist())


def find_miscounted(
    focus: array[int], seen: array[int], count_min: int, count_max: int
) -> frozenset[int]:
    """Give those of the focus that were seen too seldom or too often."""
    values, counts = np.unique(listed(seen), return_counts=True)
    fine = values[(counts >= count_min) & (counts <= count_max)]
    unseen = np.setdiff1d(listed(focus), values) if count_min == 0 else fine[:0]
    return frozenset(np.setdiff1d(listed(focus), np.union1d(fine, unseen)).tolist())
