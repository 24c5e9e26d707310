"""Count how often each kind of evidence and printed date held the true day; write the weights.

Run: ``uv run python -m tests.benchmarks.fit_dates``. Reads the gold of seeds and articles and the
temporal corpora beside the project, of both only the half whose name hashes to an even number;
``bench_dates`` measures on the other half. Writes ``ontology/reference/date_weights.csv``, whose
column ``prior`` is the editor's and stays; ``fit_date_confidence`` has to run after it.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from typing import TYPE_CHECKING

from flows.dates.belief import group_evidence
from flows.dates.standing import readings_of
from flows.dates.weights import WeightRow, smooth
from flows.model import Precision, PrintedKind
from flows.read.reference import read_rows
from flows.read.shipped import find_ontology
from tests.benchmarks.dated_articles import find_facts, is_for_fitting, read_dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from flows.model import ArticleFacts, PrintedDate
    from tests.benchmarks.dated_articles import DatedText

Key = tuple[str, str, str]


def main() -> None:
    """Count, and write the table."""
    path = find_ontology() / "reference" / "date_weights.csv"
    texts = [text for text in read_dated() if is_for_fitting(text.name)]
    seen, right = Counter[Key](), Counter[Key]()
    for text, facts in zip(texts, find_facts(texts), strict=True):
        for key, is_right in _observe(text, facts):
            seen[key] += 1
            right[key] += is_right
    rows = read_rows(path, WeightRow)
    write_weights(path, [_fit(row, seen, right) for row in rows])
    known = {(r.group, r.sort, r.role) for r in rows}
    sys.stdout.write(f"{len(texts)} articles counted; {len(rows)} rows written\n")
    for key in sorted(set(seen) - known):
        sys.stdout.write(f"no row for {' / '.join(key)}: seen {seen[key]}, right {right[key]}\n")


def _observe(text: DatedText, facts: ArticleFacts) -> Iterator[tuple[Key, bool]]:
    for group in group_evidence(facts.evidence):
        held = any(e.earliest <= text.latest and text.earliest <= e.latest for e in group)
        yield ("evidence", group[0].sort, "holds"), held
    if text.has_printed:
        for printed in facts.printed:
            yield from _observe_printed(text, printed)


def _observe_printed(text: DatedText, printed: PrintedDate) -> Iterator[tuple[Key, bool]]:
    readings = readings_of(printed)
    if not readings:
        return
    own = any(r.earliest <= text.latest and text.earliest <= r.latest for r in readings)
    has_day = all(r.precision is Precision.DAY for r in readings)
    is_month = printed.kind is PrintedKind.CRAWL_PREFIX and not has_day
    sort = f"{printed.kind.value} month" if is_month else printed.kind.value
    yield ("printed", sort, "own"), own
    yield ("printed", sort, "before"), not own and max(r.latest for r in readings) > text.earliest
    yield ("printed", sort, "after"), not own and min(r.earliest for r in readings) < text.latest


def _fit(row: WeightRow, seen: Counter[Key], right: Counter[Key]) -> WeightRow:
    key = (row.group, row.sort, row.role)
    weight = smooth(row.prior, seen[key], right[key])
    return WeightRow(
        group=row.group,
        sort=row.sort,
        role=row.role,
        weight=weight,
        prior=row.prior,
        seen=seen[key],
        right=right[key],
    )


def write_weights(path: Path, rows: Sequence[WeightRow]) -> None:
    """Write the table."""
    names = ("group", "sort", "role", "weight", "prior", "seen", "right")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([getattr(row, name) for name in names] for row in rows)


if __name__ == "__main__":
    main()
