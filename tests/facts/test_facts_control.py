"""Who holds which place."""

from __future__ import annotations

import pytest

from flows.facts.control import find_controls
from flows.model import Control
from tests.facts.told import states

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
