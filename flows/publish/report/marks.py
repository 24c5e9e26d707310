"""Marks on an axis: what lies on one day in one way is one mark, and no mark hides another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.report.axis import find_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.publish.report.axis import Axis
    from flows.publish.report.rows import ClaimRow, Days

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
        days: Where it lies.
        glyph: Name of the shape that stands for it.
        label: What it says, without who says it.
    """

    days: Days
    glyph: str
    label: str
    claim: ClaimRow


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


def make_marks(points: Iterable[Point], axis: Axis) -> tuple[Mark, ...]:
    """Lay claims on an axis; those of one day, shape and wording share a mark."""
    groups: dict[tuple[Days, str, str], list[Point]] = defaultdict(list)
    for point in points:
        groups[point.days, point.glyph, point.label].append(point)
    ends: list[float] = []
    return tuple(_make_mark(groups[key], axis, ends) for key in sorted(groups))


def _make_mark(points: Sequence[Point], axis: Axis, ends: list[float]) -> Mark:
    days = points[0].days
    left, right = axis.place(days.first), axis.place(days.last)
    x = round((left + right) / 2, 2)
    begin, end = min(left, x - ROOM / 2), max(right, x + ROOM / 2)
    level = min(find_level(ends, begin), LEVELS_MAX - 1)
    ends[level:] = [end, *ends[level + 1 :]]
    claims = list_surest([point.claim for point in points])
    return Mark(
        x=x,
        left=left,
        width=round(right - left, 2),
        level=level,
        glyph=points[0].glyph,
        tone=tell_standing(claims[0]),
        label=f"{points[0].label} ({days.edtf}). {tell_sources(claims)}",
        side=axis.side(days.first, days.last),
        anchors=tuple(claim.anchor for claim in claims),
        confidence=claims[0].confidence,
    )


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
