"""Whose deed an attack is said to be: one hand-made parse a wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.facts.attribution import hear_article
from flows.facts.guilt import by_being_behind, by_guilt
from flows.facts.participation import find_participations
from flows.facts.standing import standings_of
from flows.facts.sweep import sweep
from flows.model import EpistemicStatus, EventPart, Participation
from tests.facts.spoken import make_title
from tests.facts.told import tell

CLAIMED = (
    "Alliance|NNP|nsubj|1 claimed=claim|VBD|root|1 responsibility|NN|obj|1 for|IN|case|5 the|DT|det|5 "
    "assault|NN|nmod|2 .|.|punct|1"
)
BLAMED = (
    "North|NNP|nsubj|1 blamed=blame|VBD|root|1 Alliance|NNP|obj|1 for|IN|case|5 the|DT|det|5 "
    "assault|NN|obl|1 .|.|punct|1"
)
PINNED = (
    "North|NNP|nsubj|1 blamed=blame|VBD|root|1 the|DT|det|3 assault|NN|obj|1 on|IN|case|5 "
    "Alliance|NNP|obl|1 .|.|punct|1"
)
BEHIND = "Alliance|NNP|nsubj|4 was=be|VBD|cop|4 behind|IN|case|4 the|DT|det|4 assault|NN|root|4 .|.|punct|4"
RESPONSIBLE = (
    "Alliance|NNP|nsubj|2 is=be|VBZ|cop|2 responsible|JJ|root|2 for|IN|case|5 the|DT|det|5 "
    "assault|NN|obl|2 .|.|punct|2"
)
DENIED = (
    "Alliance|NNP|nsubj|3 did=do|VBD|aux|3 not|RB|advmod|3 claim|VB|root|3 responsibility|NN|obj|3 "
    "for|IN|case|7 the|DT|det|7 assault|NN|nmod|4 .|.|punct|3"
)
OF_ONE_MAN = (
    "A|DT|det|2 Lowland|NNP|compound|2 man|NN|nsubj:pass|4 was=be|VBD|aux:pass|4 "
    "convicted=convict|VBN|root|4 of|IN|case|7 the|DT|det|7 assault|NN|obl|4 .|.|punct|4"
)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(CLAIMED, id="claimed responsibility"),
        pytest.param(BLAMED, id="blamed for"),
        pytest.param(PINNED, id="blamed on"),
        pytest.param(BEHIND, id="was behind"),
        pytest.param(RESPONSIBLE, id="is responsible for"),
    ],
)
def test_who_takes_or_gets_the_blame_is_the_attacker(line: str) -> None:
    (found,) = sweep(tell(line), (by_guilt, by_being_behind))
    assert found.situation == Participation(
        agent="organization/alliance", event="event/assault", part=EventPart.ATTACKER
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(DENIED, id="did not claim it"),
        pytest.param(OF_ONE_MAN, id="a man is not his country"),
    ],
)
def test_who_is_not_said_to_have_done_it_is_no_attacker(line: str) -> None:
    assert not sweep(tell(line), (by_guilt, by_being_behind))


@pytest.mark.parametrize("line", [CLAIMED, BLAMED, PINNED])
def test_blame_is_alleged(line: str) -> None:
    scene = tell(line)
    (found,) = sweep(scene, (by_guilt,))
    (standing,) = standings_of(scene, hear_article(scene), found)
    assert standing.status is EpistemicStatus.ALLEGED


def test_who_speaks_for_the_attackers_is_none_himself() -> None:
    scene = tell(CLAIMED.replace("Alliance", "Smith"))
    spoken = replace(scene, titles=(make_title(scene, "Smith", "spokesman"),))
    assert sweep(scene, (by_guilt,))
    assert not sweep(spoken, (by_guilt,))


def test_on_whom_an_attack_is_blamed_is_not_its_victim() -> None:
    line = PINNED.replace("Alliance|NNP|obl|1", "Alliance|NNP|nmod|3")
    found = [f.situation for f in find_participations(tell(line))]
    assert found == [
        Participation(agent="organization/alliance", event="event/assault", part=EventPart.ATTACKER)
    ]
