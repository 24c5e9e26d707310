"""Who meets whom, and who is at which event, as matrices with readable names."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from flows.publish.report.marks import list_surest, tell_sources, tell_standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.publish.report.rows import ClaimRow, Material, Name, SituationRow

ACTORS_MAX = 20
EVENTS_MAX = 12
MEET = frozenset({"CONSULT", "AGREE", "COOPERATE"})
MEETINGS = frozenset({"Meeting", "PeaceConference"})
LETTERS = {
    "Participant": "P",
    "Convener": "C",
    "Host": "H",
    "Mediator": "M",
    "ExpectedParticipant": "E",
    "Attacker": "A",
    "Defender": "D",
    "Guest": "G",
}
ORDER = ("sure", "ahead", "weak", "denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A field of a matrix.

    Args:
        text: What stands in it.
        tone: How the surest of its claims stands.
        label: What it says, in a sentence.
        heat: How much there is, 1 to 4.
    """

    text: str
    tone: str
    label: str
    heat: int
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Rows and columns with names; a field is None where nothing is said.

    Args:
        left_out: How many actors there was no room for.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]
    left_out: int


Fields = dict[tuple["Name", "Name"], dict[str, list["ClaimRow"]]]
"""What is said of two names: claims by what they are about."""


def draw_meetings(material: Material) -> Matrix:
    """Lay who meets, talks with or agrees with whom; the same on both sides of the diagonal."""
    fields: Fields = defaultdict(lambda: defaultdict(list))
    for one, other, about, claims in (*_talks(material), *_attendance(material)):
        fields[one, other][about].extend(claims)
        fields[other, one][about].extend(claims)
    return _draw(fields)


def _talks(material: Material) -> Iterator[tuple[Name, Name, str, list[ClaimRow]]]:
    for claim in material.claims:
        for state in claim.states:
            is_talk = state.kind == "Interaction" and state.value in MEET
            if is_talk and state.agent and state.target and state.agent != state.target:
                yield state.agent, state.target, state.iri, [claim]


def _attendance(material: Material) -> Iterator[tuple[Name, Name, str, list[ClaimRow]]]:
    """Give each two who have a part in one meeting."""
    present: dict[Name, dict[Name, list[ClaimRow]]] = defaultdict(lambda: defaultdict(list))
    for claim, state in _list_parts(material.claims):
        if state.agent and state.event and material.kinds.get(state.event.iri) in MEETINGS:
            present[state.event][state.agent].append(claim)
    for event, agents in present.items():
        for one, other in combinations(sorted(agents), 2):
            pair = [list_surest(agents[one])[0], list_surest(agents[other])[0]]
            yield one, other, event.iri, sorted(pair, key=_standing_of, reverse=True)


def _standing_of(claim: ClaimRow) -> int:
    return ORDER.index(tell_standing(claim))


def _list_parts(claims: Sequence[ClaimRow]) -> Iterator[tuple[ClaimRow, SituationRow]]:
    for claim in claims:
        for state in claim.states:
            if state.kind == "Participation":
                yield claim, state


def _draw(fields: Fields) -> Matrix:
    degree = Counter({name: 0 for pair in fields for name in pair})
    for one, other in fields:
        degree[one] += len(fields[one, other])
    actors = sorted(degree, key=lambda name: (name.is_unnamed, -degree[name], name))
    most = actors[:ACTORS_MAX]
    kept = [one for one in most if any((one, other) in fields for other in most)]
    return Matrix(
        columns=tuple(name.label for name in kept),
        rows=tuple(
            (one.label, tuple(_pair_cell(one, other, fields) for other in kept)) for one in kept
        ),
        left_out=len(actors) - len(kept),
    )


def _pair_cell(one: Name, other: Name, fields: Fields) -> Cell | None:
    found = fields.get((one, other))
    if not found:
        return None
    claims = [claim for about in sorted(found) for claim in found[about]]
    tones = [max(_standing_of(c) for c in found[about]) for about in sorted(found)]
    best = list_surest([claim for claim in claims if _standing_of(claim) == min(tones)] or claims)
    return Cell(
        text=str(len(found)),
        tone=ORDER[min(tones)],
        label=f"{len(found)}: {one.label} with {other.label}. {tell_sources(best)}",
        heat=min(4, len(found)),
        anchors=tuple(claim.anchor for claim in (*best, *_rest(claims, best))),
    )


def _rest(claims: Sequence[ClaimRow], first: Sequence[ClaimRow]) -> list[ClaimRow]:
    told = {claim.iri for claim in first}
    return [claim for claim in list_surest(claims) if claim.iri not in told]


def draw_attendance(material: Material) -> Matrix:
    """Lay who has which part in which event."""
    fields: Fields = defaultdict(lambda: defaultdict(list))
    for claim, state in _list_parts(material.claims):
        if state.agent and state.event:
            fields[state.agent, state.event][state.value].append(claim)
    events = Counter(event for _, event in fields)
    columns = sorted(events, key=lambda event: (-events[event], event))[:EVENTS_MAX]
    agents = Counter(agent for agent, event in fields if event in columns)
    rows = sorted(agents, key=lambda agent: (agent.is_unnamed, -agents[agent], agent))
    kept = rows[: 2 * ACTORS_MAX]
    return Matrix(
        columns=tuple(event.label for event in columns),
        rows=tuple(
            (agent.label, tuple(_part_cell(agent, event, fields) for event in columns))
            for agent in kept
        ),
        left_out=len(rows) - len(kept),
    )


def _part_cell(agent: Name, event: Name, fields: Fields) -> Cell | None:
    found = fields.get((agent, event))
    if not found:
        return None
    claims = list_surest([claim for part in found.values() for claim in part])
    best = min(claims, key=_standing_of)
    parts = sorted(found)
    letters = "".join(LETTERS.get(part, "?") for part in parts)
    return Cell(
        text=letters,
        tone=tell_standing(best),
        label=f"{letters}: {agent.label} at {event.label}: {', '.join(parts)}. "
        f"{tell_sources([best])}",
        heat=min(4, len(claims)),
        anchors=tuple(claim.anchor for claim in (best, *_rest(claims, [best]))),
    )
