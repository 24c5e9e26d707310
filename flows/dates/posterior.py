"""A small probabilistic model over days: evidence in, belief over the day of publication out.

The calendar is cut at the ends of all evidence; within a stretch all days are alike. Each group of
evidence (one observation, perhaps read in several ways) multiplies in its likelihood. Which
evidence an article gives is told in ``evidence``; what becomes of a printed date, in ``assess``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log
from typing import TYPE_CHECKING, Final

from flows.dates.reference import FIRST_DAY, LAST_DAY
from flows.model import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.model import DateEvidence

_DAY: Final = timedelta(days=1)
_ALL_DAYS: Final = (LAST_DAY - FIRST_DAY).days + 1
_BELIEF: Final = 0.999
"""No evidence is believed more than this, whatever its weight."""
_BOUNDING: Final = frozenset((EvidenceKind.OFFICE_TERM, EvidenceKind.EXPLICIT_DATE))
"""Kinds that rule days out; the others point at where the day is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days on end that all evidence treats alike, and the belief that the day is one of them."""

    first: date
    last: date
    mass: float

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1


def group_evidence(evidence: Iterable[DateEvidence]) -> tuple[tuple[DateEvidence, ...], ...]:
    """Put together what rests on the same passages and is of one kind: readings of one thing."""
    groups: dict[tuple[object, ...], list[DateEvidence]] = {}
    for one in evidence:
        groups.setdefault((one.kind, one.spans, one.article), []).append(one)
    return tuple(tuple(group) for group in groups.values())


def believe(evidence: Sequence[DateEvidence]) -> tuple[Stretch, ...]:
    """Give the belief over all days from ``FIRST_DAY`` to ``LAST_DAY``, in order, summing to 1."""
    groups = group_evidence(evidence)
    cuts = _cuts(evidence)
    logs: list[float] = []
    spans = [(first, cuts[i + 1] - _DAY) for i, first in enumerate(cuts[:-1])]
    for first, last in spans:
        score = sum(_log_likelihood(group, first) for group in groups)
        logs.append(score + log((last - first).days + 1))
    top = max(logs)
    total = sum(exp(x - top) for x in logs)
    return tuple(
        Stretch(first=first, last=last, mass=exp(x - top) / total)
        for (first, last), x in zip(spans, logs, strict=True)
    )


def _cuts(evidence: Sequence[DateEvidence]) -> list[date]:
    days = {FIRST_DAY, LAST_DAY + _DAY}
    for one in evidence:
        days.add(min(max(one.earliest, FIRST_DAY), LAST_DAY))
        days.add(min(max(one.latest + _DAY, FIRST_DAY), LAST_DAY + _DAY))
    return sorted(days)


def _log_likelihood(group: Sequence[DateEvidence], day: date) -> float:
    if group[0].kind in _BOUNDING:
        inside = any(e.earliest <= day <= e.latest for e in group)
        return 0.0 if inside else log(1 - min(_BELIEF, max(e.weight for e in group)))
    total = sum(e.weight for e in group)
    scale = min(1.0, _BELIEF / total)
    likelihood = (1 - total * scale) / _ALL_DAYS
    for one in group:
        if one.earliest <= day <= one.latest:
            likelihood += one.weight * scale / ((one.latest - one.earliest).days + 1)
    return log(likelihood)


def narrowest(stretches: Sequence[Stretch], share: float) -> tuple[date, date, float]:
    """Give the shortest run of whole stretches that holds at least ``share`` of the belief."""
    best: tuple[int, float, date, date] | None = None
    for i, start in enumerate(stretches):
        mass, days = 0.0, 0
        for end in stretches[i:]:
            mass, days = mass + end.mass, days + end.days
            if mass >= share:
                found = (days, -mass, start.first, end.last)
                best = found if best is None else min(best, found)
                break
    if best is None:
        return FIRST_DAY, LAST_DAY, 1.0
    return best[2], best[3], min(1.0, -best[1])


def mass_within(stretches: Sequence[Stretch], first: date, last: date) -> float:
    """Give the belief that the day lies from first to last."""
    total = 0.0
    for one in stretches:
        overlap = (min(one.last, last) - max(one.first, first)).days + 1
        if overlap > 0:
            total += one.mass * overlap / one.days
    return total
