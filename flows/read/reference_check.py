"""Find what cannot be true in the reference data, or is there twice.

Doubts are told, not mended: a row is mended in its table. What a source itself says otherwise than
another is no contradiction of ours unless both claim an office for one person at a time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any, Final

from flows.read.folded import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from flows.read.reference import Reference, Tenure

_SINGLE: Final = frozenset({"head_of_state", "head_of_government", "foreign_minister"})
"""Classes of office that one person holds at a time."""
_DAY: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LIFE_YEARS: Final = 75
"""Nobody holds offices, of whatever kind, over more years than these."""
_SLACK_MONTHS: Final = 2
"""Sources differ on the day an office passes on, and hold the outgoing for acting."""


class Doubt(StrEnum):
    """What can be wrong."""

    DAY = "no-day"
    ORDER = "ends-before-start"
    HOLDERS = "two-holders"
    LIFE = "too-long-a-life"
    DUPLICATE = "duplicate"
    SOURCE = "unknown-source"
    ID = "id-clash"
    TOLL = "toll-falls"
    OUTSIDE = "part-outside"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """Something that cannot be true.

    Args:
        doubt: What is wrong.
        about: Name of the person, event or thing.
        rows: The rows at odds, each in a few words.
        source: Where the rows come from.
        why: Why it stays, where it was looked at (``known_doubts.csv``); else empty.
    """

    doubt: Doubt
    about: str
    rows: tuple[str, ...] = ()
    source: str = ""
    why: str = ""


def check_reference(reference: Reference) -> tuple[Finding, ...]:
    """Find all contradictions, in order of what is wrong and of names."""
    known = {(row.doubt, row.about): row.why for row in reference.known_doubts}
    found = sorted({f for rule in _RULES for f in rule(reference)})
    return tuple(replace(f, why=known.get((f.doubt, f.about), "")) for f in found)


def _days(reference: Reference) -> Iterator[Finding]:
    rows: tuple[Any, ...] = (*reference.tenures, *reference.events)
    for row in rows:
        for day in (row.start, row.end):
            if day and not _DAY.fullmatch(day):
                yield _finding(Doubt.DAY, row)
        if row.start and row.end and _first(row.end, "12-31") < row.start:
            yield _finding(Doubt.ORDER, row)


def _holders(reference: Reference) -> Iterator[Finding]:
    """Find two persons in one office at a time, both with recorded beginnings and ends."""
    offices: dict[tuple[str, str, str], list[Tenure]] = defaultdict(list)
    for row in reference.tenures:
        if row.office_class in _SINGLE and row.kind == "tenure" and _is_closed(row):
            offices[row.office_class, row.country, _plain_office(row)].append(row)
    for rows in offices.values():
        ordered = sorted(rows, key=lambda r: (r.start, r.end, r.person))
        for one, other in pairwise(ordered):
            if _overlap_months(one, other) > _SLACK_MONTHS and not _is_same_person(one, other):
                yield _finding(Doubt.HOLDERS, one, other)


def _plain_office(row: Tenure) -> str:
    return fold_name(row.office)


def _is_closed(row: Tenure) -> bool:
    exact = ("day", "month")
    return row.start_prec in exact and row.end_prec in exact and bool(row.end)


def _overlap_months(one: Tenure, other: Tenure) -> int:
    return _month(min(one.end, other.end)) - _month(max(one.start, other.start))


def _month(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7] or 1)


def _is_same_person(one: Tenure, other: Tenure) -> bool:
    mine, others = (
        {word for name in (row.person, *row.aliases) for word in fold_name(name).split()}
        for row in (one, other)
    )
    return len({word for word in mine & others if len(word) > 2}) > 0


def _lives(reference: Reference) -> Iterator[Finding]:
    people: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for row in reference.tenures:
        if row.start:
            people[fold_name(row.person), row.country].append(row)
    for rows in people.values():
        first = min(rows, key=lambda r: r.start)
        last = max(rows, key=lambda r: r.end or r.start)
        if int((last.end or last.start)[:4]) - int(first.start[:4]) > _LIFE_YEARS:
            yield _finding(Doubt.LIFE, first, last)


def _duplicates(reference: Reference) -> Iterator[Finding]:
    """Find rows that say the same; two sources that agree are no duplicate."""
    yield from _twice(
        reference.tenures, lambda r: (r.person, r.office, r.country, r.start, r.end, r.source)
    )
    yield from _twice(reference.events, lambda r: (r.event, r.start, r.end, r.place, r.source))
    yield from _twice(reference.tolls, lambda r: (r.conflict, r.date, r.counted_by, r.figure))
    yield from _twice(reference.states, lambda r: (r.name,))
    yield from _twice(reference.bodies, lambda r: (r.name,))


def _twice(rows: Sequence[Any], key: Callable[[Any], tuple[object, ...]]) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], Any] = {}
    for row in rows:
        before = seen.setdefault(key(row), row)
        if before is not row:
            yield _finding(Doubt.DUPLICATE, before, row)


def _sources(reference: Reference) -> Iterator[Finding]:
    known = {row.source for row in reference.sources}
    rows: tuple[Any, ...] = (*reference.tenures, *reference.events, *reference.actors)
    for row in rows:
        for source in row.source.split("+"):
            if source not in known:
                yield Finding(doubt=Doubt.SOURCE, about=source, source=source)


def _ids(reference: Reference) -> Iterator[Finding]:
    ids: dict[str, list[str]] = defaultdict(list)
    rows: tuple[Any, ...] = (*reference.states, *reference.bodies, *reference.places)
    for row in rows:
        if row.wikidata:
            ids[row.wikidata].append(row.name)
    for place in reference.places:
        if place.geonames:
            ids[f"geonames {place.geonames}"].append(place.name)
    for id_, names in ids.items():
        if len(names) > 1:
            yield Finding(doubt=Doubt.ID, about=id_, rows=tuple(names))


def _tolls(reference: Reference) -> Iterator[Finding]:
    """Find counts of one counter that fall; of a month and a day in it neither comes first."""
    series: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for row in reference.tolls:
        series[row.conflict, row.counted_by].append((row.date, row.figure))
    for (conflict, counter), counts in series.items():
        for one, other in combinations(sorted(counts), 2):
            if other[1] < one[1] and not other[0].startswith(one[0]):
                told = tuple(f"{day}: {figure}" for day, figure in (one, other))
                yield Finding(doubt=Doubt.TOLL, about=f"{conflict}, {counter}", rows=told)


def _parts(reference: Reference) -> Iterator[Finding]:
    """Find rounds of an event ("…, second round") that lie before the event itself."""
    named = {row.event: row for row in reference.events}
    for row in reference.events:
        name, comma, _ = row.event.partition(", ")
        whole = named.get(name) if comma else None
        if whole is not None and row.source == whole.source and row.start < whole.start:
            yield _finding(Doubt.OUTSIDE, whole, row)


_RULES: Final = (_days, _holders, _lives, _duplicates, _sources, _ids, _tolls, _parts)


def _finding(doubt: Doubt, *rows: Any) -> Finding:
    sources = dict.fromkeys(getattr(row, "source", getattr(row, "counted_by", "")) for row in rows)
    return Finding(
        doubt=doubt, about=_name(rows[0]), rows=tuple(map(_tell, rows)), source="|".join(sources)
    )


def _name(row: Any) -> str:
    names = (getattr(row, n, "") for n in ("person", "event", "conflict", "name"))
    return next((str(name) for name in names if name), "")


def _tell(row: Any) -> str:
    """Tell a row in a few words."""
    office = f", {row.office} ({row.country})" if hasattr(row, "office") else ""
    days = f" {row.start}..{row.end}" if hasattr(row, "start") else ""
    return f"{_name(row)}{office}{days}"


def _first(day: str, rest: str) -> str:
    """Make a shorter day as long as one of day precision, at its end."""
    return day + rest[len(rest) - max(10 - len(day) - 1, 0) :] if len(day) < 10 else day
