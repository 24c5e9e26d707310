"""Attacks told by verbs, and what is said of an event without its time."""

from __future__ import annotations

import pytest

from flows.facts.assaults import add_assaults, fighting
from flows.facts.sweep import sweep
from flows.facts.untimed import join_untimed
from flows.model import (
    Claim,
    EpistemicStatus,
    EventPart,
    EventType,
    Participation,
    Polarity,
    ScheduleStatus,
    Scheduling,
    Span,
)
from tests.facts.told import tell

CAPTURED = "rebels|NNS|nsubj|1 captured=capture|VBD|root|1 the|DT|det|3 town|NN|obj|1 of|IN|case|5 Riverton|NNP|nmod|3 .|.|punct|1"
FIRED = "rebels|NNS|nsubj|1 fired=fire|VBD|root|1 again|RB|advmod|1 at|IN|case|4 Lowland|NNP|obl|1 in|IN|case|6 Harbor|NNP|obl|1 .|.|punct|1"
WORDS = "Smith|NNP|nsubj|1 attacked=attack|VBD|root|1 Miller|NNP|obj|1 in|IN|case|4 Harbor|NNP|obl|1 .|.|punct|1"
STORM = "A|DT|det|1 storm|NN|nsubj|2 hit|VBD|root|2 Riverton|NNP|obj|2 .|.|punct|2"
NOT_YET = "rebels|NNS|nsubj|2 will|MD|aux|2 capture|VB|root|2 Riverton|NNP|obj|2 .|.|punct|2"
NOBODY = "rebels|NNS|nsubj|1 captured=capture|VBD|root|1 Smith|NNP|obj|1 in|IN|case|4 Harbor|NNP|obl|1 .|.|punct|1"


def attacks(line: str) -> list[tuple[str, str | None]]:
    """Give the attacks that an article gains, with their places."""
    scene = tell(line)
    known = {e.id for e in scene.entities.entities}
    found = add_assaults(scene).entities.entities
    assert all(e.event_type is EventType.ARMED_EVENT for e in found if e.id not in known)
    return [(e.label.split()[0], e.place) for e in found if e.id not in known]


@pytest.mark.parametrize(
    ("line", "want"),
    [
        pytest.param(CAPTURED, ("capture", "place/riverton"), id="of a town"),
        pytest.param(FIRED, ("attack", "place/harbor"), id="a preposition with words between"),
    ],
)
def test_a_verb_with_a_place_tells_an_attack(line: str, want: tuple[str, str]) -> None:
    assert attacks(line) == [want]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(WORDS, id="persons strike with words"),
        pytest.param(STORM, id="a storm has no arms"),
        pytest.param(NOT_YET, id="still to come"),
        pytest.param(NOBODY, id="a person taken is no place taken"),
    ],
)
def test_a_verb_that_tells_no_attack_adds_none(line: str) -> None:
    assert attacks(line) == []


def test_those_who_attack_and_who_are_attacked_have_their_parts() -> None:
    scene = add_assaults(tell(FIRED))
    parts = [f.situation for f in sweep(scene, (fighting,))]
    assert [(p.agent, p.part) for p in parts if isinstance(p, Participation)] == [
        ("organization/rebels", EventPart.ATTACKER),
        ("organization/lowland", EventPart.DEFENDER),
    ]


def claim(when: Span | None, at: int, claimant: str | None = None) -> Claim:
    """Make a claim that talks are planned."""
    state = Scheduling(event="event/talks", status=ScheduleStatus.PLANNED, when=when)
    return Claim(
        states=(state,),
        spans=(Span(begin=at, end=at + 5),),
        claimant=claimant,
        status=EpistemicStatus.ASSERTED,
        polarity=Polarity.POSITIVE,
        confidence=0.5,
    )


def test_an_event_told_without_its_time_is_the_one_told_with_it_by_the_same_voice() -> None:
    timed = claim(Span(begin=30, end=36), 20)
    (joined,) = join_untimed((claim(None, 0), timed))
    assert joined.states == timed.states
    assert [s.begin for s in joined.spans] == [0, 20]


def test_a_time_told_by_another_stays_theirs() -> None:
    claims = (claim(None, 0, "person/smith"), claim(Span(begin=30, end=36), 20))
    assert join_untimed(claims) == claims
