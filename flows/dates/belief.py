"""A small probabilistic model over days: evidence in, belief over the day of publication out.

Each group of evidence (one observation, perhaps with several readings) says: with its weight, the
day is one of its days, any of them; else it is any day at all. The beliefs are multiplied. What
becomes of a printed date is decided in ``assess``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from flows.dates.horizon import FIRST_DAY, bound
from flows.dates.profile import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from flows.model import DateEvidence

_MOST: Final = 0.99
"""No observation is believed more, whatever the weights of its readings add up to."""
_AGED: Final = ((date(1980, 1, 1), 0.05), (date(1995, 1, 1), 0.3))
"""Before these days, news found as text is rare."""
_ECHO: Final = 0.4
"""What an observation adds that names a row of the reference data once more."""


_LEFT_MIN: Final = 1e-9
"""Belief left in other days below which nothing is told of them."""
_STRIDE: Final = 32
"""Runs from every so many days tell how long the shortest is at most; few begins are then left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """Belief over all days from ``FIRST_DAY`` to ``LAST_DAY``; sums to 1."""

    mass: NDArray[np.float64]
    sums: NDArray[np.float64] = field(init=False, repr=False)
    """Belief in all days before each, and in all."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "sums", np.concatenate(([0.0], np.cumsum(self.mass))))

    def within(self, first: date, last: date) -> float:
        """Give the belief that the day lies from first to last."""
        begin, end = place_of(first), place_of(last) + 1
        return float(self.mass[begin:end].sum())

    def among(self, stretches: Sequence[tuple[date, date]]) -> Belief:
        """Give what is believed if the day lies in one of the stretches."""
        inside = np.zeros(DAYS)
        for first, last in stretches:
            inside[place_of(first) : place_of(last) + 1] = 1.0
        mass = self.mass * inside
        return Belief(mass=mass / mass.sum())

    def levelled(self, stretches: Sequence[tuple[date, date]]) -> Belief:
        """Give what is believed if each stretch is as likely as the days beside it at most."""
        mass = self.mass.copy()
        for first, last in stretches:
            begin, end = place_of(first), place_of(last) + 1
            beside = max(self.mass[max(0, begin - 1)], self.mass[min(end, DAYS - 1)])
            mass[begin:end] = np.minimum(mass[begin:end], beside)
        return Belief(mass=mass / mass.sum()) if mass.sum() > _LEFT_MIN else self

    def narrowest(self, share: float) -> tuple[date, date, float]:
        """Give the shortest run of days that holds a share of the belief, and what it holds."""
        sums = self.sums
        wanted = sums[:-1] + share * sums[-1] - 1e-12
        few = np.arange(0, DAYS, _STRIDE)
        most = int(_lengths_from(few, sums, wanted).min())
        reached = np.concatenate((sums[most:], np.full(most - 1, sums[-1])))
        begins = np.flatnonzero(reached >= wanted)
        lengths = _lengths_from(begins, sums, wanted)
        shortest = int(lengths.min())
        begins = begins[lengths == shortest]
        held = sums[begins + shortest] - sums[begins]
        begin = int(begins[int(held.argmax())])
        return day_at(begin), day_at(begin + shortest - 1), float(held.max())


def _lengths_from(
    begins: NDArray[np.int64], sums: NDArray[np.float64], wanted: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Give how many days from each begin on hold what is wanted; more than all where none do."""
    ends = np.searchsorted(sums, wanted[begins])
    return np.where(ends < len(sums), ends - begins, DAYS)


def place_of(day: date) -> int:
    """Give the place of a day in the vectors."""
    return (bound(day) - FIRST_DAY).days


def day_at(place: int) -> date:
    """Give the day at a place of the vectors."""
    return FIRST_DAY + timedelta(days=place)


def group_evidence(evidence: Iterable[DateEvidence]) -> tuple[tuple[DateEvidence, ...], ...]:
    """Put together what is of one kind and rests on the same passages: readings of one thing."""
    groups: dict[tuple[object, ...], list[DateEvidence]] = {}
    for one in evidence:
        groups.setdefault((one.kind, one.spans, one.article), []).append(one)
    return tuple(tuple(group) for group in groups.values())


def believe(evidence: Sequence[DateEvidence], profile: NDArray[np.float64]) -> Belief:
    """Weigh all evidence of an article.

    Args:
        evidence: In any order.
        profile: Logarithm of the likelihood of each day, by weekdays and months.
    """
    score = _log_prior() + profile
    seen: set[str] = set()
    for group in sorted(group_evidence(evidence), key=_strength, reverse=True):
        rows = {e.reference for e in group if e.reference is not None}
        echo = _ECHO if rows & seen else 1.0
        seen |= rows
        for begin, end, density in _log_densities(group):
            score[begin:end] += echo * density
    mass = np.exp(score - score.max())
    return Belief(mass=mass / mass.sum())


def _strength(group: Sequence[DateEvidence]) -> tuple[float, int]:
    return max(e.weight for e in group), -min((s.begin for e in group for s in e.spans), default=0)


@lru_cache(maxsize=1)
def _log_prior() -> NDArray[np.float64]:
    prior = np.ones(DAYS)
    for day, value in reversed(_AGED):
        prior[: place_of(day)] = value
    return np.log(prior)


def _log_densities(group: Sequence[DateEvidence]) -> Iterator[tuple[int, int, float]]:
    """Give stretches of equally likely days, and the logarithm of the likelihood of each day."""
    total = sum(e.weight for e in group)
    scale = min(1.0, _MOST / total)
    stretches = [(place_of(e.earliest), place_of(e.latest) + 1, e.weight) for e in group]
    edges = sorted({0, DAYS, *(place for begin, end, _ in stretches for place in (begin, end))})
    density = np.full(len(edges) - 1, (1 - total * scale) / DAYS)
    for begin, end, weight in stretches:
        density[edges.index(begin) : edges.index(end)] += weight * scale / (end - begin)
    return zip(edges, edges[1:], np.log(density).tolist(), strict=False)
