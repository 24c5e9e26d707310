"""Where the articles come from and who speaks in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.report.marks import tell_standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.publish.report.rows import ArticleRow, ClaimRow, Material, Name

OUTLETS_MAX = 40
SPEAKERS_MAX = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher with an agency, or without one; both may be unknown.

    Args:
        rejected: Articles whose printed date is rejected.
        copies: Articles that are copies of another one.
    """

    publisher: str
    agency: str
    count: int
    rejected: int
    copies: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is given the word, and with which standing.

    Args:
        standings: Claims by "sure", "ahead", "weak" and "denied", in this order.
    """

    name: Name
    claims: tuple[ClaimRow, ...]
    articles: int
    standings: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The tables of sources."""

    outlets: tuple[Outlet, ...]
    outlets_left_out: int
    speakers: tuple[Speaker, ...]
    speakers_left_out: int


def list_sources(material: Material) -> Sources:
    """Count articles by outlet, and claims by who makes them."""
    outlets = _list_outlets(material.articles)
    speakers = _list_speakers(material.claims)
    return Sources(
        outlets=outlets[:OUTLETS_MAX],
        outlets_left_out=len(outlets[OUTLETS_MAX:]),
        speakers=speakers[:SPEAKERS_MAX],
        speakers_left_out=len(speakers[SPEAKERS_MAX:]),
    )


def _list_outlets(articles: Iterable[ArticleRow]) -> tuple[Outlet, ...]:
    found: dict[tuple[str, str], list[ArticleRow]] = defaultdict(list)
    for article in articles:
        found[article.publisher, article.agency].append(article)
    outlets = (
        Outlet(
            publisher=publisher,
            agency=agency,
            count=len(own),
            rejected=sum(article.verdict == "Rejected" for article in own),
            copies=sum(bool(article.copy_of) for article in own),
            claims=sum(article.claims for article in own),
        )
        for (publisher, agency), own in found.items()
    )
    return tuple(sorted(outlets, key=lambda o: (-o.count, o.publisher, o.agency)))


def _list_speakers(claims: Iterable[ClaimRow]) -> tuple[Speaker, ...]:
    found: dict[Name, list[ClaimRow]] = defaultdict(list)
    for claim in claims:
        if claim.claimant is not None:
            found[claim.claimant].append(claim)
    names = sorted(found, key=lambda name: (-len(found[name]), name))
    return tuple(_make_speaker(name, found[name]) for name in names)


def _make_speaker(name: Name, claims: list[ClaimRow]) -> Speaker:
    standings = Counter(tell_standing(claim) for claim in claims)
    return Speaker(
        name=name,
        claims=tuple(claims),
        articles=len({claim.article.iri for claim in claims}),
        standings=tuple((s, standings[s]) for s in ("sure", "ahead", "weak", "denied")),
    )
