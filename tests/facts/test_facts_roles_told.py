"""Whose posts are, told in whole texts: what is left unsaid, and what the words around say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import Membership, RoleHolding
from tests.facts.whole import told

if TYPE_CHECKING:
    from flows.pipeline import Tools


def roles(tools: Tools, text: str) -> list[tuple[str, str, str | None]]:
    """Give the posts that a text tells: holder, post, whose it is."""
    situations, labels = told(tools, text)
    held = [s for s in situations if isinstance(s, RoleHolding)]
    return [(labels[s.agent], s.role_label, labels.get(s.organization or "")) for s in held]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "Ghana will vote in May, Ghana said. Minister of Works Kofi Adjei agreed.",
            ("Kofi Adjei", "Minister of Works", "Ghana"),
            id="a field says nothing of whose it is",
        ),
        pytest.param(
            "Kenya and Kenya's courts waited. The President-General, Peter Otogo, spoke.",
            ("Peter Otogo", "President-General", None),
            id="a president general is none of a state",
        ),
        pytest.param(
            "In Norway, Secretary Tora Kletti said Kenya would sign. Kenya waited, Kenya said.",
            ("Tora Kletti", "Secretary", "Kenya"),
            id="where talks are held",
        ),
        pytest.param(
            "Fred Mati, who was appointed Health Minister of Kenya, spoke.",
            ("Fred Mati", "Health Minister", "Kenya"),
            id="was appointed",
        ),
        pytest.param(
            "Musa Bello assumed office as governor of Kano on Monday.",
            ("Musa Bello", "governor", "Kano"),
            id="assumed office",
        ),
        pytest.param(
            "Musa Bello took over as chairman of the Volta Trust.",
            ("Musa Bello", "chairman", "Volta Trust"),
            id="took over",
        ),
        pytest.param(
            "They met Council on Old Bridges (COB) Commissioner Abdul Daguit.",
            ("Abdul Daguit", "Commissioner", "Council on Old Bridges"),
            id="a body with its letters before the post",
        ),
        pytest.param(
            "The Southern Zumor Council met a member of the Northern Zumor Council.\n\n"
            "The council's spokesman, Ali Kletti, said so.",
            ("Ali Kletti", "spokesman", "Southern Zumor Council"),
            id="the council that the text speaks of",
        ),
        pytest.param(
            "Israel waited, Israel said.\n\nPresident Bush said he would go.",
            ("Bush", "President", "United States"),
            id="a post and a surname that reference data knows together",
        ),
        pytest.param(
            "Fire Chief Tora Berg with the Kletti Fire Department said so.",
            ("Tora Berg", "Fire Chief", "Kletti Fire Department"),
            id="the body that the holder is with",
        ),
        pytest.param(
            "The board removed Tora Berg as Boston mayor.",
            ("Tora Berg", "former mayor", "Boston"),
            id="the place in a post that somebody loses",
        ),
        pytest.param(
            "Deputy Commissioner Karachi Ms. Tora Berg and others met.",
            ("Tora Berg", "Deputy Commissioner", "Karachi"),
            id="place between post and name",
        ),
        pytest.param(
            "Dewsbury Mayor Tora Berg said so.",
            ("Tora Berg", "Mayor", "Dewsbury"),
            id="a place that opens the sentence",
        ),
        pytest.param(
            "Rebels fled. An adviser to Mr. Kletti, Tora Berg, said so.",
            ("Tora Berg", "adviser", None),
            id="an adviser to somebody is none of whom the text speaks of",
        ),
        pytest.param(
            "Omar Ali was elected to lead Likud last month.",
            ("Omar Ali", "leader", "Likud"),
            id="elected to lead",
        ),
        pytest.param(
            "Tora Berg had lived in Iraq and served as the head of Care International in Basra.",
            ("Tora Berg", "former head", "Care International"),
            id="served as, far from the name",
        ),
        pytest.param(
            "Omar Ali became the first democratically elected president of Chad.",
            ("Omar Ali", "president", "Chad"),
            id="what sort of a president",
        ),
        pytest.param(
            "Kenya's army left.\n\nPolice spokeswoman Tora Berg said two men had died.",
            ("Tora Berg", "Police spokeswoman", None),
            id="an army has no police spokeswoman",
        ),
        pytest.param(
            "The Kenyan government refused.\n\nLawyer Peter Holm said so.",
            ("Peter Holm", "Lawyer", None),
            id="a lawyer is none of whom the text speaks of",
        ),
        pytest.param(
            "Kenya waited, Kenya said.\n\nCouncillor Peter Holm and President Tora Berg spoke.",
            ("Peter Holm", "Councillor", None),
            id="a councillor is none of a state",
        ),
        pytest.param(
            "Kenya waited, Kenya said.\n\nCounty Commissioner Peter Holm spoke.",
            ("Peter Holm", "County Commissioner", None),
            id="a post of a county is none of a state",
        ),
        pytest.param(
            "Tora Berg, the author of Chad's new constitution, said so.",
            ("Tora Berg", "author", None),
            id="what a post is of is owned and has no name",
        ),
        pytest.param(
            "The head of Chad's nuclear agency, Tora Berg, said so.",
            ("Tora Berg", "head of nuclear agency", "Chad"),
            id="a body without a name that a state owns",
        ),
        pytest.param(
            "Guards of Chad's Deputy Prime Minister Omar Ali were shot.",
            ("Omar Ali", "Deputy Prime Minister", "Chad"),
            id="of stands before the owner",
        ),
        pytest.param(
            "ZMDA president Tora Berg said so.",
            ("Tora Berg", "president", "ZMDA"),
            id="letters of a body that open the sentence",
        ),
        pytest.param(
            "Last month, Chadian election chief Tora Berg said so.",
            ("Tora Berg", "election chief", "Chad"),
            id="an event in the post",
        ),
        pytest.param(
            "They saw images of Venezuelan President Pablo Kletti meeting with Mr. Castro in Havana.",
            ("Pablo Kletti", "President", "Venezuela"),
            id="who meets is named in the name of the meeting",
        ),
        pytest.param(
            "The Southern Zumor Council met.\n\nThe president of the Zumor Council, Ali Kletti, left.",
            ("Ali Kletti", "president", "Southern Zumor Council"),
            id="a name without its first word",
        ),
    ],
)
def test_a_post_is_of_whom_the_text_says(
    tools: Tools, text: str, want: tuple[str, str, str | None]
) -> None:
    assert want in roles(tools, text)


def test_a_state_does_not_take_the_president_of_others(tools: Tools) -> None:
    text = "Guests of Mali met President Moussa Faki in Mali. Mali thanked President Faki."
    assert {of for _, _, of in roles(tools, text)} <= {None, "Chad"}


def test_a_form_of_address_is_no_post(tools: Tools) -> None:
    assert roles(tools, "Chief Olu Bassey met Sultan Al-Kletti in Lagos.") == []


def test_who_is_accused_of_a_deed_is_no_member(tools: Tools) -> None:
    text = "The Zumor Party met. They accused Ayo Kletti of selling the party office."
    situations, _ = told(tools, text)
    assert not [s for s in situations if isinstance(s, Membership)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "The council dismissed Omar Diallo as head of the Kherson Board, and Ali Said as head "
            "of the Sumy Board.",
            {
                ("Omar Diallo", "former head", "Kherson Board"),
                ("Ali Said", "former head", "Sumy Board"),
            },
            id="each with a post",
        ),
        pytest.param(
            "The board named Tora Berg chairwoman of the Volta Trust.",
            {("Tora Berg", "chairwoman", "Volta Trust")},
            id="a small word for a post",
        ),
        pytest.param(
            "Tora Berg replaces Omar Diallo as director of the Volta Trust.",
            {
                ("Tora Berg", "director", "Volta Trust"),
                ("Omar Diallo", "former director", "Volta Trust"),
            },
            id="one for another",
        ),
    ],
)
def test_a_verb_gives_posts_and_takes_them(
    tools: Tools, text: str, want: set[tuple[str, str, str | None]]
) -> None:
    assert set(roles(tools, text)) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param("Likud's Omar Ali left Israel.", {("Omar Ali", "Likud")}, id="the party's"),
        pytest.param(
            "Omar Ali (Likud) left Israel.", {("Omar Ali", "Likud")}, id="party in brackets"
        ),
        pytest.param(
            "Omar Ali, of the Farmers Party, left.",
            {("Omar Ali", "Farmers Party")},
            id="of, behind a comma",
        ),
        pytest.param("Brazil's Omar Ali and Reuters's Tora Berg left.", set(), id="no party"),
        pytest.param("Kletti Group's Omar Ali left.", set(), id="a group is no party"),
    ],
)
def test_who_is_named_with_a_party_is_of_it(
    tools: Tools, text: str, want: set[tuple[str, str]]
) -> None:
    situations, labels = told(tools, text)
    members = [s for s in situations if isinstance(s, Membership)]
    assert {(labels[s.agent], labels[s.target]) for s in members} == want
