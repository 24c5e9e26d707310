"""Who is for or against what, by date: a group a target, a lane a holder."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.report.marks import Lane, Point, fit_axis, lend_point, make_marks, tell_day

if TYPE_CHECKING:
    from flows.publish.report.axis import Axis, Tick
    from flows.publish.report.rows import Material, Name, SituationRow

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

    state: SituationRow
    point: Point

    @property
    def day(self) -> str:
        """When it is held."""
        return tell_day(self.point)


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
                point = lend_point(state, claim, GLYPHS.get(state.value, "ring"))
                found[state.target].append(Held(state=state, point=point))
    targets = sorted(found, key=lambda name: (-len(found[name]), name))
    kept = targets[:TARGETS_MAX]
    axis = fit_axis(one.point for name in kept for one in found[name])
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
            Lane(
                name=name.label,
                note=_list_values(lanes[name]),
                marks=make_marks([one.point for one in lanes[name]], axis),
            )
            for name in names[:LANES_MAX]
        ),
        held=tuple(sorted(held, key=_place)),
        left_out=len(names) - len(names[:LANES_MAX]),
    )


def _list_values(held: list[Held]) -> str:
    return ", ".join(sorted({one.state.value.lower() for one in held}))


def _place(one: Held) -> tuple[bool, str, str, str]:
    days = one.point.days
    day = "" if days is None else days.first.isoformat()
    agent = one.state.agent
    return (days is None, day, "" if agent is None else agent.label, one.point.claim.iri)
