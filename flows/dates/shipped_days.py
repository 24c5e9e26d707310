"""The named days that come with the package, for times of a text by itself."""

from __future__ import annotations

from functools import lru_cache

from flows.dates.named_days import NamedDays
from flows.read.reference import NamedDay, read_rows
from flows.read.shipped import find_ontology


@lru_cache(maxsize=1)
def load_named_days() -> NamedDays:
    """Read the table of named days, once a process."""
    return NamedDays.of(read_rows(find_ontology() / "reference" / "named_days.csv", NamedDay))
