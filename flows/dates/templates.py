"""Stamps that many pages of a batch share: the clock of a crawl, whatever it looks like.

One page cannot tell its own stamp from the clock of the site; many can. Pages published on one day
share a date as well, so a shared date is only doubted where a page that bears it speaks against it,
or where pages that differ agree to the minute.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from flows.dates.clock import CLOCK
from flows.model import PrintedKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from flows.model import ArticleFacts, DateAssessment

_SHARED_MIN: Final = 3
_REFUSED_SHARE: Final = 1 / 3
_CLAIMS: Final = (
    PrintedKind.BYLINE_STAMP,
    PrintedKind.CRAWL_PREFIX,
    PrintedKind.URL_DATE,
    PrintedKind.METADATA_DATE,
    PrintedKind.FEED_DATE,
)
"""Kinds that are believed by themselves and that a template can print."""
_CLOCK: Final = re.compile(rf"(?!00:00)(?:{CLOCK}|(?<=\dT)\d\d:\d\d)", re.VERBOSE | re.IGNORECASE)
"""A time of day; midnight is what programs write where they know the day alone."""


def find_templates(
    articles: Sequence[ArticleFacts],
    alone: Mapping[str, DateAssessment],
    copies: Mapping[str, str],
) -> frozenset[str]:
    """Find the stamps that a template printed, by their text.

    Args:
        articles: All that are dated together; a copy of another says nothing new.
        alone: What each tells by itself: no date found here leans on another found here.
        copies: Id of a copy -> id of the article that it copies.
    """
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles:
        if article.article.raw.id not in copies:
            for text in dict.fromkeys(p.text for p in article.printed if p.kind in _CLAIMS):
                bearers[text].append(article.article.raw.id)
    return frozenset(
        text
        for text, ids in bearers.items()
        if len(ids) >= _SHARED_MIN and (_CLOCK.search(text) or _is_refused(text, ids, alone))
    )


def _is_refused(text: str, ids: Sequence[str], alone: Mapping[str, DateAssessment]) -> bool:
    found = [alone[article] for article in ids]
    judged = [f.printed.text for f in found if f.printed and f.verdict is Verdict.REJECTED]
    refused = judged.count(text)
    return refused >= _REFUSED_SHARE * len(ids)


def as_clocks(article: ArticleFacts, templates: AbstractSet[str]) -> ArticleFacts:
    """Give an article with the stamps of templates taken for what they are."""
    if not any(p.text in templates and p.kind in _CLAIMS for p in article.printed):
        return article
    printed = tuple(
        replace(p, kind=PrintedKind.PAGE_CLOCK) if p.text in templates and p.kind in _CLAIMS else p
        for p in article.printed
    )
    return replace(article, printed=printed)
