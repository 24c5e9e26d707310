"""Deeds told by verbs with what they take, by two together, alone, and as demands."""

from __future__ import annotations

import pytest

from flows.facts.interaction import find_interactions
from flows.model import Interaction
from tests.facts.told import states

SANCTIONS = "North|NNP|nsubj|1 imposed=impose|VBD|root|1 tough|JJ|amod|4 new|JJ|amod|4 sanctions=sanction|NNS|obj|1 on|IN|case|6 Lowland|NNP|nmod|4 .|.|punct|1"
PASSIVE = "Sanctions=sanction|NNS|nsubj:pass|2 were=be|VBD|aux:pass|2 imposed=impose|VBN|root|2 on|IN|case|4 Lowland|NNP|obl|2 by|IN|case|6 North|NNP|obl:agent|2 .|.|punct|2"
BLAMED = "North|NNP|nsubj|1 blamed=blame|VBD|root|1 the|DT|det|3 fire|NN|obj|1 on|IN|case|5 Lowland|NNP|obl|1 .|.|punct|1"
SUBMITTED = "North|NNP|nsubj|1 submitted=submit|VBD|root|1 papers=paper|NNS|obj|1 to|IN|case|4 Lowland|NNP|obl|1 .|.|punct|1"
SIGNED = "North|NNP|nsubj|3 and|CC|cc|2 Lowland|NNP|conj|0 signed=sign|VBD|root|3 a|DT|det|5 treaty|NN|obj|3 .|.|punct|3"
DEMANDED = "North|NNP|nsubj|1 demanded=demand|VBD|root|1 that|IN|mark|4 Lowland|NNP|nsubj|4 withdraw|VB|ccomp|1 .|.|punct|1"
KNEW = "North|NNP|nsubj|1 said=say|VBD|root|1 that|IN|mark|4 Lowland|NNP|nsubj|4 withdrew=withdraw|VBD|ccomp|1 .|.|punct|1"
ALONE = "Smith|NNP|nsubj|1 surrendered=surrender|VBD|root|1 .|.|punct|1"
JUDGED = "North|NNP|nsubj|1 rejected=reject|VBD|root|1 Lowland|NNP|nmod:poss|4 's|POS|case|2 proposal|NN|obj|1 .|.|punct|1"
WELCOMED = "Smith|NNP|nsubj|1 welcomed=welcome|VBD|root|1 Miller|NNP|obj|1 .|.|punct|1"
WELCOMED_STATE = "Smith|NNP|nsubj|1 welcomed=welcome|VBD|root|1 Lowland|NNP|obj|1 .|.|punct|1"
NORTH, LOWLAND, SMITH = "organization/north", "organization/lowland", "person/smith"


@pytest.mark.parametrize(
    ("line", "want"),
    [
        pytest.param(SANCTIONS, (NORTH, LOWLAND, "SANCTION"), id="describing words between"),
        pytest.param(PASSIVE, (NORTH, LOWLAND, "SANCTION"), id="what is done stands before"),
        pytest.param(BLAMED, (NORTH, LOWLAND, "ACCUSE"), id="any object between"),
        pytest.param(SIGNED, (NORTH, LOWLAND, "AGREE"), id="two together"),
        pytest.param(DEMANDED, (NORTH, LOWLAND, "REQUEST"), id="a demand in a clause"),
        pytest.param(ALONE, (SMITH, None, "RETREAT"), id="nobody is named"),
        pytest.param(JUDGED, (NORTH, LOWLAND, "REJECT"), id="whose act is judged"),
        pytest.param(WELCOMED, (SMITH, "person/miller", "CONSULT"), id="a person received"),
    ],
)
def test_a_verb_and_what_it_takes_tell_a_deed(line: str, want: tuple[str, str | None, str]) -> None:
    agent, target, kind = want
    assert states(find_interactions, line) == [Interaction(agent=agent, target=target, type=kind)]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(SUBMITTED, id="something else is given"),
        pytest.param(KNEW, id="what has happened is not demanded"),
        pytest.param(WELCOMED_STATE, id="only persons are received"),
    ],
)
def test_other_frames_of_the_verb_tell_no_deed(line: str) -> None:
    assert states(find_interactions, line) == []
