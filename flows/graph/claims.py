"""Triples about claims: who says what, where, and with what standing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.graph import vocab
from flows.graph.literals import decimal, flag, text
from flows.graph.situations import situation_iri
from flows.graph.triples import about, date_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import NamedNode, Triple

    from flows.graph.triples import Page, Pair
    from flows.model import Claim, Quotation


def claim_iri(page: Page, claim: Claim) -> NamedNode:
    """Give the IRI of a claim: told twice in one article, it is one claim."""
    words = None if claim.quotation is None else claim.quotation.text
    states = sorted({situation_iri(page, situation).value for situation in claim.states})
    bases = [iri.removeprefix(page.iris.base) for iri in states]
    standing = (claim.status.value, claim.polarity.value)
    return page.iris.hashed("claim", (page.id, claim.claimant, words, *standing, *bases))


def merge_claims(page: Page) -> tuple[tuple[NamedNode, Claim], ...]:
    """Make one claim of those that an article tells more than once.

    Returns:
        Each claim with its IRI, in order of the first passage. The passages are put together; what
        else the first telling says stays, and gains what only a later one says.
    """
    merged: dict[NamedNode, Claim] = {}
    for claim in page.assembled.claims:
        iri = claim_iri(page, claim)
        known = merged.get(iri)
        merged[iri] = claim if known is None else _join(known, claim)
    return tuple(merged.items())


def _join(first: Claim, second: Claim) -> Claim:
    return replace(
        first,
        spans=tuple(sorted({*first.spans, *second.spans})),
        relayed_by=first.relayed_by or second.relayed_by,
        cue=first.cue or second.cue,
        said=first.said or second.said,
        method=None if first.method is None else second.method,
        confidence=max(first.confidence, second.confidence),
    )


def describe_claim(page: Page, iri: NamedNode, claim: Claim) -> Iterator[Triple]:
    """Say what a claim states; the situations themselves are described elsewhere."""
    claimant, relay = claim.claimant, claim.relayed_by
    return about(
        iri,
        (
            (vocab.TYPE, vocab.CLAIM),
            (vocab.IN_ARTICLE, page.iri),
            (vocab.CLAIMANT, page.iri if claimant is None else page.iris.entity(claimant)),
            (vocab.RELAYED_BY, None if relay is None else page.iris.entity(relay)),
            (vocab.EPISTEMIC_STATUS, vocab.value_of(claim.status)),
            (vocab.POLARITY, vocab.value_of(claim.polarity)),
            (vocab.CUE, None if claim.cue is None else text(claim.cue)),
            (vocab.CONFIDENCE, decimal(claim.confidence)),
            (vocab.GENERATED_BY, None if claim.method is None else _activity(page, claim.method)),
            *_said_pairs(page, claim),
            *_quotation_pairs(claim.quotation),
            *((vocab.STATES, situation_iri(page, s)) for s in claim.states),
            *page.evidence_pairs(claim.spans),
        ),
    )


def describe_method(page: Page, method: str) -> Iterator[Triple]:
    """Say what found a claim, where it was not the rules."""
    return about(
        _activity(page, method), ((vocab.TYPE, vocab.ACTIVITY), (vocab.LABEL, text(method)))
    )


def _activity(page: Page, method: str) -> NamedNode:
    return page.iris.hashed("activity", (method,))


def _said_pairs(page: Page, claim: Claim) -> tuple[Pair, ...]:
    """Date the saying: an article speaks in its own voice on the day it is published."""
    said = page.calendar.date_at(claim.said)
    if said is None and claim.claimant is None:
        return date_pairs(page.calendar.decided)
    return date_pairs(said)


def _quotation_pairs(quotation: Quotation | None) -> tuple[Pair, ...]:
    if quotation is None:
        return ()
    return (
        (vocab.TYPE, vocab.QUOTATION),
        (vocab.WORDS, text(quotation.text)),
        (vocab.DIRECT, flag(value=quotation.direct)),
    )
