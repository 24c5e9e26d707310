"""When two names of persons are one."""

from __future__ import annotations

import pytest

from flows.entities.persons import _is_same


@pytest.mark.parametrize(
    ("one", "other", "want"),
    [
        pytest.param(
            ("gustavo", "petro"), ("gustavo", "petro", "urrego"), True, id="second surname"
        ),
        pytest.param(("kim", "jong", "un"), ("kim", "jongun"), True, id="spaces"),
        pytest.param(("petro",), ("gustavo", "petro"), False, id="one word"),
        pytest.param((), ("gustavo", "petro"), False, id="a name without letters"),
    ],
)
def test_names_are_one_by_their_words(
    one: tuple[str, ...], other: tuple[str, ...], want: object
) -> None:
    assert _is_same(one, other) is want
    assert _is_same(other, one) is want
