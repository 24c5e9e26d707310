"""Words that take sides, and whom a claim calls so."""

from __future__ import annotations

import pytest

from flows.facts.find import find_claims
from tests.facts.told import tell

REBELS = "Lowland|NNP|nsubj|1 attacked=attack|VBD|root|1 rebels=rebel|NNS|obj|1 .|.|punct|1"
OCCUPIED = (
    "North|NNP|nsubj|1 attacked=attack|VBD|root|1 occupied|JJ|amod|3 Lowland|NNP|obj|1 .|.|punct|1"
)
NAME = "North|NNP|nsubj|1 attacked=attack|VBD|root|1 Lowland|NNP|obj|1 .|.|punct|1"


@pytest.mark.parametrize(
    ("line", "want"),
    [
        pytest.param(REBELS, [("organization/rebels", "Neutral", "rebels")], id="a noun for them"),
        pytest.param(OCCUPIED, [("organization/lowland", "Hostile", "occupied")], id="a word before a name"),
        pytest.param(NAME, [], id="a bare name takes no side"),
    ],
)  # fmt: skip
def test_a_claim_keeps_the_words_that_take_sides(
    line: str, want: list[tuple[str, str, str]]
) -> None:
    said = [w for c in find_claims(tell(line)).claims for w in c.wordings]
    assert [(w.entity, w.side, w.word) for w in said] == want
