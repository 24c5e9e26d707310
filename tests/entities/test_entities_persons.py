"""When two names of persons are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.entities.persons import Cast, Member, _is_same, _member
from flows.model import Entity, EntityKind
from tests.entities.handmade import ids, pairs, read, read_settled

if TYPE_CHECKING:
    from flows.pipeline import Tools


@pytest.mark.parametrize(
    ("one", "other", "want"),
    [
        pytest.param("Gustavo Petro", "Gustavo Petro Urrego", True, id="second surname"),
        pytest.param("Kim Jong Un", "Kim Jongun", True, id="spaces"),
        pytest.param("Mohamed Hamdan Dagalo", "Mohammed Hamdan Daglo", True, id="last vowel"),
        pytest.param("Kim Jong Un", "Kim Jong Il", False, id="another last word"),
        pytest.param("Petro", "Gustavo Petro", False, id="one word"),
        pytest.param("Abdullah Abdullah", "Ahmedou Ould-Abdallah", False, id="one word twice"),
        pytest.param("§", "Gustavo Petro", False, id="a name without letters"),
    ],
)
def test_names_are_one_by_their_words(one: str, other: str, want: object) -> None:
    assert _is_same(_member(one), _member(other)) is want
    assert _is_same(_member(other), _member(one)) is want


def test_a_surname_is_not_his_whom_the_article_calls_by_the_first_name(tools: Tools) -> None:
    found = read_settled(
        tools,
        "Elian Gonzalez was found at sea. His father, Juan Miguel Gonzalez, came to get Elian.",
        "Gonzalez met officials on Friday.",
    )
    assert ("Gonzalez", "person/juan-miguel-gonzalez") in pairs(found)


def test_a_family_name_in_front_stands_for_the_one_named_first(tools: Tools) -> None:
    found = read_settled(
        tools,
        "Kim Jong Un met ministers in Hanoi. Kim Eui-kyeom, a spokesman, told reporters in Seoul.",
        "The talks were short because of what Kim had asked for.",
    )
    assert ("Kim", "person/kim-jong-un") in pairs(found)


def test_a_leader_whom_a_list_of_groups_names_is_a_person(tools: Tools) -> None:
    found = read_settled(tools, "Murad Ebrahim set off for the palace.", '"No more," Murad said.')
    who = {m.entity for m in found.mentions if m.text.startswith("Murad")}
    assert who == {"person/murad-ebrahim"}


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


def test_a_word_without_letters_of_a_key_is_nobodys_surname() -> None:
    nobody = Entity(id="person/x", kind=EntityKind.PERSON, label="北京 大学")
    cast = Cast(members=(Member(entity=nobody, words=()),))

    assert cast.short("北京") is None


def test_a_pronoun_of_an_opening_phrase_is_who_the_sentence_is_about(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Ivan Petrov spoke on Monday.",
        "In his speech in Oslo on Tuesday, Anders Berg called for talks.",
    )
    owners = {entity for text, entity in pairs(found) if text == "his"}
    assert owners == {"person/anders-berg"}
