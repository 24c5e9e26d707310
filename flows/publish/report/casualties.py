"""Casualty figures as they are given, each with its scope; no two scopes are ever added."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.report.axis import END, START, Tick
from flows.publish.report.marks import Lane, Mark, list_surest, stack, tell_sources, tell_standing
from flows.publish.report.wording import read_figure, tell_figure, tell_kind, tell_scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.publish.report.rows import ClaimRow, Material, SituationRow

LANES_MAX = 40
GLYPHS = {"MoreThan": "right", "AtLeast": "right", "LessThan": "left", "Estimated": "ring"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as some claims give it."""

    state: SituationRow
    claims: tuple[ClaimRow, ...]

    @property
    def number(self) -> int | None:
        """Where it lies on the axis; None where the words give no number."""
        number = read_figure(self.state)
        return self.state.least or self.state.most if number is None else number

    @property
    def figure(self) -> str:
        """The figure as the text bounds it."""
        return tell_figure(self.state)

    @property
    def scope(self) -> str:
        """What it is counted for; empty where that is not said."""
        return tell_scope(self.state)

    @property
    def lane(self) -> tuple[bool, str, str]:
        """With which figures it may be compared: where no scope is said, those of its article."""
        article = self.claims[0].article.title
        return (not self.scope, self.scope or f"scope not said, in “{article}”", self.kind)

    @property
    def kind(self) -> str:
        """What is counted, and of whom, where that is not everybody."""
        return tell_kind(self.state)

    @property
    def day(self) -> str:
        """When it holds, else when its first article is from."""
        days = self.state.days or self.claims[0].article.decided
        return "" if days is None else days.first.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """The picture of figures on an axis of powers of ten, and the table behind it."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    figures: tuple[Figure, ...]
    left_out: int


def draw_casualties(material: Material) -> Casualties:
    """Lay figures side by side: a lane a scope and kind, from one to the largest figure."""
    figures = _list_figures(material.claims)
    lanes: dict[tuple[bool, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.number:
            lanes[figure.lane].append(figure)
    most = sorted(lanes, key=lambda name: (-len(lanes[name]), name))[:LANES_MAX]
    powers = _count_powers([f.number or 1 for name in most for f in lanes[name]])
    return Casualties(
        ticks=tuple(
            Tick(x=_place(10**power, powers), label=f"{10**power:,}") for power in range(powers + 1)
        ),
        lanes=tuple(
            Lane(
                name=name[1],
                note=name[2],
                marks=stack(_make_mark(figure, powers) for figure in lanes[name]),
            )
            for name in sorted(most)
        ),
        figures=figures,
        left_out=len(lanes) - len(most),
    )


def _list_figures(claims: Sequence[ClaimRow]) -> tuple[Figure, ...]:
    found: dict[str, list[ClaimRow]] = defaultdict(list)
    states: dict[str, SituationRow] = {}
    for claim in claims:
        for state in claim.states:
            if state.kind == "CasualtyCount":
                found[state.iri].append(claim)
                states[state.iri] = state
    figures = (Figure(state=states[iri], claims=list_surest(found[iri])) for iri in found)
    return tuple(sorted(figures, key=lambda f: (f.scope, f.state.count_kind, f.day, f.number or 0)))


def _count_powers(numbers: Sequence[int]) -> int:
    return max(1, math.ceil(math.log10(max(numbers, default=1))))


def _place(number: int, powers: int) -> float:
    share = math.log10(max(1, number)) / powers
    return round(START + (END - START) * min(1.0, share), 2)


def _make_mark(figure: Figure, powers: int) -> Mark:
    x = _place(figure.number or 1, powers)
    dated = f", {figure.day}" if figure.day else ""
    return Mark(
        x=x,
        left=x,
        width=0.0,
        level=0,
        glyph=GLYPHS.get(figure.state.modifier, "circle"),
        tone=tell_standing(figure.claims[0]),
        label=f"{figure.figure} {figure.kind}, {figure.scope or 'scope not said'}{dated}. "
        f"{tell_sources(figure.claims)}",
        side="",
        anchors=tuple(claim.anchor for claim in figure.claims),
        confidence=figure.claims[0].confidence,
    )
