"""What articles tell of talks and truces: who takes part, what is only wished, what is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import (
    Control,
    EventPart,
    EventType,
    Interaction,
    Participation,
    Polarity,
    RoleHolding,
    ScheduleStatus,
    Scheduling,
    Stance,
)
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from flows.pipeline import Tools


@pytest.mark.parametrize(
    "taken_up",
    [
        pytest.param("The three countries rejected the plan.", id="states"),
        pytest.param("All three governments rejected the plan.", id="governments"),
    ],
)
def test_a_number_takes_up_the_last_list_of_so_many(tools: Tools, taken_up: str) -> None:
    lead = "Talks between Kenya, Chad and Uganda ended on Monday. Chad and Uganda were late."
    found, labels = told(tools, f"OSLO, March 3 - {lead} {taken_up}")
    holders = {labels[s.agent] for s in found if isinstance(s, Stance)}
    assert holders == {"Kenya", "Chad", "Uganda"}


def test_a_number_takes_up_no_shorter_list(tools: Tools) -> None:
    text = "OSLO, March 3 - Kenya and Chad met in Oslo. The three countries rejected the plan."
    found, labels = told(tools, text)
    holders = {labels[s.agent] for s in found if isinstance(s, Stance)}
    assert holders.isdisjoint({"Kenya", "Chad"})


def test_what_somebody_calls_for_is_not_held_and_not_convened(tools: Tools) -> None:
    text = "RABAT, March 3 - Norway called for a dialogue between Kenya and Chad on Monday."
    found, _ = told(tools, text)
    assert {s.part for s in found if isinstance(s, Participation)} <= {EventPart.EXPECTED}
    assert not [s for s in found if isinstance(s, Interaction)]


def test_what_a_plan_provides_for_is_not_held(tools: Tools) -> None:
    text = "RABAT, March 3 - The road map provides for a dialogue between Kenya and Chad."
    found, _ = told(tools, text)
    assert not [s for s in found if isinstance(s, Interaction)]


def test_who_tells_of_the_end_of_talks_convenes_none(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - Kenya and Chad held talks in Rabat. Norway announced on Saturday the "
        "talks have collapsed."
    )
    found, labels = told(tools, text)
    parts = [s for s in found if isinstance(s, Participation)]
    assert "Norway" not in {labels[s.agent] for s in parts}


def test_what_is_yet_to_be_done_is_not_done(tools: Tools) -> None:
    text = "RABAT, March 3 - Kenya and Chad are yet to sign a peace deal."
    claims = [c for c in facts_of(tools, text).claims if c.states]
    assert claims
    assert {c.polarity for c in claims} == {Polarity.NEGATIVE}


def test_at_the_request_of_a_state_is_not_there(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - Kenya and Chad held talks on Monday. The talks were suspended at the "
        "request of Chad."
    )
    found, _ = told(tools, text)
    assert {s.place for s in found if isinstance(s, Scheduling)} == {None}


def test_talks_that_resume_do_not_begin_when_they_first_began(tools: Tools) -> None:
    text = (
        "Kenya and Chad resume talks in Oslo\n\nMarch 3, 2021\n\nKenya and Chad resumed their "
        "talks in Oslo. The second round of the talks, which began on 5 January, ended early."
    )
    facts = facts_of(tools, text)
    states = [s for c in facts.claims for s in c.states if isinstance(s, Scheduling)]
    began = [s for s in states if s.status is ScheduleStatus.BEGAN]
    assert {s.when is None for s in began if s.again} == {True}
    assert {s.when is None for s in began if not s.again} == {False}


def test_who_helps_by_mediation_mediates(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - The Kenyan army and the rebels agreed on a truce on Monday. The truce "
        "was reached with the help of Turkish and Norwegian mediation."
    )
    found, labels = told(tools, text)
    parts = [s for s in found if isinstance(s, Participation)]
    mediators = {labels[s.agent] for s in parts if s.part is EventPart.MEDIATOR}
    assert mediators == {"Turkey", "Norway"}


def test_a_truce_that_was_negotiated_may_be_over(tools: Tools) -> None:
    text = "RABAT, March 3 - A truce negotiated with the Polisario Front in May is over."
    facts = facts_of(tools, text)
    accords = {e.id for e in facts.entities.entities if e.event_type is EventType.AGREEMENT}
    states = [s for c in facts.claims for s in c.states if isinstance(s, Scheduling)]
    assert {s.event for s in states} == accords
    assert {s.status for s in states} == {ScheduleStatus.HELD, ScheduleStatus.ENDED}


def test_who_is_to_be_president_is_so_of_his_own_state(tools: Tools) -> None:
    text = (
        "KABUL, January 5, 2021 - Talks resumed. A withdrawal of US troops leaves some soldiers in "
        "Afghanistan when President-elect Joe Biden takes office this month."
    )
    found, labels = told(tools, text)
    held = {labels[s.organization] for s in found if isinstance(s, RoleHolding) and s.organization}
    assert held == {"United States"}


def test_a_negotiation_team_is_no_event(tools: Tools) -> None:
    text = "KABUL, January 5, 2021 - Ali Deng, a member of the Kenyan negotiation team, left Oslo."
    facts = facts_of(tools, text)
    assert not [e for e in facts.entities.entities if e.event_type is not None]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param("ratified Cuba, Norway and Chad as guarantor countries", id="object"),
        pytest.param("announced the choice of Cuba, Norway and Chad as guarantors", id="of a noun"),
    ],
)
def test_who_is_made_guarantor_mediates(tools: Tools, made: str) -> None:
    text = f"CARACAS, March 3 - The talks with the rebels went on in Caracas. Both sides {made}."
    found, labels = told(tools, text)
    parts = [s for s in found if isinstance(s, Participation)]
    mediators = {labels[s.agent] for s in parts if s.part is EventPart.MEDIATOR}
    assert mediators == {"Cuba", "Norway", "Chad"}


def test_both_parties_are_those_whom_a_hyphen_ties(tools: Tools) -> None:
    text = (
        "Chad-Niger peace talks go on\n\nMarch 3, 2021\n\nThey also invited Brazil, Mexico, and "
        "Norway. Both parties welcomed the plan for a truce."
    )
    found, labels = told(tools, text)
    assert {labels[s.agent] for s in found if isinstance(s, Stance)} == {"Chad", "Niger"}


def test_talks_held_are_one_event(tools: Tools) -> None:
    found, _ = told(tools, "RABAT, March 3 - The Kenyan government and the rebels held talks.")
    assert len({s.event for s in found if isinstance(s, Scheduling)}) == 1


def test_who_attends_a_gathering_told_nowhere_else_is_at_it(tools: Tools) -> None:
    text = "RABAT, March 3 - Kenyan President Ali Deng and Norwegian envoy Anna Berg attended the summit."
    found, labels = told(tools, text)
    assert {labels[s.agent] for s in found if isinstance(s, Participation)} == {
        "Ali Deng",
        "Anna Berg",
    }


def test_at_the_center_of_a_war_is_at_no_talks(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - Ali Deng and Idris Kone held talks in Rabat. The two men are at the "
        "center of a civil war."
    )
    facts = facts_of(tools, text)
    passages = [s for c in facts.claims if c.states for s in c.spans]
    assert not [s for s in passages if "center" in text[s.begin : s.end]]


def test_the_deal_of_a_headline_is_that_of_the_lead(tools: Tools) -> None:
    text = (
        "President Ali Deng, his rivals sign peace deal\n\nMarch 3, 2021\n\nKenyan President Ali "
        "Deng and his rivals signed a deal to share power on Wednesday."
    )
    facts = facts_of(tools, text)
    accords = [e for e in facts.entities.entities if e.event_type is EventType.AGREEMENT]
    assert len(accords) == 1


def test_a_list_goes_on_behind_brackets(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - The talks in Rabat went on. Also present were Ali Deng (Kenya), Idris "
        "Kone (Mali), as well as Anna Berg."
    )
    found, labels = told(tools, text)
    there = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert there >= {"Ali Deng", "Idris Kone", "Anna Berg"}


def test_less_than_half_of_a_state_is_not_its_control(tools: Tools) -> None:
    text = "RABAT, March 3 - The Polisario Front seized 20 percent of Morocco."
    found, _ = told(tools, text)
    assert not [s for s in found if isinstance(s, Control)]


def test_who_is_thanked_for_hosting_hosts(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - Talks in Amman between Chad and Niger resumed. Anna Berg expressed her "
        "gratitude to Jordan for hosting the talks."
    )
    found, labels = told(tools, text)
    hosts = {s.agent for s in found if isinstance(s, Participation) and s.part is EventPart.HOST}
    assert {labels[h] for h in hosts} == {"Jordan"}
    assert {s.status for s in found if isinstance(s, Scheduling)} & {
        ScheduleStatus.PROPOSED
    } == set()


def test_a_summit_that_is_urged_to_do_something_is_not_proposed(tools: Tools) -> None:
    text = "OSLO, March 3 - The envoy urged the summit in Amman to agree on a truce."
    found, _ = told(tools, text)
    proposed = {s.event for s in found if isinstance(s, Scheduling) and "amman" in s.event}
    assert proposed == set()


def test_those_who_talk_with_others_do_not_talk_with_one_another(tools: Tools) -> None:
    text = "OSLO, March 3 - Chad and Niger opened talks in Oslo with the Polisario Front on Monday."
    found, labels = told(tools, text)
    pairs = {(labels[s.agent], labels[s.target or ""]) for s in found if isinstance(s, Interaction)}
    assert pairs == {("Chad", "Polisario Front"), ("Niger", "Polisario Front")}


def test_the_government_is_not_that_of_who_mediates(tools: Tools) -> None:
    text = (
        "The Norwegian mediation delegation has landed in Venezuela\n\nMarch 3, 2021\n\n"
        "Norway has acted as facilitator before. Representatives from Norway are in Venezuela. "
        "Norway has asked both to talk. The government rejected the plan."
    )
    found, labels = told(tools, text)
    holders = {labels[s.agent] for s in found if isinstance(s, Stance)}
    assert holders == {"Government of Venezuela"}


def test_their_talks_are_those_of_the_two_named(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - President Ali Deng and the rebel leader Idris Kone said nothing following "
        "their talks in Oslo on Monday."
    )
    found, labels = told(tools, text)
    parts = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert parts >= {"Ali Deng", "Idris Kone"}


def test_what_is_so_called_is_no_part_of_its_name(tools: Tools) -> None:
    facts = facts_of(tools, 'OSLO, March 3 - The so-called "Algiers Accord" brought no peace.')
    assert "Algiers Accord" in {e.label for e in facts.entities.entities}


def test_the_speaker_is_who_owns_the_office_not_the_body_before_a_comma(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - The talks in Amman are facilitated by the U.N. and the International "
        "Committee of the Red Cross, Berg's office said."
    )
    facts = facts_of(tools, text)
    claimants = {c.claimant for c in facts.claims if c.claimant is not None}
    assert "organization/international-committee-of-the-red-cross" not in claimants


def test_who_attends_a_ceremony_in_the_passive_is_at_it(tools: Tools) -> None:
    text = (
        "KHARTOUM, March 3 - The signing ceremony was attended by Kenyan President Ali Deng, "
        "Norwegian envoy Anna Berg and the African Union."
    )
    found, labels = told(tools, text)
    there = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert there == {"Ali Deng", "Anna Berg", "African Union"}


def test_who_tells_of_a_deal_convenes_no_dialogue(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - A peace deal has been reached between Kenya and the Polisario Front after "
        "a first direct dialogue aimed at ending years of conflict, the African Union announced on "
        "Saturday."
    )
    found, labels = told(tools, text)
    parts = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert parts == {"Kenya", "Polisario Front"}
    assert not [
        s for s in found if isinstance(s, Scheduling) and s.status is ScheduleStatus.PLANNED
    ]


def test_who_sees_a_deal_signed_is_no_side_of_it(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - The discussions in Oslo went on. The draft agreement will be signed on "
        "Sunday in the presence of Anna Berg."
    )
    found, labels = told(tools, text)
    assert "Anna Berg" not in {labels[s.agent] for s in found if isinstance(s, Participation)}


def test_a_summit_that_was_due_to_end_has_not_ended(tools: Tools) -> None:
    text = "OSLO, March 3 - The four-day summit in Oslo was due to end on July 29."
    found, _ = told(tools, text)
    assert not [s for s in found if isinstance(s, Scheduling) and s.status is ScheduleStatus.ENDED]


def test_who_is_given_time_to_agree_is_to_agree(tools: Tools) -> None:
    text = "OSLO, March 3 - The UN has given Kenya until May 20 to agree to the plan."
    found, labels = told(tools, text)
    assert {labels[s.agent] for s in found if isinstance(s, Stance)} == {"Kenya"}


def test_mediators_who_suspend_talks_mediate_them(tools: Tools) -> None:
    text = (
        "JEDDAH, March 3 - Norwegian mediators have suspended talks between Chad and the "
        "Polisario Front."
    )
    found, labels = told(tools, text)
    parts = {(labels[s.agent], s.part) for s in found if isinstance(s, Participation)}
    assert ("Norway", EventPart.MEDIATOR) in parts
    assert ("Norway", EventPart.PARTICIPANT) not in parts


def test_the_forces_of_somebody_fight_not_he_alone(tools: Tools) -> None:
    text = (
        "KHARTOUM, March 3 - The war between the Sudanese army and the paramilitary Rapid Support "
        "Forces (RSF) of General Ali Deng goes on."
    )
    found, labels = told(tools, text)
    sides = {labels[s.target or ""] for s in found if isinstance(s, Interaction)}
    assert sides == {"Rapid Support Forces"}


def test_who_calls_on_both_parties_is_none_of_them(tools: Tools) -> None:
    text = (
        "JEDDAH, March 3 - Norway and Spain condemned Chad and the Polisario Front. Norway and "
        "Spain called on both parties to meet."
    )
    found, labels = told(tools, text)
    asked = {s.target for s in found if isinstance(s, Interaction) and s.type == "REQUEST"}
    assert {labels[t or ""] for t in asked} == {"Chad", "Polisario Front"}


def test_those_between_whom_talks_were_held_last_month_take_part(tools: Tools) -> None:
    text = "JEDDAH, March 3 - Jeddah hosted talks last month between Chad and the Polisario Front."
    found, labels = told(tools, text)
    parts = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert parts >= {"Chad", "Polisario Front"}


def test_a_beginning_put_off_is_none(tools: Tools) -> None:
    text = (
        "ARUSHA, March 3 - The facilitator, former Tanzanian president Ali Deng, had postponed the "
        "commencement of the talks in Arusha to Thursday."
    )
    found, labels = told(tools, text)
    assert [s.status for s in found if isinstance(s, Scheduling)] == [ScheduleStatus.POSTPONED]
    parts = {(labels[s.agent], s.part) for s in found if isinstance(s, Participation)}
    assert ("Ali Deng", EventPart.MEDIATOR) in parts


def test_an_envoy_at_talks_in_a_town_is_not_of_that_town(tools: Tools) -> None:
    text = "MINSK, March 3 - Kenya's representative at the Minsk talks Ali Deng left. Ali Deng said no."
    found, labels = told(tools, text)
    held = {s.organization for s in found if isinstance(s, RoleHolding)}
    assert "Minsk" not in {labels.get(o or "") for o in held}


def test_what_somebody_speaks_during_is_held(tools: Tools) -> None:
    text = (
        "LONDON, March 3 - Speaking during a press conference in London with British Foreign "
        "Secretary David Lammy, Anna Berg was asked whether the plan would be refused."
    )
    found, _ = told(tools, text)
    assert {s.part for s in found if isinstance(s, Participation)} <= {EventPart.PARTICIPANT}


@pytest.mark.parametrize("noun", ["sides", "parties"])
def test_the_sides_are_those_that_the_lead_puts_talks_between(tools: Tools, noun: str) -> None:
    text = (
        "OSLO, March 3 - Talks between Chad and the Polisario Front ended on Monday. Norway "
        f"mediated. The {noun} rejected the plan for a referendum."
    )
    found, labels = told(tools, text)
    holders = {labels[s.agent] for s in found if isinstance(s, Stance)}
    assert holders == {"Chad", "Polisario Front"}


@pytest.mark.parametrize(
    ("to", "status"),
    [
        pytest.param("to May 3", {ScheduleStatus.POSTPONED}, id="day"),
        pytest.param("to Nairobi", set(), id="town"),
    ],
)
def test_talks_moved_to_a_day_are_put_off(
    tools: Tools, to: str, status: set[ScheduleStatus]
) -> None:
    text = f"NAIROBI, March 3 - The talks between Chad and the Polisario Front were moved {to}."
    found, _ = told(tools, text)
    assert {s.status for s in found if isinstance(s, Scheduling)} == status


def test_who_has_done_something_first_is_not_to_do_it(tools: Tools) -> None:
    text = "OSLO, March 3 - Kenya was the first to have hosted the talks in Nairobi in 2014."
    found, _ = told(tools, text)
    assert {s.status for s in found if isinstance(s, Scheduling)} == {ScheduleStatus.HELD}


def test_this_that_is_announced_is_no_gathering(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - Talks between Chad and the Polisario Front resumed in Oslo on Monday. "
        "This was announced by Ann Berg."
    )
    found, labels = told(tools, text)
    assert {s.status for s in found if isinstance(s, Scheduling)} == {ScheduleStatus.BEGAN}
    assert "Ann Berg" not in {labels[s.agent] for s in found if isinstance(s, Participation)}


def test_who_holds_a_post_meets_and_not_the_body(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - The meeting between the head of the Chadian Peace Panel, General Ali Deng, "
        "and Ann Berg ended on Monday."
    )
    found, labels = told(tools, text)
    parts = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert parts == {"Ali Deng", "Ann Berg"}
    held = [s for s in found if isinstance(s, RoleHolding)]
    assert [(labels[s.agent], labels[s.organization or ""]) for s in held] == [
        ("Ali Deng", "Chadian Peace Panel")
    ]


def test_a_meeting_called_by_two_people_is_theirs(tools: Tools) -> None:
    text = (
        "ACCRA, March 3 - Barack Obama spoke with Vladimir Putin before the African Union summit.\n\n"
        "John Mahama, who hosted the Obama-Putin meeting on Monday, left."
    )
    found, labels = told(tools, text)
    parts = {labels[s.agent]: labels[s.event] for s in found if isinstance(s, Participation)}
    meeting = "meeting of Barack Obama and Vladimir Putin"
    assert parts == dict.fromkeys(("John Mahama", "Barack Obama", "Vladimir Putin"), meeting)


@pytest.mark.parametrize(
    ("post", "agent"),
    [
        pytest.param("the Chadian president", "Ali Deng", id="post with whose it is"),
        pytest.param("the rebel chief", "Tora Berg", id="whole post"),
        pytest.param("a Chadian president", "Chad", id="any such"),
        pytest.param("the Chadian minister", "Chad", id="nobody named"),
    ],
)
def test_who_is_told_by_a_post_is_its_one_holder(tools: Tools, post: str, agent: str) -> None:
    text = (
        "OSLO, March 3 - Ali Deng, the Chadian president, spoke on Sunday. The rebel chief Tora Berg "
        f"left Chad.\n\nOn Monday {post} met Ban Ki-moon in Oslo."
    )
    found, labels = told(tools, text)
    parts = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert parts == {agent, "Ban Ki-moon"}
