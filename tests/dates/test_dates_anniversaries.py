"""What a text says of round years tells when it was written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.dates.assess import assess_article
from tests.facts.whole import facts_of

if TYPE_CHECKING:
    from flows.pipeline import Tools


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "Ten years ago, on the night of October 3, 2005, the clinic came under fire.",
            date(2015, 10, 3),
            id="years ago, then the day",
        ),
        pytest.param(
            "The clinic came under fire on October 3, 2005, ten years ago.",
            date(2015, 10, 3),
            id="the day, then years ago",
        ),
        pytest.param(
            "Mourners marked the fifth anniversary of the October 3, 2005 raid.",
            date(2010, 10, 3),
            id="anniversary",
        ),
        pytest.param(
            "Two decades ago, on February 29, 2000, shells fell on Zarun.",
            date(2020, 2, 29),
            id="leap day",
        ),
    ],
)
def test_years_since_a_day_in_full_tell_the_year(tools: Tools, text: str, day: date) -> None:
    found = assess_article(facts_of(tools, f"Remembered\n\n{text}")).decided
    assert found is not None
    assert found.earliest <= day <= found.latest
    assert (found.latest - found.earliest).days < 366


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ten years ago shells fell. On October 3, 2005, talks began.", id="apart"),
        pytest.param("Two years ago, in October 2005, shells fell on Zarun.", id="no day"),
    ],
)
def test_years_ago_of_something_else_tell_nothing(tools: Tools, text: str) -> None:
    facts = facts_of(tools, f"Remembered\n\n{text}")
    assert "anniversary" not in {e.sort for e in facts.evidence}
