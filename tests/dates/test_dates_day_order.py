"""Dates in figures whose day and month could change places."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.dates.resolve import value_times
from flows.dates.values import approximate, date_value, one_of
from tests.dates.test_dates_spot import sentence_of, spotted

if TYPE_CHECKING:
    from flows.model import TimeMention

DAY = date_value(date(2014, 3, 20), date(2014, 3, 20))


def told(*texts: str) -> tuple[TimeMention, ...]:
    return value_times(spotted(*(sentence_of(text) for text in texts)), DAY)


def test_both_days_stay_where_nothing_shows_the_order() -> None:
    (mention,) = told("It was signed on 06/07/2013 .")
    assert mention.date == one_of(date(2013, 6, 7), date(2013, 7, 6))
    assert (mention.date.edtf, mention.value) == ("[2013-06-07,2013-07-06]", "2013-XX-XX")


@pytest.mark.parametrize(
    ("other", "value"),
    [
        pytest.param("It came on 25/07/2013 .", "2013-07-06", id="day first elsewhere"),
        pytest.param("It came on 07/25/2013 .", "2013-06-07", id="month first elsewhere"),
        pytest.param("It came on 25.07.2013 .", "2013-XX-XX", id="another sign"),
        pytest.param("On 25/07/2013 and 07/26/2013 .", "2013-XX-XX", id="both orders"),
    ],
)
def test_another_date_of_the_article_shows_the_order(other: str, value: str) -> None:
    assert told("It was signed on 06/07/2013 .", other)[0].value == value


def test_weekday_beside_shows_the_order_for_all() -> None:
    mentions = told("On Friday, 06/07/2013 it began .", "On 03/04/2013 it ended .")
    assert [m.value for m in mentions] == ["2013-06-07", "2013-03-04"]


def test_a_set_of_days_may_be_approximate() -> None:
    value = approximate(one_of(date(2013, 6, 7), date(2013, 7, 6)))
    assert value.edtf == "[2013-06-07~,2013-07-06~]"
