"""The articles themselves: their text with passages marked, and beside it what rests on them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from flows.publish.report.marks import tell_standing
from flows.publish.report.texts import Block, lay_out
from flows.publish.report.wording import tell_claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from flows.publish.report.rows import ArticleRow, ClaimRow, EvidenceRow, IssueRow, Material

    FindArticle = Callable[[str], bytes | None]
    """Gives ``articles/NAME.json`` by the id of an article; None where there is none."""

LENGTH_MAX = 20_000
"""Code points of one article's text on the page; beyond them only marked paragraphs are shown."""
TEXT_MAX = 1_500_000
"""The same for all articles together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim beside its passage."""

    claim: ClaimRow
    says: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A paragraph with the claims whose first passage stands in it."""

    block: Block
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article with all that rests on it."""

    article: ArticleRow
    evidence: tuple[EvidenceRow, ...]
    issues: tuple[IssueRow, ...]
    stretches: tuple[Stretch, ...]

    @property
    def length(self) -> int:
        """Code points of text on the page."""
        pieces = (piece for stretch in self.stretches for piece in stretch.block.pieces)
        return sum(len(piece.text) for piece in pieces)

    @property
    def lead(self) -> str:
        """The first paragraph of its body, empty where none is on the page."""
        bodies = (stretch.block for stretch in self.stretches if stretch.block.is_body)
        return "".join(piece.text for block in islice(bodies, 1) for piece in block.pieces)


def lay_articles(material: Material, find: FindArticle) -> tuple[Page, ...]:
    """Lay out the articles shown."""
    claims: dict[str, list[ClaimRow]] = defaultdict(list)
    evidence: dict[str, list[EvidenceRow]] = defaultdict(list)
    for claim in material.claims:
        claims[claim.article.iri].append(claim)
    for one in material.evidence:
        evidence[one.article].append(one)
    issues: dict[str, list[IssueRow]] = defaultdict(list)
    for issue in material.issues:
        issues[issue.article].append(issue)
    pages: list[Page] = []
    room = TEXT_MAX
    for article in material.shown:
        given = Given(
            article=article,
            claims=claims[article.iri],
            evidence=evidence[article.iri],
            issues=issues.pop(article.file, []),
            room=room,
        )
        pages.append(_lay_article(given, find(article.name)))
        room = max(0, room - pages[-1].length)
    return tuple(pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What an article's part of the page is made of.

    Args:
        room: Longest text that there is room for, in code points.
    """

    article: ArticleRow
    claims: Sequence[ClaimRow]
    evidence: Sequence[EvidenceRow]
    issues: Sequence[IssueRow]
    room: int


def _lay_article(given: Given, data: bytes | None) -> Page:
    laid = [
        *((passage, claim.anchor) for claim in given.claims for passage in claim.passages),
        *((passage, one.anchor) for one in given.evidence for passage in one.passages),
        *((passage, issue.anchor) for issue in given.issues for passage in issue.passages),
    ]
    blocks = lay_out(given.article, data, laid, min(given.room, LENGTH_MAX))
    cards = {claim.anchor: _make_card(claim) for claim in given.claims}
    return Page(
        article=given.article,
        evidence=tuple(given.evidence),
        issues=tuple(given.issues),
        stretches=tuple(_deal(blocks, cards)),
    )


def _make_card(claim: ClaimRow) -> Card:
    return Card(claim=claim, says=tell_claim(claim), standing=tell_standing(claim))


def _deal(blocks: Sequence[Block], cards: dict[str, Card]) -> Iterator[Stretch]:
    """Give each claim to the first paragraph that it rests on."""
    for block in blocks:
        own = [cards.pop(anchor) for anchor in block.anchors if anchor in cards]
        yield Stretch(block=block, cards=tuple(own))
