"""Ranges and pairs: one interval for the knowledge base, two ends for TIMEX3."""

from __future__ import annotations

from datetime import date

import pytest

from flows.dates.ranges import split_ranges
from flows.dates.resolve import value_times
from flows.dates.values import date_value
from tests.dates.test_dates_spot import sentence_of, spotted

DAY = date_value(date(2014, 3, 20), date(2014, 3, 20))


@pytest.mark.parametrize(
    ("text", "edtf", "ends"),
    [
        pytest.param("6 to 9 April", "2014-04-06/2014-04-09", [("6", "2014-04-06"), ("9 April", "2014-04-09")], id="days before their month"),
        pytest.param("April 6-9, 2013", "2013-04-06/2013-04-09", [("April 6", "2013-04-06"), ("9, 2013", "2013-04-09")], id="days behind their month"),
        pytest.param("26 June to 4 August 2012", "2012-06-26/2012-08-04", [("26 June", "2012-06-26"), ("4 August 2012", "2012-08-04")], id="two months, one year"),
        pytest.param("March to May 2011", "2011-03/2011-05", [("March", "2011-03"), ("May 2011", "2011-05")], id="months"),
        pytest.param("2011-13", "2011/2013", [("2011", "2011"), ("13", "2013")], id="years"),
        pytest.param("1998-2004", "1998/2004", [("1998", "1998"), ("2004", "2004")], id="full years"),
    ],
)  # fmt: skip
def test_range_is_an_interval_and_two_ends(
    text: str, edtf: str, ends: list[tuple[str, str]]
) -> None:
    times = spotted(sentence_of(f"from {text} ."))
    (whole,) = value_times(times, DAY)
    assert whole.date is not None
    assert (whole.text, whole.date.edtf) == (text, edtf)
    assert [(m.text, m.value) for m in value_times(split_ranges(times), DAY)] == ends


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("April 24 and 25", ["2014-04-24", "2014-04-25"], id="days behind their month"),
        pytest.param("the 3rd and 4th of May", ["2014-05-03", "2014-05-04"], id="ordinal days"),
        pytest.param("August and September 1914", ["1914-08", "1914-09"], id="months of a year"),
    ],
)
def test_pair_is_two_dates(text: str, values: list[str]) -> None:
    assert [m.value for m in value_times(spotted(sentence_of(f"on {text} .")), DAY)] == values


def test_number_behind_a_day_may_count_something() -> None:
    sentence = sentence_of("on May 24 and 25 people", tagged="people/NNS/people")
    assert [time.text for time in spotted(sentence)] == ["May 24"]
