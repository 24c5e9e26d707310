"""Inside a quotation "I" is who is quoted."""

from __future__ import annotations

from flows.facts.attribution import hear_article
from flows.facts.first_person import add_first_persons
from flows.facts.stance import find_stances
from flows.model import Stance, StanceValue
from tests.facts.told import tell

QUOTED = (
    "Smith|NNP|nsubj|1 said=say|VBD|root|1 :|:|punct|1 “|``|punct|5 I|PRP|nsubj|5 "
    "oppose|VBP|ccomp|1 the|DT|det|7 summit|NN|obj|5 .|.|punct|5 ”|''|punct|5"
)


def test_i_in_a_quotation_holds_the_stance() -> None:
    scene = tell(QUOTED)
    (found,) = find_stances(add_first_persons(scene, hear_article(scene)))
    assert isinstance(found.situation, Stance)
    assert found.situation.agent == "person/smith"
    assert found.situation.value is StanceValue.OPPOSES


def test_without_a_quotation_nothing_is_added() -> None:
    scene = tell("I|PRP|nsubj|1 oppose|VBP|root|1 the|DT|det|3 summit|NN|obj|1 .|.|punct|1")
    assert add_first_persons(scene, hear_article(scene)) == scene
