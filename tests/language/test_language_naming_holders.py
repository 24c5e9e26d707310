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
