"""Those without a name who act or are acted on in one deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import (
    EventPart,
    Interaction,
    Participation,
)
from tests.facts.whole import told

if TYPE_CHECKING:
    from flows.pipeline import Tools


def deeds(tools: Tools, text: str) -> set[tuple[str, str | None, str]]:
    """Give who does what to whom in a sentence, by their labels."""
    found, labels = told(tools, text)
    acts = [s for s in found if isinstance(s, Interaction)]
    return {(labels[s.agent], labels.get(s.target or ""), s.type) for s in acts}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "Kenyan police have arrested nine people in Mombasa.",
            ("Kenya", "nine people", "COERCE"),
            id="so many people",
        ),
        pytest.param(
            "Armed men abducted a Danish engineer near Kisumu.",
            ("armed men", "Danish engineer", "ASSAULT"),
            id="men of a sort, one person",
        ),
        pytest.param(
            "A human rights group has accused Chad of torture.",
            ("human rights group", "Chad", "ACCUSE"),
            id="a body of a sort",
        ),
        pytest.param(
            "Thousands of farmers protested in Nairobi on Monday.",
            ("farmers", None, "PROTEST"),
            id="a mass of those who have a noun",
        ),
        pytest.param(
            "Hundreds of Kenyans protested in Nairobi on Monday.",
            ("hundreds of Kenyans", None, "PROTEST"),
            id="some of a people are not their state",
        ),
        pytest.param(
            "A Kenyan judge has charged 29 people with fraud.",
            ("Kenyan judge", "29 people", "ACCUSE"),
            id="one who judges",
        ),
        pytest.param(
            "Gunmen attacked a police checkpoint in Mombasa.",
            ("gunmen", "police", "ASSAULT"),
            id="whose thing is hit",
        ),
        pytest.param(
            "Chad bombed a rebel camp near Moundou.",
            ("Chad", "rebels", "ASSAULT"),
            id="whose thing is hit, by one word for several",
        ),
    ],
)
def test_those_without_a_name_act_and_are_acted_on(
    tools: Tools, text: str, want: tuple[str, str | None, str]
) -> None:
    assert want in deeds(tools, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kenyan police have released the man.", id="told of before"),
        pytest.param("The storm killed nine people in Mombasa.", id="no actor"),
        pytest.param("Kenyan police killed his son.", id="somebody's"),
        pytest.param("A group accused Chad.", id="no more than a group"),
    ],
)
def test_nouns_for_anybody_are_nobody_elsewhere(tools: Tools, text: str) -> None:
    assert deeds(tools, text) == set()


def test_whose_thing_is_hit_defends(tools: Tools) -> None:
    found, labels = told(tools, "Gunmen attacked a police post in Mombasa.")
    parts = {(labels[s.agent], s.part) for s in found if isinstance(s, Participation)}
    assert parts == {("gunmen", EventPart.ATTACKER), ("police", EventPart.DEFENDER)}


def test_foreign_troops_in_a_country_are_not_its_own(tools: Tools) -> None:
    assert deeds(tools, "Coalition troops in Chad captured two men.") == {
        ("Coalition troops", "two men", "ASSAULT")
    }


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "Police used tear gas to disperse protesters in Mombasa.",
            ("police", "protesters", "COERCE"),
            id="by force at hand",
        ),
        pytest.param(
            "Kenya and Chad have been fighting each other for years.",
            ("Kenya", "Chad", "ASSAULT"),
            id="each other",
        ),
        pytest.param(
            "Chad recalled its ambassador to Kenya.", ("Chad", "Kenya", "SANCTION"), id="to"
        ),
        pytest.param(
            "Clashes broke out in Mombasa between police and protesters.",
            ("police", "protesters", "ASSAULT"),
            id="between whom it breaks out",
        ),
        pytest.param(
            "The farmers fled fighting between rebels and the Chadian army.",
            ("rebels", "Chadian army", "ASSAULT"),
            id="what somebody flees",
        ),
    ],
)
def test_what_one_does_to_another_is_told_in_many_ways(
    tools: Tools, text: str, want: tuple[str, str | None, str]
) -> None:
    assert want in deeds(tools, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A Kenya Airways plane crashed in Mombasa, killing nine people.", id="crash"),
        pytest.param(
            "Officials spoke of an explosion at an American base that killed nine people.",
            id="a place that a clause hangs on",
        ),
        pytest.param("The bomb wounded four people, including Mr. Mwangi.", id="an example"),
        pytest.param("Nine people were killed by shelling in Mombasa.", id="nobody named"),
    ],
)
def test_harm_that_nobody_named_does_is_no_deed(tools: Tools, text: str) -> None:
    found, _ = told(tools, text)
    assert [s for s in found if isinstance(s, Interaction)] == []
    parts = [s.part for s in found if isinstance(s, Participation)]
    assert EventPart.ATTACKER not in parts
