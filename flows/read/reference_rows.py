"""The rows of ``ontology/reference/``: one class a table, its fields are the columns.

How tables are read is in ``reference_csv``; how they are kept for the next time, in
``reference_store``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator


def _split_cell(cell: object) -> object:
    return tuple(p.strip() for p in cell.split("|") if p.strip()) if isinstance(cell, str) else cell


Names = Annotated[tuple[str, ...], BeforeValidator(_split_cell)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Somebody held, or is attested in, an office; ``kind`` is "tenure" or "attested".

    Days are ISO 8601 of any precision ("2005-09"), empty where unknown.
    ``start_prec`` and ``end_prec``: day, month, year, not_after, not_before, none (still in office
    at the source's last update), unknown (no end recorded: never "until today"). For attested rows
    the tenure covers start to end and lies inside ``earliest_start`` to ``latest_end``.
    """

    person: str
    aliases: Names
    office: str
    country: str
    start: str
    end: str
    source: str
    kind: str
    start_prec: str
    end_prec: str
    earliest_start: str
    latest_end: str
    office_class: str
    licence: str
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """Something that happened on known days (ISO 8601 of any precision, may be empty)."""

    event: str
    aliases: Names
    start: str
    end: str
    place: str
    source: str
    type: str
    licence: str
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An organisation, group or body and the names it goes by."""

    name: str
    aliases: Names
    type: str
    country: str
    source: str
    licence: str
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A published number of dead of a conflict on a day (``date`` may be a month, "2013-01")."""

    conflict: str
    date: str
    precision: str
    figure: int
    counted_by: str
    page: str
    licence: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, territory or region: names, the words for its people, its capital.

    ``kind``: state, territory, de facto state, former state, region. ``code``: ISO 3166-1 alpha-2.
    ``within``: of a region, the state that it is part of, where nobody disputes that.
    """

    name: str
    aliases: Names
    demonyms: Names
    capital: str
    wikidata: str
    code: str = ""
    kind: str = "state"
    within: str = ""
    geonames: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A place and how it is spelled; ``country`` tells namesakes apart."""

    name: str
    aliases: Names
    country: str
    wikidata: str
    geonames: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionName:
    """A first part of a state (province, governorate, oblast) and how it is spelled."""

    name: str
    aliases: Names
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that news calls by many names; ``type`` is one of the ontology's actor types.

    ``reach`` is "state" where its short names mean it only in articles that speak of its state.
    """

    name: str
    aliases: Names
    type: str
    country: str
    wikidata: str
    source: str
    reach: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word or phrase that a rule looks for: ``group`` names the rule, ``value`` what it means."""

    group: str
    cue: str
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSource:
    """A news agency or an outlet (``kind``): its usual short name and how else it signs."""

    name: str
    aliases: Names
    full_name: str
    kind: Literal["agency", "outlet"]
    country: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """A holiday, a named day, or a month of another calendar than the Gregorian one.

    ``rule`` says when it comes (``flows.dates.calendars``); ``days`` how long it lasts, 0 for what
    the rule says. ``alone``: whether its name is a date without a number beside it.
    """

    name: str
    aliases: Names
    rule: str
    days: int
    alone: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Numbered editions of one thing: those from ``number`` to ``last``, ``step`` months apart.

    ``start`` and ``end`` are the days of the first of them; with a step of 0 all of them lie in
    these days ("resolutions 2196 to 2259: 2015"). ``form``: whether the number is an "ordinal"
    before the name or a "figure" behind it. ``near``: names one of which the article has to bear.
    ``type``: what it is for ``flows.dates.happenings``.
    """

    series: str
    aliases: Names
    form: Literal["ordinal", "figure"]
    number: int
    last: int
    start: str
    end: str
    step: int
    near: Names
    type: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """When somebody known was born and died: ISO days of any precision, empty where unknown."""

    person: str
    aliases: Names
    born: str
    died: str
    country: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where rows come from, by the ``source`` that they name.

    ``trust``: belief in its rows, 0 to 1; what the editor wrote from general knowledge has less.
    """

    source: str
    title: str
    licence: str
    attribution: str
    address: str
    trust: float


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDoubt:
    """A contradiction in the tables that was looked at and stays, and why."""

    doubt: str
    about: str
    why: str
