"""Times of a text by itself: text and reference date in, values out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.dates.created import read_created
from flows.dates.tagging import TimedText, tag_texts, tag_times
from flows.dates.values import date_value
from flows.model import DateValue, Span, TimexType

DAY = date(2013, 5, 23)


def test_values_are_reckoned_from_the_reference_date() -> None:
    text = "They met on Tuesday and will meet next week."
    assert [(m.text, m.value) for m in tag_times(text, DAY)] == [
        ("Tuesday", "2013-05-21"),
        ("next week", "2013-W22"),
    ]


def test_without_a_reference_date_what_leans_on_it_stays_open() -> None:
    tuesday, day = tag_times("They met on Tuesday and on 3 May 2012.")
    assert (tuesday.value, tuesday.date) == ("XXXX-WXX-2", None)
    assert day.value == "2012-05-03"


@pytest.mark.parametrize(
    "reference",
    [
        pytest.param(DAY, id="a day"),
        pytest.param(datetime(2013, 5, 23, 22, 0, tzinfo=UTC), id="a moment"),
        pytest.param(date_value(DAY, DAY), id="a date value"),
    ],
)
def test_the_reference_is_a_day_or_what_is_known_of_it(reference: date | DateValue) -> None:
    (mention,) = tag_times("They met on Tuesday.", reference)
    assert mention.value == "2013-05-21"


def test_spans_count_code_points_of_the_text_as_it_is() -> None:
    text = "\ufeff😀 “Déjà vu”\r\n\r\nThe talks, which began on March\n6 in the town, ended on\tMonday."
    found = tag_times(text, DAY)
    assert [m.text for m in found] == ["March\n6", "Monday"]
    assert all(text[m.span.begin : m.span.end] == m.text for m in found)


def test_a_headline_is_not_read_into_the_text() -> None:
    found = tag_times("TALKS BEGIN MONDAY\n\n10 people were killed in the town.", DAY)
    assert [m.text for m in found] == ["MONDAY"]


def test_the_ends_of_a_range_are_two_times() -> None:
    values = [m.value for m in tag_times("They meet from 6 to 9 April 2013.", DAY)]
    assert values == ["2013-04-06", "2013-04-09"]


def test_many_texts_give_what_each_gives_by_itself() -> None:
    texts = [f"They met on {day} 2013 and left the next day." for day in ("3 May", "4 June")] * 20
    timed = [TimedText(text=text, reference=date_value(DAY, DAY)) for text in texts]
    assert list(tag_texts(timed)) == [tag_times(text, DAY) for text in texts[:2]] * 20


def test_parts_of_a_text_stand_by_themselves() -> None:
    parts = (Span(begin=0, end=9), Span(begin=9, end=19))
    (found,) = tag_texts([TimedText(text="On 3 May 6 people came", parts=parts)])
    assert [m.text for m in found] == ["3 May"]


@settings(max_examples=30)
@given(st.text(st.sampled_from("0123456789/-: .,\n") | st.characters(), max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    found = tag_times(text, DAY)
    assert all(text[m.span.begin : m.span.end] == m.text for m in found)
    assert all(isinstance(m.timex_type, TimexType) and m.value for m in found)


@pytest.mark.parametrize("text", ["7" * 200_000, "(" * 5_000, "1/1/1/1/1 " * 500])
def test_endless_texts_end(text: str) -> None:
    assert all(m.value for m in tag_times(text, DAY))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_calendar_may_end_beside_the_reference_date(day: date) -> None:
    found = tag_times("Last year, next year, ten years ago, on Monday and tomorrow.", day)
    assert all(m.value for m in found)


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        pytest.param("1998-02-13", "1998-02-13", id="day"),
        pytest.param("1998-02-13T14:26", "1998-02-13", id="clock"),
        pytest.param("19980213", "1998-02-13", id="no hyphens"),
        pytest.param("1998-02", "1998-02", id="month"),
        pytest.param("1998", "1998", id="year"),
        pytest.param("1998-W01", "1997-12-29/1998-01-04", id="week"),
        pytest.param("1998-02-30", None, id="no day"),
        pytest.param("0000", None, id="no year"),
        pytest.param("XXXX-02-13", None, id="open"),
        pytest.param("199", None, id="decade"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_creation_time_is_read_as_far_as_it_goes(value: str, edtf: str | None) -> None:
    read = read_created(value)
    assert (None if read is None else read.edtf) == edtf
