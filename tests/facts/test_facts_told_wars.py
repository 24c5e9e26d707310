"""What articles tell of those who stand between sides, and of wars that begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import (
    EventPart,
    Participation,
    Polarity,
    ScheduleStatus,
    Scheduling,
    Stance,
    StanceValue,
)
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from flows.model import ArticleFacts
    from flows.pipeline import Tools


def test_what_one_is_for_is_independence_from_another(tools: Tools) -> None:
    found, labels = told(tools, "Chad is in support of independence from Kenya.")
    assert "Kenya" not in {labels[s.agent] for s in found if isinstance(s, Stance)}


def test_all_among_whom_there_are_divisions_are_divided(tools: Tools) -> None:
    found, labels = told(tools, "There are divisions over the plan among Kenya and Chad.")
    divided = [s for s in found if isinstance(s, Stance) and s.value is StanceValue.DIVIDED]
    assert sorted(labels[s.agent] for s in divided) == ["Chad", "Kenya"]


def test_a_war_that_talks_helped_end_is_over(tools: Tools) -> None:
    found, labels = told(tools, "The talks in 1997 helped end the Bougainville civil war.")
    states = {s.status for s in found if isinstance(s, Scheduling) and "war" in labels[s.event]}
    assert states == {ScheduleStatus.ENDED}


def test_a_participle_that_opens_the_sentence_tells_when_it_began(tools: Tools) -> None:
    text = "Launched on 15 April, the war between Kenya and Chad has killed 900 people."
    facts = facts_of(tools, f"OSLO, March 3, 2011 - {text}")
    raw = facts.article.raw.text
    began = _stood(facts, ScheduleStatus.BEGAN)
    assert [raw[s.when.begin : s.when.end] for s in began if s.when] == ["15 April"]


def test_what_one_tells_another_they_will_do_is_not_of_both(tools: Tools) -> None:
    text = "Anifah Aman told Benigno Aquino they would remain as mediators in the talks."
    found, labels = told(tools, f"MANILA, March 3, 2011 - {text}")
    assert "Benigno Aquino" not in {labels[s.agent] for s in found if isinstance(s, Participation)}


def test_talks_to_which_both_are_invited_are_planned_for_that_time(tools: Tools) -> None:
    text = "Norway has invited Kenya and Chad to peace talks in Oslo this weekend."
    facts = facts_of(tools, f"OSLO, March 3, 2011 - {text}")
    planned = _stood(facts, ScheduleStatus.PLANNED)
    assert [s.when is not None for s in planned] == [True]


def test_talks_of_others_are_not_the_meeting_that_is_about_them(tools: Tools) -> None:
    text = "Kenyan and Chadian envoys met in Oslo to restart negotiations between Hamas and Israel."
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    parts = [s for s in found if isinstance(s, Participation)]
    met = {s.event for s in parts if labels[s.agent] == "Kenya"}
    assert met.isdisjoint({s.event for s in parts if labels[s.agent] == "Israel"})
    assert {s.part for s in parts if labels[s.agent] == "Israel"} == {EventPart.EXPECTED}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param("has no plans to sign the truce", "sign the truce", id="to"),
        pytest.param("has no plans of extending the truce", "extending the truce", id="of"),
        pytest.param("has no intention of attending the talks in Oslo", "meeting in Oslo", id="go"),
    ],
)
def test_who_has_no_plan_to_do_it_refuses(tools: Tools, text: str, target: str) -> None:
    facts = facts_of(tools, f"Kenya {text}.")
    labels = {e.id: e.label for e in facts.entities.entities}
    claims = [c for c in facts.claims if any(isinstance(s, Stance) for s in c.states)]
    told_so = [s for c in claims for s in c.states if isinstance(s, Stance)]
    assert [(s.value, labels[s.target]) for s in told_so] == [(StanceValue.REFUSES, target)]
    assert [c.polarity for c in claims] == [Polarity.POSITIVE]


def _stood(facts: ArticleFacts, status: ScheduleStatus) -> list[Scheduling]:
    states = [s for c in facts.claims for s in c.states]
    return [s for s in states if isinstance(s, Scheduling) and s.status is status]


def test_the_state_of_a_town_that_is_taken_does_not_defend_it(tools: Tools) -> None:
    text = "The M23 rebels took control of the eastern Congo city of Goma on Monday."
    found, labels = told(tools, text)
    parts = {labels[s.agent]: s.part for s in found if isinstance(s, Participation)}
    assert parts == {"March 23 Movement": EventPart.ATTACKER}
