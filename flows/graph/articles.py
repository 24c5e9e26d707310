"""Triples about articles and the passages that other triples rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.graph import vocab
from flows.graph.literals import offset, text
from flows.graph.triples import about

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import NamedNode, Triple

    from flows.graph.triples import Page
    from flows.model import Span


def describe_article(page: Page, media: Mapping[str, NamedNode]) -> Iterator[Triple]:
    """Say what an article is and where it comes from.

    Args:
        page: The article.
        media: IRIs of publishers and agencies by the name that the articles print.
    """
    article = page.assembled.article
    copied, headline = page.assembled.duplicate_of, article.headline
    return about(
        page.iri,
        (
            (vocab.TYPE, vocab.ARTICLE),
            (vocab.TYPE, vocab.NEWS_ARTICLE),
            (vocab.SOURCE_FILE, text(article.raw.name)),
            (vocab.SOURCE_DIGEST, text(article.raw.digest)),
            (vocab.HEADLINE, None if headline is None else text(headline)),
            (vocab.PUBLISHER, media.get(article.publisher or "")),
            (vocab.AGENCY, media.get(article.agency or "")),
            (vocab.IN_LANGUAGE, text(article.language)),
            (vocab.PUBLISHED, page.iris.assessment(page.id)),
            (vocab.DUPLICATE_OF, None if copied is None else page.iris.article(copied)),
        ),
    )


def describe_spans(page: Page) -> Iterator[Triple]:
    """Describe each passage of the article that something rests on, once."""
    for span in sorted(set(_used_spans(page))):
        yield from _describe_span(page, span)


def _describe_span(page: Page, span: Span) -> Iterator[Triple]:
    raw = page.assembled.article.raw.text
    return about(
        page.iris.span(page.id, span),
        (
            (vocab.TYPE, vocab.TEXT_SPAN),
            (vocab.TYPE, vocab.OFFSET_STRING),
            (vocab.BEGIN_INDEX, offset(span.begin)),
            (vocab.END_INDEX, offset(span.end)),
            (vocab.ANCHOR_OF, text(raw[span.begin : span.end])),
            (vocab.REFERENCE_CONTEXT, page.iri),
        ),
    )


def _used_spans(page: Page) -> Iterable[Span]:
    assembled = page.assembled
    assessment = assembled.assessment
    if assessment.printed is not None:
        yield assessment.printed.span
    for evidence in assessment.because:
        yield from evidence.spans
    for time in assembled.times:
        yield time.span
    for claim in assembled.claims:
        yield from claim.spans
    for acronym in assembled.acronyms:
        yield from acronym.spans
