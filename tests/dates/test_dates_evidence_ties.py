"""What a time beside a dated event says about the day of publication."""

from datetime import date

import pytest

from flows.dates.ties import Happening, is_telling, tie_to_event
from flows.model import Direction, Span, TimeExpression, TimexType

WEDNESDAY = Happening(first=date(2013, 5, 22), last=date(2013, 5, 22))
LONG = Happening(first=date(2015, 4, 6), last=date(2015, 4, 9))


def time(rule: str, direction: Direction = Direction.NEAREST, **fields: str) -> TimeExpression:
    return TimeExpression(
        span=Span(begin=0, end=1),
        text="x",
        timex_type=TimexType.DATE,
        rule=rule,
        fields=tuple(fields.items()),
        direction=direction,
    )


@pytest.mark.parametrize(
    ("said", "event", "first", "last"),
    [
        pytest.param(
            time("weekday/named", Direction.PAST, weekday="3"),
            WEDNESDAY, date(2013, 5, 22), date(2013, 5, 28), id="weekday told as past",
        ),
        pytest.param(
            time("weekday/named", Direction.FUTURE, weekday="3"),
            WEDNESDAY, date(2013, 5, 16), date(2013, 5, 22), id="weekday to come",
        ),
        pytest.param(
            time("weekday/named", Direction.PAST, weekday="2"),
            LONG, date(2015, 4, 7), date(2015, 4, 13), id="weekday inside a longer event",
        ),
        pytest.param(
            time("shift/day", unit="day", shift="-1"),
            WEDNESDAY, date(2013, 5, 23), date(2013, 5, 23), id="yesterday",
        ),
        pytest.param(
            time("shift/unit", unit="week", shift="1"),
            WEDNESDAY, date(2013, 5, 13), date(2013, 5, 19), id="next week",
        ),
        pytest.param(
            time("shift/unit", Direction.FUTURE, unit="month", shift="0"),
            WEDNESDAY, date(2013, 5, 1), date(2013, 5, 22), id="later this month",
        ),
        pytest.param(
            time("shift/unit", unit="month", shift="1"),
            WEDNESDAY, date(2013, 4, 1), date(2013, 4, 30), id="next month",
        ),
        pytest.param(
            time("ago/count", count="2", unit="week", sign="-1"),
            WEDNESDAY, date(2013, 6, 3), date(2013, 6, 9), id="two weeks ago",
        ),
    ],
)  # fmt: skip
def test_time_beside_an_event_bounds_publication(
    said: TimeExpression, event: Happening, first: date, last: date
) -> None:
    tie = tie_to_event(said, event)
    assert tie is not None
    assert (tie.first, tie.last) == (first, last)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(time("weekday/named", weekday="5"), id="another weekday"),
        pytest.param(time("calendar/month-day", month="5", day="23"), id="another day"),
        pytest.param(time("range/day-month", from_day="1", to_day="3", to_month="5"), id="range"),
        pytest.param(time("calendar/month-year", month="5", year="2012"), id="another year"),
    ],
)
def test_time_that_does_not_fit_is_not_about_the_event(said: TimeExpression) -> None:
    assert tie_to_event(said, WEDNESDAY) is None


def test_range_that_begins_with_the_event_tells_its_year() -> None:
    said = time("range/day-month", Direction.FUTURE, from_day="6", to_day="9", to_month="4")
    tie = tie_to_event(said, LONG)
    assert tie is not None
    assert tie.last == date(2015, 4, 6)


@pytest.mark.parametrize(
    ("said", "want"),
    [
        pytest.param(time("weekday/named", weekday="3"), True, id="weekday"),
        pytest.param(time("duration/count", count="2", unit="year"), False, id="duration"),
        pytest.param(time("calendar/month", month="5"), False, id="month alone"),
        pytest.param(time("ago/count", count="X", unit="week", sign="-1"), False, id="vague"),
    ],
)
def test_only_times_with_a_place_in_the_calendar_are_telling(
    said: TimeExpression, *, want: bool
) -> None:
    assert is_telling(said) is want
