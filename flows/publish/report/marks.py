"""Marks on an axis: what lies on one day in one way is one mark, and no mark hides another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.publish.report.axis import LOOSE_DAYS, NOWHERE, find_level, make_axis
from flows.publish.report.wording import tell_situation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.publish.report.axis import Axis
    from flows.publish.report.rows import ClaimRow, Days, SituationRow

ROOM = 2.6
"""Width that a mark takes, in percent of the axis."""
LEVELS_MAX = 6
WEAK = frozenset({"Alleged", "Believed", "Possible", "Conditional", "Unconfirmed"})
AHEAD = frozenset({"Expected", "Planned"})


def tell_standing(claim: ClaimRow) -> str:
    """Tell how a claim stands, in one word: "sure", "ahead", "weak" or "denied"."""
    if claim.polarity == "Negative" or claim.status == "Denied":
        return "denied"
    if claim.status in AHEAD:
        return "ahead"
    return "weak" if claim.status in WEAK else "sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One claim on an axis.

    Args:
        days: Where it lies; None where that is not known.
        glyph: Name of the shape that stands for it.
        label: What it says, without who says it.
        is_lent: Whether the days are those of its article, for want of its own.
    """

    days: Days | None
    glyph: str
    label: str
    claim: ClaimRow
    is_lent: bool = False

    @property
    def place(self) -> tuple[tuple[Days, ...], str, str]:
        """What claims of one mark have in common."""
        return (() if self.days is None else (self.days,), self.glyph, self.label)


def make_point(state: SituationRow, claim: ClaimRow, glyph: str) -> Point:
    """Lay a claim on the days of its situation."""
    return Point(days=_narrow(state.days), glyph=glyph, label=tell_situation(state), claim=claim)


def lend_point(state: SituationRow, claim: ClaimRow, glyph: str) -> Point:
    """Lay a claim on the days of its situation, where it has none on those of its article."""
    point = make_point(state, claim, glyph)
    if state.days is not None:
        return point
    days = _narrow(claim.article.decided)
    return replace(point, days=days, is_lent=days is not None)


def _narrow(days: Days | None) -> Days | None:
    """Give days that tell when; None where there are too many."""
    return None if days is None or days.width > LOOSE_DAYS else days


def fit_axis(points: Iterable[Point]) -> Axis | None:
    """Make the axis that points need; None where none of them has a day."""
    middles = [point.days.middle for point in points if point.days is not None]
    return make_axis(middles) if middles else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark on an axis, drawn and linked.

    Args:
        x: Its middle, in percent.
        left: Where its days begin, in percent.
        width: How far they go, in percent.
        level: Which row below the first one it stands in.
        side: Beyond which end of the axis its days lie; empty where they do not.
        anchors: Where its claims stand on the page, surest first.
        confidence: That of the surest claim.
    """

    x: float
    left: float
    width: float
    level: int
    glyph: str
    tone: str
    label: str
    side: str
    anchors: tuple[str, ...]
    confidence: float

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where it takes room, in percent."""
        begin, end = self.x - ROOM / 2, self.x + ROOM / 2
        return (min(begin, self.left), max(end, self.left + self.width))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row of a picture.

    Args:
        name: What it is about.
        note: More about that, small.
    """

    name: str
    note: str
    marks: tuple[Mark, ...]

    @property
    def levels(self) -> int:
        """How many rows its marks need, 1 or more."""
        return max((mark.level for mark in self.marks), default=0) + 1


def make_marks(points: Iterable[Point], axis: Axis | None) -> tuple[Mark, ...]:
    """Lay claims on an axis; those of one place, shape and wording share a mark.

    Args:
        points: In any order.
        axis: Where their days lie; without one all lie where there is no day.
    """
    groups: dict[tuple[tuple[Days, ...], str, str], list[Point]] = defaultdict(list)
    for point in points:
        groups[point.place].append(point)
    return stack([_make_mark(groups[place], axis) for place in sorted(groups)])


def stack(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Put marks that would hide one another below one another; what has no room joins another."""
    placed: list[Mark] = []
    ends: list[float] = []
    for mark in sorted(marks, key=lambda m: m.left):
        begin, end = mark.reach
        level = find_level(ends, begin)
        if level == LEVELS_MAX:
            placed[-1] = _join(placed[-1], mark)
            continue
        ends[level:] = [end, *ends[level + 1 :]]
        placed.append(replace(mark, level=level))
    return tuple(placed)


def _join(mark: Mark, other: Mark) -> Mark:
    return replace(
        mark,
        label=f"{mark.label} Also here: {other.label}",
        anchors=(*mark.anchors, *other.anchors),
        confidence=max(mark.confidence, other.confidence),
    )


def _make_mark(points: Sequence[Point], axis: Axis | None) -> Mark:
    claims = list_surest([point.claim for point in points])
    days = points[0].days
    left = right = NOWHERE
    if axis is not None and days is not None:
        left, right = axis.place(days.first), axis.place(days.last)
    return Mark(
        x=round((left + right) / 2, 2),
        left=left,
        width=round(right - left, 2),
        level=0,
        glyph=points[0].glyph,
        tone=tell_standing(claims[0]),
        label=f"{points[0].label} ({tell_day(points[0])}). {tell_sources(claims)}",
        side="" if axis is None or days is None else axis.side(days.first, days.last),
        anchors=tuple(claim.anchor for claim in claims),
        confidence=claims[0].confidence,
    )


def tell_day(point: Point) -> str:
    """Tell when something is, and where that comes from if not from its own words."""
    if point.days is None:
        return "day not known"
    return f"{point.days.edtf}, when the article is from" if point.is_lent else point.days.edtf


def list_surest(claims: Iterable[ClaimRow]) -> tuple[ClaimRow, ...]:
    """Give claims, each once, the surest first."""
    each = {claim.iri: claim for claim in claims}
    return tuple(sorted(each.values(), key=lambda c: (-c.confidence, c.article.file, c.passages)))


def tell_sources(claims: Sequence[ClaimRow]) -> str:
    """Tell who says it, where, and how surely."""
    first = claims[0]
    more = f", and {len(claims) - 1} more" if len(claims) > 1 else ""
    return (
        f"{first.status} by {first.speaker} in “{first.article.title}”{more}; "
        f"confidence {first.confidence:.2f}"
    )
