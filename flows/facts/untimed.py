"""What is said of an event without its time, where the same voice tells it with its time elsewhere.

"Ahead of the talks" and "the talks open on Wednesday" put one event in the same state: one claim,
with both passages. Times told by others stay theirs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.model import Claim, Scheduling

if TYPE_CHECKING:
    from collections.abc import Iterable


def join_untimed(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give the claims, those of events without a time joined to the first that has it, in order."""
    kept = list(claims)
    for claim in tuple(kept):
        told = _scheduling(claim)
        if told is None or told.when is not None:
            continue
        timed = next((c for c in kept if _is_fuller(c, claim, told)), None)
        if timed is not None:
            kept.remove(claim)
            kept[kept.index(timed)] = _joined(timed, claim, told)
    return tuple(kept)


def _scheduling(claim: Claim) -> Scheduling | None:
    state = claim.states[0] if len(claim.states) == 1 else None
    return state if isinstance(state, Scheduling) else None


def _is_fuller(one: Claim, claim: Claim, told: Scheduling) -> bool:
    """Tell whether a claim of the same voice tells the same state of the event, with its time.

    Talks that resume do not begin on the day on which they first began.
    """
    other = _scheduling(one)
    if other is None or other.when is None:
        return False
    same = (other.event, other.status, other.again) == (told.event, told.status, told.again)
    voice = (one.claimant, one.relayed_by, one.polarity)
    there = None in (other.place, told.place) or other.place == told.place
    return same and there and voice == (claim.claimant, claim.relayed_by, claim.polarity)


def _joined(timed: Claim, claim: Claim, told: Scheduling) -> Claim:
    (state,) = timed.states
    assert isinstance(state, Scheduling)
    return replace(
        timed,
        states=(replace(state, place=state.place or told.place),),
        spans=tuple(sorted({*timed.spans, *claim.spans})),
        wordings=tuple(dict.fromkeys((*timed.wordings, *claim.wordings))),
        confidence=max(timed.confidence, claim.confidence),
    )
