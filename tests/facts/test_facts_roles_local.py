"""Posts as local papers tell them: who holds which, of what body, in whole articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import Membership, RoleHolding
from tests.facts.whole import told

if TYPE_CHECKING:
    from flows.pipeline import Tools


def posts_in(tools: Tools, text: str) -> set[tuple[str, str, str | None]]:
    situations, labels = told(tools, text)
    held = [s for s in situations if isinstance(s, RoleHolding)]
    return {
        (labels[s.agent], s.role_label, labels[s.organization] if s.organization else None)
        for s in held
    }


def members_in(tools: Tools, text: str) -> set[tuple[str, str]]:
    situations, labels = told(tools, text)
    return {(labels[s.agent], labels[s.target]) for s in situations if isinstance(s, Membership)}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "Governor Ade Kletti of Olmat State spoke on Monday. Governor Kletti said that the "
            "elders of the county would meet.",
            {("Ade Kletti", "Governor", "Olmat State")},
            id="a post told elsewhere with its body",
        ),
        pytest.param(
            "The current roads minister of Chad, Idriss Berg, spoke. Berg served as the Deputy "
            "State Minister for Reconciliation and Equality from 2019.",
            {
                ("Idriss Berg", "roads minister", "Chad"),
                (
                    "Idriss Berg",
                    "former Deputy State Minister for Reconciliation and Equality",
                    "Chad",
                ),
            },
            id="when a post is held is no part of it, and a post is told once",
        ),
        pytest.param(
            "Sherzad Holm, head of the elections office for the Zumor Front in Olmat, met Tora "
            "Berg, head of the political bureau of Hamas.",
            {
                ("Sherzad Holm", "head of elections office", "Zumor Front"),
                ("Tora Berg", "head of political bureau", "Hamas"),
            },
            id="who heads a part of a body does not head the body",
        ),
        pytest.param(
            "Members include Mrs Funke Berg, Solicitor General, Ministry of Works; Taiye Odeh; "
            "while Elder Ade Holm serves as Secretary.",
            {
                ("Funke Berg", "Solicitor General", "Ministry of Works"),
                ("Ade Holm", "Secretary", None),
            },
            id="of a list only the last one serves",
        ),
        pytest.param(
            "The letter of Funke Berg, Permanent Secretary, Ministry of Justice, went to the "
            "Commander of Joint Operations, General Omar Odeh.",
            {
                ("Funke Berg", "Permanent Secretary", "Ministry of Justice"),
                ("Omar Odeh", "Commander of Joint Operations", None),
            },
            id="what a ministry is of, what a post is of that is no body",
        ),
        pytest.param(
            "Tora Holm spoke. She is the deputy chairwoman of the Zumor Front. Ade Berg disagreed. "
            "If he is the leader of the Olmat League, Berg said, he must go.",
            {("Tora Holm", "deputy chairwoman", "Zumor Front")},
            id="a pronoun that opens a sentence tells a post",
        ),
        pytest.param(
            "Tora Holm, the deputy chairwoman of the Zumor Front in Chad, was removed and replaced "
            "with Ade Berg.",
            {
                ("Tora Holm", "deputy chairwoman", "Zumor Front"),
                ("Tora Holm", "former deputy chairwoman", "Zumor Front"),
                ("Ade Berg", "deputy chairwoman", "Zumor Front"),
            },
            id="who is replaced has no longer the post, who comes instead has it",
        ),
        pytest.param(
            "President Ade Berg of Chad replaced Omar Holm on Monday.",
            {("Ade Berg", "President", "Chad")},
            id="who replaces somebody has not had that post",
        ),
        pytest.param(
            "The Zumor Front selected Ade Berg as candidate on Monday.",
            set(),
            id="a candidate of no body has no post",
        ),
        pytest.param(
            "Kuac Berg was named head of political affairs on Monday.",
            {("Kuac Berg", "head of political affairs", None)},
            id="what a post given is for",
        ),
        pytest.param(
            "In the vote Tora Holm was elected as a Vice-Chairman of the Zumor Council.",
            {("Tora Holm", "vice-chairman", "Zumor Council")},
            id="a post with a hyphen",
        ),
    ],
)
def test_a_post_is_told_once_and_whole(
    tools: Tools, text: str, want: set[tuple[str, str, str | None]]
) -> None:
    assert posts_in(tools, text) == want


def test_a_body_beside_a_person_is_that_of_a_member(tools: Tools) -> None:
    text = (
        "The Justice and Equality Movement (JEM) of Sudan sent Elryaih Berg (JEM), Ade Holm (JEM "
        "defector) and Tora Odeh (AFP). JEM's Gibril Holm stayed away."
    )
    movement = "Justice and Equality Movement"
    assert members_in(tools, text) == {("Elryaih Berg", movement), ("Gibril Holm", movement)}
