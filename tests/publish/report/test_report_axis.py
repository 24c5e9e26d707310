"""Axes show what there is, at round dates, and leave far days out only where that pays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.publish.report.axis import (
    END,
    START,
    TICKS_MAX,
    Axis,
    find_level,
    make_axis,
    make_whole_axis,
)

MAY = [date(2013, 5, day) for day in range(1, 31)]


@given(st.lists(st.dates(), min_size=1, max_size=60))
def test_every_day_has_a_place_and_ticks_are_few(days: list[date]) -> None:
    axis = make_axis(days)
    places = [axis.place(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(START <= place <= END for place in places)
    assert len(axis.ticks) <= TICKS_MAX


def test_one_far_day_does_not_press_the_others_together() -> None:
    axis = make_axis([date(1990, 6, 1), *MAY])
    assert axis.place(MAY[0]) == START
    assert axis.side(date(1990, 1, 1), date(1990, 12, 31)) == "before"


def test_a_whole_axis_leaves_no_day_out() -> None:
    axis = make_whole_axis([date(1970, 1, 1), *MAY])
    assert axis.side(date(1970, 1, 1), date(1970, 1, 1)) == ""
    assert make_whole_axis(MAY[:1]).place(MAY[0]) > START


def test_half_of_the_days_are_never_left_out() -> None:
    axis = make_axis([date(1990, 6, 1), date(2013, 5, 1)])
    assert axis.side(date(1990, 6, 1), date(1990, 6, 1)) == ""


def test_days_that_reach_into_the_axis_are_not_outside() -> None:
    axis = make_axis(MAY)
    assert axis.side(date(2010, 1, 1), MAY[0]) == ""
    assert axis.side(MAY[-1] + timedelta(days=1), date(2020, 1, 1)) == "after"


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        pytest.param(date(2013, 5, 1), date(2013, 5, 3),
                     ["1 May 2013", "2 May 2013", "3 May 2013"], id="days"),
        pytest.param(date(2013, 5, 2), date(2013, 8, 2),
                     ["Jun 2013", "Jul 2013", "Aug 2013"], id="months"),
        pytest.param(date(2011, 6, 1), date(2017, 6, 1),
                     ["2012", "2013", "2014", "2015", "2016", "2017"], id="years"),
    ],
)  # fmt: skip
def test_ticks_are_as_fine_as_the_axis_is_short(first: date, last: date, labels: list[str]) -> None:
    axis = Axis(first=first.toordinal(), last=last.toordinal())
    assert [tick.label for tick in axis.ticks] == labels


def test_a_mark_takes_the_first_row_with_room() -> None:
    assert find_level([], 5.0) == 0
    assert find_level([10.0, 4.0], 5.0) == 1
    assert find_level([10.0, 6.0], 5.0) == 2
