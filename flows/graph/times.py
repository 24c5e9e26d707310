"""Triples about time mentions and what an acronym means in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.graph import vocab
from flows.graph.literals import text
from flows.graph.triples import about, date_pairs
from flows.model import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Triple

    from flows.graph.triples import Page
    from flows.model import AcronymUse, TimeMention


def describe_time(page: Page, time: TimeMention) -> Iterator[Triple]:
    """Say what a time mention denotes.

    Source:
        ISO 24617-1 (ISO-TimeML) for type and value.
    """
    return about(
        page.iris.hashed("time", (page.id, time.span.begin, time.span.end)),
        (
            (vocab.TYPE, vocab.TIME_MENTION),
            (vocab.IN_ARTICLE, page.iri),
            (vocab.TIMEX_TYPE, text(time.timex_type.value)),
            (vocab.TIMEX_VALUE, text(time.value)),
            *date_pairs(time.date),
            *page.evidence_pairs([time.span]),
        ),
    )


def describe_acronym(page: Page, use: AcronymUse) -> Iterator[Triple]:
    """Say what an acronym means here, and whether that is worked out rather than spelled out."""
    inferred = vocab.value_of(Basis.INFERRED_FROM_TEXT) if use.inferred else None
    return about(
        page.iris.hashed("acronym", (page.id, use.acronym, use.denotes)),
        (
            (vocab.TYPE, vocab.ACRONYM_USE),
            (vocab.IN_ARTICLE, page.iri),
            (vocab.ACRONYM, text(use.acronym)),
            (vocab.DENOTES, page.iris.entity(use.denotes)),
            (vocab.BASIS, inferred),
            *page.evidence_pairs(use.spans),
        ),
    )
