"""What does not go together, side by side, and the doubts that the build itself had."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.report.marks import list_surest
from flows.publish.report.wording import tell_situation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.publish.report.rows import (
        ClaimRow,
        ConflictRow,
        Material,
        SituationRow,
    )

CONFLICTS_MAX = 60
SIDES_MAX = 8
ISSUES_MAX = 200
MEANINGS = {
    "Contradiction": "figures or dates for one thing on one day that cannot all hold",
    "Disagreement": "one is for what another is against",
    "Framing": "opposed words for the same thing",
    "Update": "a figure or a date that a later one replaces",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One situation of a conflict with all claims that state it."""

    state: SituationRow
    says: str
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A conflict, side by side."""

    kind: str
    meaning: str
    about: str
    sides: tuple[Side, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An issue.

    Args:
        href: Where the page shows it; empty where its article is not on the page.
    """

    code: str
    file: str
    seen: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """All conflicts and issues that there is room for.

    Args:
        codes: Issues by code, of the whole release, most frequent first.
    """

    clashes: tuple[Clash, ...]
    clashes_left_out: int
    codes: tuple[tuple[str, int], ...]
    issues: tuple[Doubt, ...]
    issues_left_out: int


def list_doubts(material: Material) -> Doubts:
    """Lay conflicts side by side and list issues."""
    clashes = [c for c in map(_Sides(material.claims).lay, material.conflicts) if c is not None]
    codes = Counter(issue.code for issue in material.issues)
    files = {article.file for article in material.shown}
    issues = sorted(material.issues, key=lambda i: (i.code, i.article, i.begin, i.seen))
    return Doubts(
        clashes=tuple(clashes[:CONFLICTS_MAX]),
        clashes_left_out=len(material.conflicts) - len(clashes[:CONFLICTS_MAX]),
        codes=tuple(sorted(codes.items(), key=lambda pair: (-pair[1], pair[0]))),
        issues=tuple(
            Doubt(
                code=i.code,
                file=i.article,
                seen=i.seen,
                href=i.anchor if i.article in files else "",
            )
            for i in issues[:ISSUES_MAX]
        ),
        issues_left_out=len(issues[ISSUES_MAX:]),
    )


class _Sides:
    """Finds what a conflict is made of."""

    def __init__(self, claims: Iterable[ClaimRow]) -> None:
        self._claims: dict[str, list[ClaimRow]] = defaultdict(list)
        self._states: dict[str, SituationRow] = {}
        for claim in claims:
            for state in claim.states:
                self._claims[state.iri].append(claim)
                self._states[state.iri] = state

    def lay(self, conflict: ConflictRow) -> Clash | None:
        """Lay one side by side; None where less than two sides are on the page."""
        members = [iri for iri in conflict.situations if iri in self._states]
        if len(members) < 2:
            return None
        sides = sorted((self._side(iri) for iri in members), key=_place)
        return Clash(
            kind=conflict.kind,
            meaning=MEANINGS.get(conflict.kind, ""),
            about=_tell_about([side.state for side in sides]),
            sides=tuple(sides[:SIDES_MAX]),
            left_out=len(sides[SIDES_MAX:]),
        )

    def _side(self, iri: str) -> Side:
        state = self._states[iri]
        return Side(state=state, says=tell_situation(state), claims=list_surest(self._claims[iri]))


def _place(side: Side) -> tuple[str, str, str]:
    days = side.state.days or side.claims[0].article.decided
    return ("" if days is None else days.first.isoformat(), side.says, side.state.iri)


def _tell_about(states: list[SituationRow]) -> str:
    """Name what all sides speak of; the first name that most of them have."""
    names = Counter(
        name.label
        for state in states
        for name in (state.target, state.event, state.place, state.organization, state.agent)
        if name is not None
    )
    return names.most_common(1)[0][0] if names else ""
