"""Gerunds that name an event are nouns: where they stand, and what the verbs about them say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import EventPart, Participation, ScheduleStatus, Scheduling
from tests.facts.whole import facts_of

if TYPE_CHECKING:
    from flows.model import Situation
    from flows.pipeline import Tools


def _told(tools: Tools, said: str) -> list[Situation]:
    text = f"NAIROBI, June 3 - {said}"
    facts = facts_of(tools, text)
    return [s for c in facts.claims for s in c.states]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        pytest.param(
            "The envoys will meet for the first time since fighting erupted in Garissa on May 2.",
            ScheduleStatus.BEGAN,
            id="subject",
        ),
        pytest.param(
            "Kenya expressed frustration over more than three weeks of fighting in Garissa.",
            ScheduleStatus.ONGOING,
            id="behind of",
        ),
    ],
)
def test_the_verb_about_a_gerund_says_how_it_stands(
    tools: Tools, said: str, status: ScheduleStatus
) -> None:
    found = [s for s in _told(tools, said) if isinstance(s, Scheduling)]
    assert status in [s.status for s in found if "fighting" in s.event]


def test_those_between_whom_it_erupts_fight(tools: Tools) -> None:
    said = (
        "Thousands have fled since fighting between Kenya and Uganda erupted near the border "
        "in late May."
    )
    parts = {s.agent: s.part for s in _told(tools, said) if isinstance(s, Participation)}
    there = EventPart.PARTICIPANT
    assert parts == {"organization/kenya": there, "organization/uganda": there}


def test_where_the_fighting_is_does_not_fight(tools: Tools) -> None:
    found = _told(tools, "The envoy spoke of three weeks of fighting in Nagorno-Karabakh.")
    assert not any(isinstance(s, Participation) for s in found)


def test_a_gerund_with_an_object_stays_a_verb(tools: Tools) -> None:
    found = _told(tools, "After fighting the rebels for years, Uganda left Garissa on Monday.")
    assert not any(isinstance(s, Scheduling) and "fighting" in s.event for s in found)


def test_a_bare_fighting_that_broke_out_is_the_one_told_of(tools: Tools) -> None:
    said = (
        "Envoys spoke of three weeks of fighting in Garissa.\n\n"
        "Kenya said 772 soldiers have died since fighting broke out on May 2."
    )
    found = [s for s in _told(tools, said) if isinstance(s, Scheduling)]
    assert {s.event for s in found} == {"event/a/fighting-in-garissa"}
    assert ScheduleStatus.BEGAN in [s.status for s in found]


def test_what_broke_out_before_something_was_set_is_not_set_itself(tools: Tools) -> None:
    said = (
        "He said the talks in Oslo were scheduled before the outbreak of fighting between Kenya "
        "and Uganda last month."
    )
    found = [s for s in _told(tools, said) if isinstance(s, Scheduling)]
    told = {s.event.rpartition("/")[2]: (s.status, s.when is None) for s in found}
    assert told["fighting"] == (ScheduleStatus.BEGAN, False)
    assert told["meeting-in-oslo"] == (ScheduleStatus.PLANNED, True)
