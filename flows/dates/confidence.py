"""How sure a decision is: belief laid beside how often such belief was right, and said in words.

The table is ``ontology/reference/date_weights.csv``, group "confidence", fitted by
``tests/benchmarks/fit_date_confidence.py``: ``prior`` is the mean belief of a bin, ``weight`` the
share that was right. Deciding is not done here.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from flows.dates.belief import believe
from flows.dates.profile import DAYS
from flows.dates.weights import load_confidence
from flows.model import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from flows.dates.belief import Belief
    from flows.model import DateEvidence, PrintedDate

_MOST: Final = 0.99
_TELLING: Final = 3.0
"""A text that makes a day no more than three times likelier, or less likely, says nothing of it."""


def honest(belief: float, basis: str) -> float:
    """Give how often a belief of this size was right.

    Args:
        belief: 0 to 1.
        basis: "printed" where a printed date was accepted, else "text".

    Returns:
        0 to 0.99, never falling as the belief grows.
    """
    believed, was_right = _curve(basis)
    found = float(np.interp(belief, believed, was_right)) if len(believed) > 1 else belief
    return round(min(found, _MOST), 2)


@lru_cache(maxsize=4)
def _curve(basis: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give beliefs, in growing order, and how often each was right."""
    knots = ((0.0, 0.0), *load_confidence(basis))
    return np.array([k[0] for k in knots]), np.array([k[1] for k in knots])


def say_support(
    because: Sequence[DateEvidence],
    printed: PrintedDate,
    text: tuple[Sequence[DateEvidence], NDArray[np.float64]],
) -> tuple[DateEvidence, ...]:
    """Add to what an accepted date says whether the text speaks for it.

    Args:
        because: The evidence told.
        printed: The date accepted.
        text: The evidence without any printed date, and the profile of the times.
    """
    alone = believe(*text)
    return tuple(
        replace(one, comment=f"{one.comment} {_support(alone, one)}")
        if one.kind is EvidenceKind.PRINTED_DATE and one.spans == (printed.span,)
        else one
        for one in because
    )


def _support(alone: Belief, one: DateEvidence) -> str:
    days = one.earliest, one.latest
    ratio = alone.within(*days) / _before_all().within(*days)
    if ratio > _TELLING:
        return "The text speaks for it."
    if ratio < 1 / _TELLING:
        return "The text speaks against it."
    return "Nothing in the text speaks for or against it."


@lru_cache(maxsize=1)
def _before_all() -> Belief:
    """Give what is believed before anything is read."""
    return believe((), np.zeros(DAYS))
