"""The same thing in words that take sides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.graph.framings import find_framings
from flows.model import Claim, ConflictKind, Span, Support, SupportKind, Wording
from tests.graph.handmade import ARTICLES, COUNCIL, MARLO, OSTRIA, REK

if TYPE_CHECKING:
    from flows.model import AssembledArticle

FIRST, SECOND = ARTICLES
BACKS = Support(agent=OSTRIA, target=COUNCIL, support=SupportKind.MILITARY)
PAYS = Support(agent=OSTRIA, target=COUNCIL, support=SupportKind.FINANCIAL)


def call(side: str, support: Support, claimant: str | None = None, kind: str = "rule") -> Claim:
    """Make a claim that calls the agent by a word of a side."""
    word = Wording(entity=OSTRIA, kind=kind, side=side, word="junta")
    spans = (Span(begin=0, end=4),)
    return Claim(states=(support,), spans=spans, claimant=claimant, wordings=(word,))


def tell(article: AssembledArticle, *claims: Claim) -> AssembledArticle:
    return replace(article, claims=claims)


def test_opposed_words_of_two_articles_are_a_framing() -> None:
    first, second = tell(FIRST, call("Hostile", BACKS)), tell(SECOND, call("Neutral", PAYS))
    (found,) = find_framings((first, second))
    assert found.kind is ConflictKind.FRAMING
    assert found.members == (("first", BACKS), ("second", PAYS))


def test_opposed_words_of_two_claimants_in_one_article_are_a_framing() -> None:
    told = tell(FIRST, call("Hostile", BACKS, REK), call("Friendly", PAYS, MARLO))
    assert len(find_framings((told,))) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param([call("Hostile", BACKS)], [call("Hostile", PAYS)], id="one side"),
        pytest.param([call("Hostile", BACKS)], [call("Neutral", PAYS, kind="land")],
                     id="words for other things"),
        pytest.param([call("Hostile", BACKS), call("Neutral", PAYS)], [call("Neutral", BACKS)],
                     id="who uses both takes no side"),
    ],
)  # fmt: skip
def test_words_that_are_not_opposed_are_no_framing(first: list[Claim], second: list[Claim]) -> None:
    assert find_framings((tell(FIRST, *first), tell(SECOND, *second))) == ()


def test_a_copy_frames_nothing() -> None:
    copy = replace(tell(SECOND, call("Neutral", PAYS)), duplicate_of="first")
    assert find_framings((tell(FIRST, call("Hostile", BACKS)), copy)) == ()
