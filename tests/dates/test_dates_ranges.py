"""Ranges and pairs: one interval for the knowledge base, two ends for TIMEX3."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.dates.ranges import split_ranges
from flows.dates.resolve import value_times
from flows.dates.values import date_value
from tests.dates.test_dates_spot import sentence_of, spotted

if TYPE_CHECKING:
    from flows.model import Token

DAY = date_value(date(2014, 3, 20), date(2014, 3, 20))


@pytest.mark.parametrize(
    ("text", "edtf", "ends"),
    [
        pytest.param("6 to 9 April", "2014-04-06/2014-04-09", [("6", "2014-04-06"), ("9 April", "2014-04-09")], id="days before their month"),
        pytest.param("April 6-9, 2013", "2013-04-06/2013-04-09", [("April 6", "2013-04-06"), ("9, 2013", "2013-04-09")], id="days behind their month"),
        pytest.param("26 June to 4 August 2012", "2012-06-26/2012-08-04", [("26 June", "2012-06-26"), ("4 August 2012", "2012-08-04")], id="two months, one year"),
        pytest.param("March to May 2011", "2011-03/2011-05", [("March", "2011-03"), ("May 2011", "2011-05")], id="months"),
        pytest.param("November to March 2012", "2011-11/2012-03", [("November", "2011-11"), ("March 2012", "2012-03")], id="months of two years"),
        pytest.param("March 2011 to May 2013", "2011-03/2013-05", [("March 2011", "2011-03"), ("May 2013", "2013-05")], id="months with their years"),
        pytest.param("Monday through Wednesday", "2014-03-17/2014-03-19", [("Monday", "2014-03-17"), ("Wednesday", "2014-03-19")], id="weekdays"),
        pytest.param("Friday to Sunday", "2014-03-21/2014-03-23", [("Friday", "2014-03-21"), ("Sunday", "2014-03-23")], id="weekdays ahead"),
        pytest.param("Monday to Friday last week", "2014-03-10/2014-03-14", [("Monday", "2014-03-10"), ("Friday last week", "2014-03-14")], id="weekdays of a week"),
        pytest.param("2011-13", "2011/2013", [("2011", "2011"), ("13", "2013")], id="years"),
        pytest.param("1990 to 1995", "1990/1995", [("1990", "1990"), ("1995", "1995")], id="years with a word"),
        pytest.param("1990 until 1995", "1990/1995", [("1990", "1990"), ("1995", "1995")], id="years till"),
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


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("March and May 2013", "2013-03/2013-05", id="months"),
        pytest.param("3 and 5 May", "2014-05-03/2014-05-05", id="days"),
        pytest.param("Monday and Wednesday", "2014-03-17/2014-03-19", id="weekdays"),
        pytest.param("1990 and 1995", "1990/1995", id="years"),
    ],
)
def test_between_makes_a_pair_a_range(text: str, edtf: str) -> None:
    (whole,) = value_times(spotted(sentence_of(f"between {text} .")), DAY)
    assert whole.date is not None
    assert (whole.text, whole.date.edtf) == (text, edtf)
    assert len(spotted(sentence_of(f"in {text} ."))) == 2


def test_term_to_come_that_ends_a_year_later_begins_first() -> None:
    sentence = sentence_of(
        "it was extended from 28 April to 27 April .",
        tagged="extended/VBN/extended was/VBD/extended/aux 28/CD/extended April/NNP/extended",
    )
    sentence = replace(sentence, tokens=tuple(_with_lemma(t) for t in sentence.tokens))
    (whole,) = value_times(spotted(sentence), DAY)
    assert whole.date is not None
    assert whole.date.edtf == "2014-04-28/2015-04-27"


def _with_lemma(token: Token) -> Token:
    return replace(token, lemma="extend") if token.text == "extended" else token


def test_what_is_moved_from_day_to_day_fills_no_range() -> None:
    times = spotted(sentence_of("they move it from Monday to Wednesday ."))
    assert [time.text for time in times] == ["Monday", "Wednesday"]


def test_range_of_weekdays_without_a_date_is_open() -> None:
    (whole,) = value_times(spotted(sentence_of("from Monday to Wednesday .")), None)
    assert (whole.value, whole.date) == ("XXXX-WXX-1/XXXX-WXX-3", None)


def test_number_behind_a_day_may_count_something() -> None:
    sentence = sentence_of("on May 24 and 25 people", tagged="people/NNS/people")
    assert [time.text for time in spotted(sentence)] == ["May 24"]
