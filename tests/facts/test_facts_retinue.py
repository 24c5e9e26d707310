"""Who is at a gathering with or for others: at the head of a team, in it, in somebody's company."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import EventPart, Participation
from tests.facts.whole import told

if TYPE_CHECKING:
    from flows.pipeline import Tools

_LEAD = "HARARE, March 3, 2010 - Envoys of Norway and Chad held talks in Harare on Tuesday."


def _parts(tools: Tools, text: str) -> set[tuple[str, EventPart]]:
    found, labels = told(tools, text)
    return {(labels[s.agent], s.part) for s in found if isinstance(s, Participation)}


@pytest.mark.parametrize(
    ("line", "want"),
    [
        pytest.param(
            "Daniel Otieno, head of the Kenyan delegation, spoke first.",
            {"Daniel Otieno", "Kenya"},
            id="name before the post",
        ),
        pytest.param(
            "The leader of the Kenyan delegation, Daniel Otieno, spoke first.",
            {"Daniel Otieno"},
            id="name behind the post",
        ),
        pytest.param(
            "The Kenyan delegation consists of Daniel Otieno and General John Kip.",
            {"Daniel Otieno", "John Kip", "Kenya"},
            id="who a team consists of",
        ),
        pytest.param(
            "Daniel Otieno, head of the Kenyan delegation to Egypt, welcomed the news.",
            set(),
            id="not where a team stays elsewhere",
        ),
        pytest.param(
            "The report includes Daniel Otieno and General John Kip.",
            set(),
            id="not what is no team",
        ),
    ],
)
def test_who_is_of_a_delegation_is_at_the_talks(tools: Tools, line: str, want: set[str]) -> None:
    found = _parts(tools, f"{_LEAD} {line}")
    others = {who for who, _ in found} - {"Norway", "Chad", "Government of Norway"}
    assert want <= others
    assert want or not others & {"Daniel Otieno", "Kenya", "John Kip"}


def test_who_leads_a_team_meets_whom_the_team_meets(tools: Tools) -> None:
    text = (
        "HARARE, March 3, 2010 - The Front's leaders and a top-level Kenyan delegation, led by "
        "security minister Daniel Otieno, met at a farm near Harare on Tuesday."
    )
    assert ("Daniel Otieno", EventPart.PARTICIPANT) in _parts(tools, text)


def test_delegations_stand_for_those_whom_they_represent(tools: Tools) -> None:
    text = (
        "HARARE, March 3, 2010 - Delegations representing both the Kenyan army and the Salvation "
        "Front arrived in Harare on Monday for talks."
    )
    assert {"Kenyan army", "Salvation Front"} <= {who for who, _ in _parts(tools, text)}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "At the meeting, Sang was accompanied by General John Kip.", id="at the meeting"
        ),
        pytest.param(
            "Peter Sang, accompanied by General John Kip, visited Nairobi on Monday.",
            id="on a visit",
        ),
    ],
)
def test_who_accompanies_somebody_is_there_too(tools: Tools, line: str) -> None:
    text = (
        "HARARE, March 3, 2010 - Envoy Peter Sang held a meeting with the Salvation Front in "
        f"Harare on Monday. {line}"
    )
    assert ("John Kip", EventPart.PARTICIPANT) in _parts(tools, text)


def test_those_also_in_attendance_took_part(tools: Tools) -> None:
    text = (
        "HARARE, March 3, 2010 - President Daniel Otieno of Kenya was in Harare for the summit. "
        "Also in attendance are the Zambian foreign minister Peter Sang and General John Kip."
    )
    assert {"Peter Sang", "John Kip"} <= {who for who, _ in _parts(tools, text)}


@pytest.mark.parametrize(
    ("verb", "part"),
    [
        pytest.param("co-chaired", EventPart.CONVENER, id="chaired"),
        pytest.param("co-hosted", EventPart.HOST, id="hosted"),
    ],
)
def test_what_several_do_jointly_is_done_by_each(tools: Tools, verb: str, part: EventPart) -> None:
    text = (
        "HARARE, March 3, 2010 - A forum was held in Harare on Monday. The talks were "
        f"{verb} by representatives of Chad and Norway."
    )
    assert {("Chad", part), ("Norway", part)} <= _parts(tools, text)


def test_whoever_represents_somebody_is_there_and_not_he(tools: Tools) -> None:
    text = (
        "HARARE, March 3, 2010 - Peter Sang did not attend the regional summit in Harare on Monday. "
        "Sang was represented by foreign minister Daniel Otieno. Chad will be represented by envoy "
        "John Kip."
    )
    found, labels = told(tools, text)
    there = {(labels[s.agent], s.part) for s in found if isinstance(s, Participation)}
    assert ("Daniel Otieno", EventPart.PARTICIPANT) in there
    assert {("Chad", EventPart.EXPECTED), ("John Kip", EventPart.EXPECTED)} <= there


def test_who_agree_under_a_deal_that_others_broker_have_made_it(tools: Tools) -> None:
    text = "HARARE, March 3 - Last month, Chad and Mali agreed to restore ties under a deal brokered by Norway."
    assert {
        ("Chad", EventPart.PARTICIPANT),
        ("Mali", EventPart.PARTICIPANT),
        ("Norway", EventPart.MEDIATOR),
    } <= _parts(tools, text)


def test_whoever_tells_a_conference_something_is_there(tools: Tools) -> None:
    text = (
        "HARARE, March 3, 2010 - A conference on trade was held in Harare on Monday. Envoy Daniel "
        "Otieno told the conference that the truce had held."
    )
    assert ("Daniel Otieno", EventPart.PARTICIPANT) in _parts(tools, text)
