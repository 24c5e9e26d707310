"""A body named with another state before it is that state's, not the well-known one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import EntityKind
from tests.facts.whole import facts_of

if TYPE_CHECKING:
    from flows.pipeline import Tools


def bodies_in(tools: Tools, text: str) -> dict[str, list[str]]:
    """Give the bodies of a text that are no states, each with its mentions."""
    entities = facts_of(tools, text).entities
    bodies = [e for e in entities.entities if e.kind is EntityKind.ORGANIZATION]
    named = {e.label: [m.text for m in entities.mentions if m.entity == e.id] for e in bodies}
    return {label: texts for label, texts in named.items() if any(" " in t for t in texts)}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "The Barbados Labour Party won the vote. The Labour Party thanked voters.",
            {"Barbados Labour Party": ["Barbados Labour Party", "Labour Party"]},
            id="a party of another state, and its short name",
        ),
        pytest.param(
            "The Kenyan Red Cross counted ten dead. The Red Cross asked for access.",
            {"Kenyan Red Cross": ["Kenyan Red Cross", "Red Cross"]},
            id="one state's branch of a body of all",
        ),
        pytest.param(
            "The British Labour Party met the Red Cross in Kenya.",
            {
                "Labour Party": ["Labour Party"],
                "International Committee of the Red Cross": ["Red Cross"],
            },
            id="the well-known ones stay themselves",
        ),
        pytest.param(
            "The South African Communist Party met in Durban on Monday.",
            {"South African Communist Party": ["South African Communist Party"]},
            id="a party whose words are common",
        ),
    ],
)
def test_a_body_is_that_of_the_state_before_it(
    tools: Tools, text: str, want: dict[str, list[str]]
) -> None:
    assert bodies_in(tools, text) == want


def test_letters_of_a_party_count_where_its_state_is_spoken_of(tools: Tools) -> None:
    there = facts_of(tools, "The PPP left the government of Pakistan.").entities.entities
    here = facts_of(tools, "The PPP left the government of Guyana.").entities.entities
    assert "Pakistan Peoples Party" in {e.label for e in there}
    assert "Pakistan Peoples Party" not in {e.label for e in here}
