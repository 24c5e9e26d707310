"""Who belongs to which body."""

from __future__ import annotations

import pytest

from flows.facts.membership import find_memberships
from flows.model import Membership
from tests.facts.told import states

COUNCIL, ALLIANCE, SMITH = "organization/council", "organization/alliance", "person/smith"


@pytest.mark.parametrize(
    ("line", "agent", "target"),
    [
        pytest.param(
            "The|DT|det|1 Council|NNP|nsubj|12 ,|,|punct|7 which|WDT|nsubj|7 is=be|VBZ|cop|7 the|DT|det|7 largest|JJS|amod|7 bloc|NN|acl:relcl|1 in|IN|case|10 the|DT|det|10 Alliance|NNP|nmod|7 ,|,|punct|7 left=leave|VBD|root|12",
            COUNCIL,
            ALLIANCE,
            id="the largest bloc in",
        ),
        pytest.param(
            "Smith|NNP|root|0 ,|,|punct|3 a|DT|det|3 member|NN|appos|0 of|IN|case|6 the|DT|det|6 Council|NNP|nmod|3",
            SMITH,
            COUNCIL,
            id="a member of",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 joined=join|VBD|root|1 the|DT|det|3 Alliance|NNP|obj|1 .|.|punct|1",
            SMITH,
            ALLIANCE,
            id="joined",
        ),
        pytest.param(
            "Smith|NNP|nsubj|4 of|IN|case|3 the|DT|det|3 Council|NNP|nmod|0 spoke=speak|VBD|root|4",
            SMITH,
            COUNCIL,
            id="somebody of a body",
        ),
    ],
)
def test_wording_tells_who_belongs_where(line: str, agent: str, target: str) -> None:
    assert states(find_memberships, line) == [Membership(agent=agent, target=target)]


def test_nobody_is_a_member_of_a_state() -> None:
    line = (
        "Smith|NNP|root|0 ,|,|punct|3 a|DT|det|3 member|NN|appos|0 of|IN|case|5 Lowland|NNP|nmod|3"
    )
    assert states(find_memberships, line) == []


def test_who_is_only_asked_to_join_is_no_member() -> None:
    line = "Smith|NNP|nsubj:pass|2 was|VBD|aux:pass|2 invited=invite|VBN|root|2 to|TO|mark|4 join|VB|xcomp|2 the|DT|det|6 Alliance|NNP|obj|4 .|.|punct|2"
    assert states(find_memberships, line) == []
