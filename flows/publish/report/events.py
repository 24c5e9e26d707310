"""What is set for when, and what happens when: events by their schedulings, deeds by their kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.report.axis import Tick, make_axis
from flows.publish.report.marks import Lane, Point, list_surest, make_marks
from flows.publish.report.wording import INTERACTIONS, tell_name, tell_situation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.publish.report.rows import ClaimRow, Days, Material, SituationRow

LANES_MAX = 40
HAPPENED = frozenset({"Began", "Ongoing", "Held", "Ended"})
CALLED_OFF = frozenset({"Cancelled", "Postponed"})
FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A situation with a date and all claims that state it, for the table behind a picture."""

    days: Days
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
    lanes: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for claim, state in _list_dated(material.claims, "Scheduling"):
        assert state.days is not None
        if state.event is not None:
            point = Point(
                days=state.days,
                glyph=_pick_glyph(state.value),
                label=tell_situation(state),
                claim=claim,
            )
            lanes[state.event.label, _tell_kind(material, state)].append(point)
    return _draw(lanes)


def draw_deeds(material: Material) -> Timeline:
    """Lay what actors do to one another on one axis; a lane a kind of deed."""
    lanes: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for claim, state in _list_dated(material.claims, "Interaction"):
        assert state.days is not None
        point = Point(
            days=state.days,
            glyph="circle" if state.value in FRIENDLY else "square",
            label=tell_situation(state),
            claim=claim,
        )
        lanes[INTERACTIONS.get(state.value, state.value), state.value].append(point)
    return _draw(lanes)


def _list_dated(claims: Sequence[ClaimRow], kind: str) -> Iterator[tuple[ClaimRow, SituationRow]]:
    for claim in claims:
        for state in claim.states:
            if state.kind == kind and state.days is not None:
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


def _draw(found: dict[tuple[str, str], list[Point]]) -> Timeline:
    lanes = _merge(found)
    most = sorted(lanes, key=lambda name: (-len(lanes[name][1]), name))[:LANES_MAX]
    kept = sorted(most, key=lambda name: (min(p.days for p in lanes[name][1]), name))
    points = [point for name in kept for point in lanes[name][1]]
    if not points:
        return Timeline(ticks=(), lanes=(), told=(), left_out=0)
    axis = make_axis([p.days.middle for p in points])
    return Timeline(
        ticks=axis.ticks,
        lanes=tuple(
            Lane(name=name, note=lanes[name][0], marks=make_marks(lanes[name][1], axis))
            for name in kept
        ),
        told=_tell(points),
        left_out=len(lanes) - len(kept),
    )


def _merge(found: dict[tuple[str, str], list[Point]]) -> dict[str, tuple[str, list[Point]]]:
    """Give each name one lane, with the note that most of its points have."""
    notes: dict[str, list[tuple[str, list[Point]]]] = defaultdict(list)
    for (name, note), points in sorted(found.items()):
        notes[name].append((note, points))
    return {
        name: (
            max(parts, key=lambda part: len(part[1]))[0],
            [point for _, points in parts for point in points],
        )
        for name, parts in notes.items()
    }


def _tell(points: Sequence[Point]) -> tuple[Told, ...]:
    told: dict[tuple[Days, str], list[ClaimRow]] = defaultdict(list)
    for point in points:
        told[point.days, point.label].append(point.claim)
    return tuple(
        Told(days=days, what=what, claims=list_surest(told[days, what]))
        for days, what in sorted(told)
    )
