"""Who said it and who passed it on, in articles read as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import Control
from tests.facts.whole import facts_of

if TYPE_CHECKING:
    from flows.pipeline import Tools


def traced(tools: Tools, text: str) -> dict[str, tuple[str | None, str | None]]:
    """Give who said it and who passed it on, by the words said."""
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    return {
        c.quotation.text.rstrip(",."): (labels[c.claimant or ""], labels.get(c.relayed_by or ""))
        for c in facts.claims
        if c.quotation is not None
    }


@pytest.mark.parametrize(
    ("text", "said", "want"),
    [
        pytest.param(
            "State television reported that the rebels had left Riverton, citing local officials.",
            "the rebels had left Riverton",
            ("local officials", "State television"),
            id="citing, behind",
        ),
        pytest.param(
            "The Lowland Herald, quoting two ministers, said the talks would resume on Monday.",
            "the talks would resume on Monday",
            ("two ministers", "Lowland Herald"),
            id="quoting, in the middle",
        ),
        pytest.param(
            "“We want peace,” the Lowland News Agency said, quoting the rebel leader Jon Holm.",
            "We want peace",
            ("Jon Holm", "Lowland News Agency"),
            id="words in marks",
        ),
        pytest.param(
            "“We want peace,” Jon Holm was quoted by Interfax as saying.",
            "We want peace",
            ("Jon Holm", "Interfax"),
            id="quoted by",
        ),
        pytest.param(
            "“We want peace,” the minister was quoted as saying by the Lowland News Agency.",
            "We want peace",
            ("minister", "Lowland News Agency"),
            id="quoted as saying by",
        ),
        pytest.param(
            "President Jon Holm said on Monday, citing intelligence reports, that the rebels had "
            "left.",
            "the rebels had left",
            ("Jon Holm", None),
            id="a person with sources speaks for himself",
        ),
        pytest.param(
            "The army said the road was closed, citing security concerns.",
            "the road was closed, citing security concerns",
            ("army", None),
            id="a reason is no source",
        ),
    ],
)
def test_what_a_source_is_cited_for_is_its_own(
    tools: Tools, text: str, said: str, want: tuple[str, str | None]
) -> None:
    assert traced(tools, text)[said] == want


def standings(tools: Tools, text: str) -> set[tuple[str | None, str]]:
    """Give who says how surely that somebody controls a place; None for the article's own voice."""
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    return {
        (labels.get(c.claimant or ""), c.status.value)
        for c in facts.claims
        if any(isinstance(s, Control) for s in c.states)
    }


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "The Lowland army rejected claims that the rebels had captured Riverton.",
            {("Lowland army", "Denied")},
            id="claims of nobody",
        ),
        pytest.param(
            "The ministry dismissed as false a report that the rebels had captured Riverton.",
            {("ministry", "Denied")},
            id="a report",
        ),
        pytest.param(
            "Rebels said they had captured Riverton, but the Lowland army denied it.",
            {("rebels", "Reported"), ("Lowland army", "Denied")},
            id="in the same sentence",
        ),
        pytest.param(
            "Uganda said the rebels had captured Riverton. The army rejected the allegations.",
            {("Uganda", "Reported"), ("army", "Denied")},
            id="in the sentence behind",
        ),
        pytest.param(
            "The army could not confirm reports that rebels had captured Riverton.",
            {(None, "Reported")},
            id="not confirmed",
        ),
        pytest.param(
            "The minister made the claim that the rebels had captured Riverton.",
            {("minister", "Alleged")},
            id="made, not denied",
        ),
    ],
)
def test_who_denies_a_claim_does_not_make_it(
    tools: Tools, text: str, want: set[tuple[str | None, str]]
) -> None:
    assert standings(tools, text) == want


def test_what_is_denied_is_what_the_others_said(tools: Tools) -> None:
    facts = facts_of(tools, "Uganda said the rebels had left. Kigali rejected the allegations.")
    denied = [c for c in facts.claims if c.status.value == "Denied"]
    assert [c.quotation.text for c in denied if c.quotation] == ["the rebels had left"]


def test_what_others_say_against_it_is_not_said(tools: Tools) -> None:
    text = "Rebels said they had captured Riverton, a claim that the army denied."
    assert "they had captured Riverton" in traced(tools, text)
