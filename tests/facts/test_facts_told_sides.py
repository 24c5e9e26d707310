"""Who does what, in articles read as a whole: who is set against whom, who is meant by a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.facts.outlook import Outlook, outlook_of
from flows.facts.stance import find_stances
from flows.model import (
    EventPart,
    Interaction,
    Invitation,
    Membership,
    Participation,
    Polarity,
    RoleHolding,
    ScheduleStatus,
    Scheduling,
    Stance,
    StanceValue,
    Support,
)
from tests.facts.told import states, tell
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from flows.pipeline import Tools


@pytest.mark.parametrize(
    ("who", "agree"),
    [
        pytest.param("The two rebel envoys", False, id="sent by one"),
        pytest.param("The presidents of Chad and Mali", True, id="set against each other"),
    ],
)
def test_who_were_sent_by_one_side_agree_with_nobody(
    tools: Tools, who: str, *, agree: bool
) -> None:
    text = f"NAIROBI, March 3 - {who}, Daniel Otieno and Peter Mwangi, signed a truce on Monday."
    found, _ = told(tools, text)
    assert any(isinstance(s, Interaction) and s.type == "AGREE" for s in found) is agree


def test_a_chief_named_behind_his_body_speaks_himself(tools: Tools) -> None:
    text = (
        'NAIROBI, March 3 - UN Secretary-General Antonio Silva called the deal "a good step", '
        "his spokesman Peter Mwangi said."
    )
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    said = [c for c in facts.claims if c.cue == "called"]
    assert [labels[c.claimant or ""] for c in said] == ["Antonio Silva"]
    assert [labels[c.relayed_by or ""] for c in said] == ["Peter Mwangi"]


@pytest.mark.parametrize(
    ("by", "heads"),
    [
        pytest.param(
            "Daniel Otieno, former Kenyan president Peter Mwangi and Uganda's John Okello",
            {"Daniel Otieno", "Peter Mwangi", "John Okello"},
            id="to the end of the sentence",
        ),
        pytest.param(
            "Daniel Otieno, Kenyan minister Peter Mwangi and John Okello's aide",
            {"Daniel Otieno"},
            id="not whoever the last is an aide of",
        ),
    ],
)
def test_all_that_a_list_names_led_it(tools: Tools, by: str, heads: set[str]) -> None:
    text = f"ACCRA, March 3 - The truce came after a week of talks in Lagos, led by {by}."
    found, labels = told(tools, text)
    led = {
        labels[s.agent]
        for s in found
        if isinstance(s, Participation) and s.part is EventPart.CONVENER
    }
    assert led == heads


def test_not_to_be_invited_says_nothing_of_when_talks_are(tools: Tools) -> None:
    text = "ACCRA, March 3 - Eritrea was not invited to the talks and has not commented."
    found, labels = told(tools, text)
    assert [labels[s.target] for s in found if isinstance(s, Invitation)] == ["Eritrea"]
    assert [s for s in found if isinstance(s, Scheduling)] == []


def test_talks_that_collapse_are_no_other_event(tools: Tools) -> None:
    text = "Kenya talks collapse in Accra\n\nACCRA, March 3 - Nobody knew why."
    found, labels = told(tools, text)
    events = [labels[s.event] for s in found if isinstance(s, Scheduling)]
    assert all("collapse" not in event for event in events)


def test_a_counterpart_has_the_post_and_not_the_side(tools: Tools) -> None:
    text = (
        "OSLO, March 3 - A deal was signed by government chief negotiator Daniel Otieno and his "
        "counterpart from the Moro Islamic Liberation Front, Peter Mwangi."
    )
    found, labels = told(tools, text)
    posts = {labels[s.agent]: s.role_label for s in found if isinstance(s, RoleHolding)}
    assert posts == {
        "Daniel Otieno": "government chief negotiator",
        "Peter Mwangi": "chief negotiator",
    }


@pytest.mark.parametrize(
    ("verb", "members"),
    [
        pytest.param("sit", {"Chad", "Kenya", "Uganda"}, id="all of them"),
        pytest.param("sits", {"Uganda"}, id="the last of them"),
    ],
)
def test_who_sits_on_a_council_is_its_member(tools: Tools, verb: str, members: set[str]) -> None:
    text = f"ACCRA, March 3 - He thanked Kenya, Chad and Uganda, which {verb} on the Peace Council."
    found, labels = told(tools, text)
    assert {labels[s.agent] for s in found if isinstance(s, Membership)} == members


def test_who_is_present_is_named_before_his_post(tools: Tools) -> None:
    text = (
        "ACCRA, March 3 - Talks on the truce were held in Lagos on Monday. Also present was "
        "Daniel Otieno, secretary-general of the Arab League."
    )
    found, labels = told(tools, text)
    there = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert there == {"Daniel Otieno"}


def test_a_plan_accepted_by_one_and_rejected_by_another_has_two_stances(tools: Tools) -> None:
    text = "ACCRA, March 3 - The peace plan was accepted by Kenya and rejected by Uganda."
    found, labels = told(tools, text)
    stances = {labels[s.agent]: s.value for s in found if isinstance(s, Stance)}
    assert stances == {"Kenya": StanceValue.WILLING, "Uganda": StanceValue.OPPOSES}


def test_a_month_before_an_accord_does_not_date_what_is_done_with_it(tools: Tools) -> None:
    text = "ACCRA, May 3 - Nothing was new. Kenya has rejected the March accords."
    facts = facts_of(tools, text)
    found = [s for c in facts.claims for s in c.states if isinstance(s, Stance)]
    assert [s.when for s in found] == [None]


def test_both_leaders_are_no_two_ministers(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Kenyan President Daniel Otieno and Ugandan President Peter Mwangi came. "
        "Kenyan Foreign Minister John Okello saw his Ugandan counterpart, Paul Ssali. "
        "UN envoy Jan Olsen urged both leaders to sign."
    )
    found, labels = told(tools, text)
    asked = [s for s in found if isinstance(s, Interaction) and s.type == "REQUEST"]
    assert {labels[s.target or ""] for s in asked} == {"Daniel Otieno", "Peter Mwangi"}


def claimants(tools: Tools, text: str, cue: str) -> list[str]:
    """Give what those are called whose claims show a word of saying."""
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    return [labels[c.claimant or ""] for c in facts.claims if c.cue == cue and c.claimant]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        pytest.param(
            "ACCRA, May 3 - UN envoy Daniel Otieno took to social media to say that the talks in "
            "Lagos had ended.",
            "say",
            "Daniel Otieno",
            id="not what he takes to",
        ),
        pytest.param(
            "ACCRA, May 3 - A truce was near, Foreign Minister Daniel Otieno said.\n\nThe deal was "
            "struck after two days of talks with UN envoy to Chad Jan Egeland in Riyadh, he said."
            "\n\nIt was also agreed that the truce will not be extended, he added.",
            "added",
            "Daniel Otieno",
            id="who goes on",
        ),
    ],
)
def test_who_goes_on_is_who_spoke(tools: Tools, text: str, cue: str, speaker: str) -> None:
    assert set(claimants(tools, text, cue)) == {speaker}


def test_a_day_of_talks_says_nothing(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - The second and final day of a meeting between Chadian and Malian Foreign "
        "Ministers Paul Okello and Jan Ssali concluded in Lagos on Thursday, May 2, Chadian "
        "Foreign Ministry spokeswoman Anna Mwangi said in a post."
    )
    assert claimants(tools, text, "concluded") == []


@pytest.mark.parametrize(
    ("does", "value"),
    [
        pytest.param("stop", StanceValue.OPPOSES, id="to stop"),
        pytest.param("resume", StanceValue.SUPPORTS, id="to resume"),
    ],
)
def test_who_wants_something_to_stop_is_against_it(
    tools: Tools, does: str, value: StanceValue
) -> None:
    text = f"ACCRA, May 3 - Nothing was new. Kenya wants the sanctions to {does} soon."
    found, _ = told(tools, text)
    assert [s.value for s in found if isinstance(s, Stance)] == [value]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        pytest.param("have failed to mend ties", None, id="failed to do something"),
        pytest.param("were supposed to begin on Monday", ScheduleStatus.PLANNED, id="supposed to"),
    ],
)
def test_what_talks_fail_to_do_does_not_end_them(
    tools: Tools, said: str, status: ScheduleStatus | None
) -> None:
    text = f"ACCRA, May 3 - Nothing was new. The peace talks in Lagos {said}."
    found, _ = told(tools, text)
    statuses = [s.status for s in found if isinstance(s, Scheduling)]
    assert statuses == ([] if status is None else [status])


@pytest.mark.parametrize(
    "there",
    [
        pytest.param("Kenya's delegation was due in Lagos on Saturday for the talks.", id="due"),
        pytest.param("The talks will open with the participation of Kenya.", id="will open with"),
    ],
)
def test_who_is_yet_to_come_is_expected(tools: Tools, there: str) -> None:
    text = f"ACCRA, May 3 - Peace talks on Chad will be held in Lagos on Monday. {there}"
    found, labels = told(tools, text)
    parts = {s.part for s in found if isinstance(s, Participation) and "Kenya" in labels[s.agent]}
    assert parts == {EventPart.EXPECTED}


def test_what_is_attended_is_what_the_clause_is_about(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - The talks in Lagos will be followed by a gathering of chiefs, which UN "
        "envoy Daniel Otieno is expected to attend."
    )
    found, labels = told(tools, text)
    assert "Daniel Otieno" not in {labels[s.agent] for s in found if isinstance(s, Participation)}


def test_who_two_ministers_are_is_told_of_each(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - A meeting between Chadian and Malian Foreign Ministers Daniel Otieno and "
        "Peter Mwangi ended on Thursday."
    )
    found, labels = told(tools, text)
    served = {
        labels[s.agent]: labels[s.organization or ""] for s in found if isinstance(s, RoleHolding)
    }
    assert served == {"Daniel Otieno": "Chad", "Peter Mwangi": "Mali"}
    there = {(labels[s.agent], s.part) for s in found if isinstance(s, Participation)}
    assert there == {
        ("Daniel Otieno", EventPart.PARTICIPANT),
        ("Peter Mwangi", EventPart.PARTICIPANT),
    }


def test_a_government_talks_and_not_whose_it_is(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - The government of Chad came. Talks between President Daniel Otieno's "
        "Iran-backed government and the Arab League ended in Lagos."
    )
    found, labels = told(tools, text)
    there = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert "Daniel Otieno" not in there
    assert "Arab League" in there


def test_an_official_serves_the_body_he_is_named_with(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - The Polisario Front will sign, senior official Daniel Otieno said.\n\n"
        'ACCRA - "It is done," said Daniel Otieno, executive secretary of the African Union.'
    )
    found, labels = told(tools, text)
    served = {
        labels[s.organization] for s in found if isinstance(s, RoleHolding) and s.organization
    }
    assert served == {"African Union"}


def test_who_they_are_met_nobody(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - The mediators, Kenyan foreign ministers, met for 90 minutes with Chadian "
        "rebels in Lagos."
    )
    found, labels = told(tools, text)
    met = {labels[s.target or ""] for s in found if isinstance(s, Interaction)}
    assert met == {"Chadian rebels"}


def test_a_state_before_and_is_no_part_of_a_group(tools: Tools) -> None:
    text = "ACCRA, May 3 - Talks between Chad, Mali and international mediators ended in Lagos."
    found, labels = told(tools, text)
    there = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert there == {"Chad", "Mali", "international mediators"}


def test_who_fights_with_somebody_does_not_back_him(tools: Tools) -> None:
    text = "ACCRA, May 3 - Chadian rebels fought with Malian troops on Monday."
    found, _ = told(tools, text)
    assert [s for s in found if isinstance(s, Support)] == []


def test_a_day_behind_a_war_is_not_when_the_war_goes_on(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Nothing was new. They agreed to continue the talks over the settlement of "
        "the Nagorno-Karabakh conflict on Thursday."
    )
    facts = facts_of(tools, text)
    wars = {e.id for e in facts.entities.entities if "conflict" in e.label.lower()}
    found = [s for c in facts.claims for s in c.states if isinstance(s, Scheduling)]
    assert {s.when for s in found if s.event in wars} == {None}


def test_what_a_resolution_is_of_is_not_asked(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Chad is demanding the implementation of a U.N. Security Council "
        "resolution which sets out a truce."
    )
    found, _ = told(tools, text)
    assert [s for s in found if isinstance(s, Interaction)] == []


@pytest.mark.parametrize(
    ("who", "served"),
    [
        pytest.param(
            "African National Congress (ANC) leader", {"African National Congress"}, id="short form"
        ),
        pytest.param("Bosnian Serb leader", set(), id="two peoples"),
    ],
)
def test_a_body_before_its_short_form_has_the_post(
    tools: Tools, who: str, served: set[str]
) -> None:
    found, labels = told(
        tools, f"ACCRA, May 3 - Nothing was new. {who} Daniel Otieno came to Lagos."
    )
    bodies = {s.organization for s in found if isinstance(s, RoleHolding)} - {None}
    assert {labels[b or ""] for b in bodies} == served


def test_who_are_in_a_place_are_not_at_the_talks_there(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Talks between Chad and Mali begin next week in Lagos. The envoys of Kenya "
        "have been in Lagos since last month."
    )
    found, labels = told(tools, text)
    assert "Kenya" not in {labels[s.agent] for s in found if isinstance(s, Participation)}


def test_talks_held_with_somebody_are_not_those_to_come(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Talks between Chad and Mali begin next week in Lagos. Daniel Otieno held "
        "talks with Peter Mwangi in early March."
    )
    found, labels = told(tools, text)
    events = {labels[s.agent]: s.event for s in found if isinstance(s, Participation)}
    assert events["Daniel Otieno"] == events["Peter Mwangi"] != events["Chad"] == events["Mali"]


def test_the_second_of_two_aims_is_one() -> None:
    line = (
        "They|PRP|nsubj|1 met=meet|VBD|root|1 to|TO|mark|3 end|VB|advcl|1 it|PRP|obj|3 and|CC|cc|6 "
        "sign|VB|conj|3 a|DT|det|8 truce|NN|obj|6"
    )
    scene = tell(line)
    sentence = scene.parsed.sentences[0]
    assert outlook_of(scene, sentence, sentence.tokens[6]) is Outlook.PROPOSED


def test_a_headline_says_what_is_to_begin(tools: Tools) -> None:
    text = (
        "Chad, Mali rebels to start talks next week in Lagos\n\nACCRA, May 3 - Nothing was new. "
        "The weather was fine."
    )
    found, _ = told(tools, text)
    assert {s.status for s in found if isinstance(s, Scheduling)} == {ScheduleStatus.PLANNED}


def test_a_war_that_may_resume_is_not_planned(tools: Tools) -> None:
    text = "ACCRA, May 3 - He was to stress that failure means the resumption of the war in Chad."
    found, _ = told(tools, text)
    statuses = {s.status for s in found if isinstance(s, Scheduling)}
    assert ScheduleStatus.PLANNED not in statuses


def test_who_leads_a_delegation_leads_not_who_sent_it(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - An African Union delegation, led by Daniel Otieno, is expected to attend "
        "the talks in Lagos."
    )
    found, labels = told(tools, text)
    assert [s for s in found if isinstance(s, RoleHolding)] == []
    there = {labels[s.agent]: s.part for s in found if isinstance(s, Participation)}
    assert there["Daniel Otieno"] is EventPart.EXPECTED


def test_who_leads_a_delegation_does_not_lead_whoever_stands_before_it(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - The government of Southern Sudan and the Ugandan delegation, led by Daniel "
        "Otieno agreed in Juba, to start talks next week."
    )
    found, _ = told(tools, text)
    assert [s for s in found if isinstance(s, RoleHolding)] == []


def test_a_counterpart_is_of_another_state(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Sudanese President Omar Bashir received Chadian Minister Daniel Otieno, "
        "who brought a message from his Chadian counterpart Peter Mwangi."
    )
    found, labels = told(tools, text)
    posts = {labels[s.agent]: s.role_label for s in found if isinstance(s, RoleHolding)}
    assert posts["Peter Mwangi"] == "President"


def test_commitment_to_talks_does_not_convene_them(tools: Tools) -> None:
    text = "ACCRA, May 3 - Chad renews its commitment to the peace talks in Lagos."
    found, _ = told(tools, text)
    assert [s for s in found if isinstance(s, Participation)] == []


def test_who_is_received_is_not_at_the_talks(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Peace talks on Chad open in Lagos on Monday. President Daniel Otieno "
        "received UN envoy Peter Mwangi."
    )
    found, labels = told(tools, text)
    there = [labels[s.event] for s in found if isinstance(s, Participation)]
    assert there
    assert all("Lagos" not in event for event in there)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        pytest.param(
            "He hopes the talks to be held in Lagos would succeed",
            ScheduleStatus.PLANNED,
            id="to be held",
        ),
        pytest.param(
            "Nothing has changed on the ground to make us resume talks in Lagos",
            ScheduleStatus.PROPOSED,
            id="make them",
        ),
    ],
)
def test_what_is_yet_to_be_done_is_not_done(
    tools: Tools, said: str, status: ScheduleStatus
) -> None:
    found, _ = told(tools, f"ACCRA, May 3 - Chad was quiet. {said}.")
    assert {s.status for s in found if isinstance(s, Scheduling)} == {status}


@pytest.mark.parametrize(
    "does",
    [
        pytest.param("held peace talks in Lagos on Saturday", id="talks"),
        pytest.param("agreed a ceasefire", id="accord"),
    ],
)
def test_a_group_does_nothing_with_those_named_as_of_it(tools: Tools, does: str) -> None:
    text = f"ACCRA, May 3 - Five armed groups, including the Polisario Front, {does}."
    found, _ = told(tools, text)
    assert [s for s in found if isinstance(s, Interaction) and s.target is not None] == []


def test_who_leads_those_who_are_set_to_meet_is_expected(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - The Polisario Front is to hold talks with Chad in Lagos on Monday. The "
        "19-member delegation led by Daniel Otieno is set to meet with ministers."
    )
    found, labels = told(tools, text)
    parts = {labels[s.agent]: s.part for s in found if isinstance(s, Participation)}
    assert parts["Daniel Otieno"] is EventPart.EXPECTED


def test_who_joins_others_in_doing_something_is_no_member(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - The vote was close, with only the Chin National Front joining the "
        "Polisario Front in agreeing to a ceasefire."
    )
    found, _ = told(tools, text)
    assert [s for s in found if isinstance(s, Membership)] == []


@pytest.mark.parametrize(
    ("case", "stances"),
    [pytest.param("with", 1, id="with whom"), pytest.param("under", 0, id="under whom")],
)
def test_who_will_not_talk_with_somebody_refuses(case: str, stances: int) -> None:
    before = "The|DT|det|1 talks=talk|NNS|nsubj|2 ended=end|VBD|root|2"
    line = (
        "Smith|NNP|nsubj|3 will|MD|aux|3 not|RB|advmod|3 talk|VB|root|3 "
        f"{case}|IN|case|5 Miller|NNP|obl|3"
    )
    assert len(states(find_stances, before, line)) == stances


def test_a_post_that_ends_a_quotation_is_not_the_speakers(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Nothing was new. “It was agreed to send the special envoy to the table,” "
        "Senator Daniel Otieno told reporters."
    )
    found, _ = told(tools, text)
    posts = {s.role_label for s in found if isinstance(s, RoleHolding)}
    assert "special envoy" not in posts


def test_a_time_that_looks_back_does_not_date_what_is(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - A conference is being held in Accra. The meeting follows up on a similar "
        "event in Lagos late last year."
    )
    facts = facts_of(tools, text)
    found = [s for c in facts.claims for s in c.states if isinstance(s, Scheduling)]
    assert found
    assert {s.when for s in found} == {None}


def test_who_represents_a_capital_serves_its_government(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Former president Daniel Otieno, who represents Kampala in the Contact Group, "
        "came to the talks. Kampala denied the report."
    )
    found, labels = told(tools, text)
    served = {
        labels[s.organization] for s in found if isinstance(s, RoleHolding) and s.organization
    }
    assert "Kampala" not in served
    assert "Government of Uganda" in served


def test_who_leads_the_governments_delegation_does_not_lead_it(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Chadian Foreign Minister Daniel Otieno, who leads the government delegation "
        "to the talks, said nothing. The government of Chad was silent."
    )
    found, _ = told(tools, text)
    assert {s.role_label for s in found if isinstance(s, RoleHolding)} == {"Foreign Minister"}


def test_what_somebody_does_not_do_but_something_else_is_denied(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - The Polisario Front said it would write to President Daniel Otieno through "
        "envoys rather than meet him in Lagos."
    )
    facts = facts_of(tools, text)
    met = [c for c in facts.claims for s in c.states if isinstance(s, Participation)]
    assert {c.polarity for c in met} <= {Polarity.NEGATIVE}
