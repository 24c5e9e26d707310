"""What is set for when, and what happens when: events by their schedulings, deeds by their kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.report.marks import (
    Lane,
    Point,
    fit_axis,
    lend_point,
    list_surest,
    make_marks,
    make_point,
    tell_day,
)
from flows.publish.report.wording import INTERACTIONS, tell_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.publish.report.axis import Tick
    from flows.publish.report.rows import ClaimRow, Days, Material, SituationRow

LANES_MAX = 40
HAPPENED = frozenset({"Began", "Ongoing", "Held", "Ended"})
CALLED_OFF = frozenset({"Cancelled", "Postponed"})
FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})

Lanes = dict[tuple[str, str], list[Point]]
"""Points by the name and the note of their lane."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A situation with a date and all claims that state it, for the table behind a picture."""

    days: str
    what: str
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A picture of lanes on one axis, and the table behind it.

    Args:
        left_out: How many lanes there was no room for.
    """

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    told: tuple[Told, ...]
    left_out: int


def draw_events(material: Material) -> Timeline:
    """Lay what is said to be set, held or called off on one axis; a lane an event."""
    lanes: Lanes = defaultdict(list)
    for claim, state in _list_states(material.claims, "Scheduling"):
        if state.event is not None:
            point = make_point(state, claim, _pick_glyph(state.value))
            lanes[state.event.label, _tell_kind(material, state)].append(point)
    return _draw(lanes)


def draw_deeds(material: Material) -> Timeline:
    """Lay what actors do to one another on one axis; a lane a kind of deed."""
    lanes: Lanes = defaultdict(list)
    for claim, state in _list_states(material.claims, "Interaction"):
        glyph = "circle" if state.value in FRIENDLY else "square"
        name = INTERACTIONS.get(state.value, state.value)
        lanes[name, state.value].append(lend_point(state, claim, glyph))
    return _draw(lanes)


def _list_states(claims: Sequence[ClaimRow], kind: str) -> Iterator[tuple[ClaimRow, SituationRow]]:
    for claim in claims:
        for state in claim.states:
            if state.kind == kind:
                yield claim, state


def _tell_kind(material: Material, state: SituationRow) -> str:
    assert state.event is not None
    kind = material.kinds.get(state.event.iri, "")
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in kind).strip()
    place = tell_name(state.place, "")
    return ", ".join(part for part in (words, place) if part)


def _pick_glyph(status: str) -> str:
    if status in HAPPENED:
        return "circle"
    return "cross" if status in CALLED_OFF else "ring"


def _draw(found: Lanes) -> Timeline:
    lanes = _merge(found)
    most = sorted(lanes, key=lambda name: (*_rank(lanes[name][1]), name))[:LANES_MAX]
    kept = sorted(most, key=lambda name: (_begin(lanes[name][1]), name))
    points = [point for name in kept for point in lanes[name][1]]
    axis = fit_axis(points)
    return Timeline(
        ticks=() if axis is None else axis.ticks,
        lanes=tuple(
            Lane(name=name, note=lanes[name][0], marks=make_marks(lanes[name][1], axis))
            for name in kept
        ),
        told=_tell(points),
        left_out=len(lanes) - len(kept),
    )


def _rank(points: Sequence[Point]) -> tuple[int, int]:
    """Rank a lane: those with most that has a day first, then those with most."""
    return (-sum(point.days is not None for point in points), -len(points))


def _begin(points: Sequence[Point]) -> tuple[bool, str]:
    """Give when the first of them is; those without a day come last."""
    days = [point.days.first.isoformat() for point in points if point.days is not None]
    return (not days, min(days, default=""))


def _merge(found: Lanes) -> dict[str, tuple[str, list[Point]]]:
    """Give each name one lane, with the note that most of its points have."""
    notes: dict[str, list[tuple[str, list[Point]]]] = defaultdict(list)
    for (name, note), points in sorted(found.items(), key=lambda lane: lane[0]):
        notes[name].append((note, points))
    return {
        name: (
            max(parts, key=lambda part: len(part[1]))[0],
            [point for _, points in parts for point in points],
        )
        for name, parts in notes.items()
    }


def _tell(points: Sequence[Point]) -> tuple[Told, ...]:
    told: dict[tuple[tuple[Days, ...], str, str], list[Point]] = defaultdict(list)
    for point in points:
        told[point.place].append(point)
    rows = (told[place] for place in sorted(told, key=lambda place: (not place[0], place)))
    return tuple(
        Told(
            days=tell_day(same[0]),
            what=same[0].label,
            claims=list_surest([point.claim for point in same]),
        )
        for same in rows
    )
