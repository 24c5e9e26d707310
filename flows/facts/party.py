"""Somebody who acts or is acted on, and which entities can be that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.model import EntityKind

if TYPE_CHECKING:
    from flows.model import Entity, Token

_ACTORS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.ANONYMOUS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who acts or is acted on.

    Args:
        entity: Id of the person, body or state.
        token: Head of the phrase that stands for it.
        direct: Whether it is named itself, not by what belongs to it ("Assad's forces").
    """

    entity: str
    token: Token
    direct: bool = True


def is_actor(entity: Entity | None) -> bool:
    """Tell whether an entity can do something."""
    return entity is not None and entity.kind in _ACTORS
