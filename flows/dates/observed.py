"""What the kinds of evidence look at, and how they write down what they see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003
from typing import TYPE_CHECKING

from flows.dates.horizon import bound
from flows.model import DateEvidence, EvidenceKind, Span

if TYPE_CHECKING:
    from flows.dates.passages import Hit, Passage
    from flows.dates.reference import DateIndex
    from flows.model import Parsed, TimeExpression, Title


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One article, laid out for the kinds of evidence.

    Args:
        hits: Names of known events in the text, in order.
    """

    parsed: Parsed
    titles: tuple[Title, ...]
    times: tuple[TimeExpression, ...]
    passages: tuple[Passage, ...]
    hits: tuple[Hit, ...]
    index: DateIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days of publication that an observation allows, how surely, and of which sort it is.

    Args:
        sort: A row of ``ontology/reference/date_weights.csv``.
    """

    first: date
    last: date
    weight: float
    sort: str = ""


def testify(
    kind: EvidenceKind, window: Window, comment: str, spans: tuple[Span, ...], reference: str | None
) -> DateEvidence | None:
    """Write evidence; None where its days lie outside all that are weighed."""
    first, last = bound(window.first), bound(window.last)
    if window.first > last or window.last < first or first > last:
        return None
    return DateEvidence(
        kind=kind,
        earliest=first,
        latest=last,
        weight=round(min(max(window.weight, 0.01), 0.99), 4),
        comment=comment,
        spans=spans,
        reference=reference,
        sort=window.sort,
    )


def quote(observed: Observed, span: Span) -> str:
    """Give the words of a passage as printed, on one line."""
    text = observed.parsed.article.raw.text[span.begin : span.end]
    return " ".join(text.split())


def spell_days(first: date, last: date) -> str:
    """Write a stretch of days for a reader."""
    return f"on {first}" if first == last else f"from {first} to {last}"
