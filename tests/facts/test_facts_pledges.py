"""Who will or will not do something: one hand-made parse a wording."""

from __future__ import annotations

import pytest

from flows.facts.plans import add_plans
from flows.facts.stance import find_stances
from flows.model import Stance, StanceValue
from tests.facts.told import tell

OFFER = (
    "North|NNP|nsubj|1 agreed=agree|VBD|root|1 to|TO|mark|3 free|VB|xcomp|1 captured|JJ|amod|5 "
    "sailors=sailor|NNS|obj|3"
)


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        pytest.param(
            f"{OFFER} .|.|punct|1", "free captured sailors", StanceValue.WILLING, id="agreed"
        ),
        pytest.param(
            "North|NNP|nsubj|1 refuses=refuse|VBZ|root|1 to|TO|mark|3 hand|VB|xcomp|1 over|RP|compound:prt|3 "
            "its|PRP$|nmod:poss|6 harbor|NN|obj|3 .|.|punct|1",
            "hand over its harbor",
            StanceValue.REFUSES,
            id="refuses",
        ),
        pytest.param(
            "North|NNP|nsubj|2 is=be|VBZ|cop|2 ready|JJ|root|2 to|TO|mark|4 share|VB|xcomp|2 "
            "water|NN|obj|4 .|.|punct|2",
            "share water",
            StanceValue.WILLING,
            id="is ready",
        ),
        pytest.param(
            "North|NNP|nsubj|1 pledged=pledge|VBD|root|1 not|RB|advmod|4 to|TO|mark|4 raise|VB|xcomp|1 "
            "tolls=toll|NNS|obj|4 .|.|punct|1",
            "raise tolls",
            StanceValue.REFUSES,
            id="pledged not to",
        ),
        pytest.param(
            "North|NNP|nmod:poss|2 's|POS|case|0 refusal|NN|nsubj|6 to|TO|mark|4 open|VB|acl|2 ports=port|NNS|obj|4 "
            "hurts=hurt|VBZ|root|6 trade|NN|obj|6 .|.|punct|6",
            "open ports",
            StanceValue.REFUSES,
            id="its refusal",
        ),
        pytest.param(
            "North|NNP|nsubj|3 is=be|VBZ|cop|3 not|RB|advmod|3 open|JJ|root|3 to|IN|case|6 any|DT|det|6 "
            "concession|NN|obl|3 .|.|punct|3",
            "concession",
            StanceValue.REFUSES,
            id="is not open to",
        ),
        pytest.param(
            "North|NNP|nsubj|1 demanded=demand|VBD|root|1 an|DT|det|3 end|NN|obj|1 to|IN|case|6 the|DT|det|6 "
            "blockade|NN|nmod|3 .|.|punct|1",
            "blockade",
            StanceValue.OPPOSES,
            id="wants an end to it",
        ),
        pytest.param(
            "North|NNP|nsubj|1 deplored=deplore|VBD|root|1 the|DT|det|3 stampede|NN|obj|1 .|.|punct|1",
            "stampede",
            StanceValue.OPPOSES,
            id="a deed condemned",
        ),
        pytest.param(
            "North|NNP|nsubj|1 offered=offer|VBD|root|1 to|TO|mark|3 give|VB|xcomp|1 up|RP|compound:prt|3 "
            "arms=arm|NNS|obj|3 .|.|punct|1",
            "give up arms",
            StanceValue.WILLING,
            id="to give up is something",
        ),
        pytest.param(
            f"{OFFER} if|IN|mark|8 others=other|NNS|nsubj|8 follow|VBP|advcl|3 .|.|punct|1",
            "free captured sailors",
            StanceValue.CONDITIONAL,
            id="on a condition",
        ),
        pytest.param(
            "North|NNP|nsubj|1 refused=refuse|VBD|root|1 to|TO|mark|3 meet|VB|xcomp|1 a|DT|det|5 deadline|NN|obj|3 .|.|punct|1",
            "meet a deadline",
            StanceValue.REFUSES,
            id="a deadline is not met with",
        ),
    ],
)
def test_will_to_do_something_is_a_stance_to_that_plan(
    line: str, label: str, value: StanceValue
) -> None:
    scene = add_plans(tell(line))
    (found,) = find_stances(scene)
    assert isinstance(found.situation, Stance)
    plan = scene.entity(found.situation.target)
    assert plan is not None
    assert (plan.label, found.situation.value) == (label, value)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "North|NNP|nsubj|1 declined=decline|VBD|root|1 to|TO|mark|3 comment|VB|xcomp|1 on|IN|case|5 reports=report|NNS|obl|3 .|.|punct|1",
            id="declined to comment",
        ),
        pytest.param(
            "North|NNP|nsubj|3 has=have|VBZ|aux|3 not|RB|advmod|3 agreed=agree|VBN|root|3 to|TO|mark|5 free|VB|xcomp|3 sailors=sailor|NNS|obj|5 .|.|punct|3",
            id="has not agreed",
        ),
        pytest.param(
            "North|NNP|nsubj|2 must|MD|aux|2 ratify|VB|root|2 the|DT|det|4 treaty|NN|obj|2 .|.|punct|2",
            id="what it must do",
        ),
        pytest.param(
            "North|NNP|nsubj|2 might|MD|aux|2 agree|VB|root|2 to|TO|mark|4 free|VB|xcomp|2 sailors=sailor|NNS|obj|4 .|.|punct|2",
            id="might agree",
        ),
        pytest.param(
            "North|NNP|nsubj|1 ended=end|VBD|root|1 up|RP|compound:prt|1 backing=back|VBG|xcomp|1 "
            "opposing=oppose|VBG|xcomp|3 factions=faction|NNS|obj|4 .|.|punct|1",
            id="opposing factions are not opposed",
        ),
    ],
)
def test_what_says_nothing_of_a_will_is_no_stance(line: str) -> None:
    assert not find_stances(add_plans(tell(line)))
