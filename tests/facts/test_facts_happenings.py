"""Events told by a common noun or a verb alone: blasts, protests, clashes, storms."""

from __future__ import annotations

import pytest

from flows.facts.happenings import add_happenings
from flows.facts.scheduling import find_schedulings
from flows.model import EventType, ScheduleStatus, Scheduling, TimexType
from tests.facts.told import states, tell

BLAST = "A|DT|det|1 blast|NN|nsubj|2 killed=kill|VBD|root|2 ten|CD|obj|2 in|IN|case|5 Riverton|NNP|obl|2 .|.|punct|2"
ROCKED = "A|DT|det|1 blast|NN|nsubj|2 rocked=rock|VBD|root|2 Riverton|NNP|obj|2 .|.|punct|2"
AGAIN = "The|DT|det|1 bombing|NN|nsubj|2 wounded=wound|VBD|root|2 many|JJ|obj|2 .|.|punct|2"
PROTEST = "Many|JJ|nsubj|1 protested=protest|VBD|root|1 in|IN|case|3 Harbor|NNP|obl|1 .|.|punct|1"
SUSPECT = "A|DT|det|2 blast|NN|compound|2 suspect|NN|nsubj|3 fled=flee|VBD|root|3 in|IN|case|5 Riverton|NNP|obl|3 .|.|punct|3"
NOWHERE = "A|DT|det|1 blast|NN|nsubj|2 killed=kill|VBD|root|2 ten|CD|obj|2 .|.|punct|2"
NO_BLAST = "No|DT|det|1 blast|NN|nsubj|2 hit|VBD|root|2 Riverton|NNP|obj|2 .|.|punct|2"
CAPITAL = "A|DT|det|1 blast|NN|nsubj|7 in|IN|case|4 the|DT|det|4 capital|NN|nmod|1 ,|,|punct|1 Riverton|NNP|dep|1 killed=kill|VBD|root|7 ten|CD|obj|7 .|.|punct|7"
BLAMED = "Smith|NNP|nsubj|1 took=take|VBD|root|1 responsibility|NN|obj|1 for|IN|case|5 the|DT|det|5 blast|NN|nmod|2 in|IN|case|7 Harbor|NNP|nmod|5 .|.|punct|1"
DATED = "Riots=riot|NNS|nsubj|1 shook=shake|VBD|root|1 them|PRP|obj|1 Monday|NNP|obl:unmarked|1 .|.|punct|1"


def met(*lines: str) -> list[tuple[str, EventType | None, str | None]]:
    """Give the events that an article gains."""
    days = {"Monday": TimexType.DATE} if any("Monday" in line for line in lines) else {}
    scene = tell(*lines, times=days)
    known = {e.id for e in scene.entities.entities}
    found = add_happenings(scene).entities.entities
    return [(e.label, e.event_type, e.place) for e in found if e.id not in known]


@pytest.mark.parametrize(
    ("line", "want"),
    [
        pytest.param(BLAST, ("blast", EventType.ARMED_EVENT, "place/riverton"), id="place of the verb"),
        pytest.param(ROCKED, ("blast", EventType.ARMED_EVENT, "place/riverton"), id="place that it hit"),
        pytest.param(CAPITAL, ("blast", EventType.ARMED_EVENT, "place/riverton"), id="name behind a comma"),
        pytest.param(PROTEST, ("protest", EventType.EVENT, "place/harbor"), id="told by a verb"),
        pytest.param(DATED, ("riots", EventType.EVENT, None), id="a time is enough"),
    ],
)  # fmt: skip
def test_a_noun_with_a_place_or_a_time_is_an_event(
    line: str, want: tuple[str, EventType, str | None]
) -> None:
    ((label, kind, place),) = met(line)
    assert (label.split(" in ")[0], kind, place) == want


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(SUSPECT, id="part of another noun"),
        pytest.param(NOWHERE, id="neither place nor time"),
        pytest.param(NO_BLAST, id="there was none"),
    ],
)
def test_a_noun_that_tells_no_event_adds_none(line: str) -> None:
    assert met(line) == []


def test_an_attack_taken_up_by_another_noun_is_one_event() -> None:
    assert len(met(BLAST, AGAIN)) == 1


@pytest.mark.parametrize(
    "line",
    [BLAST, ROCKED, PROTEST, BLAMED],
    ids=["killed", "rocked", "protested", "responsibility for"],
)
def test_what_had_an_effect_took_place(line: str) -> None:
    found = states(lambda scene: find_schedulings(add_happenings(scene)), line)
    assert [s.status for s in found if isinstance(s, Scheduling)] == [ScheduleStatus.HELD]
