"""Which articles the page has room for, those first that a reader has most to ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.publish.report.axis import LOOSE_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.publish.report.rows import ArticleRow

ARTICLES_MAX = 400
CLAIMS_MAX = 4000
"""Claims on one page; with their sentences and marks about three megabytes."""
REJECTED_WORTH = 10
"""A rejected date counts as much as so many claims in conflicts."""


def choose_articles(articles: Sequence[ArticleRow]) -> tuple[ArticleRow, ...]:
    """Choose the articles to show whole: conflicts and rejected dates first, copies last.

    Args:
        articles: All of the knowledge base.

    Returns:
        All where they fit, else as many as do; by the date decided, those that nothing dates last.
    """
    chosen: list[ArticleRow] = []
    claims = 0
    for article in sorted(articles, key=_rank)[:ARTICLES_MAX]:
        if claims + article.claims <= CLAIMS_MAX:
            chosen.append(article)
            claims += article.claims
    return tuple(sorted(chosen, key=_place))


def _rank(article: ArticleRow) -> tuple[bool, int, int, str]:
    worth = article.conflicts + REJECTED_WORTH * (article.verdict == "Rejected")
    return (bool(article.copy_of), -worth, -article.claims, article.iri)


def _place(article: ArticleRow) -> tuple[bool, str, str, str]:
    days = article.decided
    return (
        days is None or days.width > LOOSE_DAYS,
        "" if days is None else days.first.isoformat(),
        article.file,
        article.iri,
    )
