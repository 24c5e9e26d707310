"""A time axis: which days it spans, where a day lies on it, where its ticks are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

START, END = 6.0, 97.5
"""Where the first and the last day lie, in percent; left of the start is room for no day at all."""
NOWHERE = 1.8
"""Where that lies which has no day."""
LOOSE_DAYS = 12 * 366
"""What is bounded no closer has no day; as for articles (issue ``no-date``)."""
OUTSIDE_ONE_IN = 8
"""At most one day in so many lies beyond the ends."""
OUTSIDE_MAX = 40
OUTSIDE_COST = 40
"""An axis that leaves out one day in so many must be half as long for it."""
NEAR_EDGE = 9
TICKS_MAX = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A place on an axis that bears a label; x in percent."""

    x: float
    label: str

    @property
    def anchor(self) -> str:
        """Which end of its label stands at its place, so that no label leaves the picture."""
        if self.x < NEAR_EDGE:
            return "start"
        return "end" if self.x > 100 - NEAR_EDGE else "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A time axis.

    Args:
        first: Its first day, as a proleptic ordinal.
        last: Its last day; after the first.
    """

    first: int
    last: int

    def place(self, day: date) -> float:
        """Give where a day lies, in percent from the left; days beyond an end lie at that end."""
        share = (day.toordinal() - self.first) / (self.last - self.first)
        return round(START + (END - START) * min(1.0, max(0.0, share)), 2)

    def side(self, first: date, last: date) -> str:
        """Tell beyond which end days lie whole: "before", "after", or "" where they do not."""
        if last.toordinal() < self.first:
            return "before"
        return "after" if first.toordinal() > self.last else ""

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Its ticks, a handful, at round dates."""
        fine = (step for step in STEPS if (self.last - self.first) / step.days <= TICKS_MAX)
        walks = (list(step.walk(self.first, self.last)) for step in fine)
        days = next(days for days in walks if len(days) <= TICKS_MAX)
        return tuple(Tick(x=self.place(day), label=_label(day, days)) for day in days)


def make_axis(days: Sequence[date]) -> Axis:
    """Make an axis that shows days; a few far ones are left beyond its ends.

    Args:
        days: Those to show, in any order; one at least.
    """
    ordinals = sorted(day.toordinal() for day in days)
    most = min(OUTSIDE_MAX, len(ordinals) // OUTSIDE_ONE_IN)
    cuts = [(left, right) for left in range(most + 1) for right in range(most + 1 - left)]
    left, right = min(cuts, key=lambda cut: (_weigh(ordinals, *cut), cut))
    return _reach(ordinals[left], ordinals[len(ordinals) - 1 - right])


def make_whole_axis(days: Sequence[date]) -> Axis:
    """Make an axis that shows all of some days, however far one lies; one at least."""
    return _reach(min(days).toordinal(), max(days).toordinal())


def _reach(first: int, last: int) -> Axis:
    if first < last:
        return Axis(first=first, last=last)
    return Axis(first=max(1, first - 3), last=min(date.max.toordinal(), last + 3))


def _weigh(ordinals: Sequence[int], left: int, right: int) -> float:
    """Weigh the length of an axis against the share of days that it leaves out."""
    length = ordinals[len(ordinals) - 1 - right] - ordinals[left]
    return length * (1 + OUTSIDE_COST * (left + right) / len(ordinals))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far apart ticks are.

    Args:
        days: About so many days.
        months: So many months; 0 where days are counted.
    """

    days: int
    months: int = 0

    def walk(self, first: int, last: int) -> Iterator[date]:
        """Give the days of an axis that it steps on."""
        if not self.months:
            return (date.fromordinal(day) for day in range(first, last + 1, self.days))
        start, end = date.fromordinal(first), date.fromordinal(last)
        begin = start.year * 12 // self.months * self.months
        months = (m for m in range(begin, end.year * 12 + 12, self.months) if m >= 12)
        days = (date(month // 12, month % 12 + 1, 1) for month in months)
        return (day for day in days if start <= day <= end)


MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 60_000)
STEPS = (
    *(Step(days=days) for days in (1, 2, 7)),
    *(Step(days=months * 30, months=months) for months in MONTHS),
)


def _label(day: date, days: Sequence[date]) -> str:
    """Write a tick as fine as its neighbours ask for."""
    if all(d.day == 1 and d.month == 1 for d in days):
        return str(day.year)
    if all(d.day == 1 for d in days):
        return f"{day:%b} {day.year}"
    return f"{day.day} {day:%b} {day.year}"


def find_level(ends: Sequence[float], begin: float) -> int:
    """Give the first row in which a mark has room.

    Args:
        ends: Where the last mark of each row ends, in percent.
        begin: Where the mark begins.
    """
    free = [level for level, end in enumerate(ends) if end <= begin]
    return free[0] if free else len(ends)
