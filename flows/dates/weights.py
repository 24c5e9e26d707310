"""How far each kind of evidence and each kind of printed date is believed: a table, fitted.

The table is ``ontology/reference/date_weights.csv``; ``tests/benchmarks/fit_dates.py`` counts anew
how often each kind held the true day. What is done with a weight stands in ``belief``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pydantic.dataclasses import dataclass

from flows.read.reference import read_rows
from flows.read.shipped import find_ontology

if TYPE_CHECKING:
    from collections.abc import Mapping

PRIOR_COUNT: Final = 8
"""How many articles the editor's guess is worth beside those counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightRow:
    """How far one kind is believed.

    Args:
        group: "printed" for dates on the page, "evidence" for what the text says, "confidence" for
            how often decisions were right.
        sort: The kind; of a decision, whether it rests on what is "printed" or on the "text".
        role: What is believed of it: "own" (the day itself), "before", "after"; "holds" of
            evidence; of a decision, the least belief of its bin.
        weight: Belief, above 0, below 1: ``smooth(prior, seen, right)``.
        prior: The editor's guess before any counting; of a decision, the mean belief of its bin.
        seen: Articles in which the kind was met.
        right: Those of them in which it held.
    """

    group: str
    sort: str
    role: str
    weight: float
    prior: float
    seen: int
    right: int


def smooth(prior: float, seen: int, right: int) -> float:
    """Give the share of hits, drawn to a guess where few were counted.

    >>> smooth(0.9, 0, 0)
    0.9
    """
    return round((right + PRIOR_COUNT * prior) / (seen + PRIOR_COUNT), 3)


@lru_cache(maxsize=1)
def load_weights() -> Mapping[tuple[str, str, str], float]:
    """Read the table, once a process: group, sort and role -> belief."""
    rows = read_rows(find_ontology() / "reference" / "date_weights.csv", WeightRow)
    return {(r.group, r.sort, r.role): r.weight for r in rows}


@lru_cache(maxsize=4)
def load_confidence(sort: str) -> tuple[tuple[float, float], ...]:
    """Read how sure decisions of a sort were and how often they were right, in growing order."""
    rows = read_rows(find_ontology() / "reference" / "date_weights.csv", WeightRow)
    mine = (r for r in rows if r.group == "confidence" and r.sort == sort)
    return tuple(sorted((r.prior, r.weight) for r in mine))


def trust_in(sort: str) -> float:
    """Give the highest belief that evidence of a sort can bear; 1 where it was not counted."""
    return load_weights().get(("evidence", sort, "holds"), 1.0)


def standing_weight(sort: str, role: str) -> float:
    """Give what is believed of a printed date by its kind; 0 where the table says nothing."""
    return load_weights().get(("printed", sort, role), 0.0)
