"""Counts as printed: number words, bounds, vague figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.facts.counts import counts_in, number_of
from flows.model import CountModifier
from tests.facts.told import tell


def line_of(words: str) -> str:
    return " ".join(f"{w}|{'CD' if w[0].isdigit() else 'IN'}|dep|0" for w in words.split())


@pytest.mark.parametrize(
    ("words", "value", "modifier", "bounds"),
    [
        pytest.param(
            "killed 80,000 people", "80000", CountModifier.AS_STATED, (80000, 80000), id="figure"
        ),
        pytest.param(
            "more than 22 people", "22", CountModifier.MORE_THAN, (23, None), id="more than"
        ),
        pytest.param("at least 5 people", "5", CountModifier.AT_LEAST, (5, None), id="at least"),
        pytest.param(
            "fewer than 9 people", "9", CountModifier.LESS_THAN, (None, 8), id="fewer than"
        ),
        pytest.param("up to 9 people", "9", CountModifier.LESS_THAN, (None, 9), id="up to"),
        pytest.param(
            "an estimated 500 people", "500", CountModifier.ESTIMATED, (None, None), id="estimated"
        ),
        pytest.param(
            "about 2.5 million people",
            "2500000",
            CountModifier.ESTIMATED,
            (None, None),
            id="millions",
        ),
        pytest.param("dozens of people", "dozens", CountModifier.DOZENS, (None, None), id="dozens"),
        pytest.param(
            "tens of thousands fled",
            "tens of thousands",
            CountModifier.ESTIMATED,
            (None, None),
            id="vague",
        ),
        pytest.param(
            "hundreds of thousands fled",
            "hundreds of thousands",
            CountModifier.ESTIMATED,
            (None, None),
            id="vague twice",
        ),
        pytest.param(
            "between 20 and 30 people", "20-30", CountModifier.AS_STATED, (20, 30), id="between"
        ),
        pytest.param(
            "killed 20 to 30 people", "20-30", CountModifier.AS_STATED, (20, 30), id="range"
        ),
        pytest.param("twenty people", "20", CountModifier.AS_STATED, (20, 20), id="word"),
        pytest.param("two dozen people", "24", CountModifier.AS_STATED, (24, 24), id="two dozen"),
    ],
)
def test_wording_bounds_the_count(
    words: str, value: str, modifier: CountModifier, bounds: tuple[int | None, int | None]
) -> None:
    scene = tell(line_of(words))
    (count,) = counts_in(scene, scene.parsed.sentences[0])
    assert (count.value, count.modifier) == (value, modifier)
    assert (count.minimum, count.maximum) == bounds


@given(st.integers(min_value=0, max_value=10**9))
def test_figures_read_back(number: int) -> None:
    assert number_of([f"{number:,}"]) == number
    assert number_of([str(number)]) == number


@given(st.lists(st.text(max_size=8), max_size=5))
def test_no_words_raise(words: list[str]) -> None:
    value = number_of([w.lower() for w in words])
    assert value is None or value >= 0
