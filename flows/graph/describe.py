"""An assembly as triples: the modules of this room, one after the other.

Writing the triples to a file is ``publish``'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.graph import vocab
from flows.graph.articles import describe_article, describe_spans
from flows.graph.claims import describe_claim, describe_method, merge_claims
from flows.graph.dates import describe_assessment
from flows.graph.entities import describe_entity, media_iris, name_media, select_entities
from flows.graph.iris import Iris
from flows.graph.situations import describe_situation, situation_iri
from flows.graph.times import describe_acronym, describe_time
from flows.graph.triples import Page, about

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import NamedNode, Triple

    from flows.model import Assembly, Conflict

_SIDES_LEAST = 2
"""Situations of a conflict set."""


def describe(assembly: Assembly, base: str) -> Iterator[Triple]:
    """Give the graph of an assembly, one triple after the other.

    Args:
        assembly: All articles of a build.
        base: What the IRIs of the data begin with; ends in "/".

    Returns:
        Triples without blank nodes, in no order; what several articles say comes again.

    Raises:
        ValueError: No passage can be named under the base.
    """
    return _describe_all(assembly, Iris(base=base))


def _describe_all(assembly: Assembly, iris: Iris) -> Iterator[Triple]:
    media = name_media(assembly)
    named = media_iris(iris, media)
    pages = {a.article.raw.id: Page.of(a, iris) for a in assembly.articles}
    for page in pages.values():
        yield from describe_page(page, named)
    for entity in select_entities(assembly, tuple(media.values())):
        yield from describe_entity(iris, entity)
    for conflict in assembly.conflicts:
        yield from describe_conflict(pages, iris, conflict)


def describe_page(page: Page, media: Mapping[str, NamedNode]) -> Iterator[Triple]:
    """Say what one article is, when it appeared and what it claims.

    Args:
        page: The article.
        media: IRI of each publisher and agency by its printed name.
    """
    yield from describe_article(page, media)
    yield from describe_assessment(page)
    yield from describe_spans(page)
    by_span = {time.span: time for time in reversed(page.assembled.times)}
    for time in by_span.values():
        yield from describe_time(page, time)
    for use in page.assembled.acronyms:
        yield from describe_acronym(page, use)
    for iri, claim in merge_claims(page):
        yield from describe_claim(page, iri, claim)
        if claim.method is not None:
            yield from describe_method(page, claim.method)
        for situation in claim.states:
            yield from describe_situation(page, situation)


def describe_conflict(
    pages: Mapping[str, Page], iris: Iris, conflict: Conflict
) -> Iterator[Triple]:
    """Say what does not go together; nothing where the sides come out as one situation."""
    stated = {situation_iri(pages[id_], situation) for id_, situation in conflict.members}
    members = sorted(stated, key=str)
    if len(members) < _SIDES_LEAST:
        return iter(())
    names = (member.value.removeprefix(iris.base) for member in members)
    return about(
        iris.hashed("conflict", (conflict.kind.value, *names)),
        (
            (vocab.TYPE, vocab.CONFLICT_SET),
            (vocab.CONFLICT_KIND, vocab.value_of(conflict.kind)),
            *((vocab.CONFLICT_MEMBER, member) for member in members),
        ),
    )
