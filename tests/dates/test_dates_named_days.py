"""Holidays, named days, Hijri and Iranian dates: when they come, and which one is meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dates.calendars import hijri_days, occurrences, persian_days
from flows.dates.resolve import value_times
from flows.dates.shipped_days import load_named_days
from flows.dates.spot import spot_times
from flows.dates.values import date_value
from flows.model import CleanArticle, Parsed, RawArticle, TimeMention
from flows.read.reference import NamedDay, read_rows
from flows.read.shipped import find_ontology
from tests.dates.test_dates_spot import sentence_of

ROWS = read_rows(find_ontology() / "reference" / "named_days.csv", NamedDay)


def mentions_in(text: str, day: date = date(2013, 8, 14)) -> tuple[TimeMention, ...]:
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    parsed = Parsed(article=CleanArticle(raw=raw, parts=()), sentences=(sentence_of(text),))
    return value_times(spot_times(parsed, load_named_days()), date_value(day, day))


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        pytest.param("by Christmas", "Christmas", "2013-12-25", id="fixed"),
        pytest.param("last Christmas", "last Christmas", "2012-12-25", id="last one"),
        pytest.param("on Christmas Eve 2012", "Christmas Eve 2012", "2012-12-24", id="with its year"),
        pytest.param("on Thanksgiving Day", "Thanksgiving Day", "2013-11-28", id="fourth Thursday"),
        pytest.param("last Memorial Day", "last Memorial Day", "2013-05-27", id="last Monday"),
        pytest.param("last Easter", "last Easter", "2013-03-31", id="western Easter"),
        pytest.param("Orthodox Easter 2013", "Orthodox Easter 2013", "2013-05-05", id="eastern Easter"),
        pytest.param("during Holy Week 2013", "Holy Week 2013", "2013-W13", id="a week of days"),
        pytest.param("in Christmas week", "Christmas week", "2013-W52", id="week of a day"),
        pytest.param("on 17 Ramadan 1434 AH", "17 Ramadan 1434 AH", "2013-07-25", id="Hijri day"),
        pytest.param("on Ramadan 17, 1434", "Ramadan 17, 1434", "2013-07-25", id="Hijri month first"),
        pytest.param("on 22 Bahman 1391", "22 Bahman 1391", "2013-02-10", id="Iranian day"),
        pytest.param("since Ramadan", "Ramadan", "2013-07-09/2013-08-07", id="Hijri month"),
        pytest.param("before 9/11", "9/11", "2001-09-11", id="day that an event is called by"),
        pytest.param("in 1434 AH", "1434 AH", "2012-11-15/2013-11-03", id="Hijri year"),
    ],
)  # fmt: skip
def test_named_day_has_its_date(text: str, span: str, value: str) -> None:
    (mention,) = mentions_in(text)
    assert (mention.text, mention.value) == (span, value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the Good Friday Agreement", id="agreement"),
        pytest.param("on Easter Island", id="island"),
        pytest.param("he met Tir and Mehr", id="Iranian months alone"),
        pytest.param("Safar the merchant", id="Hijri month alone"),
        pytest.param("the christmas", id="no capital"),
    ],
)
def test_name_of_something_else_is_no_day(text: str) -> None:
    assert mentions_in(text) == ()


def test_day_that_a_lunar_month_lacks_has_no_date() -> None:
    (mention,) = mentions_in("on 31 Ramadan 1434")
    assert (mention.value, mention.date) == ("XXXX-XX-XX", None)


def test_lunar_days_may_be_a_day_off() -> None:
    (mention,) = mentions_in("on Eid al-Fitr")
    assert mention.date is not None
    assert mention.date.edtf == "2013-08-08~"
    assert mention.date.earliest == date(2013, 8, 7)
    assert mention.date.latest == date(2013, 8, 9)


@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in ROWS])
def test_every_row_of_the_table_has_days(row: NamedDay) -> None:
    assert any(occurrences(row.rule, row.days, year) for year in (2001, 2012, 2013))


def test_a_lunar_day_can_come_twice_in_a_year() -> None:
    assert [o.first for o in occurrences("hijri 02-10", 0, 2010)] == [date(2010, 1, 25)]
    assert len(occurrences("hijri 01-01", 0, 2008)) == 2


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        pytest.param(1342, 1, 1, id="before the tables"),
        pytest.param(1501, 1, 1, id="after the tables"),
        pytest.param(1434, 13, 1, id="month 13"),
        pytest.param(1434, 9, 31, id="day 31"),
    ],
)
def test_no_hijri_day_is_invented(year: int, month: int, day: int) -> None:
    assert hijri_days(year, month, day) is None


def test_no_iranian_day_is_invented() -> None:
    assert persian_days(1391, 12, 30) is not None
    assert persian_days(1392, 12, 30) is None


@given(st.integers(1, 9999), st.sampled_from(ROWS))
def test_occurrences_begin_in_their_year(year: int, row: NamedDay) -> None:
    found = occurrences(row.rule, 0, year)
    assert all(o.first.year == year and o.first <= o.last for o in found)
