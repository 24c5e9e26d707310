"""Who has a part in events: one hand-made parse a rule."""

from __future__ import annotations

import pytest

from flows.facts.participation import find_participations
from flows.model import EventPart, Participation
from tests.facts.told import states


def parts(*lines: str) -> list[tuple[str, str, EventPart]]:
    found = states(find_participations, *lines)
    return [(f.agent, f.event, f.part) for f in found if isinstance(f, Participation)]


@pytest.mark.parametrize(
    ("line", "want"),
    [
        pytest.param(
            "Smith|NNP|nsubj|1 attended=attend|VBD|root|1 the|DT|det|3 summit|NN|obj|1 .|.|punct|1",
            [("person/smith", "event/summit", EventPart.PARTICIPANT)],
            id="attended",
        ),
        pytest.param(
            "Smith|NNP|nsubj|2 will|MD|aux|2 attend|VB|root|2 the|DT|det|4 summit|NN|obj|2 .|.|punct|2",
            [("person/smith", "event/summit", EventPart.EXPECTED)],
            id="will attend",
        ),
        pytest.param(
            "Smith|NNP|nsubj:pass|2 is=be|VBZ|aux:pass|2 expected=expect|VBN|root|2 to|TO|mark|4 attend|VB|xcomp|2 the|DT|det|6 summit|NN|obj|4 .|.|punct|2",
            [("person/smith", "event/summit", EventPart.EXPECTED)],
            id="is expected to attend",
        ),
        pytest.param(
            "Lowland|NNP|nsubj|1 hosts=host|VBZ|root|1 the|DT|det|3 summit|NN|obj|1 .|.|punct|1",
            [("organization/lowland", "event/summit", EventPart.HOST)],
            id="hosts",
        ),
        pytest.param(
            "Lowland|NNP|nsubj|1 convened=convene|VBD|root|1 the|DT|det|3 summit|NN|obj|1 .|.|punct|1",
            [("organization/lowland", "event/summit", EventPart.CONVENER)],
            id="convened",
        ),
        pytest.param(
            "The|DT|det|1 rebels=rebel|NNS|nsubj|2 launched=launch|VBD|root|2 an|DT|det|4 assault|NN|obj|2 .|.|punct|2",
            [("organization/rebels", "event/assault", EventPart.ATTACKER)],
            id="launched an assault",
        ),
        pytest.param(
            "The|DT|det|1 assault|NN|nsubj|6 by|IN|case|3 rebels=rebel|NNS|nmod|1 on|IN|case|5 North|NNP|nmod|1 failed=fail|VBD|root|6",
            [
                ("organization/rebels", "event/assault", EventPart.ATTACKER),
                ("organization/north", "event/assault", EventPart.DEFENDER),
            ],
            id="assault by one on another",
        ),
        pytest.param(
            "After|IN|case|1 talks=talk|NNS|obl|6 between|IN|case|3 Smith|NNP|nmod|1 and|CC|cc|5 Miller|NNP|conj|3 rain|NN|nsubj|7 fell=fall|VBD|root|7",
            [
                ("person/smith", "event/talks", EventPart.PARTICIPANT),
                ("person/miller", "event/talks", EventPart.PARTICIPANT),
            ],
            id="talks between",
        ),
        pytest.param(
            "Mediator=mediator|NN|compound|1 Smith|NNP|nsubj|2 left=leave|VBD|root|2 the|DT|det|4 talks=talk|NNS|obj|2 .|.|punct|2",
            [
                ("person/smith", "event/talks", EventPart.PARTICIPANT),
                ("person/smith", "event/talks", EventPart.MEDIATOR),
            ],
            id="mediator",
        ),
    ],
)
def test_wording_tells_the_part(line: str, want: list[tuple[str, str, EventPart]]) -> None:
    assert parts(line) == want


def test_refusal_to_come_is_no_participation() -> None:
    line = "Smith|NNP|nsubj|3 will|MD|aux|3 not|RB|advmod|3 attend|VB|root|3 the|DT|det|5 summit|NN|obj|3 .|.|punct|3"
    assert parts(line) == []


def test_supporting_talks_does_not_hold_them() -> None:
    line = "Smith|NNP|nsubj|1 supports=support|VBZ|root|1 talks=talk|NNS|obj|1 with|IN|case|4 Miller|NNP|nmod|2 .|.|punct|1"
    assert parts(line) == [("person/miller", "event/talks", EventPart.EXPECTED)]


def test_who_mediates_and_no_more_is_the_mediator_of_the_talks_at_hand() -> None:
    talks = "talks|NNS|nsubj|1 opened=open|VBD|root|1 in|IN|case|3 Riverton|NNP|obl|1 .|.|punct|1"
    alone = "Lowland|NNP|nsubj|1 mediated=mediate|VBD|root|1 .|.|punct|1"
    assert ("organization/lowland", "event/talks", EventPart.MEDIATOR) in parts(talks, alone)


@pytest.mark.parametrize(
    ("line", "want"),
    [
        pytest.param(
            "The|DT|det|2 Lowland|NNP|compound|2 negotiator|NN|nsubj|6 at|IN|case|5 the|DT|det|5 talks=talk|NNS|nmod|2 "
            "slept=sleep|VBD|root|6 .|.|punct|6",
            [("organization/lowland", "event/talks", EventPart.PARTICIPANT)],
            id="a negotiator at the talks",
        ),
        pytest.param(
            "Smith|NNP|nsubj|2 will|MD|aux|2 lead|VB|root|2 a|DT|det|4 team|NN|obj|2 to|IN|case|7 upcoming|JJ|amod|7 "
            "talks=talk|NNS|nmod|4 .|.|punct|2",
            [("person/smith", "event/talks", EventPart.EXPECTED)],
            id="a team to the talks behind it",
        ),
        pytest.param(
            "Aides=aide|NNS|nsubj|1 say|VBP|root|1 North|NNP|obj|1 ,|,|punct|4 Lowland|NNP|conj|2 ,|,|punct|7 "
            "and|CC|cc|9 Alliance|NNP|nsubj|9 will|MD|aux|9 attend|VB|conj|1 the|DT|det|11 summit|NN|obj|9 .|.|punct|1",
            [
                ("organization/north", "event/summit", EventPart.EXPECTED),
                ("organization/lowland", "event/summit", EventPart.EXPECTED),
                ("organization/alliance", "event/summit", EventPart.EXPECTED),
            ],
            id="a list that the parse cuts",
        ),
        pytest.param(
            "After|IN|case|1 talks=talk|NNS|obl|3 Smith|NNP|nsubj|3 participated=participate|VBD|root|3 in|IN|case|6 a|DT|det|6 "
            "harvest|NN|obl|3 .|.|punct|3",
            [],
            id="taking part in something else",
        ),
    ],
)
def test_who_is_sent_or_listed_takes_part(
    line: str, want: list[tuple[str, str, EventPart]]
) -> None:
    assert parts(line) == want


def test_a_meeting_of_a_body_is_attended_by_it() -> None:
    line = (
        "The|DT|det|1 summit|NN|nsubj|5 of|IN|case|4 the|DT|det|4 Alliance|NNP|nmod|1 "
        "began=begin|VBD|root|5 .|.|punct|5"
    )
    assert parts(line) == [("organization/alliance", "event/summit", EventPart.PARTICIPANT)]
