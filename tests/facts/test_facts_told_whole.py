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
    RoleHolding,
    ScheduleStatus,
    Scheduling,
    Stance,
    StanceValue,
)
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from flows.pipeline import Tools


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
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    said = [c.claimant for c in facts.claims if c.quotation is not None]
    assert sorted(labels[c] for c in said if c is not None) == claimants


def test_a_post_named_before_its_holder_is_theirs(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - Chad's defence minister said that a truce would hold.\n\n"
        "It is quiet, Defence Minister Jon Holm told reporters."
    )
    facts = facts_of(tools, text)
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
    facts = facts_of(tools, text)
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
    facts = facts_of(tools, text)
    statuses = {
        claim.status
        for claim in facts.claims
        for situation in claim.states
        if isinstance(situation, CasualtyCount)
    }
    assert statuses == {EpistemicStatus.ASSERTED}


def test_what_goes_on_says_nothing(tools: Tools) -> None:
    text = "CAIRO, June 3 - Envoys of Kenya and Norway met in Oslo as the strikes went on."
    facts = facts_of(tools, text)
    assert not any(claim.cue == "went on" for claim in facts.claims)


def test_the_body_speaks_whose_office_it_is(tools: Tools) -> None:
    text = (
        "JOS, May 3 - Amnesty International's Nigeria office said that 20 people had been killed."
    )
    facts = facts_of(tools, text)
    assert {c.claimant for c in facts.claims} == {"organization/amnesty-international"}


def test_of_several_who_voice_something_each_speaks_for_itself(tools: Tools) -> None:
    text = "JUBA, May 3 - The United States and Britain voiced doubts about the peace deal."
    facts = facts_of(tools, text)
    held = [(c.claimant, s.agent) for c in facts.claims for s in c.states if isinstance(s, Stance)]
    assert held
    assert all(claimant == agent for claimant, agent in held)


def test_how_long_talks_lasted_is_not_when_something_was_said(tools: Tools) -> None:
    text = 'OHRID, May 3 - "We have a deal," Josep Borrell told reporters after 12 hours of talks.'
    facts = facts_of(tools, text)
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


@pytest.mark.parametrize(
    ("lead", "signed"),
    [
        pytest.param(
            "Kenya and Norway have suspended talks between the Polisario Front (PF) and Morocco.",
            {"Morocco", "Polisario Front"},
            id="those that something is between",
        ),
        pytest.param(
            "Morocco and the far south's largest Chadian rebel group have suspended talks.",
            {"Morocco", "Chadian rebels"},
            id="one behind many words",
        ),
        pytest.param(
            "Qatar, Kenya and Norway called for calm on Sunday.", set(), id="no two of three listed"
        ),
        pytest.param(
            "A blast hit the campus of Rabat University and Sahara TV on Sunday.",
            set(),
            id="no school and no station",
        ),
    ],
)
def test_the_two_sides_are_those_who_fall_out(tools: Tools, lead: str, signed: set[str]) -> None:
    found, labels = told(
        tools, f"RABAT, March 3 - {lead}\n\nThe two sides signed a truce on Monday."
    )
    pairs = [s for s in found if isinstance(s, Interaction) and s.type == "AGREE"]
    assert {labels[i] for s in pairs for i in (s.agent, s.target) if i in labels} == signed


@pytest.mark.parametrize(
    ("headline", "groups"),
    [
        pytest.param("Chad and Tibesti rebels agree truce", {"Tibesti rebels"}, id="a state"),
        pytest.param("Arab and Western sponsors reject truce", {"Arab and Western sponsors"}, id="no state"),
    ],
)  # fmt: skip
def test_a_state_named_before_a_group_is_no_part_of_it(
    tools: Tools, headline: str, groups: set[str]
) -> None:
    _, labels = told(tools, f"{headline}\n\nOSLO, March 3 - Nothing else was known on Monday.")
    assert {label for i, label in labels.items() if i.startswith("anonymous/")} == groups


def test_what_two_must_do_is_not_done(tools: Tools) -> None:
    text = "RABAT, March 3 - Kenya and Norway met on Monday. They must first mend their relations."
    found, _ = told(tools, text)
    assert not [s for s in found if isinstance(s, Interaction) and s.type == "SUPPORT"]


