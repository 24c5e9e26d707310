"""Elections told of by a weekday tell when a text was written."""

from datetime import date

import pytest

from tests.dates.witnesses import event, state, witnessed

TABLES = {
    "events": tuple(
        event(f"Ruritanian election of {day[:4]}", day, "election", place="Ruritania")
        for day in ("2001-03-12", "2006-02-23", "2011-02-18", "2016-02-18")
    ),
    "states": (state("Ruritania", "Ruritanian"),),
}


def polls(text: str) -> list[tuple[date, date]]:
    return [(e.earliest, e.latest) for e in witnessed(text, **TABLES) if e.sort == "poll"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(
            "She won Friday's election in Ruritania.",
            [(date(2011, 2, 18), date(2011, 2, 28))],
            id="weekday",
        ),
        pytest.param(
            "She won the Ruritanian election held on Friday.",
            [(date(2011, 2, 18), date(2011, 2, 28))],
            id="on a weekday",
        ),
    ],
)
def test_day_of_an_election_tells_the_days_after_it(
    text: str, days: list[tuple[date, date]]
) -> None:
    assert polls(text) == days


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("She won Saturday's election in Ruritania.", id="no such weekday"),
        pytest.param("She won Friday's local elections in Ruritania.", id="of towns"),
        pytest.param("Ruritania will hold an election next year.", id="put off perhaps"),
        pytest.param("Of the election in Ruritania the board said on Friday.", id="day of news"),
        pytest.param("She won Friday's race in Ruritania.", id="no election"),
    ],
)
def test_other_contests_tell_nothing(text: str) -> None:
    assert not polls(text)
