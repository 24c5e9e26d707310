"""How sure a decision is, and what is said of the text behind an accepted date."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dates.confidence import honest
from flows.dates.dating import date_articles
from flows.model import RawArticle, Verdict
from flows.publish.dates import ready_dating

if TYPE_CHECKING:
    from pathlib import Path

    from flows.dates.dating import DatingTools
    from flows.model import DateAssessment

BASES = ("printed", "text")


@pytest.fixture(scope="module")
def tools(root: Path) -> DatingTools:
    return ready_dating(root / "ontology", None)


def _date(text: str, tools: DatingTools) -> DateAssessment:
    raw = RawArticle(id="one", name="one.txt", digest="0" * 64, text=text)
    return date_articles([raw], tools)[0].assessment


@given(belief=st.floats(0, 1), basis=st.sampled_from(BASES))
def test_confidence_is_never_certain(belief: float, basis: str) -> None:
    assert 0 <= honest(belief, basis) <= 0.99


@pytest.mark.parametrize("basis", BASES)
def test_more_belief_never_gives_less_confidence(basis: str) -> None:
    given_ = [honest(n / 100, basis) for n in range(101)]
    assert all(low <= high for low, high in pairwise(given_))


def test_a_basis_without_rows_keeps_its_belief() -> None:
    assert honest(0.5, "no such basis") == 0.5


PAGE = (
    "Bakers want cheaper flour\n\nBy Jane Miller\n12 March 2016\n\n"
    "The bakers of the town asked the mill to lower the price of flour{more}. "
    "The mill said that grain had become dear and that it could not do so.\n"
)


def test_a_stamp_that_the_text_is_silent_on_is_said_to_stand_alone(tools: DatingTools) -> None:
    found = _date(PAGE.format(more=""), tools)
    assert found.verdict is Verdict.ACCEPTED
    assert 0.8 < found.confidence < 0.93
    assert found.because[0].comment.endswith("Nothing in the text speaks for or against it.")


def test_a_stamp_that_the_text_speaks_for_is_surer(tools: DatingTools) -> None:
    alone = _date(PAGE.format(more=""), tools)
    told = _date(PAGE.format(more=" on Friday, and will meet again on 20 March"), tools)
    assert told.confidence > alone.confidence
    assert told.because[0].comment.endswith("The text speaks for it.")
