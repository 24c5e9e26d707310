"""The attack that an article is about: told by its site, taken up, and whose victims are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import CasualtyCount, EventPart, EventType, Participation
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from flows.pipeline import Tools

HEAD = "Gunmen strike\n\n"
LEAD = "Gunmen stormed Riverton University College early on Tuesday, police said. "


def counted(tools: Tools, text: str) -> set[tuple[str, str | None]]:
    """Give each figure with the label of its event."""
    found, labels = told(tools, text)
    tolls = [s for s in found if isinstance(s, CasualtyCount)]
    return {(s.value, None if s.event is None else labels[s.event]) for s in tolls}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Gunmen attacked Riverton University College on Tuesday.", id="by a verb"),
        pytest.param("An attack on Riverton University College hurt many.", id="by a noun"),
        pytest.param("Many fled in the Riverton University College attack.", id="before a noun"),
    ],
)
def test_an_attack_on_a_named_site_is_an_event(tools: Tools, text: str) -> None:
    facts = facts_of(tools, HEAD + text)
    armed = [e.label for e in facts.entities.entities if e.event_type is EventType.ARMED_EVENT]
    assert armed == ["attack on Riverton University College"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param("At least 14 people were killed.", {"14"}, id="next sentence"),
        pytest.param("The siege lasted all day. Police said 14 people died.", {"14"}, id="later"),
        pytest.param("Last year 90 people were killed in Harbor.", set(), id="another year"),
        pytest.param(
            "In Harbor 12 people were killed in a raid on a village.", set(), id="another attack"
        ),
    ],
)
def test_figures_without_a_scope_are_of_the_attack_that_the_article_is_about(
    tools: Tools, text: str, want: set[str]
) -> None:
    found = counted(tools, HEAD + LEAD + text)
    assert {v for v, event in found if event and event.endswith("College")} == want


def test_who_claims_the_attack_claims_the_one_told_before(tools: Tools) -> None:
    text = HEAD + LEAD + "Al-Shabaab claimed responsibility for the assault."
    facts = facts_of(tools, text)
    parts = {
        (s.agent, s.event.rpartition("/")[2])
        for c in facts.claims
        for s in c.states
        if isinstance(s, Participation) and s.part is EventPart.ATTACKER
    }
    assert ("organization/al-shabaab", "storming-of-riverton-university-college") in parts


def test_two_attacks_told_in_the_lead_leave_a_figure_without_a_scope(tools: Tools) -> None:
    text = "A bombing in Geneva and a raid in Lausanne shocked many. Police said 14 people died."
    assert counted(tools, HEAD + text) == {("14", None)}
