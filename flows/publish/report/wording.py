"""Situations in plain words, as short as they can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.publish.report.rows import ClaimRow, Name, SituationRow

PARTS = {
    "Participant": "takes part in",
    "Convener": "convenes",
    "Host": "hosts",
    "Mediator": "mediates at",
    "ExpectedParticipant": "is expected at",
    "Attacker": "attacks in",
    "Defender": "defends in",
    "Guest": "is a guest at",
}
STANCES = {
    "Supports": "is for",
    "Opposes": "is against",
    "Refuses": "refuses",
    "Conditional": "sets conditions for",
    "Willing": "is open to",
    "Divided": "is divided over",
}
INTERACTIONS = {
    "AGREE": "agrees with",
    "CONSULT": "talks with",
    "SUPPORT": "speaks for",
    "CONCEDE": "gives way to",
    "COOPERATE": "works with",
    "AID": "aids",
    "RETREAT": "withdraws from",
    "REQUEST": "appeals to",
    "ACCUSE": "accuses",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "acts against",
    "MOBILIZE": "mobilises against",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}
MODIFIERS = {
    "MoreThan": "more than ",
    "AtLeast": "at least ",
    "LessThan": "fewer than ",
    "Estimated": "about ",
}
DIGITS_MAX = 15


def tell_name(name: Name | None, otherwise: str = "somebody") -> str:
    """Give what a thing is called."""
    return otherwise if name is None else name.label


def read_figure(situation: SituationRow) -> int | None:
    """Read the number of a figure; None where it is a word, or absurdly long."""
    is_number = situation.count.isdecimal() and len(situation.count) <= DIGITS_MAX
    return int(situation.count) if is_number else None


def tell_figure(situation: SituationRow) -> str:
    """Tell a figure as the text bounds it ("more than 22")."""
    number = read_figure(situation)
    figure = situation.count if number is None else f"{number:,}"
    return f"{MODIFIERS.get(situation.modifier, '')}{figure}"


def tell_kind(situation: SituationRow) -> str:
    """Tell what a figure counts ("killed", "children killed")."""
    return f"{situation.count_of} {situation.count_kind.lower()}".strip()


def tell_scope(situation: SituationRow) -> str:
    """Tell what a figure is counted for, empty where that is not said."""
    named = [name.label for name in (situation.event, situation.place) if name is not None]
    return " · ".join(named)


def tell_situation(situation: SituationRow) -> str:
    """Tell a situation without its date."""
    agent, target = tell_name(situation.agent), tell_name(situation.target, "")
    match situation.kind:
        case "RoleHolding":
            of = tell_name(situation.organization, "")
            return f"{agent}: {situation.role}{f' of {of}' if of else ''}"
        case "Participation":
            event = tell_name(situation.event)
            return f"{agent} {PARTS.get(situation.value, situation.value)} {event}"
        case "Invitation":
            event = tell_name(situation.event, "")
            return f"{agent} invites {target}{f' to {event}' if event else ''}"
        case "Stance":
            return f"{agent} {STANCES.get(situation.value, situation.value)} {target}"
        case "Support":
            verb = "no longer backs" if situation.value == "Ended" else "backs"
            return f"{agent} {verb} {target} ({situation.value.lower()})"
        case _:
            return _tell_other(situation, agent, target)


def _tell_other(situation: SituationRow, agent: str, target: str) -> str:
    place = tell_name(situation.place, "")
    match situation.kind:
        case "Membership":
            return f"{agent} belongs to {target}"
        case "Control":
            return f"{agent} controls {target or place}"
        case "Scheduling":
            seat = f" in {place}" if place else ""
            return f"{tell_name(situation.event)}: {situation.value.lower()}{seat}"
        case "CasualtyCount":
            figure = f"{tell_figure(situation)} {tell_kind(situation)}"
            return f"{figure}: {tell_scope(situation) or 'scope not said'}"
        case "Interaction":
            return f"{agent} {INTERACTIONS.get(situation.value, situation.value)} {target}".strip()
        case _:
            return f"{situation.kind}: {agent} {target}"


def tell_claim(claim: ClaimRow) -> str:
    """Tell all that a claim states, with "not" before what it says does not hold."""
    if not claim.states:
        return f"“{claim.words}”" if claim.words else "words said"
    said = "; ".join(dict.fromkeys(tell_situation(state) for state in claim.states))
    return f"not so: {said}" if claim.polarity == "Negative" else said
