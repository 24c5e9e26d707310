"""Agreements without a name, and posts that a verb gives: who makes, brokers, gets, leaves."""

from __future__ import annotations

import pytest

from flows.facts.accords import add_accords
from flows.facts.participation import find_participations
from flows.facts.plans import add_plans
from flows.facts.roles import find_roles
from flows.facts.scheduling import find_schedulings
from flows.facts.stance import find_stances
from flows.model import (
    EventPart,
    EventType,
    Participation,
    RoleHolding,
    ScheduleStatus,
    Scheduling,
    Stance,
    StanceValue,
    TimexType,
)
from tests.facts.told import states, tell

SIGNED = "North|NNP|nsubj|1 signed=sign|VBD|root|1 a|DT|det|4 peace|NN|compound|4 deal|NN|obj|1 with|IN|case|6 Lowland|NNP|nmod|4 .|.|punct|1"
BROKERED = "Smith|NNP|nsubj|1 brokered=broker|VBD|root|1 a|DT|det|3 truce|NN|obj|1 between|IN|case|5 North|NNP|nmod|3 and|CC|cc|7 Lowland|NNP|conj|5 .|.|punct|1"
WANTED = "North|NNP|nsubj|1 wants=want|VBZ|root|1 a|DT|det|3 truce|NN|obj|1 .|.|punct|1"
APPOINTED = "North|NNP|nsubj|1 appointed=appoint|VBD|root|1 Smith|NNP|obj|1 as|IN|case|4 president|NN|obl|1 of|IN|case|6 Lowland|NNP|nmod|4 .|.|punct|1"
RESIGNED = "Smith|NNP|nsubj|1 resigned=resign|VBD|root|1 as|IN|case|3 president|NN|obl|1 of|IN|case|5 Lowland|NNP|nmod|3 .|.|punct|1"
REJECTED = "North|NNP|nsubj|1 rejected=reject|VBD|root|1 the|DT|det|3 plan|NN|obj|1 .|.|punct|1"


LAPSED = (
    "Smith|NNP|nsubj|1 recalled=recall|VBD|root|1 a|DT|det|3 truce|NN|obj|1 that|WDT|nsubj|5 "
    "lapsed=lapse|VBD|acl:relcl|3 Monday|NNP|obl:unmarked|5 .|.|punct|1"
)


def parts(line: str) -> set[tuple[str, EventPart, str, EventType | None]]:
    """Give who has which part in which agreement of an article."""
    scene = add_accords(tell(line))
    labels = {e.id: (e.label, e.event_type) for e in scene.entities.entities}
    found = [f.situation for f in find_participations(scene)]
    return {(p.agent, p.part, *labels[p.event]) for p in found if isinstance(p, Participation)}


def test_those_who_sign_take_part_in_the_agreement() -> None:
    label = "peace deal between lowland and north"
    assert {(who, part) for who, part, *_ in parts(SIGNED)} == {
        ("organization/north", EventPart.PARTICIPANT),
        ("organization/lowland", EventPart.PARTICIPANT),
    }
    assert {(name.lower(), kind) for *_, name, kind in parts(SIGNED)} == {
        (label, EventType.AGREEMENT)
    }


def test_a_deal_signed_between_two_is_theirs_whatever_the_tagger_says() -> None:
    line = (
        "It|PRP|nsubj|1 broke=break|VBD|root|1 the|DT|det|3 deal|NN|obj|1 signed=sign|VBD|acl|3 "
        "in|IN|case|6 Harbor|NNP|obl|4 between|IN|case|8 North|NNP|obl|4 and|CC|cc|10 Lowland|NNP|conj|8 .|.|punct|1"
    )
    assert {who for who, *_ in parts(line)} == {"organization/north", "organization/lowland"}


def test_who_brokers_it_mediates() -> None:
    assert ("person/smith", EventPart.MEDIATOR) in {(w, p) for w, p, *_ in parts(BROKERED)}


def test_an_accord_that_is_said_to_end_at_some_time_is_one() -> None:
    scene = add_accords(tell(LAPSED, times={"Monday": TimexType.DATE}))
    (found,) = find_schedulings(scene)
    assert isinstance(found.situation, Scheduling)
    assert found.situation.status is ScheduleStatus.ENDED


def test_an_agreement_that_nobody_makes_is_none() -> None:
    assert parts(WANTED) == set()


@pytest.mark.parametrize(
    ("line", "label"),
    [
        pytest.param(APPOINTED, "president", id="given"),
        pytest.param(RESIGNED, "former president", id="left"),
    ],
)
def test_a_verb_gives_or_ends_a_post(line: str, label: str) -> None:
    assert states(find_roles, line) == [
        RoleHolding(agent="person/smith", organization="organization/lowland", role_label=label)
    ]


def test_a_plan_is_what_a_stance_is_about() -> None:
    (found,) = find_stances(add_plans(tell(REJECTED)))
    assert found.situation == Stance(
        agent="organization/north", target="event/made/plan", value=StanceValue.OPPOSES
    )
