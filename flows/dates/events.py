"""Rows of the table of events as values: dated happenings with their names, journeys.

Looking them up is the matter of ``reference``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003
from typing import TYPE_CHECKING

from flows.dates.folding import name_words
from flows.dates.horizon import read_partial
from flows.read.folded import fold_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.read.reference import DatedEvent

_OPEN_SORTS = ("conflict", "founding", "conflict episode")
"""Types of event that go on where no end is recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated happening.

    Args:
        label: Name in the reference data.
        names: Label and aliases.
        last: Last day; None where it goes on.
        sort: Its type in the table ("conference", "battle", "founding", ...).
        cities: Folded names of its places, the country left out.
        country: Folded name of the country, "" where none is given.
        trust: Belief in the row, 0 to 1.
        reference: Id of the row.
    """

    label: str
    names: tuple[str, ...]
    first: date
    last: date | None
    sort: str
    cities: tuple[str, ...]
    country: str
    trust: float
    reference: str

    @property
    def until(self) -> date:
        """Last day, the first where none is recorded."""
        return self.first if self.last is None else self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody was in a place on known days.

    Args:
        traveller: Folded words of the name.
        cities: Folded names of the place.
        country: Folded name of the country.
    """

    label: str
    traveller: tuple[str, ...]
    first: date
    last: date
    cities: tuple[str, ...]
    country: str
    reference: str


def read_event(row: DatedEvent) -> Event | None:
    """Read a row; None where it is a journey or bears no day."""
    start, end = read_partial(row.start), read_partial(row.end)
    if row.type == "visit" or start is None:
        return None
    cities, country = read_place(row.place)
    return Event(
        label=row.event,
        names=(row.event, *row.aliases),
        first=start[0],
        last=end[1] if end else None if row.type in _OPEN_SORTS else start[1],
        sort=row.type,
        cities=cities,
        country=country,
        trust=0.9 if row.source in ("editor", "wikidata", "frontlines") else 1.0,
        reference=f"event/{row.source}/{fold_name(row.event).replace(' ', '-')[:60]}/{row.start}",
    )


def unite_events(rows: Sequence[DatedEvent]) -> tuple[Event, ...]:
    """Read the rows; two of one type, first day and country are one event with all its names.

    The days are those of the source that is trusted more, the label the shorter one.
    """
    united: dict[tuple[str, date, str], Event] = {}
    apart: list[Event] = []
    for event in (e for row in rows if (e := read_event(row)) is not None):
        if not event.country or event.sort in ("founding", "timeline sentence"):
            apart.append(event)
            continue
        key = (event.sort, event.first, event.country)
        united[key] = _unite(united[key], event) if key in united else event
    return (*united.values(), *apart)


def _unite(one: Event, other: Event) -> Event:
    trusted = max(one, other, key=lambda e: e.trust)
    return replace(
        trusted,
        label=min(one.label, other.label, key=len),
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        cities=tuple(dict.fromkeys((*one.cities, *other.cities))),
    )


def read_place(place: str) -> tuple[tuple[str, ...], str]:
    """Split "Montreux; Geneva, Switzerland" into its towns and its country, folded."""
    towns, _, country = place.rpartition(",")
    if not towns:
        return (), fold_name(place)
    names = re.split(r"[;,]", towns)
    return tuple(f for n in names if (f := fold_name(n)) and f != "d c"), fold_name(country)


def read_visit(row: DatedEvent, particles: frozenset[str]) -> Visit | None:
    """Read the row of a journey; None where it is none or names no traveller."""
    if row.type != "visit":
        return None
    start, end = read_partial(row.start), read_partial(row.end)
    traveller = _traveller(row, particles)
    if start is None or not traveller:
        return None
    cities, country = read_place(row.place)
    return Visit(
        label=row.event.partition(":")[0],
        traveller=traveller,
        first=start[0],
        last=end[1] if end else start[1],
        cities=cities,
        country=country,
        reference=f"event/{row.source}/{'-'.join(traveller)}/{row.start}",
    )


def _traveller(row: DatedEvent, particles: frozenset[str]) -> tuple[str, ...]:
    """Read who travels out of an alias ("John Kerry visits Amman")."""
    alias = next((a for a in row.aliases if " visits " in a), "")
    return name_words(alias.partition(" visits ")[0], particles)
