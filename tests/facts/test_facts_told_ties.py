"""Who is tied to whom, in articles read as a whole: backers, allies, links, holders of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import (
    Control,
    EpistemicStatus,
    Interaction,
    Membership,
    Polarity,
    Stance,
    Support,
)
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from flows.pipeline import Tools


@pytest.mark.parametrize(
    ("says", "tie"),
    [
        pytest.param(
            "The Moro Army, a faction allied with Hezbollah, took the airport on Monday.",
            ("Moro Army", "Hezbollah", "Allied"),
            id="allied, on a noun",
        ),
        pytest.param(
            "The Moro Army, led by Daniel Otieno, is allied to Hezbollah.",
            ("Moro Army", "Hezbollah", "Allied"),
            id="allied, behind a leader",
        ),
        pytest.param(
            "The Moro Army, long sponsored by Chad, attacked a village.",
            ("Chad", "Moro Army", "Unspecified"),
            id="sponsored",
        ),
        pytest.param(
            "The Moro Army is fighting on the side of Hezbollah.",
            ("Moro Army", "Hezbollah", "Military"),
            id="on the side of",
        ),
        pytest.param(
            "The militia, known as the Moro Army, is armed by Chad.",
            ("Chad", "Moro Army", "Military"),
            id="a group by the name that it is known by",
        ),
        pytest.param(
            "The army fought rebels loyal to former president Daniel Otieno.",
            ("rebels", "Daniel Otieno", "Affiliated"),
            id="loyal to",
        ),
        pytest.param(
            "Chad threw its weight behind the Moro Army.",
            ("Chad", "Moro Army", "Unspecified"),
            id="its weight behind",
        ),
        pytest.param(
            "Chad gave the Moro Army its support.",
            ("Chad", "Moro Army", "Unspecified"),
            id="gave somebody support",
        ),
        pytest.param(
            "The Moro Army has close ties with Hezbollah.",
            ("Moro Army", "Hezbollah", "Affiliated"),
            id="ties with",
        ),
        pytest.param(
            "The Moro Army, a group with links to Hezbollah, freed a hostage.",
            ("Moro Army", "Hezbollah", "Affiliated"),
            id="a group with links",
        ),
    ],
)
def test_a_tie_has_two_ends(tools: Tools, says: str, tie: tuple[str, str, str]) -> None:
    found, labels = told(tools, f"NAIROBI, March 3 - {says}")
    ties = [(labels[s.agent], labels[s.target], s.support) for s in found if isinstance(s, Support)]
    assert ties == [tie]


def test_states_just_have_ties(tools: Tools) -> None:
    found, _ = told(tools, "NAIROBI, March 3 - Chad and Mali have close ties with Kenya.")
    assert not any(isinstance(s, Support) for s in found)


@pytest.mark.parametrize(
    ("says", "status", "polarity"),
    [
        pytest.param("Chad denies any", EpistemicStatus.DENIED, Polarity.POSITIVE, id="denied"),
        pytest.param("Chad has no", EpistemicStatus.ASSERTED, Polarity.NEGATIVE, id="none"),
    ],
)
def test_ties_may_be_denied(
    tools: Tools, says: str, status: EpistemicStatus, polarity: Polarity
) -> None:
    facts = facts_of(tools, f"NAIROBI, March 3 - {says} links to the Moro Army.")
    (claim,) = (c for c in facts.claims if any(isinstance(s, Support) for s in c.states))
    assert (claim.status, claim.polarity) == (status, polarity)


def test_forces_of_whom_a_clause_is_about_are_no_plan(tools: Tools) -> None:
    text = "NAIROBI, March 3 - Daniel Otieno, whose forces are supported by Chad, left on Monday."
    found, labels = told(tools, text)
    assert not any(isinstance(s, Stance) for s in found)
    (tie,) = (s for s in found if isinstance(s, Support))
    assert (labels[tie.agent], labels[tie.target]) == ("Chad", "Daniel Otieno")


def test_who_holds_most_of_a_town_holds_it(tools: Tools) -> None:
    text = "NAIROBI, March 3 - The Moro Army controls most of the town of Kidal."
    found, labels = told(tools, text)
    (hold,) = (s for s in found if isinstance(s, Control))
    assert (labels[hold.agent], labels[hold.target]) == ("Moro Army", "Kidal")


@pytest.mark.parametrize(
    ("says", "status", "polarity"),
    [
        pytest.param(
            "The Moro Army is in full control of Kidal", "Asserted", True, id="in control"
        ),
        pytest.param("The Moro Army remains in control of Kidal", "Asserted", True, id="remains"),
        pytest.param("The Moro Army seized full control of Kidal", "Asserted", True, id="seized"),
        pytest.param("The Moro Army lost all control of Kidal", "Asserted", False, id="lost"),
        pytest.param("The Moro Army claims full control of Kidal", "Alleged", True, id="claims"),
        pytest.param("Kidal is the last town held by the Moro Army", "Asserted", True, id="last"),
        pytest.param(
            "Kidal, which is under Moro Army control, is calm", "Asserted", True, id="under"
        ),
    ],
)
def test_a_hold_is_told_with_words_between(
    tools: Tools, says: str, status: str, *, polarity: bool
) -> None:
    facts = facts_of(tools, f"{says}.")
    labels = {e.id: e.label for e in facts.entities.entities}
    held = [(c, s) for c in facts.claims for s in c.states if isinstance(s, Control)]
    assert [(labels[s.agent], labels[s.target]) for _, s in held] == [("Moro Army", "Kidal")]
    assert held[0][0].status.value == status
    assert (held[0][0].polarity is Polarity.POSITIVE) is polarity


@pytest.mark.parametrize(
    "what", ["wants to seize full control", "demanded control", "negotiated control"]
)
def test_a_hold_that_is_wanted_is_none(tools: Tools, what: str) -> None:
    found, _ = told(tools, f"The Moro Army {what} of Kidal.")
    assert not any(isinstance(s, Control) for s in found)


@pytest.mark.parametrize(
    ("says", "tie"),
    [
        pytest.param("Chad marched in support of Hezbollah", "Chad Hezbollah", id="marched"),
        pytest.param("Chad carried out a strike in support of Amal", "Chad Amal", id="a strike"),
        pytest.param("Mali lamented Chadian raids in support of Amal", "Chad Amal", id="raids"),
        pytest.param("Amal took Tyre with the help of Hezbollah", "Hezbollah Amal", id="help"),
        pytest.param("Amal, with support from Iran, took Tyre", "Iran Amal", id="support from"),
        pytest.param("Chad stands shoulder to shoulder with Mali", "Chad Mali", id="shoulder"),
    ],
)
def test_backing_is_told_by_a_phrase(tools: Tools, says: str, tie: str) -> None:
    found, labels = told(tools, f"{says}.")
    ties = [f"{labels[s.agent]} {labels[s.target]}" for s in found if isinstance(s, Support)]
    assert [t.replace("Amal Movement", "Amal") for t in ties] == [tie]


@pytest.mark.parametrize(
    "says",
    [
        pytest.param("Amal took Tyre without the help of Hezbollah", id="without"),
        pytest.param("Chad's envoy was arrested at a rally in support of Amal", id="at a rally"),
        pytest.param("Chad spoke in support of the deal with Amal", id="of a deal"),
    ],
)
def test_a_phrase_of_backing_may_tell_no_tie(tools: Tools, says: str) -> None:
    found, _ = told(tools, f"{says}.")
    assert not any(isinstance(s, Support) for s in found)


def test_backing_that_is_only_planned_is_no_more(tools: Tools) -> None:
    facts = facts_of(tools, "Chad will send troops in support of Hezbollah.")
    (claim,) = (c for c in facts.claims if any(isinstance(s, Support) for s in c.states))
    assert claim.status is EpistemicStatus.PLANNED


@pytest.mark.parametrize(
    ("says", "status"),
    [
        pytest.param("Iran supplied new missiles to Hezbollah", "Asserted", id="supplied"),
        pytest.param("Iran has provided Hezbollah with rockets", "Asserted", id="with rockets"),
        pytest.param("Iran denies sending drones to Hezbollah", "Denied", id="denied"),
        pytest.param("Hezbollah is believed to be armed by Iran", "Believed", id="believed"),
        pytest.param("Hezbollah is said to be backed by Iran", "Unconfirmed", id="is said to be"),
    ],
)
def test_who_arms_whom_with_which_surety(tools: Tools, says: str, status: str) -> None:
    facts = facts_of(tools, f"{says}.")
    labels = {e.id: e.label for e in facts.entities.entities}
    found = [(c, s) for c in facts.claims for s in c.states if isinstance(s, Support)]
    assert {(labels[s.agent], labels[s.target]) for _, s in found} == {("Iran", "Hezbollah")}
    assert {c.status.value for c, _ in found} == {status}


@pytest.mark.parametrize(
    "says",
    [
        pytest.param("Amal gave its weapons to the United Nations", id="own weapons"),
        pytest.param("Amal gave the rifle to the United Nations", id="one rifle"),
        pytest.param("Iran warned Chad against attacking Hezbollah", id="warned against"),
    ],
)
def test_arms_that_are_given_up_arm_nobody(tools: Tools, says: str) -> None:
    found, _ = told(tools, f"{says}.")
    assert not any(isinstance(s, Support) for s in found)
    assert "ASSAULT" not in {s.type for s in found if isinstance(s, Interaction)}


@pytest.mark.parametrize(
    "left", ["broke away from", "pulled out of", "quit", "defected from", "resigned from"]
)
def test_who_left_a_body_is_its_member_no_more(tools: Tools, left: str) -> None:
    facts = facts_of(tools, f"Daniel Otieno {left} the African Union in 2006.")
    (claim,) = (c for c in facts.claims if any(isinstance(s, Membership) for s in c.states))
    assert claim.polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    "says",
    ["left Hezbollah with few friends", "may leave Hezbollah", "left the African Union in Oslo"],
)
def test_a_body_that_is_not_left_keeps_its_members(tools: Tools, says: str) -> None:
    found, _ = told(tools, f"Daniel Otieno {says}.")
    assert not any(isinstance(s, Membership) for s in found)


def test_all_of_whom_are_those_before_the_comma(tools: Tools) -> None:
    text = "Chad and Mali, both of which accused Niger of aggression, closed the border."
    found, labels = told(tools, text)
    charges = {labels[s.agent] for s in found if isinstance(s, Interaction) and s.type == "ACCUSE"}
    assert charges == {"Chad", "Mali"}


@pytest.mark.parametrize(
    ("says", "pairs"),
    [
        pytest.param("The Moro Alliance, including Amal, agreed", {"Amal"}, id="including"),
        pytest.param("The African Union includes Chad and Mali", {"Chad", "Mali"}, id="includes"),
        pytest.param(
            "The Moro Alliance, made up of Amal and Fatah, left", {"Amal", "Fatah"}, id="up"
        ),
        pytest.param("Chad, as part of the African Union, sent troops", {"Chad"}, id="as part of"),
        pytest.param("The African Union includes Chad in the talks", set(), id="in talks"),
        pytest.param("Rebels, including Amal, met the African Union", set(), id="met"),
    ],
)
def test_who_makes_up_a_body_is_its_member(tools: Tools, says: str, pairs: set[str]) -> None:
    found, labels = told(tools, f"{says}.")
    own = {labels[s.agent].replace(" Movement", "") for s in found if isinstance(s, Membership)}
    assert own == pairs
