"""How far a claim is believed: the weights of the table, and claims that are left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.facts.confidence import GROUP, confidence_of, drop_unsure
from flows.facts.lexicon import Lexicon
from flows.model import (
    ArticleFacts,
    Claim,
    EpistemicStatus,
    Interaction,
    Span,
)
from tests.facts.spoken import make_scene

DEED = Interaction(agent="person/smith", target="person/brown", type="REQUEST")
GROUP_DEED = Interaction(agent="anonymous/a/gunmen", target="person/brown", type="ASSAULT")
ASSERTED = EpistemicStatus.ASSERTED


def weigh(**weights: str) -> Lexicon:
    return Lexicon(values={GROUP: weights}, phrases={})


def test_without_weights_the_belief_of_the_pattern_stands() -> None:
    assert confidence_of(Lexicon(values={}, phrases={}), DEED, ASSERTED, 0.75) == 0.75


def test_weights_that_change_nothing_change_nothing() -> None:
    assert confidence_of(weigh(pattern="1"), DEED, ASSERTED, 0.75) == 0.75


def test_a_group_without_a_name_is_believed_less_where_the_table_says_so() -> None:
    table = weigh(pattern="1", unnamed="-1")
    assert confidence_of(table, GROUP_DEED, ASSERTED, 0.75) < 0.75
    assert confidence_of(table, DEED, ASSERTED, 0.75) == 0.75


@given(st.floats(0, 1), st.sampled_from(list(EpistemicStatus)))
def test_confidence_stays_between_nothing_and_certainty(
    belief: float, status: EpistemicStatus
) -> None:
    table = weigh(pattern="3", hedged="-5", bias="2")
    assert 0 < confidence_of(table, DEED, status, belief) < 1


@pytest.mark.parametrize(
    ("limit", "left"),
    [
        pytest.param(0.5, 1, id="as sure as the limit stays"),
        pytest.param(0.51, 0, id="less sure goes"),
    ],
)
def test_claims_less_sure_than_the_limit_are_left_out(limit: float, left: int) -> None:
    scene = make_scene("Smith|NNP|nsubj|1 spoke=speak|VBD|root|1", names={})
    claim = Claim(states=(DEED,), spans=(Span(begin=0, end=5),), confidence=0.5)
    facts = ArticleFacts(article=scene.parsed.article, claims=(claim,))

    assert len(drop_unsure(facts, limit).claims) == left
