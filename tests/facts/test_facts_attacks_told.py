"""Where armed events are, who attacks in them, and what is none: told by whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import (
    Control,
    EventType,
    Interaction,
    Participation,
    ScheduleStatus,
    Scheduling,
    Stance,
)
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from flows.pipeline import Tools


def deeds(tools: Tools, text: str) -> set[tuple[str, str | None, str]]:
    """Give who does what to whom in a sentence, by their labels."""
    found, labels = told(tools, text)
    acts = [s for s in found if isinstance(s, Interaction)]
    return {(labels[s.agent], labels.get(s.target or ""), s.type) for s in acts}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Police clashed with students in Mombasa.", "Mombasa", id="behind the others"),
        pytest.param("A bomb blast hit a bus in Mombasa.", "Mombasa", id="behind what is hit"),
        pytest.param("Rebels shot down a helicopter near Mombasa.", "Mombasa", id="shot down"),
    ],
)
def test_an_armed_event_has_its_place(tools: Tools, text: str, place: str) -> None:
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    armed = [e for e in facts.entities.entities if e.event_type is EventType.ARMED_EVENT]
    assert [labels[e.place or ""] for e in armed] == [place]


def test_tear_gas_is_no_armed_attack(tools: Tools) -> None:
    facts = facts_of(tools, "Police fired tear gas at students in Mombasa.")
    armed = [e for e in facts.entities.entities if e.event_type is EventType.ARMED_EVENT]
    assert armed == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "Kenya deported nine Somalis.", ("Kenya", "nine Somalis", "COERCE"), id="so many"
        ),
        pytest.param(
            "Gunmen killed five Kenyans in Mombasa.",
            ("gunmen", "five Kenyans", "ASSAULT"),
            id="a first word taken for a verb",
        ),
        pytest.param(
            "Kenyan troops killed a Somali in Garissa.",
            ("Kenyan forces", "Somali", "ASSAULT"),
            id="one of them",
        ),
        pytest.param("Iranians protested in Tehran.", ("Iranians", None, "PROTEST"), id="protest"),
        pytest.param(
            "The Kenyans and the Chadians signed a truce.", ("Kenya", "Chad", "AGREE"), id="a state"
        ),
    ],
)
def test_some_of_a_people_are_not_their_state(
    tools: Tools, text: str, want: tuple[str, str | None, str]
) -> None:
    assert want in deeds(tools, text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "Chad has threatened to go after the rebels.",
            ("Chad", "rebels", "THREATEN"),
            id="after",
        ),
        pytest.param(
            "Kenya threatened to refer Chad to the African Union.",
            ("Kenya", "Chad", "THREATEN"),
            id="whom it is done to",
        ),
        pytest.param(
            "Kenya demanded Chad's withdrawal from Somalia.",
            ("Kenya", "Chad", "REQUEST"),
            id="whose act is demanded",
        ),
        pytest.param(
            "Chad demanded that the Taliban provide proof.",
            ("Chad", "Taliban", "REQUEST"),
            id="a bare verb behind a verb that asks",
        ),
        pytest.param(
            "NATO troops were deployed to Kenya.",
            ("North Atlantic Treaty Organization", "Kenya", "MOBILIZE"),
            id="forces sent",
        ),
        pytest.param(
            "Kenya has handed over a militant leader to Chad.",
            ("Kenya", "Chad", "CONCEDE"),
            id="over taken for a preposition",
        ),
        pytest.param(
            "Somali gunmen have seized three aid workers in Kenya.",
            ("Somali gunmen", "three aid workers", "ASSAULT"),
            id="persons seized",
        ),
    ],
)
def test_threats_demands_and_moves_are_deeds(
    tools: Tools, text: str, want: tuple[str, str | None, str]
) -> None:
    found = deeds(tools, text)
    assert want in found
    assert len(found) == 1


def test_who_is_taken_to_a_body_is_not_held(tools: Tools) -> None:
    found, _ = told(tools, "Envoys threatened to take Chad to the Security Council.")
    assert [s for s in found if isinstance(s, Control)] == []


def test_troops_that_are_withdrawn_refuse_nothing(tools: Tools) -> None:
    found, _ = told(tools, "US troops will be withdrawn from Kenya next year.")
    assert [s for s in found if isinstance(s, Stance)] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "A soldier was killed in fighting with rebels in eastern Chad.", "Chad", id="others"
        ),
        pytest.param(
            "A series of car bombs in and around Mombasa has killed nine people.",
            "Mombasa",
            id="a series of weapons, in and around",
        ),
        pytest.param(
            "A roadside bomb killed four policemen and wounded nine in Mombasa.",
            "Mombasa",
            id="the next verb",
        ),
        pytest.param(
            "Militants detonated a bomb near a shrine in Mombasa.", "Mombasa", id="what is set off"
        ),
        pytest.param(
            "Nine died during Wednesday's fighting with rebels in Mombasa.", "Mombasa", id="a day's"
        ),
    ],
)
def test_an_armed_event_is_where_those_in_it_are(tools: Tools, text: str, place: str) -> None:
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    armed = [e for e in facts.entities.entities if e.event_type is EventType.ARMED_EVENT]
    assert [labels[e.place or ""] for e in armed] == [place]


def test_on_one_side_of_a_town_is_not_in_it(tools: Tools) -> None:
    facts = facts_of(tools, "Gunmen opened fire on a minibus south of Mombasa.")
    assert [e for e in facts.entities.entities if e.event_type is EventType.ARMED_EVENT] == []


def test_a_suicide_bomber_is_not_the_forces_of_his_country(tools: Tools) -> None:
    assert deeds(tools, "A Chadian suicide bomber killed nine people in Mombasa.") == {
        ("Chadian suicide bomber", "nine people", "ASSAULT")
    }


def test_what_is_only_a_condition_is_not_done(tools: Tools) -> None:
    text = "Chad will not talk to the rebels unless they disarm and agree to recognize Kenya."
    assert "SUPPORT" not in {kind for _, _, kind in deeds(tools, text)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The group plotted attacks on Kenyan targets in Chad.", id="plotted"),
        pytest.param("Police foiled an attack on the Kenyan embassy in Harare.", id="foiled"),
        pytest.param("Officials warned of attacks on foreigners in Harare.", id="warned of"),
    ],
)
def test_nobody_has_part_in_an_attack_that_is_feared(tools: Tools, text: str) -> None:
    found, _ = told(tools, text)
    assert [s for s in found if isinstance(s, Participation)] == []
    held = [s for s in found if isinstance(s, Scheduling) and s.status is ScheduleStatus.HELD]
    assert held == []


def test_an_attack_planned_is_still_to_come(tools: Tools) -> None:
    found, _ = told(tools, "The militants were planning attacks against Kenya in Chad.")
    status = [s.status for s in found if isinstance(s, Scheduling)]
    assert status == [ScheduleStatus.PLANNED]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "Rebels took 40 people hostage in Garissa.",
            ("rebels", "40 people", "ASSAULT"),
            id="took",
        ),
        pytest.param(
            "Nine sailors have been taken hostage by pirates.",
            ("pirates", "nine sailors", "ASSAULT"),
            id="were taken",
        ),
        pytest.param(
            "Two miners who were abducted by rebels near Garissa have been freed.",
            ("rebels", "two miners", "ASSAULT"),
            id="whom a relative takes up",
        ),
        pytest.param(
            "The army attacked a suspected militant hideout in Garissa.",
            ("army", "militants", "ASSAULT"),
            id="whose thing an adjective says",
        ),
    ],
)
def test_those_taken_or_hit_are_found_where_parsers_hide_them(
    tools: Tools, text: str, want: tuple[str, str | None, str]
) -> None:
    assert want in deeds(tools, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fighter jets struck a hideout near Garissa.", id="what a plane is"),
        pytest.param(
            "Kenya will not drive out troops from a military base that supports Chad.",
            id="a base that is not hit",
        ),
    ],
)
def test_a_noun_before_a_thing_that_is_not_hit_is_nobody(tools: Tools, text: str) -> None:
    facts = facts_of(tools, text)
    assert {e.label for e in facts.entities.entities}.isdisjoint({"fighters", "military"})


def test_who_is_sentenced_for_a_deed_did_it(tools: Tools) -> None:
    found = deeds(tools, "Chad has sentenced five people to death for attacking Joseph Mwangi.")
    assert ("five people", "Joseph Mwangi", "ASSAULT") in found
    assert ("Chad", "Joseph Mwangi", "ASSAULT") not in found


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "Militants fired at least nine rockets into Chad.",
            ("militants", "Chad", "ASSAULT"),
            id="a bound on a number",
        ),
        pytest.param(
            "Gunmen fired Sunday at a police patrol in Garissa.",
            ("gunmen", "police", "ASSAULT"),
            id="a day between",
        ),
        pytest.param(
            "Soldiers shot at protesters in Garissa.",
            ("soldiers", "protesters", "ASSAULT"),
            id="shot at",
        ),
    ],
)
def test_what_stands_inside_a_frame_does_not_hide_it(
    tools: Tools, text: str, want: tuple[str, str | None, str]
) -> None:
    assert want in deeds(tools, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "At least 20 people have been killed in Chad in days of severe weather.", id="weather"
        ),
        pytest.param("Nine people were killed in Chad in a fire.", id="fire"),
    ],
)
def test_who_dies_of_what_nobody_does_is_in_no_fight(tools: Tools, text: str) -> None:
    facts = facts_of(tools, text)
    assert [e for e in facts.entities.entities if e.event_type is EventType.ARMED_EVENT] == []


def test_who_is_killed_by_nobody_named_defends_nothing(tools: Tools) -> None:
    found, _ = told(tools, "At least two people were killed in Mombasa.")
    assert [s for s in found if isinstance(s, Participation)] == []


def test_who_says_it_does_not_do_it(tools: Tools) -> None:
    text = "Monitors say the Chadian army is bombing villages in Kenya, killing nine civilians."
    assert "monitors" not in {agent for agent, _, _ in deeds(tools, text)}
