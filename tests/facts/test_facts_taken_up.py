"""Words that take up talks and wars told before: "the talks", "it opens", "the conflict"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.facts.events import events_in
from flows.facts.meetings import add_meetings
from flows.facts.participation import find_participations
from flows.facts.scheduling import find_schedulings
from flows.facts.taken_up import add_taken_up
from flows.facts.wars import add_wars
from flows.model import EventPart, Participation, ScheduleStatus, Scheduling, TimexType
from tests.facts.told import tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.facts.scene import Scene

SUMMIT = "the|DT|det|1 summit|NN|nsubj|2 began=begin|VBD|root|2 .|.|punct|2"


def tell_alone(*lines: str, times: Mapping[str, TimexType] | None = None) -> Scene:
    """Make an article that knows of no event but those in its words."""
    scene = tell(*lines, times=times)
    named = {m.entity for m in scene.entities.mentions}
    kept = tuple(e for e in scene.entities.entities if e.id in named)
    return replace(scene, entities=replace(scene.entities, entities=kept))


def labels(*lines: str) -> list[str]:
    scene = add_wars(add_taken_up(add_meetings(tell_alone(*lines))))
    return [e.entity.label for s in scene.parsed.sentences for e in events_in(scene, s)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param(
            "the|DT|det|1 negotiations=negotiation|NNS|nsubj|2 failed=fail|VBD|root|2 .|.|punct|2",
            ["summit", "summit"],
            id="definite",
        ),
        pytest.param(
            "It|PRP|nsubj|1 opens=open|VBZ|root|1 Monday|NNP|obl|1 .|.|punct|1",
            ["summit", "summit"],
            id="pronoun",
        ),
        pytest.param(
            "What|WP|nsubj|3 began=begin|VBD|acl:relcl|0 is=be|VBZ|cop|3 unfinished|JJ|root|3",
            ["summit", "summit"],
            id="what bears its own clause",
        ),
        pytest.param(
            "It|PRP|nsubj|1 began=begin|VBD|root|1 bombing=bomb|VBG|xcomp|1 .|.|punct|1",
            ["summit"],
            id="what begins to do something is no meeting",
        ),
        pytest.param(
            "no|DT|det|1 negotiations=negotiation|NNS|nsubj|2 failed=fail|VBD|root|2 .|.|punct|2",
            ["summit"],
            id="none",
        ),
        pytest.param(
            "other|JJ|amod|1 negotiations=negotiation|NNS|nsubj|2 failed=fail|VBD|root|2 .|.|punct|2",
            ["summit"],
            id="another one",
        ),
    ],
)
def test_gathering_before_is_taken_up(line: str, found: list[str]) -> None:
    assert labels(SUMMIT, line) == found


def test_talks_of_an_article_that_names_none_are_an_event() -> None:
    line = "the|DT|det|1 negotiations=negotiation|NNS|nsubj|2 failed=fail|VBD|root|2 .|.|punct|2"
    assert labels(line, line) == ["negotiations", "negotiations"]


def test_gathering_in_a_place_of_its_own_is_another() -> None:
    line = (
        "A|DT|det|1 gathering|NN|nsubj:pass|3 is=be|VBZ|aux:pass|3 scheduled=schedule|VBN|root|3 "
        "to|TO|mark|5 begin|VB|xcomp|3 in|IN|case|7 Riverton|NNP|obl|5 .|.|punct|3"
    )
    assert labels(SUMMIT, line) == ["summit", "gathering in Riverton"]


def test_place_and_status_are_reached_through_words_of_planning() -> None:
    line = (
        "A|DT|det|1 gathering|NN|nsubj:pass|3 is=be|VBZ|aux:pass|3 scheduled=schedule|VBN|root|3 "
        "to|TO|mark|5 begin|VB|xcomp|3 in|IN|case|7 Riverton|NNP|obl|5 .|.|punct|3"
    )
    found = [f.situation for f in find_schedulings(add_taken_up(tell(line)))]
    assert [s for s in found if isinstance(s, Scheduling) and s.place == "place/riverton"]
    assert {s.status for s in found if isinstance(s, Scheduling)} == {ScheduleStatus.PLANNED}


def test_war_of_so_many_years_is_an_event_and_war_as_such_is_none() -> None:
    aged = "a|DT|det|1 conflict|NN|obj|5 of|IN|case|4 four|CD|nummod|4 years=year|NNS|nmod|1 ended=end|VBD|root|5"
    scene = add_wars(tell_alone(aged, times={"four years": TimexType.DURATION}))
    assert [e.entity.label for e in events_in(scene, scene.parsed.sentences[0])] == ["conflict"]
    assert labels("conflict|NN|nsubj|1 looms=loom|VBZ|root|1") == []


def test_the_conflict_is_the_war_that_the_article_names() -> None:
    war = "the|DT|det|1 war|NN|nsubj|2 began=begin|VBD|root|2"
    line = "the|DT|det|1 conflict|NN|nsubj|2 spread=spread|VBD|root|2"
    assert labels(war, line) == ["war", "war"]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        pytest.param(
            "The|DT|det|1 summit|NN|nsubj|6 ,|,|punct|3 hosted=host|VBN|acl|1 by|IN|case|5 Lowland|NNP|obl:agent|3 began=begin|VBD|root|6",
            EventPart.HOST,
            id="participle",
        ),
        pytest.param(
            "The|DT|det|1 summit|NN|nsubj:pass|3 was=be|VBD|aux:pass|3 opened=open|VBN|root|3 and|CC|cc|5 hosted=host|VBN|conj|3 by|IN|case|7 Lowland|NNP|obl:agent|5",
            EventPart.HOST,
            id="second participle",
        ),
        pytest.param(
            "The|DT|det|1 summit|NN|root|1 that|WDT|obj|4 Lowland|NNP|nsubj|4 hosted=host|VBD|acl:relcl|1",
            EventPart.HOST,
            id="relative clause",
        ),
        pytest.param(
            "Lowland|NNP|nsubj|2 was=be|VBD|cop|2 present|JJ|root|2 at|IN|case|5 the|DT|det|5 summit|NN|obl|2",
            EventPart.PARTICIPANT,
            id="was present",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 attended=attend|VBD|root|1 the|DT|det|3 summit|NN|obj|1 together|RB|advmod|1 with|IN|case|6 Lowland|NNP|obl|4",
            EventPart.PARTICIPANT,
            id="together with",
        ),
        pytest.param(
            "Smith|NNP|nsubj|4 and|CC|cc|2 neighbor|NN|nmod:desc|3 Lowland|NNP|appos|0 attended=attend|VBD|root|4 the|DT|det|6 summit|NN|obj|4",
            EventPart.PARTICIPANT,
            id="joined, though the parse sets it beside",
        ),
    ],
)
def test_part_is_read_whatever_clause_tells_it(line: str, part: EventPart) -> None:
    found = [f.situation for f in find_participations(tell(line))]
    told = [(s.agent, s.part) for s in found if isinstance(s, Participation)]
    assert ("organization/lowland", part) in told
