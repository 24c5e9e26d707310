"""Who says what a headline tells: a name before a colon, behind a dash, beside a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import CasualtyCount, EpistemicStatus, RawArticle
from flows.pipeline import process

if TYPE_CHECKING:
    from flows.pipeline import Tools

BELOW = "\n\n2 May 2014\n\nGENEVA (Reuters) - Rain fell in the city on Friday.\n"


def claimants(tools: Tools, headline: str) -> list[tuple[str | None, str]]:
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=headline + BELOW)
    (facts,) = process([raw], tools)
    labels = {e.id: e.label for e in facts.entities.entities}
    return [
        (None if c.claimant is None else labels[c.claimant], c.status.value)
        for c in facts.claims
        if any(isinstance(s, CasualtyCount) for s in c.states)
    ]


@pytest.mark.parametrize(
    "headline",
    [
        "UN: 300 people killed in Aleppo",
        "300 people killed in Aleppo: UN",
        "300 people killed in Aleppo - UN",
        "300 people killed in Aleppo, says UN",
        "UN says 300 people killed in Aleppo",
    ],
)
def test_a_headline_that_names_who_says_it_is_their_claim(headline: str, tools: Tools) -> None:
    want = [("United Nations", EpistemicStatus.REPORTED.value)]
    assert claimants(tools, headline) == want


def test_somebody_without_a_name_says_it_too(tools: Tools) -> None:
    found = claimants(tools, "300 people killed in Aleppo - police")
    assert [status for _, status in found] == [EpistemicStatus.REPORTED.value]


@pytest.mark.parametrize(
    "headline",
    [
        "Aleppo: 300 people killed in market",
        "Syria: 300 people killed in Aleppo",
        "300 people killed in Aleppo - north of Idlib",
        "300 people killed in Aleppo",
    ],
)
def test_a_place_a_state_or_a_topic_says_nothing(headline: str, tools: Tools) -> None:
    assert claimants(tools, headline) == [(None, EpistemicStatus.ASSERTED.value)]
