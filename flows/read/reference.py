"""Give ``ontology/reference/`` to the rooms: names, offices, dated events and cues are data.

Each table is a CSV file with a header; its columns are the fields of a class in
``reference_rows``. Lists inside a cell are separated by ``|``. Where a row comes from stands in its
``source`` and ``ref``, in ``sources.csv`` and in ``ontology/reference/README.md``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path  # noqa: TC003
from typing import TYPE_CHECKING, Any

from flows.read.reference_csv import TABLES, read_rows
from flows.read.reference_rows import (
    Actor,
    Body,
    Cue,
    DatedEvent,
    KnownDoubt,
    Life,
    NamedDay,
    Names,
    NewsSource,
    PlaceName,
    RegionName,
    Series,
    Source,
    State,
    Tenure,
    Toll,
)
from flows.read.reference_store import Rows, Store, find_cache, open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Actor",
    "Body",
    "Cue",
    "DatedEvent",
    "KnownDoubt",
    "Life",
    "NamedDay",
    "Names",
    "NewsSource",
    "PlaceName",
    "Reference",
    "RegionName",
    "Series",
    "Source",
    "State",
    "Tenure",
    "Toll",
    "load_reference",
    "read_rows",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Everything that ``ontology/reference/`` holds, in the order of its files.

    Rows that were loaded are read when they are asked for; ``store`` looks them up by name.
    """

    tenures: Sequence[Tenure] = ()
    events: Sequence[DatedEvent] = ()
    actors: Sequence[Actor] = ()
    tolls: Sequence[Toll] = ()
    states: Sequence[State] = ()
    places: Sequence[PlaceName] = ()
    regions: Sequence[RegionName] = ()
    bodies: Sequence[Body] = ()
    cues: Sequence[Cue] = ()
    news_sources: Sequence[NewsSource] = ()
    named_days: Sequence[NamedDay] = ()
    series: Sequence[Series] = ()
    lives: Sequence[Life] = ()
    sources: Sequence[Source] = ()
    known_doubts: Sequence[KnownDoubt] = ()
    digest: str = ""
    store: Store | None = field(default=None, repr=False)
    _groups: dict[str, dict[str, str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def cue_values(self, group: str) -> dict[str, str]:
        """Give the cues of a group, lower case, each with its value."""
        if not self._groups:
            for row in self.cues:
                self._groups.setdefault(row.group, {})[row.cue.lower()] = row.value
        return dict(self._groups.get(group, {}))


@lru_cache(maxsize=2)
def load_reference(folder: Path) -> Reference:
    """Open all reference data, once a process: in milliseconds, but for the first time.

    Args:
        folder: ``ontology/reference/``.

    Returns:
        The tables; a missing one is empty.

    Raises:
        ReferenceDataError: A row cannot be used.
    """
    return reference_of(open_store(folder, find_cache()))


def reference_of(store: Store) -> Reference:
    """Give the tables that a store keeps."""
    kept: dict[str, Any] = {t.field: Rows(store, t.field, t.row) or () for t in TABLES}
    return Reference(**kept, digest=store.digest, store=store)
