"""When two names of persons are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.entities.persons import _is_same
from tests.entities.handmade import ids, read_settled

if TYPE_CHECKING:
    from flows.pipeline import Tools


@pytest.mark.parametrize(
    ("one", "other", "want"),
    [
        pytest.param(
            ("gustavo", "petro"), ("gustavo", "petro", "urrego"), True, id="second surname"
        ),
        pytest.param(("kim", "jong", "un"), ("kim", "jongun"), True, id="spaces"),
        pytest.param(("petro",), ("gustavo", "petro"), False, id="one word"),
        pytest.param((), ("gustavo", "petro"), False, id="a name without letters"),
    ],
)
def test_names_are_one_by_their_words(
    one: tuple[str, ...], other: tuple[str, ...], want: object
) -> None:
    assert _is_same(one, other) is want
    assert _is_same(other, one) is want


def test_a_title_that_nobody_known_bears_makes_somebody_else(tools: Tools) -> None:
    found = read_settled(
        tools,
        "Saddam Hussein ruled Iraq for years.",
        "Pilgrims went to Karbala in Iraq to mourn Imam Hussein.",
    )
    assert ids(found, "person") == ["person/imam-hussein", "person/saddam-hussein"]


def test_a_king_is_who_the_article_calls_king(tools: Tools) -> None:
    found = read_settled(tools, "King Zobar Kletti spoke in Jordan.", "King Kletti left.")
    assert ids(found, "person") == ["person/zobar-kletti"]
