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

    from flows.publish.report.rows import ArticleRow, ClaimRow, EvidenceRow, Material

    FindArticle = Callable[[str], bytes | None]
    """Gives ``articles/NAME.json`` by the id of an article; None where there is none."""


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
    stretches: tuple[Stretch, ...]

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
    return tuple(
        _lay_article(article, claims[article.iri], evidence[article.iri], find(article.name))
        for article in material.shown
    )


def _lay_article(
    article: ArticleRow,
    claims: Sequence[ClaimRow],
    evidence: Sequence[EvidenceRow],
    data: bytes | None,
) -> Page:
    laid = [
        *((passage, claim.anchor) for claim in claims for passage in claim.passages),
        *((passage, one.anchor) for one in evidence for passage in one.passages),
    ]
    blocks = lay_out(article, data, laid)
    cards = {claim.anchor: _make_card(claim) for claim in claims}
    return Page(
        article=article,
        evidence=tuple(evidence),
        stretches=tuple(_deal(blocks, cards)),
    )


def _make_card(claim: ClaimRow) -> Card:
    return Card(claim=claim, says=tell_claim(claim), standing=tell_standing(claim))


def _deal(blocks: Sequence[Block], cards: dict[str, Card]) -> Iterator[Stretch]:
    """Give each claim to the first paragraph that it rests on."""
    for block in blocks:
        own = [cards.pop(anchor) for anchor in block.anchors if anchor in cards]
        yield Stretch(block=block, cards=tuple(own))
