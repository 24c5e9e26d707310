"""Count how often decisions of each confidence were right; write the rows that make it honest.

Run after ``fit_dates``: ``uv run python -m tests.benchmarks.fit_date_confidence``. Takes the half of the
texts that weights are fitted on, with nothing printed, with their own date, with a false one. Pages
with a false date count as seldom as dates of their kind are false in the table: half of the pages
here bear one, of those found on the web about one stamp in ten does.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.dates.assess import assess_article
from flows.dates.standing import SILENT, standing_of
from flows.dates.weights import WeightRow, load_confidence, smooth
from flows.model import Verdict
from flows.read.reference import read_rows
from flows.read.shipped import find_ontology
from tests.benchmarks.dated_articles import find_facts, is_for_fitting, read_dated
from tests.benchmarks.fit_dates import write_weights
from tests.benchmarks.printed_variants import print_false, print_true

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.model import ArticleFacts
    from tests.benchmarks.dated_articles import DatedText

GROUP: Final = "confidence"
EDGES: Final = (0.0, 0.5, 0.7, 0.8, 0.86, 0.9, 0.93, 0.96)
"""Least belief of each bin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision and what is known of it.

    Args:
        basis: "printed" where a printed date was accepted, else "text".
        weight: How often such a page is met, for one with nothing printed.
    """

    basis: str
    confidence: float
    is_right: bool
    weight: float


def main() -> None:
    """Write the table with the belief as it is, count, write the table anew."""
    path = find_ontology() / "reference" / "date_weights.csv"
    rows = [r for r in read_rows(path, WeightRow) if r.group != GROUP]
    write_weights(path, rows)
    load_confidence.cache_clear()
    texts = [t for t in read_dated() if not t.has_printed and is_for_fitting(t.name)]
    found = list(decide(texts))
    fitted = [row for basis in ("printed", "text") for row in _fit(basis, found)]
    write_weights(path, sorted([*rows, *fitted], key=lambda r: (r.group, r.sort, r.role)))
    sys.stdout.write(f"{len(found)} decisions counted; {len(fitted)} rows written\n")


def decide(texts: Sequence[DatedText]) -> Iterator[Decision]:
    """Decide on each text with nothing printed, with its own date and with a false one."""
    for text, facts in zip(texts, find_facts(texts), strict=True):
        yield from _judge_page(text, facts, 1.0)
    for printing, is_own in ((print_true, True), (print_false, False)):
        pages = [page for _, page in printing(texts)]
        for page, facts in zip(pages, find_facts(pages), strict=True):
            own = own_share(facts)
            yield from _judge_page(page, facts, own if is_own else 1 - own)


def own_share(facts: ArticleFacts) -> float:
    """Give how often the best of the dates printed on a page is its own, by its kind."""
    return max((standing_of(p).own for p in facts.printed if p.kind not in SILENT), default=1.0)


def _judge_page(text: DatedText, facts: ArticleFacts, weight: float) -> Iterator[Decision]:
    """Lay the decision on a page beside what is known; nothing where none was made."""
    found = assess_article(facts)
    if found.decided is not None:
        yield Decision(
            basis="printed" if found.verdict is Verdict.ACCEPTED else "text",
            confidence=found.confidence,
            is_right=found.decided.earliest <= text.latest
            and text.earliest <= found.decided.latest,
            weight=weight,
        )


def _fit(basis: str, found: Sequence[Decision]) -> list[WeightRow]:
    """Give a row a bin; bins next to each other are one where the surer one was right less often."""
    bins: defaultdict[float, list[Decision]] = defaultdict(list)
    for one in found:
        if one.basis == basis:
            bins[max(e for e in EDGES if e <= one.confidence)].append(one)
    pooled: list[tuple[float, list[Decision]]] = []
    for edge in sorted(bins):
        pooled.append((edge, bins[edge]))
        while len(pooled) > 1 and _row(basis, *pooled[-1]).weight < _row(basis, *pooled[-2]).weight:
            (low, below), (_, above) = pooled[-2:]
            pooled[-2:] = [(low, [*below, *above])]
    return [_row(basis, *one) for one in pooled]


def _row(basis: str, edge: float, inside: Sequence[Decision]) -> WeightRow:
    total = sum(d.weight for d in inside)
    mean = sum(d.weight * d.confidence for d in inside) / total
    seen = round(total)
    right = min(seen, round(sum(d.weight for d in inside if d.is_right)))
    return WeightRow(
        group=GROUP,
        sort=basis,
        role=f"{edge:.2f}",
        weight=smooth(round(mean, 3), seen, right),
        prior=round(mean, 3),
        seen=seen,
        right=right,
    )


if __name__ == "__main__":
    main()