@pytest.mark.parametrize(
    ("who", "holder"),
    [
        pytest.param("The Kenyans", "Kenya", id="a people is its state"),
        pytest.param("Some 30 armed Kenyans", "30 armed Kenyans", id="so many of them are not"),
        pytest.param("Kenyans who live in Rabat", "Kenyans", id="nor are those who are set apart"),
    ],
)
def test_some_of_a_people_are_not_their_state(tools: Tools, who: str, holder: str) -> None:
    found, labels = told(tools, f"RABAT, March 3 - {who} rejected the plan for a referendum.")
    assert [labels[s.agent] for s in found if isinstance(s, Stance)] == [holder]


def spoken(tools: Tools, text: str) -> list[str]:
    """Give who says what is said in an article, in order."""
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    return [labels[c.claimant] for c in facts.claims if c.claimant and c.quotation]


@pytest.mark.parametrize(
    ("told_of", "said", "speaker"),
    [
        pytest.param(
            "Daniel Otieno, the Kenyan ambassador to Chad, spoke in Rabat.",
            "The Kenyan ambassador to Chad said the talks had failed.",
            "Daniel Otieno",
            id="a post told with whose it is",
        ),
        pytest.param(
            "Daniel Otieno, the Kenyan ambassador to Chad, spoke in Rabat.",
            "The Kenyan ambassador to Norway said the talks had failed.",
            "Kenyan ambassador to Norway",
            id="but not to another state",
        ),
        pytest.param(
            "The talks ended on Sunday.",
            "The talks had failed, the African Union envoy, former Kenyan minister "
            "Daniel Otieno, said on Monday.",
            "Daniel Otieno",
            id="a name behind two posts",
        ),
        pytest.param(
            "Daniel Otieno said the talks would go on. Joseph Mwangi said the opposite.",
            "“Joseph Mwangi came late. He was ill,” he said.",
            "Daniel Otieno",
            id="nobody calls himself by name",
        ),
        pytest.param(
            "The talks ended on Sunday.",
            "The talks had failed, according to Kenyan media reports.",
            "Kenyan media reports",
            id="a country's media are not the country",
        ),
        pytest.param(
            "Kenyan Prime Minister Daniel Otieno met Joseph Mwangi.",
            "The Kenyan leader said the talks had failed.",
            "Daniel Otieno",
            id="who leads a state",
        ),
        pytest.param(
            "Kenyan Prime Minister Jon Holm met Joseph Mwangi.",
            "According to Jon Holm's office, Daniel Otieno, the head of the army, will go to Oslo.",
            "Jon Holm's office",
            id="no one is an office",
        ),
    ],
)
def test_who_says_it_is_told_around_it(tools: Tools, told_of: str, said: str, speaker: str) -> None:
    assert spoken(tools, f"RABAT, March 3 - {told_of}\n\n{said}")[-1] == speaker


@pytest.mark.parametrize(
    ("who", "post", "of"),
    [
        pytest.param(
            "Daniel Otieno, head of the African Union mediation team,",
            "head of mediation team",
            "African Union",
            id="a part of a body",
        ),
        pytest.param(
            "Daniel Otieno, a spokesman for the Chadian army,",
            "spokesman",
            "Chadian army",
            id="a body that a state's name only tells apart",
        ),
        pytest.param(
            "Daniel Otieno, director of Rabat's Mercy Hospital,",
            "director",
            "Mercy Hospital",
            id="a house by its town",
        ),
    ],
)
def test_a_post_is_of_what_is_named_whole(tools: Tools, who: str, post: str, of: str) -> None:
    found, labels = told(tools, f"RABAT, March 3 - {who} said on Monday that the talks had failed.")
    roles = [s for s in found if isinstance(s, RoleHolding)]
    assert [(s.role_label, labels[s.organization or ""]) for s in roles] == [(post, of)]


def test_who_leads_is_no_owner_of_his_name(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - The Polisario Front, led by Joseph Mwangi's deputy Daniel Otieno, "
        "said on Monday they accused the Chadian army of lying. Mwangi is abroad."
    )
    found, labels = told(tools, text)
    assert [labels[s.agent] for s in found if isinstance(s, RoleHolding)] == ["Daniel Otieno"]
    blamed = [s for s in found if isinstance(s, Interaction) and s.type == "ACCUSE"]
    assert {labels[s.agent] for s in blamed} == {"Polisario Front"}


