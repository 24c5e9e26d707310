"""One fact reached from each clause that may tell it: lists, participles, phrases, pairs taken up."""

from __future__ import annotations

import pytest

from flows.facts.accords import add_accords
from flows.facts.casualties import find_casualties
from flows.facts.control import find_controls
from flows.facts.invitation import find_invitations
from flows.facts.meetings import add_meetings
from flows.facts.participation import find_participations
from flows.facts.roles import find_roles
from flows.facts.visits import add_visits
from flows.model import (
    CasualtyCount,
    Control,
    CountKind,
    EventPart,
    Invitation,
    Participation,
    RoleHolding,
)
from tests.facts.told import states, tell


@pytest.mark.parametrize(
    ("line", "agent", "part"),
    [
        pytest.param(
            "North|NNP|compound|4 -|HYPH|punct|2 brokered=broker|VBN|amod|4 peace|NN|compound|4 talks|NNS|nsubj|5 began=begin|VBD|root|5",
            "organization/north",
            EventPart.MEDIATOR,
            id="compound",
        ),
        pytest.param(
            "The|DT|det|1 summit|NN|nsubj|2 opened=open|VBD|root|2 under|IN|case|5 the|DT|det|5 auspices=auspice|NNS|obl|2 of|IN|case|7 Lowland|NNP|nmod|5",
            "organization/lowland",
            EventPart.CONVENER,
            id="auspices",
        ),
        pytest.param(
            "The|DT|det|1 summit|NN|nsubj|2 brought=bring|VBD|root|2 together|RP|compound:prt|2 Smith|NNP|obj|2 and|CC|cc|6 Miller|NNP|conj|4",
            "person/miller",
            EventPart.PARTICIPANT,
            id="brought together",
        ),
        pytest.param(
            "Council|NNP|nsubj|1 acted=act|VBD|root|1 as|IN|case|3 mediator|NN|obl|1 at|IN|case|6 the|DT|det|6 summit|NN|nmod|3",
            "organization/council",
            EventPart.MEDIATOR,
            id="acted as",
        ),
    ],
)
def test_part_in_an_event(line: str, agent: str, part: EventPart) -> None:
    found = states(find_participations, line)
    assert (agent, part) in [(s.agent, s.part) for s in found if isinstance(s, Participation)]


def test_two_leaders_are_the_two_named_together_before() -> None:
    before = "Smith|NNP|nsubj|3 and|CC|cc|2 Miller|NNP|conj|0 spoke=speak|VBD|root|3 .|.|punct|3"
    line = (
        "The|DT|det|2 two|CD|nummod|2 leaders=leader|NNS|nsubj|3 attended=attend|VBD|root|3 "
        "the|DT|det|5 summit|NN|obj|3"
    )
    found = states(find_participations, before, line)
    agents = {s.agent for s in found if isinstance(s, Participation)}
    assert agents == {"person/smith", "person/miller"}


def test_both_who_sign_stand_behind_by() -> None:
    line = (
        "The|DT|det|1 Accord|NNP|nsubj:pass|3 was=be|VBD|aux:pass|3 signed=sign|VBN|root|3 by|IN|case|5 "
        "Smith|NNP|obl:agent|3 and|CC|cc|8 by|IN|case|8 Miller|NNP|conj|3"
    )
    found = [f.situation for f in find_participations(add_accords(tell(line)))]
    agents = {s.agent for s in found if isinstance(s, Participation)}
    assert {"person/smith", "person/miller"} <= agents


def test_who_leads_a_body_by_a_participle_holds_a_post_in_it() -> None:
    line = "Council|NNP|nsubj|5 ,|,|punct|2 led=lead|VBN|acl|0 by|IN|case|4 Smith|NNP|obl:agent|2 agreed=agree|VBD|root|5"
    wanted = RoleHolding(
        agent="person/smith", organization="organization/council", role_label="leader"
    )
    assert wanted in states(find_roles, line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "20|CD|nummod|1 people|NNS|nsubj|3 have|VBP|aux|3 fled=flead|VBN|root|3 the|DT|det|5 war|NN|obj|3",
            id="wrong lemma",
        ),
        pytest.param(
            "rebels|NNS|nsubj|1 drove=drive|VBD|root|1 20|CD|nummod|3 people|NNS|obj|1 from|IN|case|6 their|PRP$|nmod:poss|6 homes=home|NNS|obl|1",
            id="words between",
        ),
    ],
)
def test_those_driven_out_are_counted(line: str) -> None:
    kinds = [s.count for s in states(find_casualties, line) if isinstance(s, CasualtyCount)]
    assert kinds == [CountKind.DISPLACED]


def test_most_of_a_place_is_held_too() -> None:
    line = "rebels|NNS|nsubj|1 control=control|VBP|root|1 most|JJS|obj|1 of|IN|case|4 Riverton|NNP|nmod|2"
    wanted = Control(agent="organization/rebels", target="place/riverton")
    assert wanted in states(find_controls, line)


def test_who_came_at_an_invitation_was_invited_to_his_visit() -> None:
    line = (
        "Smith|NNP|nsubj|1 visited=visit|VBD|root|1 Riverton|NNP|obj|1 at|IN|case|5 the|DT|det|5 "
        "invitation|NN|obl|1 of|IN|case|7 Council|NNP|nmod|5"
    )
    found = [f.situation for f in find_invitations(add_visits(tell(line)))]
    told = [(s.agent, s.target, s.event) for s in found if isinstance(s, Invitation)]
    assert [t[:2] for t in told] == [("organization/council", "person/smith")]
    assert "visit" in str(told[0][2])


def test_visit_is_read_past_the_place_left() -> None:
    line = (
        "Smith|NNP|nsubj|1 left=leave|VBD|root|1 Harbor|NNP|obj|1 for|IN|case|4 Riverton|NNP|obl|1"
    )
    labels = [e.label for e in add_visits(tell(line)).entities.entities]
    assert "visit of Smith to Riverton" in labels


def test_meeting_bears_the_short_names_too() -> None:
    line = "Smith|NNP|nsubj|1 met=meet|VBD|root|1 Miller|NNP|obj|1"
    others = [n for e in add_meetings(tell(line)).entities.entities for n in e.alt_labels]
    assert "Miller-Smith meeting" in others
