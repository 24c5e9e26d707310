"""What a published knowledge base gives in Python: one value a thing, as plain text and numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article and its date.

    Args:
        iri: Its IRI.
        file: Name of its source file.
        headline: Empty where none was found.
        language: BCP 47.
        verdict: Accepted, Rejected or Missing.
        decided: EDTF; empty where nothing dates it.
        earliest: ISO 8601, inclusive.
        latest: ISO 8601, inclusive.
        confidence: 0 to 1.
    """

    iri: str
    file: str
    headline: str
    language: str
    verdict: str
    decided: str
    earliest: str
    latest: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with its passages.

    Args:
        iri: Its IRI.
        article: IRI of its article.
        claimant: Name of who says it; empty where the article itself does.
        status: Epistemic status ("Reported").
        polarity: Positive or Negative.
        confidence: 0 to 1.
        states: IRIs of its situations.
        passages: Begin, end (code points of the raw text, end exclusive) and words of each.
    """

    iri: str
    article: str
    claimant: str
    status: str
    polarity: str
    confidence: float
    states: tuple[str, ...]
    passages: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """A person, an organisation, a place or an event.

    Args:
        iri: Its IRI.
        kinds: Names of its classes.
        name: The canonical one.
        others: Other names that are seen or known.
        same_as: IRIs elsewhere, Wikidata's and GeoNames'.
    """

    iri: str
    kinds: tuple[str, ...]
    name: str
    others: tuple[str, ...]
    same_as: tuple[str, ...]
