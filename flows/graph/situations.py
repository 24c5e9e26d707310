"""Triples about situations, and what makes one situation the same as another.

A situation is known by its kind, its roles, its own values and its date; never by its article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from flows.graph import vocab
from flows.graph.literals import integer, text
from flows.graph.triples import about, date_pairs
from flows.model import (
    CasualtyCount,
    Control,
    Interaction,
    Invitation,
    Membership,
    Participation,
    RoleHolding,
    Scheduling,
    Stance,
    Support,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import NamedNode, Triple

    from flows.graph.triples import Page, Pair, Value
    from flows.model import DateValue, Situation

Role = tuple["NamedNode", str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A situation as the graph sees it.

    Args:
        kind: Its class.
        roles: Properties with the ids of entities.
        values: Other properties that make it this situation.
        notes: Properties that say more about it, but do not tell it from another.
    """

    kind: NamedNode
    roles: tuple[Role, ...]
    values: tuple[tuple[NamedNode, Value], ...] = ()
    notes: tuple[Pair, ...] = ()


def portray(situation: Situation) -> Portrait:
    """Give class, roles and values of a situation."""
    match situation:
        case RoleHolding() | Participation() | Invitation() | Membership() | Control():
            return _portray_place_in_the_world(situation)
        case Stance() | Support() | Interaction():
            return _portray_attitude(situation)
        case Scheduling() | CasualtyCount():
            return _portray_happening(situation)
    assert_never(situation)


def _portray_place_in_the_world(
    situation: RoleHolding | Participation | Invitation | Membership | Control,
) -> Portrait:
    agent: Role = (vocab.AGENT, situation.agent)
    match situation:
        case RoleHolding():
            return Portrait(
                kind=vocab.ROLE_HOLDING,
                roles=(agent, (vocab.ORGANIZATION, situation.organization)),
                values=((vocab.ROLE_LABEL, text(situation.role_label)),),
            )
        case Participation():
            return Portrait(
                kind=vocab.PARTICIPATION,
                roles=(agent, (vocab.EVENT, situation.event)),
                values=((vocab.PART, vocab.value_of(situation.part)),),
            )
        case Invitation():
            roles = (agent, (vocab.TARGET, situation.target), (vocab.EVENT, situation.event))
            return Portrait(kind=vocab.INVITATION, roles=roles)
        case Membership():
            return Portrait(kind=vocab.MEMBERSHIP, roles=(agent, (vocab.TARGET, situation.target)))
        case Control():
            return Portrait(kind=vocab.CONTROL, roles=(agent, (vocab.TARGET, situation.target)))
    assert_never(situation)


def _portray_attitude(situation: Stance | Support | Interaction) -> Portrait:
    roles: tuple[Role, ...] = ((vocab.AGENT, situation.agent), (vocab.TARGET, situation.target))
    match situation:
        case Stance():
            reason, condition = situation.reason, situation.condition
            return Portrait(
                kind=vocab.STANCE,
                roles=roles,
                values=((vocab.STANCE_VALUE, vocab.value_of(situation.value)),),
                notes=(
                    (vocab.REASON, None if reason is None else text(reason)),
                    (vocab.CONDITION, None if condition is None else text(condition)),
                ),
            )
        case Support():
            kind = vocab.value_of(situation.support)
            return Portrait(kind=vocab.SUPPORT, roles=roles, values=((vocab.SUPPORT_KIND, kind),))
        case Interaction():
            plover = vocab.dl(situation.type)
            return Portrait(
                kind=vocab.INTERACTION, roles=roles, values=((vocab.INTERACTION_TYPE, plover),)
            )
    assert_never(situation)


def _portray_happening(situation: Scheduling | CasualtyCount) -> Portrait:
    roles: tuple[Role, ...] = ((vocab.EVENT, situation.event), (vocab.PLACE, situation.place))
    match situation:
        case Scheduling():
            status = vocab.value_of(situation.status)
            return Portrait(
                kind=vocab.SCHEDULING, roles=roles, values=((vocab.SCHEDULE_STATUS, status),)
            )
        case CasualtyCount():
            return Portrait(
                kind=vocab.CASUALTY_COUNT,
                roles=roles,
                values=(
                    (vocab.COUNT_KIND, vocab.value_of(situation.count)),
                    (vocab.COUNT_VALUE, text(situation.value)),
                    (vocab.COUNT_MODIFIER, vocab.value_of(situation.modifier)),
                    *(() if situation.of is None else ((vocab.COUNT_OF, text(situation.of)),)),
                ),
                notes=_bounds(situation),
            )
    assert_never(situation)


def _bounds(count: CasualtyCount) -> tuple[Pair, ...]:
    least, most = count.minimum, count.maximum
    return (
        (vocab.COUNT_MIN, None if least is None else integer(least)),
        (vocab.COUNT_MAX, None if most is None else integer(most)),
    )


def situation_iri(page: Page, situation: Situation) -> NamedNode:
    """Give the IRI of a situation: the same in every article that states it."""
    portrait, date = portray(situation), page.calendar.date_situation(situation)
    return page.iris.hashed(
        "situation",
        (
            portrait.kind.value.removeprefix(vocab.DL),
            *(entity for _, entity in portrait.roles),
            *(value.value.removeprefix(vocab.DL) for _, value in portrait.values),
            None if date is None else _date_key(date),
        ),
    )


def _date_key(date: DateValue) -> str:
    """Give what tells a date from another.

    What is open lasts till the day of who tells it; a day that is not known may be any of those
    that its article leaves.
    """
    is_loose = ".." in date.edtf or "XX" in date.edtf
    return f"{date.edtf} {date.earliest} {date.latest}" if is_loose else date.edtf


def describe_situation(page: Page, situation: Situation) -> Iterator[Triple]:
    """Say what a situation is."""
    portrait, entity = portray(situation), page.iris.entity
    return about(
        situation_iri(page, situation),
        (
            (vocab.TYPE, vocab.SITUATION),
            (vocab.TYPE, portrait.kind),
            *((name, None if id_ is None else entity(id_)) for name, id_ in portrait.roles),
            *portrait.values,
            *portrait.notes,
            *date_pairs(page.calendar.date_situation(situation)),
        ),
    )


def used_entities(situation: Situation) -> tuple[str, ...]:
    """List the ids of the entities that have a role in a situation."""
    return tuple(entity for _, entity in portray(situation).roles if entity is not None)
