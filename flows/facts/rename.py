"""Put settled entity ids into claims, once the articles lie side by side.

Which ids are the same entity is decided in ``entities.settle``.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.model import Claim, Situation

ROLES = frozenset({"agent", "target", "event", "place", "organization"})


def rename_situation(situation: Situation, renamed: Mapping[str, str]) -> Situation:
    """Give the situation with each entity under its new id, if it has one."""
    changed: dict[str, str] = {}
    for field in fields(situation):
        old = getattr(situation, field.name)
        if field.name in ROLES and old in renamed:
            changed[field.name] = renamed[old]
    return replace(situation, **changed) if changed else situation  # type: ignore[arg-type]  # ROLES are ids


def rename_claim(claim: Claim, renamed: Mapping[str, str]) -> Claim:
    """Give the claim with claimant, relayer, situations and wordings under their new ids."""
    if not renamed:
        return claim
    return replace(
        claim,
        states=tuple(rename_situation(s, renamed) for s in claim.states),
        claimant=_rename(claim.claimant, renamed),
        relayed_by=_rename(claim.relayed_by, renamed),
        wordings=tuple(replace(w, entity=renamed.get(w.entity, w.entity)) for w in claim.wordings),
    )


def _rename(entity: str | None, renamed: Mapping[str, str]) -> str | None:
    return None if entity is None else renamed.get(entity, entity)
