"""Who is tied to whom, in articles read as a whole: backers, allies, links, holders of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import Control, EpistemicStatus, Polarity, Stance, Support
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
