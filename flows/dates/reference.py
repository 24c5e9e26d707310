"""Reference data made ready for dating: who held what when, what happened when, how many died.

Only look-ups; what an article must say for a row to count is in ``offices``, ``events``, ``tolls``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from flows.dates.folding import fold_name, fold_words
from flows.dates.partial_days import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flows.read.reference import DatedEvent, Reference, State, Tenure, Toll

FIRST_DAY: Final = date(1945, 1, 1)
"""Nothing earlier is looked at."""
LAST_DAY: Final = date(2040, 12, 31)
"""Nor later; an interval that ends here is open."""
_EVENT_YEARS_MAX: Final = 4
"""An event that lasted longer (a war) bounds nothing by being named."""
_PLACE_PARTS_MIN: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """A dated event with the words that an article may know it by.

    Args:
        id: Readable and stable ("event/friends-of-syria-meeting-in-tunis/2012-02-24").
        names: Folded words of its name and of each alias, one tuple a name.
        persons: Folded full names of persons that the row is about.
        places: Folded names of its place: town first, then what holds it.
        words: All folded words of name and aliases.
    """

    id: str
    label: str
    first: date
    last: date
    type: str
    source: str
    names: tuple[tuple[str, ...], ...]
    persons: tuple[str, ...]
    places: tuple[str, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateIndex:
    """Reference data by the words that lead to it.

    Args:
        tenures: Folded name of a person -> rows, in file order.
        events_by_place: Folded town or country -> events.
        events_by_person: Folded name of a person -> events.
        events_by_name: Folded name or alias, as a text -> events.
        tolls: Folded words of a conflict -> its series, in order of days.
        starts: Folded place -> conflicts that began there.
        openings: Beginnings of efforts that texts count months from.
        countries: Folded name, alias or people of a state -> its folded name.
        horizon: Last day that any row knows.
    """

    tenures: Mapping[str, tuple[Tenure, ...]]
    events_by_place: Mapping[str, tuple[EventRow, ...]]
    events_by_person: Mapping[str, tuple[EventRow, ...]]
    events_by_name: Mapping[str, tuple[EventRow, ...]]
    starts: Mapping[str, tuple[EventRow, ...]]
    openings: tuple[EventRow, ...]
    tolls: Mapping[str, tuple[Toll, ...]]
    countries: Mapping[str, str]
    horizon: date

    @classmethod
    def of(cls, reference: Reference) -> DateIndex:
        """Sort the rows into look-up tables."""
        countries = _countries(reference.states)
        persons = _tenures_by_name(reference.tenures)
        rows = tuple(_event_rows(reference.events, persons))
        short = tuple(r for r in rows if (r.last - r.first).days <= _EVENT_YEARS_MAX * 366)
        return cls(
            tenures=persons,
            events_by_place=_group((p, r) for r in short for p in r.places),
            events_by_person=_group((p, r) for r in short for p in r.persons),
            events_by_name=_group((" ".join(n), r) for r in short for n in r.names),
            starts=_group((p, r) for r in rows if r.type in _STARTS for p in r.places),
            openings=tuple(r for r in rows if r.type in _OPENINGS),
            tolls=_tolls(reference.tolls),
            countries=countries,
            horizon=_horizon(reference),
        )

    def country(self, name: str) -> str:
        """Give the folded name of the state that a name, alias or people stands for."""
        folded = " ".join(fold_words(name))
        return self.countries.get(folded, folded)


_STARTS: Final = ("conflict", "conflict episode")
_OPENINGS: Final = ("initiative", "founding", "mission")


def _group(
    pairs: Iterable[tuple[str, EventRow]],
) -> Mapping[str, tuple[EventRow, ...]]:
    grouped: dict[str, list[EventRow]] = defaultdict(list)
    for key, row in pairs:
        if key and (not grouped[key] or grouped[key][-1] is not row):
            grouped[key].append(row)
    return {key: tuple(rows) for key, rows in grouped.items()}


def _tenures_by_name(tenures: Iterable[Tenure]) -> dict[str, tuple[Tenure, ...]]:
    grouped: dict[str, list[Tenure]] = defaultdict(list)
    for row in tenures:
        for key in dict.fromkeys(fold_name(name) for name in (row.person, *row.aliases)):
            if " " in key:
                grouped[key].append(row)
    return {key: tuple(rows) for key, rows in grouped.items()}


def _countries(states: Iterable[State]) -> dict[str, str]:
    countries: dict[str, str] = {}
    for state in states:
        target = " ".join(fold_words(state.name))
        for name in (state.name, *state.aliases, *state.demonyms):
            countries.setdefault(" ".join(fold_words(name)), target)
    return countries


def _event_rows(
    events: Iterable[DatedEvent], persons: Mapping[str, tuple[Tenure, ...]]
) -> Iterator[EventRow]:
    for event in events:
        first, last = first_day(event.start), last_day(event.end or event.start)
        if first is None or last is None or last < first:
            continue
        names = (event.event, *event.aliases)
        folded = tuple(dict.fromkeys(fold_words(n) for n in names))
        yield EventRow(
            id=f"event/{'-'.join(fold_words(event.event)[:12])}/{event.start}",
            label=event.event,
            first=first,
            last=last,
            type=event.type,
            source=event.source,
            names=folded,
            persons=_persons_in(folded, persons) if event.type == "visit" else (),
            places=_places(event.place),
            words=frozenset(w for n in folded for w in n),
        )


def _places(place: str) -> tuple[str, ...]:
    parts = (" ".join(fold_words(p)) for p in place.split(","))
    return tuple(dict.fromkeys(p for p in parts if p))


def _persons_in(
    names: Iterable[tuple[str, ...]], persons: Mapping[str, tuple[Tenure, ...]]
) -> tuple[str, ...]:
    """Find who a visit is about: the longest known name in the row."""
    found: dict[str, None] = {}
    for words in names:
        for size in (4, 3, 2):
            runs = (" ".join(words[i : i + size]) for i in range(min(8, len(words)) - size + 1))
            hit = next((run for run in runs if run in persons), None)
            if hit is not None:
                found[hit] = None
                break
    return tuple(found)


def _tolls(tolls: Iterable[Toll]) -> dict[str, tuple[Toll, ...]]:
    grouped: dict[str, list[Toll]] = defaultdict(list)
    for toll in tolls:
        grouped[toll.conflict].append(toll)
    return {name: tuple(sorted(rows, key=lambda r: r.date)) for name, rows in grouped.items()}


def _horizon(reference: Reference) -> date:
    """Give the last day of which some row says something."""
    texts = {row.start for row in reference.tenures} | {row.start for row in reference.events}
    days = [day for text in texts if (day := last_day(text)) is not None]
    return max(days, default=LAST_DAY)
