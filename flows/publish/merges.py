"""``merges.csv``: each name that went into an entity, of this or of other articles, and why.

Sorted by what is kept; the user's own rulings stand in their file (``read.merges``).
"""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING

from flows.model import Merge

if TYPE_CHECKING:
    from collections.abc import Iterable

MERGES = "merges.csv"
COLUMNS = ("kept", "merged", "article", "kind", "reason", "evidence", "entity")
_ORDER = attrgetter(*(field.name for field in fields(Merge)))
"""As merges compare by themselves, without a call for each comparison."""


def write_merges(merges: Iterable[Merge]) -> bytes:
    """Write the merges as CSV with a header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for merge in sorted(set(merges), key=_ORDER):
        writer.writerow([getattr(merge, column) for column in COLUMNS])
    return text.getvalue().encode(errors="replace")
