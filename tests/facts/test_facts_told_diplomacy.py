"""What articles tell of diplomacy: who demands, offers, visits, speaks after talks, and of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import (
    EventPart,
    Interaction,
    Invitation,
    Participation,
    ScheduleStatus,
    Scheduling,
    Stance,
    Support,
)
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from flows.pipeline import Tools

_HEAD = "OSLO, March 3, 2021 - "


def _deeds(tools: Tools, text: str) -> set[tuple[str, str | None, str]]:
    found, labels = told(tools, _HEAD + text)
    deeds = (s for s in found if isinstance(s, Interaction))
    return {(labels[s.agent], labels.get(s.target or ""), s.type) for s in deeds}


def _parts(tools: Tools, text: str) -> dict[str, EventPart]:
    found, labels = told(tools, _HEAD + text)
    return {labels[s.agent]: s.part for s in found if isinstance(s, Participation)}


def _statuses(tools: Tools, text: str) -> set[ScheduleStatus]:
    found, _ = told(tools, _HEAD + text)
    return {s.status for s in found if isinstance(s, Scheduling)}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        pytest.param(
            "Kenya has demanded that Chad return the two islands.",
            ("Kenya", "Chad", "REQUEST"),
            id="a bare verb that looks like a present",
        ),
        pytest.param(
            "Kenya demanded that Chad halt all work at the dam.",
            ("Kenya", "Chad", "REQUEST"),
            id="a bare verb that looks like a noun",
        ),
        pytest.param(
            "Kenya says Chad must be patient.", ("Kenya", "Chad", "REQUEST"), id="must be"
        ),
        pytest.param(
            "The African Union passed a resolution last Saturday urging Chad to hold a vote.",
            ("African Union", "Chad", "REQUEST"),
            id="behind a day",
        ),
        pytest.param(
            "The African Union passed a non-binding resolution calling on Chad to hold a vote.",
            ("African Union", "Chad", "REQUEST"),
            id="who issues a document",
        ),
        pytest.param(
            "An African Union report accused Chad of fraud.",
            ("African Union", "Chad", "ACCUSE"),
            id="whose a document is",
        ),
        pytest.param(
            "The White House Thursday urged Chad to hold a vote.",
            ("White House", "Chad", "REQUEST"),
            id="a day behind a name",
        ),
        pytest.param(
            "President Sarkozy offered Kenya new incentives.",
            ("Sarkozy", "Kenya", "AGREE"),
            id="whom something is offered",
        ),
        pytest.param(
            "Norway promised Kenya full cooperation in the search.",
            ("Norway", "Kenya", "AGREE"),
            id="whom something is promised",
        ),
        pytest.param(
            "Kenya faces Norwegian pressure to hold a vote.",
            ("Norway", "Kenya", "REQUEST"),
            id="pressure that is faced",
        ),
        pytest.param(
            "Kenya has been under intense pressure from Norway to hold a vote.",
            ("Norway", "Kenya", "REQUEST"),
            id="under pressure",
        ),
        pytest.param(
            "The African Union condemned the Chadian president's remarks.",
            ("African Union", "Chad", "ACCUSE"),
            id="what a president said",
        ),
        pytest.param(
            "The African Union condemned abuses by Chadian troops.",
            ("African Union", "Chadian forces", "ACCUSE"),
            id="what is done by troops",
        ),
        pytest.param(
            "Ms. Rice discussed the policy on detainees with European Union officials.",
            ("Rice", "European Union", "CONSULT"),
            id="with whom something is discussed",
        ),
        pytest.param(
            "Kenya broke diplomatic relations with Chad.",
            ("Kenya", "Chad", "SANCTION"),
            id="broken relations",
        ),
    ],
)
def test_who_does_what_to_whom_is_read(tools: Tools, text: str, deed: tuple[str, str, str]) -> None:
    assert deed in _deeds(tools, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Doctors say Mr. Annan should be able to resume his work.", id="able"),
        pytest.param("Kenya asked that Uganda troop levels be cut.", id="what is cut"),
        pytest.param("Kenya discussed its relations with Chad.", id="what is discussed"),
        pytest.param("The European Union condemned anti-Kenyan attacks.", id="against whom"),
        pytest.param("The talks come on the eve of President Obama's visit to Kenya.", id="eve"),
    ],
)
def test_nobody_is_asked_or_met_without_a_word_for_it(tools: Tools, text: str) -> None:
    assert not _deeds(tools, text)


def test_a_charge_that_is_rejected_was_made(tools: Tools) -> None:
    facts = facts_of(tools, f"{_HEAD}Kenya has rejected Ugandan charges that it is arming rebels.")
    accused = [
        c
        for c in facts.claims
        for s in c.states
        if isinstance(s, Interaction) and s.type == "ACCUSE"
    ]
    assert [c.status.value for c in accused] == ["Asserted"]


@pytest.mark.parametrize(
    ("text", "status", "part"),
    [
        pytest.param(
            "Mr. Annan is on a two-day visit to Kenya.",
            ScheduleStatus.ONGOING,
            EventPart.PARTICIPANT,
            id="on a visit",
        ),
        pytest.param(
            "Mr. Annan, who was on a visit to Kenya, spoke to reporters.",
            ScheduleStatus.HELD,
            EventPart.PARTICIPANT,
            id="was on a visit",
        ),
        pytest.param(
            "Mr. Annan has begun a week-long tour of Kenya.",
            ScheduleStatus.BEGAN,
            EventPart.PARTICIPANT,
            id="a tour of a country",
        ),
        pytest.param(
            "The bombings come on the eve of Kofi Annan's visit to Kenya.",
            ScheduleStatus.PLANNED,
            EventPart.EXPECTED,
            id="before a visit",
        ),
    ],
)
def test_a_visit_stands_where_the_words_put_it(
    tools: Tools, text: str, status: ScheduleStatus, part: EventPart
) -> None:
    assert status in _statuses(tools, text)
    assert part in _parts(tools, text).values()


def test_nobody_is_on_a_visit_that_is_called_off(tools: Tools) -> None:
    text = "President Obama has canceled his trip to Kenya."
    assert not _parts(tools, text)
    assert _statuses(tools, text) == {ScheduleStatus.CANCELLED}


@pytest.mark.parametrize(
    ("text", "who", "part"),
    [
        pytest.param(
            "Mr. Annan spoke after meeting with Kenya's prime minister.",
            "Annan",
            EventPart.PARTICIPANT,
            id="after meeting with",
        ),
        pytest.param(
            "Kofi Annan spoke to reporters after a meeting with Kenyan officials in Nairobi.",
            "Kofi Annan",
            EventPart.PARTICIPANT,
            id="after a meeting",
        ),
        pytest.param(
            "Kofi Annan apologized for the error in talks with Kenyan officials.",
            "Kofi Annan",
            EventPart.PARTICIPANT,
            id="what is said in talks",
        ),
        pytest.param(
            "Kofi Annan will discuss trade issues in talks with Barack Obama.",
            "Kofi Annan",
            EventPart.EXPECTED,
            id="what will be said in talks",
        ),
    ],
)
def test_who_speaks_after_or_in_talks_is_at_them(
    tools: Tools, text: str, who: str, part: EventPart
) -> None:
    assert _parts(tools, text).get(who) is part


def test_who_wants_progress_in_talks_is_not_at_them(tools: Tools) -> None:
    assert "Kofi Annan" not in _parts(tools, "Kofi Annan called for progress in talks with Chad.")


def test_those_in_a_place_hold_talks_there_not_the_place(tools: Tools) -> None:
    parts = _parts(tools, "Kofi Annan and Barack Obama are in Kenya holding talks with both sides.")
    assert "Kenya" not in parts
    assert "Kofi Annan" in parts


def test_a_plan_that_is_opposed_by_somebody_is_so(tools: Tools) -> None:
    found, labels = told(tools, f"{_HEAD}The proposal is opposed by Kenya and Chad.")
    assert {labels[s.agent] for s in found if isinstance(s, Stance)} == {"Kenya", "Chad"}


def test_who_rejects_criticism_of_a_plan_is_not_against_it(tools: Tools) -> None:
    found, labels = told(tools, f"{_HEAD}Kofi Annan rejected Kenyan criticism of the peace plan.")
    assert "Kofi Annan" not in {labels[s.agent] for s in found if isinstance(s, Stance)}


def test_what_is_demanded_of_somebody_is_no_stance_of_theirs(tools: Tools) -> None:
    found, labels = told(tools, f"{_HEAD}Kenya has demanded that Chad pull out of the talks.")
    assert "Chad" not in {labels[s.agent] for s in found if isinstance(s, Stance)}


def test_who_has_the_support_of_somebody_is_backed(tools: Tools) -> None:
    found, labels = told(tools, f"{_HEAD}Kofi Annan has the support of Kenya and Chad.")
    backed = {(labels[s.agent], labels[s.target]) for s in found if isinstance(s, Support)}
    assert backed == {("Kenya", "Kofi Annan"), ("Chad", "Kofi Annan")}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kofi Annan spoke with Reuters.", id="news media"),
        pytest.param("Mr. Singh was due to call on Prime Minister Miller.", id="a visit"),
        pytest.param("President Obama has dismissed the Supreme Court.", id="a sacking"),
        pytest.param("President Obama will fly back to Kenya.", id="home"),
        pytest.param("He was arrested when Pavel Berg traveled to Kenya.", id="no official"),
        pytest.param("The station, WPMF, can be received by Kenyans.", id="a station"),
        pytest.param("Kofi Annan has allowed Kenyan leaders to travel to Chad.", id="leave"),
    ],
)
def test_a_verb_of_many_meanings_tells_no_deed_by_itself(tools: Tools, text: str) -> None:
    assert not _deeds(tools, text)


def test_who_is_bidden_to_meet_does_it_not_who_bids(tools: Tools) -> None:
    text = "Kenyan delegates invited the bishop to meet with rebel leaders in Oslo next year."
    assert "Kenya" not in _parts(tools, text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "Kenya has negotiated a trade deal with Chad.", ScheduleStatus.HELD, id="negotiated"
        ),
        pytest.param(
            "Norway has sponsored talks between Kenya and Chad.",
            ScheduleStatus.HELD,
            id="sponsored",
        ),
        pytest.param(
            "The deal includes holding elections in Kenya on October 30.",
            ScheduleStatus.PROPOSED,
            id="in a deal",
        ),
        pytest.param(
            "A group of parties organized Sunday's rally in Nairobi.",
            ScheduleStatus.HELD,
            id="organized",
        ),
        pytest.param(
            "Kenya has plans for long-delayed elections next month.",
            ScheduleStatus.PLANNED,
            id="delayed till now",
        ),
    ],
)
def test_the_state_of_an_event_is_read(tools: Tools, text: str, status: ScheduleStatus) -> None:
    assert _statuses(tools, text) == {status}


def test_a_summit_that_is_shunned_is_not_held(tools: Tools) -> None:
    text = "Kenya has shunned summits with Chad since last year."
    assert not _statuses(tools, text)
    assert not _parts(tools, text)


def test_talks_that_are_arranged_are_still_to_come(tools: Tools) -> None:
    parts = _parts(tools, "Norway is arranging emergency talks between Kenya and Chad.")
    assert parts["Kenya"] is EventPart.EXPECTED


def test_the_day_before_a_summit_is_no_number_of_it(tools: Tools) -> None:
    facts = facts_of(tools, f"{_HEAD}Kenya and Chad met at a February 8 summit in Egypt.")
    assert not [e for e in facts.entities.entities if "8" in e.label]


def test_who_is_to_be_met_on_a_journey_is_not_met_yet(tools: Tools) -> None:
    text = "President Obama travels on to Kenya, where he is to meet with Kofi Annan."
    assert set(_parts(tools, text).values()) == {EventPart.EXPECTED}


def test_who_approves_an_end_that_is_the_plan_is_for_it(tools: Tools) -> None:
    found, _ = told(tools, f"{_HEAD}Norway approved the full debt cancellation for Kenya.")
    assert {s.value.value for s in found if isinstance(s, Stance)} == {"Supports"}


def test_an_accord_is_signed_and_nobody_invited_to_it(tools: Tools) -> None:
    found, _ = told(tools, f"{_HEAD}Norway asked Kenya to sign a peace agreement.")
    assert not [s for s in found if isinstance(s, Invitation)]


def test_with_a_visiting_minister_one_talks(tools: Tools) -> None:
    text = "Kofi Annan met with visiting Kenyan President Mwai Kibaki in Oslo on Monday."
    assert ("Kofi Annan", "Mwai Kibaki", "CONSULT") in _deeds(tools, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("Kofi Annan is urging voters to reject the plan.", "Opposes", id="against"),
        pytest.param("Kofi Annan is urging voters to support the plan.", "Supports", id="for"),
    ],
)
def test_who_asks_others_to_be_for_a_plan_is_for_it(tools: Tools, text: str, value: str) -> None:
    found, labels = told(tools, _HEAD + text)
    stances = {(labels[s.agent], s.value.value) for s in found if isinstance(s, Stance)}
    assert stances == {("Kofi Annan", value)}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "The attack came amid Israeli calls for Iran's withdrawal.", "Israel", id="by"
        ),
        pytest.param("Norway renewed its call for a ceasefire in Chad.", "Norway", id="renewed"),
    ],
)
def test_who_calls_for_something_is_for_it(tools: Tools, text: str, who: str) -> None:
    found, labels = told(tools, _HEAD + text)
    assert {labels[s.agent] for s in found if isinstance(s, Stance)} == {who}


def test_a_counted_meeting_has_been_held(tools: Tools) -> None:
    text = "It is the fourth meeting between Kofi Annan and Barack Obama on the project."
    assert _statuses(tools, text) == {ScheduleStatus.HELD}
    assert _parts(tools, text)["Barack Obama"] is EventPart.PARTICIPANT


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "Kofi Annan has postponed a visit to Kenya after rioting that began last week.",
            ScheduleStatus.POSTPONED,
            id="what began is another",
        ),
        pytest.param(
            "In 2004, the National Party won national elections that ended ten years of military rule.",
            ScheduleStatus.HELD,
            id="what ended is another",
        ),
        pytest.param(
            "Ann Berg is set to become president after winning Sunday's presidential election.",
            ScheduleStatus.HELD,
            id="after winning",
        ),
    ],
)
def test_an_event_has_not_the_state_of_another(
    tools: Tools, text: str, status: ScheduleStatus
) -> None:
    found, labels = told(tools, _HEAD + text)
    events = {labels[s.event]: s.status for s in found if isinstance(s, Scheduling)}
    assert next(v for k, v in events.items() if "riot" not in k) is status


def test_who_is_there_in_a_part_of_his_own_signs_nothing(tools: Tools) -> None:
    text = "Kenya and Norway have signed a trade deal, with Chad as the lone critic of it."
    assert "Chad" not in {who for deed in _deeds(tools, text) for who in deed[:2]}


def test_envoys_from_several_states_stand_for_them(tools: Tools) -> None:
    text = "Norway has invited envoys from Kenya, Chad and Uganda to attend the talks in Oslo."
    found, labels = told(tools, _HEAD + text)
    invited = {labels[s.target] for s in found if isinstance(s, Invitation)}
    assert invited == {"Kenya", "Chad", "Uganda"}


def test_those_who_meet_others_to_discuss_a_deal_do_not_meet_one_another(tools: Tools) -> None:
    text = "The leaders of Kenya and Chad will meet Ugandan officials on Monday to discuss a deal."
    assert ("Kenya", "Chad", "CONSULT") not in _deeds(tools, text)


def test_for_talks_on_a_day_one_goes_to_a_place(tools: Tools) -> None:
    text = "Mr. Annan is flying to Oslo on Friday for talks on Saturday with the Kenyan president."
    assert _parts(tools, text).get("Kenya") is EventPart.EXPECTED


def test_an_election_that_is_contested_is_run_in(tools: Tools) -> None:
    text = "The Democratic Left Party will contest the July parliamentary elections in Kenya."
    found, _ = told(tools, _HEAD + text)
    assert not [s for s in found if isinstance(s, Stance)]
    assert _parts(tools, text)["Democratic Left Party"] is EventPart.EXPECTED


def test_nobody_backs_those_whom_he_is_asked_to_back(tools: Tools) -> None:
    found, _ = told(tools, f"{_HEAD}Kofi Annan is urging Kenyan leaders to support the rebels.")
    assert not [s for s in found if isinstance(s, Support)]


def test_what_somebody_announces_he_does_not_convene(tools: Tools) -> None:
    assert not _parts(tools, "Kenya joined in 1999, but announced its withdrawal in 2003.")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "The army installed Ann Berg, and then engineered her formal election a month later.",
            ScheduleStatus.HELD,
            id="later than that",
        ),
        pytest.param(
            "The books were taken at the end of the civil war in 1949.",
            ScheduleStatus.ENDED,
            id="at the end",
        ),
    ],
)
def test_what_was_told_in_the_past_is_over(tools: Tools, text: str, status: ScheduleStatus) -> None:
    assert _statuses(tools, text) == {status}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "Thousands of demonstrators gathered in Nairobi on Monday.",
            {"protest in Nairobi"},
            id="protest",
        ),
        pytest.param("Thousands of pilgrims gathered in Nairobi on Monday.", set(), id="pilgrims"),
        pytest.param(
            "Delegates from 40 countries gathered in Nairobi on Monday.",
            {"meeting in Nairobi"},
            id="delegates",
        ),
    ],
)
def test_who_gathers_says_what_for(tools: Tools, text: str, event: set[str]) -> None:
    found, labels = told(tools, _HEAD + text)
    assert {labels[s.event] for s in found if isinstance(s, Scheduling)} == event
