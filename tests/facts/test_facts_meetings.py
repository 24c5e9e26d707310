"""Meetings told by a verb, talks without a name: they become events of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.facts.events import events_in
from flows.facts.meetings import add_meetings
from flows.model import EntityKind
from tests.facts.told import tell
from tests.facts.whole import facts_of

if TYPE_CHECKING:
    from flows.pipeline import Tools


def labels(*lines: str) -> list[str]:
    scene = add_meetings(tell(*lines))
    return [e.entity.label for s in scene.parsed.sentences for e in events_in(scene, s)]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        pytest.param(
            "Smith|NNP|nsubj|1 met=meet|VBD|root|1 Miller|NNP|obj|1 in|IN|case|4 Riverton|NNP|obl|1",
            "meeting of Miller and Smith in Riverton",
            id="verb",
        ),
        pytest.param(
            "After|IN|case|1 discussions=discussion|NNS|obl|7 between|IN|case|3 Smith|NNP|nmod|1 and|CC|cc|5 Miller|NNP|conj|3 rain|NN|nsubj|7 fell=fall|VBD|root|7",
            "discussions between Miller and Smith",
            id="noun",
        ),
    ],
)
def test_meeting_without_a_name_is_an_event(line: str, label: str) -> None:
    assert labels(line) == [label]


def test_same_people_told_twice_meet_once() -> None:
    line = "Smith|NNP|nsubj|1 met=meet|VBD|root|1 Miller|NNP|obj|1 in|IN|case|4 Riverton|NNP|obl|1"
    again = "Smith|NNP|nsubj|1 met=meet|VBD|root|1 Miller|NNP|obj|1 .|.|punct|1"
    assert labels(line, again) == ["meeting of Miller and Smith in Riverton"] * 2


def test_one_who_meets_nobody_known_makes_no_event() -> None:
    assert (
        labels("Smith|NNP|nsubj|1 met=meet|VBD|root|1 farmers=farmer|NNS|obj|1 .|.|punct|1") == []
    )


def test_meeting_at_a_named_event_is_that_event() -> None:
    line = "Smith|NNP|nsubj|1 met=meet|VBD|root|1 Miller|NNP|obj|1 at|IN|case|5 the|DT|det|5 summit|NN|obl|1"
    assert labels(line) == ["summit"]


def test_talks_that_others_prepare_for_are_to_come() -> None:
    scene = add_meetings(
        tell(
            "Rain|NN|nsubj|1 fell=fall|VBD|root|1 ahead|RB|case|3 of|IN|fixed|2 talks=talk|NNS|obl|1 "
            "between|IN|case|6 Smith|NNP|nmod|4 and|CC|cc|8 Miller|NNP|conj|6 .|.|punct|1"
        )
    )
    (sentence,) = scene.parsed.sentences
    assert events_in(scene, sentence)


def test_who_hosts_somebody_for_talks_meets_him() -> None:
    scene = add_meetings(
        tell(
            "Smith|NNP|nsubj|2 will|MD|aux|2 host|VB|root|2 Miller|NNP|obj|2 for|IN|case|5 "
            "negotiations=negotiation|NNS|obl|2 .|.|punct|2"
        )
    )
    (sentence,) = scene.parsed.sentences
    (event,) = (e for e in events_in(scene, sentence) if e.token.text == "negotiations")
    assert event.entity.label.title() == "Negotiations Between Miller And Smith"


def test_after_talks_with_somebody_the_one_who_speaks_was_there() -> None:
    scene = add_meetings(
        tell(
            "After|IN|case|1 negotiations=negotiation|NNS|obl|6 with|IN|case|3 Miller|NNP|nmod|1 ,|,|punct|6 "
            "Smith|NNP|nsubj|6 left=leave|VBD|root|6 .|.|punct|6"
        )
    )
    (sentence,) = scene.parsed.sentences
    (event,) = events_in(scene, sentence)
    assert event.entity.label.lower() == "negotiations between miller and smith"


def test_talks_held_with_somebody_are_one_event() -> None:
    scene = add_meetings(
        tell(
            "Smith|NNP|nsubj|1 held=hold|VBD|root|1 negotiations=negotiation|NNS|obj|1 with|IN|case|4 "
            "Miller|NNP|nmod|2 in|IN|case|6 Riverton|NNP|obl|1 .|.|punct|1"
        )
    )
    (sentence,) = scene.parsed.sentences
    assert len(events_in(scene, sentence)) == 1


def test_the_peace_talks_of_the_lead_are_those_of_the_headline(tools: Tools) -> None:
    text = (
        "Ruritania's president agrees to peace talks in Oslo\n\n2 May 2014\n\n"
        "President Karl Berg has agreed to hold peace talks with his rival, Jon Holm, on Friday.\n"
    )
    facts = facts_of(tools, text)
    events = [e.label for e in facts.entities.entities if e.kind is EntityKind.EVENT]
    assert events == ["peace conference in Oslo"]
