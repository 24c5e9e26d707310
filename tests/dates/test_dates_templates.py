"""A stamp that the pages of a batch share is learned from the batch."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.dates.assess import assess_dates
from flows.dates.values import date_value
from flows.model import (
    ArticleFacts,
    CleanArticle,
    DateEvidence,
    EvidenceKind,
    PrintedDate,
    PrintedKind,
    RawArticle,
    Span,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

STAMP = date(2017, 11, 21)
TERM = DateEvidence(
    kind=EvidenceKind.OFFICE_TERM,
    earliest=date(2013, 2, 1),
    latest=date(2013, 12, 31),
    weight=0.99,
    comment="An office that ended long before.",
    spans=(Span(begin=50, end=60),),
)


def page(name: str, text: str, evidence: Sequence[DateEvidence] = ()) -> ArticleFacts:
    raw = RawArticle(id=name, name=f"{name}.txt", digest="", text=text)
    printed = PrintedDate(
        kind=PrintedKind.BYLINE_STAMP,
        span=Span(begin=0, end=len(text)),
        text=text,
        readings=(date_value(STAMP, STAMP),),
    )
    article = CleanArticle(raw=raw, parts=())
    return ArticleFacts(article=article, printed=(printed,), evidence=tuple(evidence))


def verdicts(pages: Sequence[ArticleFacts], copies: dict[str, str] | None = None) -> list[Verdict]:
    dated, _ = assess_dates(pages, copies or {})
    return [dated[p.article.raw.id].verdict for p in pages]


def test_one_stamp_alone_is_believed() -> None:
    assert verdicts([page("a", "November 21, 2017")]) == [Verdict.ACCEPTED]


def test_pages_of_one_day_keep_their_date() -> None:
    pages = [page(name, "November 21, 2017") for name in "abcd"]
    assert set(verdicts(pages)) == {Verdict.ACCEPTED}


def test_a_shared_date_that_pages_refuse_is_refused_for_all() -> None:
    pages = [page("a", "November 21, 2017", [TERM]), page("b", "November 21, 2017", [TERM])]
    pages += [page("c", "November 21, 2017")]
    assert set(verdicts(pages)) == {Verdict.REJECTED}


@pytest.mark.parametrize(
    ("copies", "want"),
    [
        pytest.param({}, Verdict.REJECTED, id="three articles"),
        pytest.param({"b": "a", "c": "a"}, Verdict.ACCEPTED, id="one article copied"),
    ],
)
def test_articles_that_differ_never_agree_to_the_minute(
    copies: dict[str, str], want: Verdict
) -> None:
    pages = [page(name, "November 21, 2017 10:13 am") for name in "abc"]
    assert set(verdicts(pages, copies)) == {want}


def test_a_midnight_that_pages_share_is_a_day_and_no_clock() -> None:
    pages = [page(name, "2017-11-21T00:00:00Z") for name in "abcd"]
    assert verdicts(pages) == [Verdict.ACCEPTED] * 4
    clocks = [page(name, "2017-11-21T10:31:00Z") for name in "abcd"]
    assert verdicts(clocks) != [Verdict.ACCEPTED] * 4
