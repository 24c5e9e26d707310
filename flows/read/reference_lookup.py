"""Look rows up by the names that they bear, or by the id that evidence cites, with their origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from flows.read.folded import fold_name
from flows.read.reference_rows import PlaceName, RegionName

if TYPE_CHECKING:
    from flows.read.reference import DatedEvent, Reference, Source, Tenure

_CITED: Final = {"tenure": "tenures", "event": "events"}
_SLUG_LENGTH: Final = 60
"""Ids of events bear so many characters of the name."""
_OF_ALL: Final = {PlaceName: "geonames", RegionName: "geonames"}
"""Source of all rows of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a row comes from and on what terms.

    Args:
        sources: Its sources as ``sources.csv`` has them.
        licence: The licence of the row.
        ref: Where in the source it stands, as far as that was noted.
    """

    sources: tuple[Source, ...] = ()
    licence: str = ""
    ref: str = ""

    @property
    def trust(self) -> float:
        """Belief in the row, 0 to 1: that of the best of its sources; 1 where none is named."""
        return max((source.trust for source in self.sources), default=1.0)

    @property
    def attribution(self) -> str:
        """Who is to be named."""
        return "; ".join(dict.fromkeys(s.attribution for s in self.sources if s.attribution))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row that bears a name.

    Args:
        table: Field of ``Reference`` that it is in ("tenures").
    """

    table: str
    row: Any
    origin: Origin


def find_rows(reference: Reference, name: str) -> tuple[Found, ...]:
    """Give the rows that bear a name, whatever its case and marks, in order of tables and lines.

    Args:
        reference: As ``load_reference`` gives it; one made by hand has no names to look up.
        name: A whole name: of a person, an event, a place, a body.
    """
    if reference.store is None:
        return ()
    return tuple(
        Found(table=table, row=row, origin=origin_of(reference, row))
        for table, number in reference.store.named(name)
        for row in (getattr(reference, table)[number],)
    )


def find_cited(reference: Reference, cited: str) -> Found | None:
    """Give the row that evidence cites ("tenure/editor/robert-ford/2010-12-29"); None if gone.

    Args:
        reference: As ``load_reference`` gives it.
        cited: Kind of row, source, name in small letters with hyphens, first day.
    """
    kind, _, rest = cited.partition("/")
    source, _, rest = rest.partition("/")
    slug, _, start = rest.partition("/")
    table = _CITED.get(kind)
    if table is None or not slug:
        return None
    rows = [f for f in find_rows(reference, slug.replace("-", " ")) if f.table == table]
    if not rows and len(slug) >= _SLUG_LENGTH:
        rows = _find_by_slug(reference, slug)
    return next((f for f in rows if f.row.source == source and f.row.start == start), None)


def _find_by_slug(reference: Reference, slug: str) -> list[Found]:
    return [
        Found(table="events", row=row, origin=origin_of(reference, row))
        for row in reference.events
        if _is_slug(row, slug)
    ]


def _is_slug(row: DatedEvent, slug: str) -> bool:
    return fold_name(row.event).replace(" ", "-")[:_SLUG_LENGTH] == slug


def origin_of(reference: Reference, row: Tenure | DatedEvent | Any) -> Origin:
    """Give where a row comes from; several sources are joined by "+" in its ``source``.

    Tables of one source bear it in no row.
    """
    known = {source.source: source for source in reference.sources}
    named = str(getattr(row, "source", _OF_ALL.get(type(row), ""))).split("+")
    sources = tuple(known[name] for name in named if name in known)
    licence = getattr(row, "licence", "") or (sources[0].licence if sources else "")
    ref = getattr(row, "ref", "") or getattr(row, "page", "")
    return Origin(sources=sources, licence=licence, ref=ref)
