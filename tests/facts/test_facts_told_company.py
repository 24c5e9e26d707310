"""Who is in talks, as articles tell it whole: long lists, brackets, rows of rounds, other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import EventPart, Invitation, Participation, ScheduleStatus, Scheduling
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from flows.pipeline import Tools


def _parts(tools: Tools, text: str) -> set[tuple[str, EventPart]]:
    found, labels = told(tools, text)
    return {(labels[s.agent], s.part) for s in found if isinstance(s, Participation)}


def _who(tools: Tools, text: str) -> set[str]:
    return {who for who, _ in _parts(tools, text)}


def test_a_long_list_of_signers_with_their_posts_is_read_to_its_end(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - The accord was signed by the province's two MPs, Daniel Otieno and "
        "Peter Sang; co-chairmen of the Coast Assembly, John Kip and Samuel Koech; chairman of the "
        "council of elders, Joe Kiprop; and special negotiator Simon Mutai."
    )
    want = {"Daniel Otieno", "Peter Sang", "John Kip", "Samuel Koech", "Joe Kiprop", "Simon Mutai"}
    assert want <= _who(tools, text)


def test_of_whom_somebody_is_an_aide_signs_nothing(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - The talks in Accra were attended by Norway's Lars Hansen, aide to "
        "President Brown, Kenyan minister Peter Sang and the head of the council, John Kip."
    )
    assert "Brown" not in _who(tools, text)


def test_who_is_in_talks_with_somebody_holds_them(tools: Tools) -> None:
    text = "ACCRA, March 3, 2010 - Chad has been in talks with the Salvation Front since 2007."
    assert {"Chad", "Salvation Front"} <= _who(tools, text)


def test_the_next_of_a_row_of_talks_is_planned_with_its_sides(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - This will be the fourth round of informal talks between Chad and the "
        "Polisario Front. Neighbouring states Mali and Niger will also be present."
    )
    found, _ = told(tools, text)
    parts = _parts(tools, text)
    for who in ("Chad", "Polisario Front", "Mali", "Niger"):
        assert (who, EventPart.EXPECTED) in parts
    statuses = {s.status for s in found if isinstance(s, Scheduling)}
    assert statuses == {ScheduleStatus.PLANNED}


def test_all_in_brackets_behind_a_part_have_it(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - The talks in Accra were attended by the mediators (Norway, Cuba and "
        "Chile) and the observers (Ghana and Mali)."
    )
    parts = _parts(tools, text)
    assert {w for w, p in parts if p is EventPart.MEDIATOR} == {"Norway", "Cuba", "Chile"}
    assert {w for w, p in parts if p is EventPart.GUEST} == {"Ghana", "Mali"}


def test_those_with_whom_others_are_to_meet_are_expected_too(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - Daniel Otieno and Peter Sang were scheduled to meet, together with "
        "John Kip and the leaders of Chad and Mali, in Lagos on Thursday."
    )
    expected = {w for w, p in _parts(tools, text) if p is EventPart.EXPECTED}
    assert {"Daniel Otieno", "Peter Sang", "John Kip", "Chad", "Mali"} <= expected


def test_the_talks_that_people_meet_for_are_their_meeting(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - Envoys of Chad and the Salvation Front met near Lagos on Tuesday for "
        "talks mediated by Norway."
    )
    assert ("Norway", EventPart.MEDIATOR) in _parts(tools, text)


def test_who_speaks_at_a_ceremony_was_there(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - A signing ceremony was held on Monday. At the ceremony, foreign "
        "minister Daniel Otieno called on other groups to join."
    )
    assert ("Daniel Otieno", EventPart.PARTICIPANT) in _parts(tools, text)


def test_what_is_announced_after_talks_does_not_convene_them(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - Minister Daniel Otieno held talks with rebel leader Peter Sang on "
        "Thursday after which the two sides announced that President John Kip would travel soon."
    )
    assert all(part is not EventPart.CONVENER for _, part in _parts(tools, text))


def test_an_invitation_to_a_visit_is_none_to_the_meeting_at_hand(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - Kenyan minister Daniel Otieno met his Ugandan counterpart Peter Sang "
        "in Accra on Thursday. Ghana also invited President John Kip for a visit."
    )
    found, _ = told(tools, text)
    assert [s.event for s in found if isinstance(s, Invitation)] == [None]


@pytest.mark.parametrize(
    "failed",
    [
        pytest.param("was unable to persuade", id="unable"),
        pytest.param("failed to convince", id="failed"),
    ],
)
def test_whom_nobody_could_persuade_makes_no_truce(tools: Tools, failed: str) -> None:
    text = (
        f"ACCRA, March 3, 2010 - President Daniel Otieno {failed} Peter Sang and rival leader John "
        "Kip to reach a truce."
    )
    facts = facts_of(tools, text)
    told_of = [c for c in facts.claims for s in c.states if isinstance(s, Participation)]
    assert all(c.polarity.name == "NEGATIVE" for c in told_of)


def test_talks_with_a_place_that_two_meet_for_are_their_meeting(tools: Tools) -> None:
    text = "ACCRA, March 3, 2010 - Daniel Otieno met Peter Sang for talks in Lagos on Monday."
    assert _parts(tools, text) == {
        ("Daniel Otieno", EventPart.PARTICIPANT),
        ("Peter Sang", EventPart.PARTICIPANT),
    }


def test_talks_that_somebody_is_in_go_on(tools: Tools) -> None:
    text = "ACCRA, March 3, 2010 - Mali has been in talks with Niger since May."
    found, _ = told(tools, text)
    assert [s.status for s in found if isinstance(s, Scheduling)] == [ScheduleStatus.ONGOING]


def test_a_meeting_at_a_time_was_held_whatever_is_still_to_come(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - Ministers of Chad and Mali met in Lagos on Tuesday. The talks will "
        "continue until Friday."
    )
    found, _ = told(tools, text)
    statuses = {s.status for s in found if isinstance(s, Scheduling)}
    assert ScheduleStatus.HELD in statuses


@pytest.mark.parametrize("form", ["six-party", "5+2"])
def test_talks_between_so_many_are_a_row_of_their_own(tools: Tools, form: str) -> None:
    text = (
        f"ACCRA, March 3, 2010 - Envoys to the {form} talks arrived yesterday. Minister Daniel Otieno "
        f"held talks with Peter Sang. Mali will attend the {form} talks, it said."
    )
    found, labels = told(tools, text)
    parts = [s for s in found if isinstance(s, Participation)]
    ahead = {labels[s.event] for s in parts if s.part is EventPart.EXPECTED}
    assert ahead == {f"{form} talks"}


@pytest.mark.parametrize(
    "came",
    [
        pytest.param("arrived in Lagos to attend a regional summit", id="to attend"),
        pytest.param("flew to Lagos on Monday to take part in the summit", id="to take part"),
        pytest.param("is in Lagos for the summit", id="for"),
    ],
)
def test_a_gathering_that_somebody_comes_to_a_town_for_is_there(tools: Tools, came: str) -> None:
    text = (
        f"ACCRA, March 3, 2010 - President Daniel Otieno {came}. Peter Sang will attend the summit."
    )
    found, labels = told(tools, text)
    parts = [s for s in found if isinstance(s, Participation)]
    assert {labels[s.agent] for s in parts} == {"Daniel Otieno", "Peter Sang"}
    assert len({s.event for s in parts}) == 1
    assert "Lagos" in labels[parts[0].event]


def test_whom_it_was_opened_with_in_attendance_was_there(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - The Lagos summit opened on Monday with the presidents of Chad, Mali "
        "and Niger in attendance."
    )
    assert {"Chad", "Mali", "Niger"} <= _who(tools, text)


def test_both_that_are_called_guarantors_mediate(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - Talks between Chad and Mali opened in Lagos on Monday. Norway and "
        "Cuba, the guarantors of the process, sent envoys."
    )
    mediators = {w for w, p in _parts(tools, text) if p is EventPart.MEDIATOR}
    assert mediators == {"Norway", "Cuba"}


def test_talks_at_the_invitation_of_a_state_are_not_there(tools: Tools) -> None:
    text = (
        "ACCRA, March 3, 2010 - Representatives of the government and the opposition have come to "
        "Lagos for talks at the invitation of Norway."
    )
    _, labels = told(tools, text)
    assert not any(label.endswith("in Norway") for label in labels.values())
