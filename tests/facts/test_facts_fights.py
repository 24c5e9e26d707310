"""Fights and accords as whole sentences tell them: who was in them, whether they came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import (
    Control,
    EventPart,
    Interaction,
    Invitation,
    Participation,
    Polarity,
    ScheduleStatus,
    Scheduling,
    Support,
)
from tests.facts.whole import facts_of

if TYPE_CHECKING:
    from flows.model import Situation
    from flows.pipeline import Tools


def _told(tools: Tools, said: str) -> list[Situation]:
    text = f"NAIROBI, June 3 - {said}"
    facts = facts_of(tools, text)
    return [s for c in facts.claims for s in c.states]


def _parts(found: list[Situation]) -> dict[str, EventPart]:
    return {s.agent: s.part for s in found if isinstance(s, Participation)}


@pytest.mark.parametrize(
    ("said", "part"),
    [
        pytest.param(
            "She said talks would not be hampered by the latest clash in Garissa between Kenya "
            "and Uganda.",
            EventPart.PARTICIPANT,
            id="what was before",
        ),
        pytest.param(
            "At least 160 people have died in three months of clashes between Kenya and Uganda "
            "in Garissa.",
            EventPart.PARTICIPANT,
            id="in months of it",
        ),
        pytest.param(
            "The talks in Oslo between Kenya and Uganda were the first since May.",
            EventPart.PARTICIPANT,
            id="talks said to have been something",
        ),
        pytest.param(
            "The envoy warned of the risk of a battle between Kenya and Uganda in Garissa.",
            EventPart.EXPECTED,
            id="feared",
        ),
    ],
)
def test_a_fight_took_place_unless_words_say_otherwise(
    tools: Tools, said: str, part: EventPart
) -> None:
    parts = _parts(_told(tools, said))
    assert {parts["organization/kenya"], parts["organization/uganda"]} == {part}


def test_who_stands_between_the_sides_of_talks_without_a_name_is_their_mediator(
    tools: Tools,
) -> None:
    said = "After three days of talks moderated by Kenya, the rebels gave up their demand."
    found = _told(tools, said)
    assert _parts(found)["organization/kenya"] is EventPart.MEDIATOR
    assert [s.status for s in found if isinstance(s, Scheduling)] == [ScheduleStatus.HELD]


def test_talks_that_are_only_wanted_are_not_held_by_being_mediated(tools: Tools) -> None:
    found = _told(tools, "Uganda wants talks brokered by Kenya.")
    statuses = {s.status for s in found if isinstance(s, Scheduling)}
    assert statuses.isdisjoint({ScheduleStatus.HELD, ScheduleStatus.ONGOING})


@pytest.mark.parametrize(
    ("said", "status"),
    [
        pytest.param(
            "Norway has been chairing the peace talks in Oslo.", ScheduleStatus.ONGOING, id="chairs"
        ),
        pytest.param("Norway chaired the peace talks in Oslo.", ScheduleStatus.HELD, id="chaired"),
        pytest.param(
            "The peace conference in Oslo followed months of quarrels.",
            ScheduleStatus.HELD,
            id="followed",
        ),
        pytest.param(
            "Kenya and Uganda agreed to a truce on Monday.", ScheduleStatus.HELD, id="agreed to"
        ),
        pytest.param(
            "The Union urged all sides to respect the accord signed in Oslo in March.",
            ScheduleStatus.HELD,
            id="urged to respect what was signed",
        ),
        pytest.param(
            "Kenya postponed talks with Uganda.", ScheduleStatus.POSTPONED, id="put off by one"
        ),
        pytest.param(
            "They met a week after a failed offensive against the rebels in Garissa.",
            ScheduleStatus.HELD,
            id="no age of the offensive",
        ),
        pytest.param(
            "The king resigned after weeks of street protests in April.",
            ScheduleStatus.HELD,
            id="after weeks of it",
        ),
    ],
)
def test_how_an_event_stands(tools: Tools, said: str, status: ScheduleStatus) -> None:
    found = [s for s in _told(tools, said) if isinstance(s, Scheduling)]
    assert [s.status for s in found] == [status]


@pytest.mark.parametrize(
    ("said", "attacks"),
    [
        pytest.param("Ugandan forces killed nine people in a raid in Garissa.", True, id="a raid"),
        pytest.param(
            "Ugandan forces killed nine gunmen in the raid in Garissa.", False, id="the raid"
        ),
        pytest.param(
            "Ugandan forces killed nine gunmen in clashes in Garissa.", False, id="clashes"
        ),
    ],
)
def test_who_kills_in_an_attack_of_theirs_attacks(tools: Tools, said: str, attacks: bool) -> None:  # noqa: FBT001
    assert (EventPart.ATTACKER in _parts(_told(tools, said)).values()) is attacks


def test_a_name_behind_a_compound_may_begin_with_a_participle(tools: Tools) -> None:
    found = _told(tools, "The China-backed United Wa State Army attacked Garissa.")
    backed = [(s.agent, s.target) for s in found if isinstance(s, Support)]
    assert backed == [("organization/china", "organization/uwsa")]


def test_a_headline_that_tells_of_no_outcome_denies_no_talks(tools: Tools) -> None:
    text = "No breakthrough as Kenya holds crisis talks with Uganda\n\nNAIROBI, June 3 - It rained."
    facts = facts_of(tools, text)
    held = [c for c in facts.claims if any(isinstance(s, Scheduling) for s in c.states)]
    assert [c.polarity for c in held] == [Polarity.POSITIVE]


def test_who_observes_a_truce_is_a_side_of_it(tools: Tools) -> None:
    found = _told(tools, "Kenya and Uganda have observed a truce since May.")
    there = EventPart.PARTICIPANT
    assert _parts(found) == {"organization/kenya": there, "organization/uganda": there}
    assert [s.status for s in found if isinstance(s, Scheduling)] == [ScheduleStatus.ONGOING]
    assert not any(isinstance(s, Interaction) for s in found)


def test_who_is_urged_to_observe_a_truce_does_not_plan_it(tools: Tools) -> None:
    found = _told(tools, "The envoy urged Kenya and Uganda to observe the truce signed in May.")
    assert [s.status for s in found if isinstance(s, Scheduling)] == [ScheduleStatus.HELD]
    assert EventPart.EXPECTED not in _parts(found).values()


def test_who_answers_an_invitation_was_invited(tools: Tools) -> None:
    found = _told(
        tools,
        "Uganda accepted Kenya's invitation to talks in Oslo. Rwanda declined an invitation from "
        "Norway to attend the talks.",
    )
    told = {(s.agent, s.target) for s in found if isinstance(s, Invitation)}
    assert told == {
        ("organization/kenya", "organization/uganda"),
        ("organization/norway", "organization/rwanda"),
    }


def test_a_verb_of_a_clause_between_is_not_that_of_the_subject_before(tools: Tools) -> None:
    found = _told(
        tools,
        "Military offensives intensified after several groups launched a major attack in May.",
    )
    began = {s.event.rpartition("/")[2] for s in found if isinstance(s, Scheduling)}
    assert began == {"major-attack"}


def test_each_of_the_towns_taken_is_held(tools: Tools) -> None:
    found = _told(tools, "Kenyan troops have taken control of the towns of Garissa and Mandera.")
    held = {s.target for s in found if isinstance(s, Control)}
    assert held == {"place/garissa", "place/mandera"}


def test_support_that_somebody_gets_comes_from_those_named(tools: Tools) -> None:
    found = _told(
        tools,
        "The rebels received material support from states including Kenya and Uganda, according "
        "to diplomats.",
    )
    backers = {s.agent for s in found if isinstance(s, Support) and "organization" in s.agent}
    assert backers == {"organization/kenya", "organization/uganda"}
    assert not any(isinstance(s, Participation | Interaction) for s in found)


def test_talks_called_off_have_no_convener(tools: Tools) -> None:
    parts = _parts(_told(tools, "Kenya called off talks with Uganda."))
    assert EventPart.CONVENER not in parts.values()
    assert EventPart.PARTICIPANT not in parts.values()


def test_who_holds_so_much_of_a_town_holds_it(tools: Tools) -> None:
    found = _told(tools, "The gangs now control up to 80% of Garissa.")
    held = [(s.agent, s.target) for s in found if isinstance(s, Control)]
    assert held == [("anonymous/a/gangs", "place/garissa")]


@pytest.mark.parametrize(
    ("said", "sides"),
    [
        pytest.param("Chad took Bor in its battle with Amal.", "Chad Amal", id="of who acts"),
        pytest.param("Mali backs Chad in its fight against Amal.", "Chad Amal", id="of the backed"),
        pytest.param(
            "Mali offered support for Chad in its war against Amal.", "Chad Amal", id="support for"
        ),
        pytest.param("Chad fought a long war with Amal.", "Chad Amal", id="a war"),
        pytest.param("Chad has joined the fight against Amal.", "Chad Amal", id="joined"),
    ],
)
def test_a_fight_is_of_whom_its_clause_is_about(tools: Tools, said: str, sides: str) -> None:
    facts = facts_of(tools, said)
    labels = {e.id: e.label.replace(" Movement", "") for e in facts.entities.entities}
    found = [s for c in facts.claims for s in c.states if isinstance(s, Interaction)]
    fights = {f"{labels[s.agent]} {labels[s.target or '']}" for s in found if s.type == "ASSAULT"}
    assert fights == {sides}


@pytest.mark.parametrize("link", ["unless", "if"])
def test_a_threat_with_a_condition_is_made(tools: Tools, link: str) -> None:
    facts = facts_of(tools, f"Chad threatened to attack Mali {link} it signed the deal with Niger.")
    found = [s for c in facts.claims for s in c.states if isinstance(s, Interaction)]
    assert "THREATEN" in {s.type for s in found}
    assert "ASSAULT" not in {s.type for s in found}


@pytest.mark.parametrize("pushed", ["pushed back", "moved after pushing back"])
def test_who_is_pushed_back_is_asked_nothing(tools: Tools, pushed: str) -> None:
    facts = facts_of(tools, f"Hezbollah fighters {pushed} Syrian troops and UN peacekeepers.")
    found = [s for c in facts.claims for s in c.states if isinstance(s, Interaction)]
    assert {s.type for s in found} == {"COERCE"}
