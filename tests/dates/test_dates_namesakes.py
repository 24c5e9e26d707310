"""Of persons of one name, or terms of one person, the right one bears witness."""

from datetime import date

from tests.dates.witnesses import state, tenure, witnessed

STATES = (state("Ruritania", "Ruritanian"), state("Elsewhere"))
EARLY, LATE = ("1990-01-01", "1995-01-01"), ("2005-01-01", "2009-01-01")


def terms(text: str, *rows: object) -> set[tuple[int, int]]:
    found = witnessed(text, tenures=rows, states=STATES)
    return {(e.earliest.year, e.latest.year) for e in found if e.latest < date(2027, 1, 1)}


def test_namesake_without_such_a_post_is_not_meant() -> None:
    rows = (
        tenure("Ada Bell", "President", "Ruritania", LATE, "head_of_state"),
        tenure("Ada Bell", "minister", "Elsewhere", EARLY, "government_member"),
    )
    assert terms("President Ada Bell spoke.", *rows) == {(2004, 2009)}


def test_namesake_of_the_country_spoken_of_is_meant() -> None:
    rows = (
        tenure("Ada Bell", "President", "Ruritania", LATE, "head_of_state"),
        tenure("Ada Bell", "President", "Elsewhere", EARLY, "head_of_state"),
    )
    assert not terms("President Ada Bell spoke.", *rows)
    assert terms("President Ada Bell spoke. Rain fell in Ruritania.", *rows) == {(2004, 2009)}


def test_leader_who_came_back_led_before() -> None:
    rows = (
        tenure("Ada Bell", "President", "Ruritania", LATE, "head_of_state"),
        tenure("Ada Bell", "effective leader", "Ruritania", EARLY, "national_leader"),
    )
    assert terms("President Ada Bell spoke.", *rows) == {(1989, 1995), (2004, 2009)}


def test_later_post_is_known_beside_an_earlier_one() -> None:
    rows = (
        tenure("Ada Bell", "Foreign Minister", "Ruritania", ("2001-01-01", "2005-01-01"), "foreign_minister"),
        tenure("Ada Bell", "President", "Ruritania", ("2004-12-01", ""), "head_of_state"),
    )  # fmt: skip
    found = witnessed("Rain fell in Ruritania, said Ada Bell.", tenures=rows, states=STATES)
    assert max(e.latest for e in found) == date(2027, 12, 31)
