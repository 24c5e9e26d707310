"""Values of time expressions: arithmetic, direction, doubt about the anchor."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dates.periods import UNITS, move, period_of
from flows.dates.resolve import value_times
from flows.dates.values import date_value, unknown_day
from flows.model import (
    DateValue,
    Direction,
    Precision,
    Span,
    TimeExpression,
    TimeMention,
    TimexType,
)

TUESDAY = date(2014, 1, 14)
PAST, FUTURE, NEAREST = Direction.PAST, Direction.FUTURE, Direction.NEAREST


def expression(rule: str, direction: Direction = NEAREST, **fields: str) -> TimeExpression:
    return TimeExpression(
        span=Span(begin=0, end=1),
        text="x",
        timex_type=TimexType.TIME if {"part", "clock"} & fields.keys() else TimexType.DATE,
        rule=rule,
        fields=tuple(fields.items()),
        direction=direction,
    )


def on_day(day: date, *times: TimeExpression) -> tuple[TimeMention, ...]:
    return value_times(times, date_value(day, day))


@pytest.mark.parametrize(
    ("time", "value", "edtf"),
    [
        pytest.param(expression("weekday/named", PAST, weekday="7"), "2014-01-12", "2014-01-12", id="past weekday"),
        pytest.param(expression("weekday/named", PAST, weekday="2"), "2014-01-14", "2014-01-14", id="past weekday is today"),
        pytest.param(expression("weekday/named", FUTURE, weekday="1"), "2014-01-20", "2014-01-20", id="coming weekday"),
        pytest.param(expression("weekday/named", FUTURE, weekday="2"), "2014-01-14", "2014-01-14", id="coming weekday is today"),
        pytest.param(expression("weekday/named", PAST, weekday="2", shift="-1"), "2014-01-07", "2014-01-07", id="last weekday is not today"),
        pytest.param(expression("weekday/named", weekday="2", shift="1"), "2014-01-21", "2014-01-21", id="next weekday is not today"),
        pytest.param(expression("weekday/named", PAST, weekday="6", part="AF"), "2014-01-11TAF", "2014-01-11", id="part of day"),
        pytest.param(expression("shift/day", unit="day", shift="-1"), "2014-01-13", "2014-01-13", id="yesterday"),
        pytest.param(expression("shift/day", unit="day", shift="0", part="NI"), "2014-01-14TNI", "2014-01-14", id="tonight"),
        pytest.param(expression("shift/unit", unit="week", shift="-1"), "2014-W02", "2014-01-06/2014-01-12", id="last week"),
        pytest.param(expression("shift/unit", unit="weekend", shift="0"), "2014-W03-WE", "2014-01-18/2014-01-19", id="this weekend"),
        pytest.param(expression("shift/unit", unit="month", shift="-1"), "2013-12", "2013-12", id="last month over the year"),
        pytest.param(expression("shift/unit", unit="quarter", shift="1"), "2014-Q2", "2014-04/2014-06", id="next quarter"),
        pytest.param(expression("shift/unit", unit="year", shift="0", mod="START"), "2014", "2014", id="earlier this year"),
        pytest.param(expression("ago/ago", unit="year", count="4", sign="-1"), "2010", "2010", id="four years ago is a year"),
        pytest.param(expression("ago/ago", unit="week", count="6", sign="-1"), "2013-W49", "2013-12-02/2013-12-08", id="six weeks ago is a week"),
        pytest.param(expression("ago/ago", unit="day", count="10", sign="-1"), "2014-01-04", "2014-01-04", id="ten days ago is a day"),
        pytest.param(expression("calendar/month", PAST, month="11"), "2013-11", "2013-11", id="past month"),
        pytest.param(expression("calendar/month", FUTURE, month="11"), "2014-11", "2014-11", id="coming month"),
        pytest.param(expression("calendar/month", month="12"), "2013-12", "2013-12", id="nearest month"),
        pytest.param(expression("calendar/day-month", FUTURE, month="1", day="22"), "2014-01-22", "2014-01-22", id="coming day"),
        pytest.param(expression("calendar/day-month", PAST, month="2", day="29"), "2012-02-29", "2012-02-29", id="leap day"),
        pytest.param(expression("calendar/day", PAST, day="20"), "2013-12-20", "2013-12-20", id="day of month"),
        pytest.param(expression("calendar/weekday-day", weekday="5", day="13"), "2013-12-13", "2013-12-13", id="Friday the 13th"),
        pytest.param(expression("calendar/month-year", month="3", year="2011", mod="MID"), "2011-03", "2011-03", id="mid-March 2011"),
        pytest.param(expression("calendar/decade", decade="199"), "199", "199X", id="decade"),
        pytest.param(expression("calendar/century", century="20"), "19", "19XX", id="century"),
        pytest.param(expression("calendar/season", PAST, season="WI"), "2013-WI", "2013-12/2014-02", id="winter over the year"),
        pytest.param(expression("named/month", month="3", shift="-1"), "2013-03", "2013-03", id="last March"),
        pytest.param(expression("named/season", season="SP", shift="1"), "2014-SP", "2014-03/2014-05", id="next spring"),
        pytest.param(expression("range/day-month", FUTURE, from_day="6", to_day="9", to_month="4"), "2014-04-06/2014-04-09", "2014-04-06/2014-04-09", id="range of days"),
        pytest.param(expression("range/years", from_year="2011", to_year="13"), "2011/2013", "2011/2013", id="range of years"),
        pytest.param(expression("weekend/the", PAST, unit="weekend"), "2014-W02-WE", "2014-01-11/2014-01-12", id="weekend told as past"),
        pytest.param(expression("inweek/weekday", weekday="5", unit="week", shift="-1"), "2014-01-10", "2014-01-10", id="Friday last week"),
        pytest.param(expression("within/month", PAST, which="-1", unit="day", month="7"), "2013-07-31", "2013-07-31", id="last day of July"),
        pytest.param(expression("within/month", which="1", unit="week", month="3", year="2013"), "2013-W10", "2013-03-04/2013-03-10", id="first week of a month"),
        pytest.param(expression("inyear/part-of-year", half="1", unit="year", shift="1"), "2015-H1", "2015-01/2015-06", id="half of next year"),
        pytest.param(expression("era/year", year="70", era="AD"), "0070", "0070", id="year of our era"),
        pytest.param(expression("calendar/year", year="1998", signal="around"), "1998", "1998~", id="around a year"),
        pytest.param(expression("calendar/number", year="2014", month="1", day="2", clock="22:30"), "2014-01-02T22:30", "2014-01-02", id="clock"),
    ],
)  # fmt: skip
def test_value_on_a_tuesday_in_january(time: TimeExpression, value: str, edtf: str) -> None:
    (mention,) = on_day(TUESDAY, time)
    assert mention.date is not None
    assert (mention.value, mention.date.edtf) == (value, edtf)


@pytest.mark.parametrize(
    ("rule", "fields", "value"),
    [
        pytest.param("duration/count", {"count": "5", "unit": "year"}, "P5Y", id="years"),
        pytest.param("duration/count", {"count": "36", "unit": "hour"}, "PT36H", id="hours"),
        pytest.param("duration/count", {"count": "2.5", "unit": "year"}, "P2Y6M", id="half years are months"),
        pytest.param("duration/half", {"count": "0.5", "unit": "hour"}, "PT30M", id="half an hour"),
        pytest.param("duration/count", {"count": "3", "unit": "quarter"}, "P3Q", id="quarters"),
        pytest.param("era/year", {"year": "493", "era": "BC"}, "BC0493", id="before Christ"),
        pytest.param("era/century", {"century": "4", "era": "BC"}, "BC03", id="century before Christ"),
        pytest.param("set/weekends", {"unit": "weekend"}, "XXXX-WXX-WE", id="weekends"),
        pytest.param("offset/vague-later", {"unit": "week", "count": "X", "sign": "1"}, "XXXX-WXX", id="weeks later"),
        pytest.param("duration/vague", {"count": "X", "unit": "month"}, "PXM", id="vague"),
        pytest.param("duration/count", {"count": "2", "unit": "decade"}, "P20Y", id="decades"),
        pytest.param("set/every", {"unit": "day"}, "P1D", id="every day"),
        pytest.param("set/every-weekday", {"weekday": "4"}, "XXXX-WXX-4", id="every Thursday"),
        pytest.param("set/frequency", {"period": "P1Y"}, "P1Y", id="annually"),
        pytest.param("reference/word", {"which": "present"}, "PRESENT_REF", id="now"),
        pytest.param("ago/ago", {"unit": "year", "count": "X", "sign": "-1"}, "PAST_REF", id="some years ago"),
    ],
)  # fmt: skip
def test_what_has_no_date_has_a_value(rule: str, fields: dict[str, str], value: str) -> None:
    (mention,) = on_day(TUESDAY, expression(rule, NEAREST, **fields))
    assert (mention.value, mention.date) == (value, None)


@pytest.mark.parametrize(
    ("time", "value"),
    [
        pytest.param(expression("weekday/named", weekday="4"), "XXXX-WXX-4", id="weekday"),
        pytest.param(expression("offset/weekday", weekday="4", sign="1"), "XXXX-WXX-4", id="the following Thursday"),
        pytest.param(expression("calendar/day-month", month="5", day="19"), "XXXX-05-19", id="day and month"),
        pytest.param(expression("calendar/month", month="5"), "XXXX-05", id="month"),
        pytest.param(expression("shift/unit", unit="week", shift="-1"), "XXXX-WXX", id="last week"),
        pytest.param(expression("range/day-month", from_day="6", to_day="9", to_month="4"), "XXXX-04-06/XXXX-04-09", id="range"),
    ],
)  # fmt: skip
def test_without_a_date_of_publication_nothing_is_invented(
    time: TimeExpression, value: str
) -> None:
    (mention,) = value_times((time,), None)
    assert (mention.value, mention.date, mention.anchor) == (value, None, "itself")


def test_full_date_needs_no_date_of_publication() -> None:
    (mention,) = value_times((expression("calendar/year", year="1990"),), None)
    assert mention.date is not None
    assert (mention.value, mention.date.precision) == ("1990", Precision.YEAR)


def test_weekday_in_an_article_dated_to_days_is_all_days_that_it_can_be() -> None:
    decided = date_value(date(2013, 10, 18), date(2013, 10, 27))
    (mention,) = value_times((expression("weekday/named", PAST, weekday="4"),), decided)
    assert mention.date == unknown_day(date(2013, 10, 17), date(2013, 10, 24))
    assert mention.value == "2013-10-XX"


def test_weekday_is_one_day_where_all_days_of_publication_agree() -> None:
    decided = date_value(date(2013, 5, 25), date(2013, 5, 26))
    (mention,) = value_times((expression("weekday/named", PAST, weekday="6"),), decided)
    assert mention.date == date_value(date(2013, 5, 25), date(2013, 5, 25))


def test_value_names_what_most_days_of_publication_lead_to() -> None:
    decided = date_value(date(2013, 10, 17), date(2013, 10, 24))
    (mention,) = value_times((expression("weekday/named", PAST, weekday="4"),), decided)
    assert mention.value == "2013-10-17"
    assert mention.date == unknown_day(date(2013, 10, 17), date(2013, 10, 24))


def test_anaphor_is_reckoned_from_the_mention_before() -> None:
    stated = expression("calendar/month-day", PAST, year="2011", month="3", day="15")
    later = expression("offset/later", unit="day", count="2", sign="1")
    _, mention = on_day(TUESDAY, stated, later)
    assert (mention.value, mention.anchor) == ("2011-03-17", "previous mention")


@pytest.mark.parametrize(
    ("sign", "value"),
    [
        pytest.param("1", "2014-01-09", id="the following Thursday"),
        pytest.param("-1", "2014-01-02", id="the previous Thursday"),
    ],
)
def test_following_weekday_is_reckoned_from_the_mention_before(sign: str, value: str) -> None:
    told = expression("calendar/day-month", PAST, month="1", day="5")
    beside = expression("offset/weekday", weekday="4", sign=sign)
    assert [m.value for m in on_day(TUESDAY, told, beside)][1] == value


def test_comparison_with_the_year_before_does_not_move_the_story() -> None:
    quarter = expression("calendar/quarter", quarter="3")
    earlier = expression("offset/earlier", unit="year", count="1", sign="-1")
    mentions = on_day(date(1989, 10, 26), quarter, earlier, earlier)
    assert [m.value for m in mentions] == ["1989-Q3", "1988-Q3", "1988-Q3"]


def test_day_of_a_month_near_by_is_near_whatever_the_tense() -> None:
    (mention,) = on_day(
        date(1989, 10, 30), expression("calendar/month-day", PAST, month="11", day="16")
    )
    assert mention.value == "1989-11-16"


def test_ordinal_day_is_the_day_told_last_not_a_planned_one() -> None:
    told = expression("weekday/named", PAST, weekday="6")
    planned = expression("weekday/named", FUTURE, weekday="1")
    third = expression("dayof/ordinal", ordinal="3", unit="day")
    mention = on_day(date(2013, 5, 25), told, planned, third)[-1]
    assert mention.value == "2013-05-25"


def test_today_in_direct_speech_is_the_day_told_last() -> None:
    told = expression("weekday/named", PAST, weekday="7")
    spoken = expression("shift/day", unit="day", shift="0", quoted="1")
    plain = expression("shift/day", unit="day", shift="0")
    assert [m.value for m in on_day(TUESDAY, told, spoken)] == ["2014-01-12", "2014-01-12"]
    assert [m.value for m in on_day(TUESDAY, told, plain)] == ["2014-01-12", "2014-01-14"]


def test_today_in_direct_speech_is_not_a_day_long_past() -> None:
    told = expression("calendar/month-day", PAST, year="2013", month="6", day="1")
    spoken = expression("shift/day", unit="day", shift="0", quoted="1")
    assert on_day(TUESDAY, told, spoken)[-1].value == "2014-01-14"


@pytest.mark.parametrize("year", ["0", "0000", "9999"])
def test_years_at_the_ends_of_the_calendar_do_not_raise(year: str) -> None:
    times = (
        expression("calendar/year", year=year),
        expression("offset/later", unit="century", count="99", sign="1"),
        expression("ago/ago", unit="year", count="99999", sign="-1"),
    )
    assert len(on_day(TUESDAY, *times)) == 3


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(0, 40),
    st.sampled_from(list(Direction)),
    st.integers(1, 7),
)
def test_weekday_of_an_interval_holds_that_of_each_of_its_days(
    first: date, width: int, direction: Direction, weekday: int
) -> None:
    last = move(first, "day", width)
    time = expression("weekday/named", direction, weekday=str(weekday))
    (whole,) = value_times((time,), date_value(first, last))
    assert whole.date is not None
    for days in range(width + 1):
        (one,) = on_day(move(first, "day", days), time)
        assert one.date is not None
        assert whole.date.earliest <= one.date.earliest <= whole.date.latest


@given(st.dates(date(200, 1, 1), date(9800, 1, 1)), st.sampled_from(sorted(UNITS)))
def test_a_day_lies_in_its_period(day: date, unit: str) -> None:
    period = period_of(unit, day)
    if unit != "weekend":
        assert period.first <= day <= period.last


@given(st.dates(), st.dates())
def test_date_value_is_written_as_its_bounds(a: date, b: date) -> None:
    value: DateValue = date_value(min(a, b), max(a, b))
    assert (value.precision is Precision.DAY) == (a == b)
    assert (
        value.edtf.partition("/")[0]
        == value.earliest.isoformat()[: len(value.edtf.partition("/")[0])]
    )
