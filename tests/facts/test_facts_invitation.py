"""Who is invited: verbs, nouns, lists that no parse is asked about."""

from __future__ import annotations

import pytest

from flows.facts.invitation import find_invitations
from flows.model import Invitation
from tests.facts.told import states


def test_active_verb_names_inviter_invited_and_event() -> None:
    line = "Lowland|NNP|nsubj|1 invited=invite|VBD|root|1 Smith|NNP|obj|1 to|IN|case|5 the|DT|det|5 talks=talk|NNS|obl|1 .|.|punct|1"
    (found,) = states(find_invitations, line)
    assert found == Invitation(
        agent="organization/lowland", target="person/smith", event="event/talks"
    )


def test_passive_verb_leaves_the_inviter_open() -> None:
    line = "Smith|NNP|nsubj:pass|2 was=be|VBD|aux:pass|2 invited=invite|VBN|root|2 to|IN|case|5 the|DT|det|5 summit|NN|obl|2 .|.|punct|2"
    (found,) = states(find_invitations, line)
    assert found == Invitation(agent=None, target="person/smith", event="event/summit")


def test_to_be_asked_to_take_part_is_to_be_invited() -> None:
    line = "Lowland|NNP|nsubj|1 hosts=host|VBZ|root|1 the|DT|det|3 talks=talk|NNS|obj|1 ;|:|punct|7 Smith|NNP|nsubj:pass|7 was=be|VBD|aux:pass|7 asked=ask|VBN|conj|1 to|TO|mark|9 take|VB|xcomp|7 part|NN|obj|9 .|.|punct|1"
    (found,) = states(find_invitations, line)
    assert found == Invitation(agent=None, target="person/smith", event="event/talks")


@pytest.mark.parametrize(
    "list_words",
    [
        pytest.param(
            "Smith|NNP|dep|0 ,|,|punct|0 Miller|NNP|dep|0 and|CC|cc|0 Brown|NNP|dep|0", id="commas"
        ),
        pytest.param(
            "Smith|NNP|dep|0 ,|,|punct|0 a|DT|dep|0 chemist|NN|dep|0 ;|:|punct|0 Miller|NNP|dep|0 ;|:|punct|0 and|CC|cc|0 Brown|NNP|dep|0",
            id="semicolons",
        ),
    ],
)
def test_list_is_read_to_its_end_whatever_the_parse(list_words: str) -> None:
    line = f"Invitations=invitation|NNS|dep|0 were=be|VBD|aux:pass|2 sent=send|VBN|root|2 to|IN|case|2 {list_words} .|.|punct|2"
    targets = [f.target for f in states(find_invitations, line) if isinstance(f, Invitation)]
    assert targets == ["person/smith", "person/miller", "person/brown"]


def test_event_named_before_is_the_one_invited_to() -> None:
    first = "The|DT|det|1 summit|NN|nsubj|2 nears=near|VBZ|root|2 .|.|punct|2"
    second = "Invitations=invitation|NNS|nsubj|1 went=go|VBD|root|1 to|IN|case|3 Smith|NNP|obl|1 .|.|punct|1"
    (found,) = states(find_invitations, first, second)
    assert isinstance(found, Invitation)
    assert found.event == "event/summit"


def test_asking_without_an_event_is_no_invitation() -> None:
    line = "Lowland|NNP|nsubj|1 asked=ask|VBD|root|1 Smith|NNP|obj|1 .|.|punct|1"
    assert states(find_invitations, line) == []
