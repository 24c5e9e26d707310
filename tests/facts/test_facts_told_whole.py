"""What articles read as a whole tell and do not tell: whose country, which talks, which accord."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import (
    CasualtyCount,
    Control,
    EpistemicStatus,
    Interaction,
    Participation,
    RawArticle,
    ScheduleStatus,
    Scheduling,
    Situation,
    Stance,
    StanceValue,
)
from flows.pipeline import process

if TYPE_CHECKING:
    from flows.pipeline import Tools


def told(tools: Tools, text: str) -> tuple[list[Situation], dict[str, str]]:
    """Give the situations of an article, and what its entities are called by their ids."""
    (facts,) = process([RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)], tools)
    labels = {e.id: e.label for e in facts.entities.entities}
    return [s for c in facts.claims for s in c.states], labels


@pytest.mark.parametrize(
    ("who", "whose", "agent"),
    [
        pytest.param(
            "Kenyan Foreign Minister Daniel Otieno", "country", "Kenya", id="of a minister"
        ),
        pytest.param(
            "Polisario Front spokesman Daniel Otieno", "movement", "Polisario Front", id="of a body"
        ),
    ],
)
def test_his_country_is_the_one_he_serves(tools: Tools, who: str, whose: str, agent: str) -> None:
    text = f"RABAT, March 3 - {who} said on Monday his {whose} rejected the plan for a referendum."
    found, labels = told(tools, text)
    stances = [s for s in found if isinstance(s, Stance)]
    assert [labels[s.agent] for s in stances] == [agent]
    assert [s.value for s in stances] == [StanceValue.OPPOSES]


def test_a_capital_behind_that_acts_too(tools: Tools) -> None:
    text = "NAIROBI, March 3 - The envoy claimed that Khartoum rejects the plan for a referendum."
    found, labels = told(tools, text)
    holders = [labels[s.agent] for s in found if isinstance(s, Stance)]
    assert holders == ["Government of Sudan"]


@pytest.mark.parametrize(
    "accord",
    [
        pytest.param("the Lagos agreement of 12 May 2020", id="date behind"),
        pytest.param("the 2020 Lagos agreement", id="date before"),
    ],
)
def test_what_shall_be_done_under_an_accord_leaves_it_made(tools: Tools, accord: str) -> None:
    text = f"NAIROBI, June 3 - Under {accord}, Kenyan troops are to leave Somalia by July."
    found, labels = told(tools, text)
    said = [s for s in found if isinstance(s, Scheduling) and "Lagos" in labels[s.event]]
    assert {s.status for s in said} <= {ScheduleStatus.HELD}


def test_our_consultations_are_not_the_conference_told_before(tools: Tools) -> None:
    text = (
        "OSLO, June 3 - The conference in Oslo ended on Monday.\n\n"
        '"Our consultations will resume on Friday," Kenyan Foreign Minister Daniel Otieno said.'
    )
    found, labels = told(tools, text)
    ahead = [s for s in found if isinstance(s, Scheduling) and s.status is ScheduleStatus.PLANNED]
    assert not any("Oslo" in labels[s.event] for s in ahead)


def test_a_meeting_that_may_come_is_not_the_one_that_was(tools: Tools) -> None:
    text = (
        "HAMBURG, March 3 - The Kenyan and Ugandan foreign ministers met in Hamburg on Monday.\n\n"
        "It was unclear whether the presidents of Kenya and Uganda could meet soon."
    )
    found, labels = told(tools, text)
    parts = [s for s in found if isinstance(s, Participation)]
    ahead = {labels.get(s.event, s.event) for s in parts if s.part.value == "ExpectedParticipant"}
    assert not any("Hamburg" in label for label in ahead)


def test_who_came_home_was_at_no_meeting_there(tools: Tools) -> None:
    text = (
        "HARARE, March 3 - Ministers of southern Africa will meet in Zimbabwe on Tuesday.\n\n"
        "Opposition leader Tendai Moyo returned to Zimbabwe on Saturday. "
        "The Union wants to address Zimbabwe's economic collapse."
    )
    found, labels = told(tools, text)
    there = {labels.get(s.agent, "") for s in found if isinstance(s, Participation)}
    assert there.isdisjoint({"Tendai Moyo", "Zimbabwe"})


def test_who_decides_to_end_talks_is_not_expected_there(tools: Tools) -> None:
    text = (
        "MANILA, March 3 - The government of Kenya decided to end peace talks with the "
        "Polisario Front."
    )
    found, labels = told(tools, text)
    expected = [
        s for s in found if isinstance(s, Participation) and labels[s.agent] != "Polisario Front"
    ]
    assert expected == []
    assert any(isinstance(s, Interaction) for s in found)


@pytest.mark.parametrize(
    ("words", "claimants"),
    [
        pytest.param(
            "The two men said that a truce would hold.", ["Jon Holm", "Karl Berg"], id="two"
        ),
        pytest.param(
            "The Hezbollah movement said that a truce would hold.", ["Hezbollah"], id="a movement"
        ),
        pytest.param(
            "The NATO envoy said that a truce would hold.", ["NATO envoy"], id="its envoy"
        ),
    ],
)
def test_two_told_before_and_a_body_called_what_it_is_say_it(
    tools: Tools, words: str, claimants: list[str]
) -> None:
    text = f"OSLO, March 3 - President Karl Berg and rebel leader Jon Holm met on Monday. {words}"
    (facts,) = process([RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)], tools)
    labels = {e.id: e.label for e in facts.entities.entities}
    said = [c.claimant for c in facts.claims if c.quotation is not None]
    assert sorted(labels[c] for c in said if c is not None) == claimants


def test_a_post_named_before_its_holder_is_theirs(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - Chad's defence minister said that a truce would hold.\n\n"
        "It is quiet, Defence Minister Jon Holm told reporters."
    )
    (facts,) = process([RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)], tools)
    labels = {e.id: e.label for e in facts.entities.entities}
    said = [c.claimant for c in facts.claims if c.quotation is not None]
    assert {labels[c] for c in said if c is not None} == {"Jon Holm"}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        pytest.param("it would deny support to any group", "Reported", id="support"),
        pytest.param("it denied the reports of killings", "Denied", id="reports"),
    ],
)
def test_what_is_kept_from_somebody_is_no_denial(tools: Tools, words: str, status: str) -> None:
    text = f"OSLO, March 3 - The White House said on Monday that {words} in the north."
    (facts,) = process([RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)], tools)
    assert status in {c.status.value for c in facts.claims}
    assert (status == "Denied") is any(c.status.value == "Denied" for c in facts.claims)


SUDAN = "Sudan's army and its rivals met in Jeddah on Wednesday for talks, the mediators said."
SOMALIA = "Government troops seized the town of Masagaway on Tuesday after a day of fighting."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("SUDAN: Rivals meet in Jeddah", "SOMALIA: Raid repelled", id="colon"),
        pytest.param("Sudan", "Somalia", id="alone"),
    ],
)
def test_each_item_of_a_digest_speaks_of_the_state_in_its_head(
    tools: Tools, first: str, second: str
) -> None:
    found, labels = told(tools, f"{first}\nMay 2023\n\n{SUDAN}\n\n{second}\nMay 2023\n\n{SOMALIA}")
    holders = [labels[s.agent] for s in found if isinstance(s, Control)]
    assert holders
    assert all(holder.startswith("Somali ") for holder in holders)


@pytest.mark.parametrize(
    "asks",
    [
        pytest.param("called on Kenya", id="called on"),
        pytest.param("appealed to Kenya", id="appealed to"),
        pytest.param("urged Kenya", id="urged"),
    ],
)
def test_who_is_asked_is_to_do_it(tools: Tools, asks: str) -> None:
    text = f"OSLO, June 3 - Norway {asks} to quickly agree to a ceasefire with the rebels."
    found, labels = told(tools, text)
    holders = {labels[s.agent] for s in found if isinstance(s, (Stance, Participation))}
    assert "Norway" not in holders


def test_what_is_behind_a_semicolon_is_no_part_of_what_was_said_before(tools: Tools) -> None:
    text = (
        "CAIRO, June 3 - Israel said it would not send its team back; at least 20 people were "
        "killed in Rafah."
    )
    (facts,) = process([RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)], tools)
    statuses = {
        claim.status
        for claim in facts.claims
        for situation in claim.states
        if isinstance(situation, CasualtyCount)
    }
    assert statuses == {EpistemicStatus.ASSERTED}


def test_what_goes_on_says_nothing(tools: Tools) -> None:
    text = "CAIRO, June 3 - Envoys of Kenya and Norway met in Oslo as the strikes went on."
    (facts,) = process([RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)], tools)
    assert not any(claim.cue == "went on" for claim in facts.claims)


def test_the_body_speaks_whose_office_it_is(tools: Tools) -> None:
    text = (
        "JOS, May 3 - Amnesty International's Nigeria office said that 20 people had been killed."
    )
    (facts,) = process([RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)], tools)
    assert {c.claimant for c in facts.claims} == {"organization/amnesty-international"}


def test_of_several_who_voice_something_each_speaks_for_itself(tools: Tools) -> None:
    text = "JUBA, May 3 - The United States and Britain voiced doubts about the peace deal."
    (facts,) = process([RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)], tools)
    held = [(c.claimant, s.agent) for c in facts.claims for s in c.states if isinstance(s, Stance)]
    assert held
    assert all(claimant == agent for claimant, agent in held)


def test_how_long_talks_lasted_is_not_when_something_was_said(tools: Tools) -> None:
    text = 'OHRID, May 3 - "We have a deal," Josep Borrell told reporters after 12 hours of talks.'
    (facts,) = process([RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)], tools)
    assert [c.said for c in facts.claims if c.claimant == "person/josep-borrell"] == [None]


@pytest.mark.parametrize(
    "accord",
    [
        pytest.param("agreement signed in Addis Ababa on December 21, 2017", id="signed"),
        pytest.param("agreement reached in Addis Ababa on December 21, 2017", id="reached"),
    ],
)
def test_an_agreement_that_was_signed_is_no_plan(tools: Tools, accord: str) -> None:
    text = f"JUBA, May 21, 2018 - The attacks violate the cessation of hostilities {accord}."
    found, _ = told(tools, text)
    statuses = {s.status for s in found if isinstance(s, Scheduling) and s.when is not None}
    assert statuses == {ScheduleStatus.HELD}


def test_prisoners_who_are_swapped_are_not_taken(tools: Tools) -> None:
    text = "ISTANBUL, May 16 - Russia and Ukraine agreed to swap 1,000 prisoners each."
    found, _ = told(tools, text)
    assert not any(isinstance(s, CasualtyCount) for s in found)


def test_a_time_since_which_something_is_the_first_does_not_date_it(tools: Tools) -> None:
    text = (
        "ISTANBUL, May 16, 2025 - The peace talks between Russia and Ukraine, the first since March "
        "2022, lasted less than two hours."
    )
    found, _ = told(tools, text)
    held = [s for s in found if isinstance(s, Scheduling)]
    assert held
    assert all(s.when is None for s in held)


def test_examples_of_what_somebody_is_accused_of_are_not_accused(tools: Tools) -> None:
    text = (
        "ISTANBUL, May 16 - Ukraine accused Russia of making unacceptable demands, including the "
        "withdrawal of Ukrainian troops."
    )
    found, labels = told(tools, text)
    accused = {labels[s.target] for s in found if isinstance(s, Interaction) and s.target}
    assert accused == {"Russia"}
