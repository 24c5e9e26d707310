"""Who is for or against what, by date: a group a target, a lane a holder."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.report.axis import Tick, make_axis
from flows.publish.report.marks import Lane, Point, make_marks
from flows.publish.report.wording import tell_situation

if TYPE_CHECKING:
    from flows.publish.report.axis import Axis
    from flows.publish.report.marks import Mark
    from flows.publish.report.rows import ClaimRow, Days, Material, Name, SituationRow

TARGETS_MAX = 14
LANES_MAX = 16
GLYPHS = {
    "Supports": "up",
    "Willing": "up-ring",
    "Opposes": "down",
    "Refuses": "cross",
    "Conditional": "diamond",
    "Divided": "half",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A stance for the table behind the picture."""

    claim: ClaimRow
    state: SituationRow
    days: Days | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All who take a stance on one thing."""

    target: str
    lanes: tuple[Lane, ...]
    held: tuple[Held, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """The picture of stances.

    Args:
        left_out: How many targets there was no room for.
    """

    ticks: tuple[Tick, ...]
    groups: tuple[Group, ...]
    left_out: int


def draw_stances(material: Material) -> Stances:
    """Lay stances on one axis; one without a date of its own lies where its article does."""
    found: dict[Name, list[Held]] = defaultdict(list)
    for claim in material.claims:
        for state in claim.states:
            if state.kind == "Stance" and state.target is not None:
                days = state.days or claim.article.decided
                found[state.target].append(Held(claim=claim, state=state, days=days))
    targets = sorted(found, key=lambda name: (-len(found[name]), name))
    kept = targets[:TARGETS_MAX]
    middles = [one.days.middle for name in kept for one in found[name] if one.days is not None]
    axis = make_axis(middles) if middles else None
    return Stances(
        ticks=() if axis is None else axis.ticks,
        groups=tuple(_make_group(target.label, found[target], axis) for target in kept),
        left_out=len(targets) - len(kept),
    )


def _make_group(target: str, held: list[Held], axis: Axis | None) -> Group:
    lanes: dict[Name, list[Held]] = defaultdict(list)
    for one in held:
        if one.state.agent is not None:
            lanes[one.state.agent].append(one)
    names = sorted(lanes, key=lambda name: (-len(lanes[name]), name))
    return Group(
        target=target,
        lanes=tuple(
            Lane(name=name.label, note=_list_values(lanes[name]), marks=_mark(lanes[name], axis))
            for name in names[:LANES_MAX]
        ),
        held=tuple(sorted(held, key=_place)),
        left_out=len(names) - len(names[:LANES_MAX]),
    )


def _list_values(held: list[Held]) -> str:
    return ", ".join(sorted({one.state.value.lower() for one in held}))


def _mark(held: list[Held], axis: Axis | None) -> tuple[Mark, ...]:
    if axis is None:
        return ()
    points = (
        Point(
            days=one.days,
            glyph=GLYPHS.get(one.state.value, "ring"),
            label=tell_situation(one.state),
            claim=one.claim,
        )
        for one in held
        if one.days is not None
    )
    return make_marks(points, axis)


def _place(one: Held) -> tuple[str, str, str]:
    day = "" if one.days is None else one.days.first.isoformat()
    return (day, "" if one.state.agent is None else one.state.agent.label, one.claim.iri)