@pytest.mark.parametrize(
    ("line", "status"),
    [
        pytest.param("The accord ended the war in Chad.", None, id="what ends something else"),
        pytest.param(
            "Kenya suspended the talks due to the fighting.",
            ScheduleStatus.POSTPONED,
            id="due to is no date",
        ),
    ],
)
def test_an_event_is_not_over_by_what_it_does(
    tools: Tools, line: str, status: ScheduleStatus | None
) -> None:
    found, labels = told(tools, f"RABAT, March 3 - {line}")
    events = [s for s in found if isinstance(s, Scheduling) and "war" not in labels[s.event]]
    assert [s.status for s in events] == ([] if status is None else [status])


def test_an_accord_signed_is_no_plan(tools: Tools) -> None:
    text = "RABAT, March 3 - The accord between Kenya and Chad signed today is a success."
    facts = facts_of(tools, text)
    held = [c for c in facts.claims for s in c.states if isinstance(s, Scheduling)]
    assert [c.status.value for c in held] == ["Asserted"]


def test_a_verb_before_a_count_tells_what_became_of_it(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - The war in Chad has killed thousands, displaced millions and hurt trade."
    )
    found, _ = told(tools, text)
    counts = [(s.count.value, s.value) for s in found if isinstance(s, CasualtyCount)]
    assert counts == [("Killed", "thousands"), ("Displaced", "millions")]


def test_not_only_denies_nothing(tools: Tools) -> None:
    text = "RABAT, March 3 - Chad not only rejected the plan for a referendum but mocked it."
    facts = facts_of(tools, text)
    held = [c for c in facts.claims for s in c.states if isinstance(s, Stance)]
    assert {c.polarity.value for c in held} == {"Positive"}


def test_what_talks_are_to_mend_is_between_others(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - The ministers came on Monday for a round of talks with African Union "
        "officials on a deal to mend ties between Kenya and Chad."
    )
    found, labels = told(tools, text)
    there = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert not there & {"Kenya", "Chad"}


def test_each_hopes_for_himself(tools: Tools) -> None:
    text = "RABAT, March 3 - Kenya and Chad hope to join the African Union next year."
    facts = facts_of(tools, text)
    joining = [(c.claimant, s.agent) for c in facts.claims for s in c.states if hasattr(s, "agent")]
    assert joining
    assert all(claimant == agent for claimant, agent in joining)


def test_what_talks_are_called_convenes_nobody(tools: Tools) -> None:
    text = "RABAT, March 3 - Daniel Otieno called the talks in Rabat a ray of hope."
    found, _ = told(tools, text)
    assert not [s for s in found if isinstance(s, Participation)]


def test_the_two_leaders_are_the_only_two_named_before(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - Kenya and Chad are at odds.\n\n"
        "Kenyan President Daniel Otieno spoke by phone with Chadian President Jon Holm on Monday."
        "\n\nThe two leaders signed a truce on Tuesday."
    )
    found, labels = told(tools, text)
    signed = [s for s in found if isinstance(s, Interaction) and s.type == "AGREE"]
    assert [(labels[s.agent], labels[s.target or ""]) for s in signed] == [
        ("Daniel Otieno", "Jon Holm")
    ]


def test_the_two_leaders_are_those_told_to_lead(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - Kenyan President Daniel Otieno and Chadian leader Idris Kone met.\n\n"
        "Norwegian Foreign Minister Anna Berg and her aide, Lars Holm, looked on.\n\n"
        "Norwegian President Lars Bo and Finnish President Timo Aho had phoned. It rained. It blew."
        "\n\nBoth leaders rejected the plan on Monday. The two ministers have not met."
    )
    found, labels = told(tools, text)
    held = {labels[s.agent] for s in found if isinstance(s, Stance)}
    assert held == {"Daniel Otieno", "Idris Kone"}


def test_what_was_done_when_something_was_tried_is_done(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - Daniel Otieno tried to save the truce when he met Joseph Mwangi in Oslo "
        "on Monday."
    )
    facts = facts_of(tools, text)
    met = [c for c in facts.claims for s in c.states if isinstance(s, Participation)]
    assert {c.status.value for c in met} == {"Asserted"}


