"""Triples about the date of an article: the verdict, what is decided, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.graph import vocab
from flows.graph.literals import day, decimal, text
from flows.graph.triples import about, date_pairs
from flows.model import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import NamedNode, Triple

    from flows.graph.triples import Page, Pair
    from flows.model import DateEvidence, DateValue, PrintedDate


def describe_assessment(page: Page) -> Iterator[Triple]:
    """Say what becomes of the printed date, which date is decided, and what speaks for it."""
    assessment, subject = page.assembled.assessment, page.iris.assessment(page.id)
    because: dict[NamedNode, DateEvidence] = {}
    for evidence in assessment.because:
        because.setdefault(_evidence_iri(page, evidence), evidence)
    yield from about(
        subject,
        (
            (vocab.TYPE, vocab.DATE_ASSESSMENT),
            (vocab.VERDICT, vocab.value_of(assessment.verdict)),
            (vocab.CONFIDENCE, decimal(assessment.confidence)),
            *_decided_pairs(page),
            *_printed_pairs(page),
            *((vocab.BECAUSE, iri) for iri in because),
        ),
    )
    for iri, evidence in because.items():
        yield from _describe_evidence(page, iri, evidence)


def _decided_pairs(page: Page) -> tuple[Pair, ...]:
    decided, basis = page.calendar.decided, page.assembled.assessment.basis
    if decided is None:
        return ()
    return (
        *date_pairs(decided),
        (vocab.DATE_PRECISION, vocab.value_of(decided.precision)),
        (vocab.BASIS, None if basis is None else vocab.value_of(basis)),
    )


def _printed_pairs(page: Page) -> tuple[Pair, ...]:
    printed = page.assembled.assessment.printed
    if printed is None:
        return ()
    reading = read_printed(printed, page.calendar.decided)
    return (
        (vocab.DATE_TEXT, text(printed.text)),
        (vocab.PRINTED_DATE, None if reading is None else day(reading.earliest)),
        *page.evidence_pairs([printed.span]),
    )


def read_printed(printed: PrintedDate, decided: DateValue | None) -> DateValue | None:
    """Choose the day that a printed date means.

    Args:
        printed: A printed date, perhaps with more than one reading.
        decided: The date decided for the article.

    Returns:
        The only reading, or the one that lies in the date decided; None where that leaves more
        than one, and where the reading is no single day: an ``xsd:date`` cannot be a month.
    """
    days = [reading for reading in printed.readings if reading.precision is Precision.DAY]
    if len(days) > 1 and decided is not None:
        days = [d for d in days if decided.earliest <= d.earliest <= decided.latest]
    return days[0] if len(days) == 1 else None


def _evidence_iri(page: Page, evidence: DateEvidence) -> NamedNode:
    spans = [n for span in evidence.spans for n in (span.begin, span.end)]
    days = (evidence.earliest.isoformat(), evidence.latest.isoformat())
    leans_on = (evidence.reference, evidence.article)
    return page.iris.hashed("evidence", (page.id, evidence.kind.value, *days, *leans_on, *spans))


def _describe_evidence(page: Page, iri: NamedNode, evidence: DateEvidence) -> Iterator[Triple]:
    row, other = evidence.reference, evidence.article
    yield from about(
        iri,
        (
            (vocab.TYPE, vocab.DATE_EVIDENCE),
            (vocab.EVIDENCE_KIND, vocab.value_of(evidence.kind)),
            (vocab.EARLIEST, day(evidence.earliest)),
            (vocab.LATEST, day(evidence.latest)),
            (vocab.WEIGHT, decimal(evidence.weight)),
            (vocab.COMMENT, text(evidence.comment)),
            (vocab.USES_REFERENCE, None if row is None else page.iris.reference(row)),
            (vocab.USES_REFERENCE, None if other is None else page.iris.article(other)),
            *page.evidence_pairs(evidence.spans),
        ),
    )
    if row is not None:
        yield from _describe_reference(page, row)


def _describe_reference(page: Page, row: str) -> Iterator[Triple]:
    return about(
        page.iris.reference(row),
        (
            (vocab.TYPE, vocab.ENTITY),
            (vocab.IDENTIFIER, text(row)),
            (vocab.LABEL, text(row)),
        ),
    )
