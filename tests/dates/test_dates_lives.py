"""Ages and deaths of known persons tell when a text was written."""

from datetime import date

import pytest

from flows.read.reference import Life
from tests.dates.witnesses import witnessed

LIVES = (
    Life(person="Ada Bell", aliases=(), born="1950-06-15", died="", country="", source="test"),
    Life(person="Karl Roth", aliases=(), born="1931", died="1999-04-02", country="", source="test"),
)


def of_sort(sort: str, text: str) -> list[tuple[date, date]]:
    return [(e.earliest, e.latest) for e in witnessed(text, lives=LIVES) if e.sort == sort]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("President Ada Bell, 61, won on Sunday.", id="behind commas"),
        pytest.param("President Ada Bell (61) won on Sunday.", id="in brackets"),
        pytest.param("The 61-year-old Ada Bell won on Sunday.", id="before"),
        pytest.param("Ada Bell won on Sunday. Bell, 61, thanked her voters.", id="surname"),
    ],
)
def test_age_of_a_known_person_tells_the_year(text: str) -> None:
    first, last = of_sort("age of a person", text)[0]
    assert (first, last) == (date(2011, 6, 12), date(2012, 6, 18))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ada Bell won 61, her rival 30 seats.", id="a count"),
        pytest.param("Ada Bell, 61 seats behind, gave up.", id="more of it"),
        pytest.param("Eva Lind, 61, won on Sunday.", id="unknown person"),
    ],
)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert not of_sort("age of a person", text)


def test_the_late_one_has_died() -> None:
    found = of_sort("death", "The late President Karl Roth built the dam.")
    assert found == [(date(1999, 4, 2), date(2027, 12, 31))]
    assert not of_sort("death", "Until late Karl Roth watched the dam.")
