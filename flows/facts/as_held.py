"""Parts in an event that a noun leaves open, settled by what else is told of the event.

"Hailed the talks between A and B": that they were held is told elsewhere, or not at all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.model import EventPart, Participation, ScheduleStatus, Scheduling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.facts.scene import Found

_REAL = frozenset(
    {ScheduleStatus.BEGAN, ScheduleStatus.ENDED, ScheduleStatus.HELD, ScheduleStatus.ONGOING}
)


def with_parts_held(found: Sequence[Found]) -> list[Found]:
    """Give the situations, with those taking part whom a noun names at what only took place."""
    told: dict[str, set[ScheduleStatus]] = {}
    for one in found:
        if isinstance(one.situation, Scheduling):
            told.setdefault(one.situation.event, set()).add(one.situation.status)
    return [_as_told(one, told) for one in found]


def _as_told(found: Found, told: dict[str, set[ScheduleStatus]]) -> Found:
    part = found.situation
    if not isinstance(part, Participation) or part.part is not EventPart.EXPECTED:
        return found
    by_noun = found.sentence.tokens[found.trigger].pos in ("NOUN", "PROPN")
    statuses = told.get(part.event, set())
    if not by_noun or part.when is not None or not statuses or not statuses <= _REAL:
        return found
    return replace(found, situation=replace(part, part=EventPart.PARTICIPANT))