def test_a_prefix_turns_what_is_pledged(tools: Tools) -> None:
    text = "RABAT, March 3 - Kenya and Chad pledged to de-escalate tensions on their border."
    found, labels = told(tools, text)
    pledged = {labels[s.target] for s in found if isinstance(s, Stance)}
    assert pledged == {"de-escalate tensions on their border"}


def test_he_who_an_unnamed_envoy_says_he_is_is_no_other(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - Joseph Mwangi, Maria Holm and Mr. Peter Berg met in Oslo.\n\n"
        "The Kenyan envoy said on Monday that he rejected the plan for a referendum."
    )
    found, labels = told(tools, text)
    assert [labels[s.agent] for s in found if isinstance(s, Stance)] == ["Kenya"]


@pytest.mark.parametrize(
    ("who", "attacker"),
    [
        pytest.param("The Chadian group UFR", {"UFR"}, id="a name behind what it is"),
        pytest.param(
            "A Chadian militant group",
            {"Chadian militant group"},
            id="no state by its militants",
        ),
        pytest.param("A Chadian warplane", {"Chad"}, id="but by what is its own"),
    ],
)
def test_who_fights_apart_is_not_the_state(tools: Tools, who: str, attacker: set[str]) -> None:
    found, labels = told(tools, f"RABAT, March 3 - {who} attacked Kenya on Monday.")
    hit = [s for s in found if isinstance(s, Interaction) and s.type == "ASSAULT"]
    assert {labels[s.agent] for s in hit} == attacker


def test_the_conference_is_not_the_session_that_ended_it(tools: Tools) -> None:
    text = (
        "OSLO, March 7 - A conference on the lake collapsed on Friday after a night session led by "
        'Anna Berg.\n\n"The conference was closed without a deal," Berg said.\n\n'
        "Kenya had left the talks on Thursday."
    )
    found, labels = told(tools, text)
    over = [s for s in found if isinstance(s, Scheduling) and s.status is ScheduleStatus.ENDED]
    ended = {labels[s.event] for s in over}
    parts = [s for s in found if isinstance(s, Participation)]
    left = {labels[s.event] for s in parts if labels[s.agent] == "Kenya"}
    assert ended == left == {"conference"}


def test_who_was_also_present_was_there_without_his_body(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - Kenya and Chad met in Oslo on Monday. Also present was Ali Deng, "
        "secretary-general of the African Union."
    )
    found, labels = told(tools, text)
    there = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert there == {"Kenya", "Chad", "Ali Deng"}


def test_who_was_there_was_at_no_meeting_still_to_come(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - Kenya and Chad signed a truce on Monday. Norway, which supported the "
        "talks, sent envoys. Also present was Anna Berg, the head of the African Union.\n\n"
        "The two sides will meet in Oslo next month."
    )
    found, labels = told(tools, text)
    there = {labels[s.agent] for s in found if isinstance(s, Participation) and "oslo" in s.event}
    stances = {labels[s.target] for s in found if isinstance(s, Stance)}
    assert there == {"Kenya", "Chad"}
    assert stances == {"talks"}


def test_its_chief_is_not_of_the_body_told_before_where_somebody_else_acts(tools: Tools) -> None:
    text = (
        "RABAT, March 3 - The African Union sent envoys on Monday. An armed faction refused to see "
        "them, and its commander, Idris Kone, left."
    )
    found, _ = told(tools, text)
    assert not [s for s in found if isinstance(s, RoleHolding) and s.organization]


@pytest.mark.parametrize(
    ("told_of", "holder", "body"),
    [
        pytest.param(
            '"We wait," said Ali Deng, the centre\'s director.',
            "Ali Deng",
            "Zumor Centre",
            id="behind the holder",
        ),
        pytest.param(
            "The centre's director, Ali Deng, stayed out, as did his deputy, Idris Kone.",
            "Idris Kone",
            "Zumor Centre",
            id="his own body",
        ),
    ],
)
def test_a_post_is_of_the_body_that_a_noun_takes_up(
    tools: Tools, told_of: str, holder: str, body: str
) -> None:
    found, labels = told(tools, f"OSLO, March 3 - Envoys met at the Zumor Centre. {told_of}")
    roles = [s for s in found if isinstance(s, RoleHolding) and labels[s.agent] == holder]
    assert [labels[s.organization] for s in roles if s.organization] == [body]


