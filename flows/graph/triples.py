"""Triples about one subject, and the page of an article that all describing modules look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from flows.graph import vocab
from flows.graph.calendar import Calendar
from flows.graph.literals import day, edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.graph.iris import Iris
    from flows.model import AssembledArticle, DateValue, Span

Value = NamedNode | Literal
Pair = tuple[NamedNode, Value | None]
"""A property and its value; None where there is nothing to say."""


def about(subject: NamedNode, pairs: Iterable[Pair]) -> Iterator[Triple]:
    """Say each pair that has a value of the subject."""
    return (Triple(subject, name, value) for name, value in pairs if value is not None)


def date_pairs(value: DateValue | None) -> tuple[Pair, ...]:
    """Give a date as EDTF and the days that bound it; nothing for no date."""
    if value is None:
        return ()
    return (
        (vocab.EDTF_VALUE, edtf(value.edtf)),
        (vocab.EARLIEST, day(value.earliest)),
        (vocab.LATEST, day(value.latest)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article and the means to speak about it."""

    iris: Iris
    assembled: AssembledArticle
    calendar: Calendar

    @classmethod
    def of(cls, assembled: AssembledArticle, iris: Iris) -> Page:
        """Make the page of an article."""
        return cls(iris=iris, assembled=assembled, calendar=Calendar.of(assembled))

    @property
    def id(self) -> str:
        """Id of the article."""
        return self.assembled.article.raw.id

    @property
    def iri(self) -> NamedNode:
        """IRI of the article."""
        return self.iris.article(self.id)

    def evidence_pairs(self, spans: Iterable[Span]) -> tuple[Pair, ...]:
        """Point to passages of the article."""
        return tuple((vocab.EVIDENCE, self.iris.span(self.id, span)) for span in spans)
