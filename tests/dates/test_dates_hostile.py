"""Inputs that are meant to break the reading of times: no error, no invented date, linear time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.dates.ranges import split_ranges
from flows.dates.resolve import value_times
from flows.dates.shipped_days import load_named_days
from flows.dates.spot import spot_times
from flows.dates.terms import LEXICON
from flows.dates.values import date_value
from flows.model import CleanArticle, DateValue, Parsed, RawArticle, TimeMention
from tests.dates.test_dates_spot import sentence_of

DAYS = (date(2013, 6, 15), date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29))
REFERENCES = (None, *(date_value(d, d) for d in DAYS), date_value(DAYS[0], date(2013, 8, 1)))
WORDS = (
    *sorted(LEXICON), "2013", "31", "30", "12", "0", "9999", "1900", "1434", "BC", "AD", "AH",
    "May", "March", "Monday", "Sunday", "Ramadan", "Easter", "Khordad", "today", "tonight", "noon",
    "8 p.m.", "1500 GMT", "10:30", "'98", "1990s", "2 1/2", "2013-02-30", "12/03/2021", "30th",
    "31-12-9999", "1/1/1/1/1", "٢٣", "²", "Ⅷ", "½", "2013-12-31T23:59Z",
)  # fmt: skip


def mentions_in(text: str, reference: DateValue | None) -> tuple[TimeMention, ...]:
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    parsed = Parsed(article=CleanArticle(raw=raw, parts=()), sentences=(sentence_of(text),))
    return value_times(split_ranges(spot_times(parsed, load_named_days())), reference)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("9" * 1_000_000, id="a million digits"),
        pytest.param("1/" * 5_000, id="endless fraction"),
        pytest.param("on 1/1/1/1/1", id="chain of numbers"),
        pytest.param("in the year 0", id="year 0"),
        pytest.param("in 0000", id="year 0000"),
        pytest.param("on 2013-13-45", id="month 13"),
        pytest.param("on 99/99/2013", id="day 99"),
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert all(m.date is None for m in mentions_in(text, REFERENCES[1]))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("on 30 February 2013", ["2013-02"], id="30 February"),
        pytest.param("on 29 February 2013", ["2013-02-XX"], id="29 February of no leap year"),
        pytest.param("on 29 February 2012", ["2012-02-29"], id="29 February of a leap year"),
        pytest.param("on ٢٣ May 2013", ["2013-05-23"], id="Arabic digits"),
        pytest.param("on 23\nMay 2013", ["2013-05-23"], id="date over a line end"),
        pytest.param("since 2013-08-12T15:00+03:00", ["2013-08-12T15:00+03:00"], id="zone"),
        pytest.param("at 1500 GMT on 3 May 2013", ["2013-05-03T15:00"], id="named zone"),
    ],
)
def test_odd_dates_are_read_as_far_as_they_are_true(text: str, values: list[str]) -> None:
    assert [m.value for m in mentions_in(text, REFERENCES[1])] == values


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from(REFERENCES))
def test_no_words_make_it_fail(words: list[str], reference: DateValue | None) -> None:
    text = " ".join(words)
    for mention in mentions_in(text, reference):
        assert mention.text == text[mention.span.begin : mention.span.end]
        assert mention.value
        assert " " not in mention.value


@settings(max_examples=60)
@given(st.text(max_size=200), st.sampled_from(REFERENCES))
def test_no_text_makes_it_fail(text: str, reference: DateValue | None) -> None:
    if sentence_of(text).tokens:
        mentions_in(text, reference)
