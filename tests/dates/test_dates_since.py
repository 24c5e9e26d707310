"""What is dated "since" a day is open at its end, in a text of the news."""

from __future__ import annotations

from datetime import date

import pytest

from flows.dates.resolve import value_times
from flows.dates.values import date_value
from tests.dates.test_dates_spot import sentence_of, spotted

DAY = date_value(date(2014, 3, 20), date(2014, 3, 20))


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        pytest.param("since March 2011 .", "2011-03", "2011-03/..", id="month"),
        pytest.param("since Monday .", "2014-03-17", "2014-03-17/..", id="weekday"),
        pytest.param("since 2011 .", "2011", "2011/..", id="year"),
        pytest.param("since this month .", "2014-03", "2014-03/..", id="running month"),
        pytest.param("from 2011 onwards .", "2011", "2011/..", id="onwards"),
        pytest.param("since 2016 .", "2016", "2016", id="not begun yet"),
        pytest.param("since the 1990s .", "199", "199X", id="decade"),
        pytest.param("from 2011 on , prices rose", "2011", "2011/..", id="from on"),
        pytest.param("from 2011 on the coast", "2011", "2011", id="on something"),
        pytest.param("from 2011 .", "2011", "2011", id="no more than from"),
        pytest.param("until June 2013 .", "2013-06", "2013-06", id="first day unknown"),
    ],
)
def test_since_is_an_open_interval_and_timex3_the_date(text: str, value: str, edtf: str) -> None:
    (mention,) = value_times(spotted(sentence_of(text)), DAY)
    assert mention.date is not None
    assert (mention.value, mention.date.edtf) == (value, edtf)
    assert mention.date.latest == (DAY.latest if "/" in edtf else mention.date.latest)


def test_open_interval_is_no_anchor() -> None:
    since, later = value_times(
        spotted(sentence_of("since March 3, 2014 ."), sentence_of("Two days later he left .")), DAY
    )
    assert since.date is not None
    assert (since.date.edtf, later.value) == ("2014-03-03/..", "2014-03-05")


def test_article_without_a_date_has_no_last_day() -> None:
    (mention,) = value_times(spotted(sentence_of("since March 2011 .")), None)
    assert mention.date == date_value(date(2011, 3, 1), date(2011, 3, 31))
