"""Meetings that are numbered tell the year by their number."""

from datetime import date

import pytest

from flows.dates.ordinals import ordinal_before
from flows.read.reference import Series
from tests.dates.witnesses import witnessed

SUMMIT = Series(
    series="Zenda summit", aliases=("Zenda summit", "Summit of Zenda"), form="ordinal", number=10,
    last=40, start="1990-06-10", end="1990-06-12", step=12, near=(), type="edition", source="test",
)  # fmt: skip
ASSEMBLY = Series(
    series="General Assembly", aliases=("General Assembly",), form="ordinal", number=20, last=80,
    start="1965-09-10", end="1966-09-19", step=12, near=("Zenda",), type="edition", source="test",
)  # fmt: skip
DECISION = Series(
    series="Decision of the council", aliases=("decision",), form="figure", number=310, last=355,
    start="2007-01-01", end="2007-12-31", step=0, near=(), type="resolution", source="test",
)  # fmt: skip
ROWS = (SUMMIT, ASSEMBLY, DECISION)


def holding(text: str, day: date) -> bool:
    found = [e for e in witnessed(text, series=ROWS) if (e.reference or "").startswith("series/")]
    return any(e.earliest <= day <= e.latest and (e.latest - e.earliest).days < 900 for e in found)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Envoys opened the 25th Zenda Summit.", date(2005, 6, 10), id="figure"),
        pytest.param(
            "They spoke at the Zenda Summit's 30th meeting.", date(2010, 6, 11), id="behind"
        ),
        pytest.param(
            "The thirty-first edition of the Zenda Summit ends.", date(2011, 6, 11), id="words"
        ),
        pytest.param(
            "In Zenda the 52nd session of the General Assembly heard her.",
            date(1997, 9, 24),
            id="session near its town",
        ),
    ],
)
def test_number_of_a_meeting_tells_its_days(text: str, day: date) -> None:
    assert holding(text, day)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Envoys opened the Zenda Summit on its 25th hill.", id="no number of it"),
        pytest.param("Envoys opened the 95th Zenda Summit.", id="number never reached"),
        pytest.param("The 52nd session of the General Assembly heard her.", id="another assembly"),
    ],
)
def test_other_numbers_tell_no_days(text: str) -> None:
    assert not [e for e in witnessed(text, series=ROWS) if (e.reference or "")[:6] == "series"]


def test_number_of_a_decision_is_not_named_before_its_year() -> None:
    found = witnessed("The council recalled decision 342 on Zenda.", series=ROWS)
    assert found
    assert min(e.earliest for e in found) == date(2007, 1, 1)
    assert max(e.latest for e in found) > date(2020, 1, 1)


def test_compound_ordinals_are_read() -> None:
    assert ordinal_before(("the", "sixty", "second", "session"), 3) == (62, 2)
    assert ordinal_before(("the", "fiftieth"), 2) == (50, 1)
    assert ordinal_before(("the", "second"), 2) == (2, 1)
    assert ordinal_before(("the", "session"), 2) is None
