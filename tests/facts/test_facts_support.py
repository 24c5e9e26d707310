"""Who backs whom: verbs, nouns, compounds."""

from __future__ import annotations

import pytest

from flows.facts.support import find_supports
from flows.model import Support, SupportKind
from tests.facts.told import states

S, M, R = "person/smith", "person/miller", "organization/rebels"


@pytest.mark.parametrize(
    ("line", "agent", "target", "kind"),
    [
        pytest.param(
            "Lowland|NNP|nsubj|1 backs=back|VBZ|root|1 Smith|NNP|obj|1 .|.|punct|1",
            "organization/lowland",
            S,
            SupportKind.UNSPECIFIED,
            id="backs",
        ),
        pytest.param(
            "Smith|NNP|nsubj:pass|2 is=be|VBZ|aux:pass|2 backed=back|VBN|root|2 by|IN|case|4 Lowland|NNP|obl:agent|2 .|.|punct|2",
            "organization/lowland",
            S,
            SupportKind.UNSPECIFIED,
            id="is backed by",
        ),
        pytest.param(
            "Lowland|NNP|nsubj|1 arms=arm|VBZ|root|1 the|DT|det|3 rebels=rebel|NNS|obj|1 .|.|punct|1",
            "organization/lowland",
            R,
            SupportKind.MILITARY,
            id="arms",
        ),
        pytest.param(
            "Lowland|NNP|nsubj|1 stopped=stop|VBD|root|1 funding=fund|VBG|xcomp|1 the|DT|det|4 rebels=rebel|NNS|obj|2 .|.|punct|1",
            "organization/lowland",
            R,
            SupportKind.ENDED,
            id="stopped funding",
        ),
        pytest.param(
            "Lowland|NNP|nsubj|8 ,|,|punct|0 a|DT|det|4 longtime|JJ|amod|4 ally|NN|appos|0 of|IN|case|6 Smith|NNP|nmod|4 ,|,|punct|0 agreed=agree|VBD|root|8",
            "organization/lowland",
            S,
            SupportKind.ALLIED,
            id="a longtime ally of",
        ),
        pytest.param(
            "The|DT|det|4 Lowland|NNP|compound|3 -|HYPH|punct|1 backed|VBN|amod|4 rebels=rebel|NNS|nsubj|5 fled=flee|VBD|root|5",
            "organization/lowland",
            R,
            SupportKind.UNSPECIFIED,
            id="compound with a hyphen, spaced",
        ),
    ],
)
def test_wording_tells_who_backs_whom(
    line: str, agent: str, target: str, kind: SupportKind
) -> None:
    found = states(find_supports, line)
    assert found == [Support(agent=agent, target=target, support=kind)]


def test_who_is_called_pro_is_for_it() -> None:
    line = "The|DT|det|4 pro|JJ|amod|4 -|HYPH|punct|1 Lowland|NNP|compound|4 Council|NNP|nsubj|5 won=win|VBD|root|5"
    (found,) = states(find_supports, line)
    assert isinstance(found, Support)
    assert (found.agent, found.target) == ("organization/council", "organization/lowland")


def test_several_may_be_called_backers() -> None:
    line = "Lowland|NNP|nsubj|8 and|CC|cc|2 North|NNP|conj|0 ,|,|punct|5 the|DT|det|5 backers=backer|NNS|appos|0 of|IN|case|7 Smith|NNP|nmod|5 won=win|VBD|root|8"
    found = states(find_supports, line)
    backers = [s.agent for s in found if isinstance(s, Support)]
    assert backers == ["organization/lowland", "organization/north"]


def test_a_group_set_beside_a_name_is_that_body() -> None:
    line = "the|DT|det|1 Council|NNP|nsubj|8 ,|,|punct|4 a|DT|det|4 group|NN|appos|1 backed=back|VBN|acl|4 by|IN|case|7 Lowland|NNP|obl:agent|5 won=win|VBD|root|8"
    (found,) = states(find_supports, line)
    assert isinstance(found, Support)
    assert (found.agent, found.target) == ("organization/lowland", "organization/council")


def test_support_for_somebody_is_support() -> None:
    line = "Smith|NNP|nsubj|1 voiced=voice|VBD|root|1 support|NN|obj|1 for|IN|case|5 the|DT|det|5 rebels=rebel|NNS|nmod|2"
    (found,) = states(find_supports, line)
    assert isinstance(found, Support)
    assert (found.agent, found.target) == (S, R)


def test_who_is_accused_of_backing_backs_not_the_accuser() -> None:
    line = (
        "Smith|NNP|nsubj|1 accuses=accuse|VBZ|root|1 Lowland|NNP|obj|1 of|IN|mark|4 "
        "backing=back|VBG|advcl|1 the|DT|det|6 rebels=rebel|NNS|obj|4 .|.|punct|1"
    )
    (found,) = states(find_supports, line)
    assert isinstance(found, Support)
    assert found.agent == "organization/lowland"
