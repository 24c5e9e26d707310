"""Bodies and persons are told apart where a post stands between them, and letters before one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.language.test_language_naming_rows import misread

if TYPE_CHECKING:
    from flows.pipeline import Tools


@pytest.mark.parametrize(
    ("text", "wrong", "want"),
    [
        pytest.param(
            "On Monday Zumor Grain Authority Director Ramon Dizon spoke.",
            [("Zumor Grain Authority Director Ramon Dizon", "ORG")],
            [("Zumor Grain Authority", "ORG"), ("Ramon Dizon", "PERSON")],
            id="body, post and person as one",
        ),
        pytest.param(
            "The Commission on Old Bridges Commissioner Ramon Dizon spoke.",
            [("Ramon Dizon", "PERSON")],
            [("Commission on Old Bridges", "ORG"), ("Ramon Dizon", "PERSON")],
            id="a body by its first words",
        ),
        pytest.param(
            "The Zumor Grain Authority Chair Datu Karim Alonto came.",
            [("Zumor Grain Authority Chair Datu", "ORG"), ("Karim Alonto", "PERSON")],
            [("Zumor Grain Authority", "ORG"), ("Karim Alonto", "PERSON")],
            id="post and honorific",
        ),
        pytest.param(
            "On Monday Interior Cabinet Secretary Peter Mwangi spoke.",
            [("Interior Cabinet", "ORG"), ("Peter Mwangi", "PERSON")],
            [("Peter Mwangi", "PERSON")],
            id="no cabinet",
        ),
        pytest.param(
            "He told the Regional Military Commander of it.",
            [("Regional Military Commander", "ORG")],
            [],
            id="but a post",
        ),
        pytest.param(
            "The Director of Public Prosecution dropped the case.",
            [("Public Prosecution", "ORG")],
            [],
            id="what a post is for",
        ),
        pytest.param(
            "The Kletti-Zumor talks ended.",
            [("Kletti-Zumor talks", "PERSON")],
            [("Kletti", "PERSON"), ("Zumor", "PERSON")],
            id="talks called by two",
        ),
        pytest.param(
            "The Kletti-Zumor family left.",
            [("Kletti-Zumor", "PERSON")],
            [("Kletti-Zumor", "PERSON")],
            id="a double surname",
        ),
        pytest.param(
            "They met Kletti Mayor, Councillor Anna Mathe, on Monday.",
            [("Kletti Mayor", "PERSON"), ("Anna Mathe", "PERSON")],
            [("Kletti", "GPE"), ("Anna Mathe", "PERSON")],
            id="a post that ends a name before a comma",
        ),
        pytest.param(
            "Then Sabah Police Commissioner Anna Mathe left.",
            [("Sabah", "PERSON"), ("Anna Mathe", "PERSON")],
            [("Sabah", "GPE"), ("Anna Mathe", "PERSON")],
            id="a known place before a post in capitals",
        ),
        pytest.param(
            "Then Kletti Lake Chief Anna Mathe left.",
            [("Kletti Lake", "GPE"), ("Anna Mathe", "PERSON")],
            [("Kletti Lake", "GPE"), ("Anna Mathe", "PERSON")],
            id="a lake that ends a name begins none",
        ),
        pytest.param(
            "Then Tan Sri Anna Mathe met Datuk Seri Omar Mathe.",
            [("Tan Sri Anna Mathe", "PERSON"), ("Seri Omar Mathe", "PERSON")],
            [("Anna Mathe", "PERSON"), ("Omar Mathe", "PERSON")],
            id="titles of two words",
        ),
        pytest.param(
            "Then Anna Mathe who left met Pablo Mwangi Jr. of Lagos.",
            [("Anna Mathe who", "PERSON"), ("Pablo Mwangi Jr. of Lagos", "PERSON")],
            [("Anna Mathe", "PERSON"), ("Pablo Mwangi Jr.", "PERSON"), ("Lagos", "GPE")],
            id="who, and a place behind a person",
        ),
        pytest.param(
            "Then SZAPS spokesperson Brigadier Anna Mathe left.",
            [("Anna Mathe", "PERSON")],
            [("SZAPS", "ORG"), ("Anna Mathe", "PERSON")],
            id="letters before a post",
        ),
        pytest.param(
            "The governor of Kano State, Yahaya Ado, left.",
            [("Kano State", "GPE"), ("Yahaya Ado", "GPE")],
            [("Kano State", "GPE"), ("Yahaya Ado", "PERSON")],
            id="person behind a seat",
        ),
        pytest.param(
            "They saw Sultan Al-Zumor there.",
            [("Sultan Al-Zumor", "PERSON")],
            [("Sultan Al-Zumor", "PERSON")],
            id="a title for a given name",
        ),
        pytest.param(
            "Bombs hit the General Kletti Cadet School.",
            [("General Kletti Cadet School", "ORG")],
            [("General Kletti Cadet School", "ORG")],
            id="a school named after a general",
        ),
        pytest.param(
            "It came from the Attorney General's Office.",
            [("Attorney General's Office", "ORG")],
            [("Attorney General's Office", "ORG")],
            id="an office named after a post",
        ),
        pytest.param(
            "They quit the opposition party European Moldova.",
            [("European", "NORP"), ("Moldova", "GPE")],
            [("European Moldova", "ORG")],
            id="a people and a place",
        ),
        pytest.param(
            "The Zumor Post quoted Dar Kletti on it.",
            [("Zumor Post quoted Dar Kletti", "ORG")],
            [("Zumor Post", "ORG"), ("Dar Kletti", "ORG")],
            id="a verb inside",
        ),
        pytest.param(
            "The Pakistan Muslim League-Zumor won.",
            [("Pakistan Muslim League", "ORG"), ("Zumor", "PERSON")],
            [("Pakistan Muslim League-Zumor", "ORG")],
            id="a wing behind a hyphen",
        ),
        pytest.param(
            "The People's Kletti Party(PKPX) won.",
            [("People's Kletti Party", "ORG")],
            [("People's Kletti Party", "ORG"), ("PKPX", "ORG")],
            id="a bracket without a space",
        ),
    ],
)
def test_bodies_posts_and_persons_are_told_apart(
    tools: Tools, text: str, wrong: list[tuple[str, str]], want: list[tuple[str, str]]
) -> None:
    assert misread(tools, text, *wrong) == want


@pytest.mark.parametrize(
    ("text", "wrong", "want"),
    [
        pytest.param(
            "The party named MP for Zumor, Alex Kletti, on Monday.",
            [("Zumor", "PERSON"), ("Alex Kletti", "PERSON")],
            [("Zumor", "GPE"), ("Alex Kletti", "PERSON")],
            id="whom a member sits for",
        ),
        pytest.param(
            "Then Zumor Member of Parliament, Alex Kletti, left.",
            [("Zumor", "PERSON"), ("Alex Kletti", "PERSON")],
            [("Zumor", "GPE"), ("Parliament", "ORG"), ("Alex Kletti", "PERSON")],
            id="a seat of several words",
        ),
        pytest.param(
            "They heard San Kletti, ZDA vice-chair, on Monday.",
            [("San Kletti", "GPE"), ("ZDA", "ORG")],
            [("San Kletti", "PERSON"), ("ZDA", "ORG")],
            id="body and post behind a comma",
        ),
        pytest.param(
            "He leads the pro-Kurdish Zumor Party.",
            [("Kurdish Zumor Party", "ORG")],
            [("Kurdish", "NORP"), ("Zumor Party", "ORG")],
            id="a people behind a prefix",
        ),
        pytest.param(
            "They saw Anna Marta Kletti's (AMK) house, and AMK left.",
            [("Anna Marta Kletti", "PERSON"), ("AMK", "ORG")],
            [("Anna Marta Kletti", "PERSON"), ("AMK", "PERSON"), ("AMK", "PERSON")],
            id="letters of a person",
        ),
        pytest.param(
            "It was told by the Zumor Kletti news portal.",
            [("Zumor Kletti", "PERSON")],
            [("Zumor Kletti", "ORG")],
            id="a news portal",
        ),
    ],
)
def test_names_are_told_by_seats_posts_and_letters(
    tools: Tools, text: str, wrong: list[tuple[str, str]], want: list[tuple[str, str]]
) -> None:
    assert misread(tools, text, *wrong) == want
