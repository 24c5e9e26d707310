"""Anniversaries of days that the reference data know tell the year."""

from datetime import date

import pytest

from tests.dates.witnesses import event, state, witnessed

TABLES = {
    "events": (
        event("Independence of Ruritania", "1951-05-04", "independence", place="Ruritania"),
        event(
            "Zarun massacre", "1992-02-26", "founding", "Zarun massacre", place="Zarun, Ruritania"
        ),
        event("New DAWN treaty", "1999-03-01", "founding", "New DAWN"),
    ),
    "states": (state("Ruritania", "Ruritanian"), state("Elsewhere")),
}


def of_sort(sort: str, text: str) -> list[tuple[date, date]]:
    return [(e.earliest, e.latest) for e in witnessed(text, **TABLES) if e.sort == sort]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "Ruritania marked the 49th anniversary of its independence.", date(2000, 5, 4), id="of"
        ),
        pytest.param(
            "The Ruritanian president spoke on the sixtieth Independence Day.",
            date(2011, 5, 4),
            id="Independence Day",
        ),
        pytest.param(
            "Crowds marked 50 years of Ruritanian independence.", date(2001, 8, 4), id="years of"
        ),
        pytest.param(
            "Mourners marked the tenth anniversary of the Zarun massacre.",
            date(2002, 2, 26),
            id="known day",
        ),
    ],
)
def test_anniversary_of_a_known_day_tells_the_year(text: str, day: date) -> None:
    found = of_sort("remembered", text)
    assert found
    assert all(first <= day <= last for first, last in found[:1])
    assert all((last - first).days < 500 for first, last in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Elsewhere marked the 49th anniversary of its independence.", id="unknown"),
        pytest.param("The couple in Ruritania marked their 49th anniversary.", id="private"),
        pytest.param("Ruritania has sought independence for many years.", id="no count"),
    ],
)
def test_other_anniversaries_tell_nothing(text: str) -> None:
    assert not of_sort("remembered", text)


def test_name_is_known_by_its_capitals() -> None:
    assert of_sort("founding", "Both sides signed the New DAWN treaty.")
    assert not of_sort("founding", "It was a new dawn for both sides.")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("It is 43 years since the state became free in 1960.", 2003, id="since"),
        pytest.param("He left 20 years ago, in 1986, for good.", 2006, id="ago"),
    ],
)
def test_years_since_a_year_tell_the_year(text: str, year: int) -> None:
    found = of_sort("anniversary", text)
    assert found
    assert all(first.year == year for first, _ in found)


def test_upcoming_year_is_not_over() -> None:
    found = of_sort("stated upcoming", "Parties registered for the upcoming 2010 polls.")
    assert found
    assert all(last == date(2010, 12, 31) for _, last in found)
