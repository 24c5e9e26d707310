"""Who holds which place."""

from __future__ import annotations

import pytest

from flows.facts.control import find_controls
from flows.facts.find import find_claims
from flows.model import Control
from tests.facts.told import states, tell

HELD = Control(agent="organization/rebels", target="place/riverton")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "The|DT|det|1 rebels=rebel|NNS|nsubj|2 seized=seize|VBD|root|2 Riverton|NNP|obj|2 .|.|punct|2",
            id="seized",
        ),
        pytest.param(
            "Riverton|NNP|nsubj:pass|2 is=be|VBZ|aux:pass|2 held=hold|VBN|root|2 by|IN|case|4 rebels=rebel|NNS|obl:agent|2 .|.|punct|2",
            id="is held by",
        ),
        pytest.param(
            "The|DT|det|1 rebels=rebel|NNS|nsubj|2 captured=capture|VBD|root|2 the|DT|det|4 town|NN|obj|2 of|IN|case|6 Riverton|NNP|nmod|4 .|.|punct|2",
            id="the town of",
        ),
        pytest.param(
            "The|DT|det|1 capture|NN|nsubj|6 of|IN|case|3 Riverton|NNP|nmod|1 by|IN|case|5 rebels=rebel|NNS|nmod|1 surprised=surprise|VBD|root|6",
            id="the capture of",
        ),
    ],
)
def test_wording_tells_who_holds_a_place(line: str) -> None:
    assert states(find_controls, line) == [HELD]


def test_holding_talks_holds_no_place() -> None:
    line = "The|DT|det|1 rebels=rebel|NNS|nsubj|2 held=hold|VBD|root|2 talks=talk|NNS|obj|2 .|.|punct|2"
    assert states(find_controls, line) == []


PAIR = "Smith|NNP|nsubj|4 and|CC|cc|2 Miller|NNP|conj|0 would|MD|aux|4 meet|VB|root|4 .|.|punct|4"


@pytest.mark.parametrize(
    ("line", "want"),
    [
        pytest.param(
            "The|DT|det|1 rebels=rebel|NNS|nsubj|2 said=say|VBD|root|2 they|PRP|nsubj|4 captured=capture|VBD|ccomp|2 Riverton|NNP|obj|4",
            ["organization/rebels"],
            id="the rebels who say it",
        ),
        pytest.param(
            "Officials=official|NNS|nsubj|1 said=say|VBD|root|1 they|PRP|nsubj|3 captured=capture|VBD|ccomp|1 Riverton|NNP|obj|3",
            ["person/smith", "person/miller"],
            id="the two named before",
        ),
        pytest.param(
            "Protests=protest|NNS|nsubj|1 began=begin|VBD|root|1 and|CC|cc|4 they|PRP|nsubj|4 captured=capture|VBD|conj|1 Riverton|NNP|obj|4",
            [],
            id="nobody known",
        ),
    ],
)
def test_they_are_the_many_who_act_rather_than_two_named_before(line: str, want: list[str]) -> None:
    found = states(find_controls, PAIR, line)
    assert [s.agent for s in found if isinstance(s, Control)] == want


def test_which_stands_for_no_person() -> None:
    line = (
        "The|DT|det|1 town|NN|nsubj|9 of|IN|case|3 Smith|NNP|nmod|1 ,|,|punct|6 which|WDT|nsubj|6 "
        "holds=hold|VBZ|acl:relcl|3 Riverton|NNP|obj|6 ,|,|punct|6 fell=fall|VBD|root|9"
    )
    assert states(find_controls, line) == []
    assert states(find_controls, line.replace("which|WDT", "who|WP")) == [
        Control(agent="person/smith", target="place/riverton")
    ]


LOST = (
    "Smith|NNP|nsubj|1 lost=lose|VBD|root|1 Riverton|NNP|obj|1 to|IN|case|4 rebels=rebel|NNS|obl|1"
)


def test_who_loses_a_place_holds_it_no_more_and_another_does() -> None:
    found = find_controls(tell(LOST))
    held = {(f.situation.agent, f.over) for f in found if isinstance(f.situation, Control)}
    assert held == {("person/smith", True), ("organization/rebels", False)}


@pytest.mark.parametrize(
    ("line", "polarity"),
    [
        pytest.param(
            "Smith|NNP|nsubj|1 lost=lose|VBD|root|1 Riverton|NNP|obj|1", "Negative", id="lost"
        ),
        pytest.param(
            "Smith|NNP|nsubj|3 did=do|VBD|aux|3 not|RB|advmod|3 lose|VB|root|3 Riverton|NNP|obj|3",
            "Positive",
            id="did not lose",
        ),
    ],
)
def test_a_place_lost_is_held_negatively(line: str, polarity: str) -> None:
    (claim,) = find_claims(tell(line)).claims
    assert claim.polarity == polarity


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "Riverton|NNP|nsubj|1 fell=fall|VBD|root|1 to|IN|case|3 rebels=rebel|NNS|obl|1",
            id="fell to",
        ),
        pytest.param(
            "Riverton|NNP|nsubj|4 is=be|VBZ|cop|4 in|IN|case|4 the|DT|det|4 hands=hand|NNS|root|4 of|IN|case|6 rebels=rebel|NNS|nmod|4",
            id="in the hands of",
        ),
        pytest.param(
            "Riverton|NNP|nsubj|1 fell=fall|VBD|root|1 into|IN|case|4 rebels=rebel|NNS|compound|4 hands=hand|NNS|obl|1",
            id="into their hands",
        ),
    ],
)
def test_a_place_that_falls_is_held_by_others(line: str) -> None:
    assert states(find_controls, line) == [HELD]