def test_headline_and_lead_tell_one_agreement_of_the_same_sides(tools: Tools) -> None:
    text = (
        "Kenya, Chadian rebels sign pact\n\nOSLO, March 3 - The Kenyan government and Chadian rebels "
        "signed a peace agreement on Monday. Kenya and Norway signed a trade agreement, too."
    )
    found, labels = told(tools, text)
    made = {labels[s.event] for s in found if isinstance(s, Participation)}
    assert len([label for label in made if "rebels" in label]) == 1
    assert len(made) == 2


def test_who_is_to_come_was_at_no_meeting_that_is_over(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - Anna Berg met Kenyan envoys in Rabat on Monday. "
        "Chadian envoy Idris Kone is due in Rabat next month."
    )
    found, labels = told(tools, text)
    there = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert "Idris Kone" not in there
    assert "Anna Berg" in there


def test_who_led_a_state_once_is_not_that_state(tools: Tools) -> None:
    text = "OSLO, March 3 - Ali Deng accused the former Kenyan leader of bias on Monday."
    found, _ = told(tools, text)
    assert not [s for s in found if isinstance(s, Interaction)]


def test_a_post_in_a_name_is_none(tools: Tools) -> None:
    text = "OSLO, March 3 - Pakistan's minister, Shah Mahmood Qureshi, attended the signing."
    found, _ = told(tools, text)
    assert "Shah" not in {s.role_label for s in found if isinstance(s, RoleHolding)}


@pytest.mark.parametrize(
    ("told_of", "body"),
    [
        pytest.param(
            "Ali Deng, the Kenyan head of the African Union,", "African Union", id="of it"
        ),
        pytest.param("Ali Deng, the Kenyan president,", "Kenya", id="of his state"),
    ],
)
def test_a_people_before_a_post_of_a_body_is_where_its_holder_is_from(
    tools: Tools, told_of: str, body: str
) -> None:
    found, labels = told(tools, f"OSLO, March 3 - {told_of} left on Monday.")
    roles = [s.organization for s in found if isinstance(s, RoleHolding)]
    assert [labels[i] for i in roles if i] == [body]


def test_a_deputy_of_somebody_is_of_no_state_told_before(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - Kenya held talks with Kenyan rebels. Kenya said so. Ali Deng, a farmer, "
        "stayed out. His deputy, Idris Kone, came."
    )
    found, _ = told(tools, text)
    assert not [s for s in found if isinstance(s, RoleHolding) and s.organization]


def test_the_minister_of_a_state_is_no_others(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - New Zealand Foreign Minister Anna Berg met Kenyan Prime Minister Ali Deng.\n\n"
        "It was a good day, the New Zealand minister said on Monday."
    )
    said = [c.claimant for c in facts_of(tools, text).claims if c.quotation]
    assert said == ["person/anna-berg"]


def test_a_state_has_one_president(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - President Otieno announced it on Monday. Chad is at war, Chad said. "
        "Chadian President Idris Kone agreed."
    )
    found, labels = told(tools, text)
    roles = {labels[s.agent]: s.organization for s in found if isinstance(s, RoleHolding)}
    assert roles == {"Idris Kone": "organization/chad", "Otieno": None}


def test_its_founder_is_not_of_a_body_told_before_another(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - The African Union sent envoys. Talks were led by the Zumor Centre. "
        "Its founder, Ali Deng, left. The Arab League refused. Its chief, Idris Kone, stayed."
    )
    found, labels = told(tools, text)
    roles = {labels[s.agent]: s.organization for s in found if isinstance(s, RoleHolding)}
    assert roles["Ali Deng"] != "organization/african-union"
    assert labels[roles["Idris Kone"] or ""] == "Arab League"


def test_a_person_called_said_says_nothing(tools: Tools) -> None:
    text = (
        "MOSCOW, June 27 - Tajik President Daler Karimov and Islamic opposition leader Said Abdullo "
        "Nuri today signed an agreement ending a war."
    )
    assert not {c.claimant for c in facts_of(tools, text).claims} - {None}
