"""Narratives go on from the date told last; news from the day of publication."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.dates.narrative import is_narrative
from flows.dates.resolve import value_times
from flows.dates.values import date_value
from tests.dates.test_dates_spot import sentence_of, spotted

if TYPE_CHECKING:
    from flows.model import TimeMention

PUBLISHED = date_value(date(2013, 5, 23), date(2013, 5, 23))
HISTORY = (
    "In 1911 and 1912 and 1913 war loomed.",
    "It came in July 1914.",
    "In August 1914 the front moved, and in December it froze.",
    "In 1915 and 1916 nothing moved.",
    "In April 1917 the attack failed.",
)
NEWS = ("He left on Monday.", "She came yesterday.", "They met last week, and today.")


def told(*texts: str) -> tuple[TimeMention, ...]:
    return value_times(spotted(*(sentence_of(text) for text in texts)), PUBLISHED)


def test_history_is_a_narrative_and_news_is_none() -> None:
    history = spotted(*(sentence_of(text) for text in HISTORY))
    news = spotted(*(sentence_of(text) for text in (*HISTORY, *NEWS)))
    assert is_narrative(history, PUBLISHED)
    assert not is_narrative(news, PUBLISHED)
    assert not is_narrative(history, None)


def test_month_follows_the_date_told_last() -> None:
    last = told(*HISTORY, "It ended in June.", "On the 5th he fled.")
    assert [m.value for m in last[-2:]] == ["1917-06", "1917-06-05"]
    assert [m.anchor for m in last[-2:]] == ["previous mention"] * 2


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("from 6 to 9 June .", "1917-06-06/1917-06-09", id="days"),
        pytest.param("from October to February .", "1917-10/1918-02", id="over new year"),
    ],
)
def test_range_follows_the_date_told_last(text: str, edtf: str) -> None:
    whole = told(*HISTORY, text)[-1]
    assert whole.date is not None
    assert (whole.date.edtf, whole.anchor) == (edtf, "previous mention")


def test_month_of_news_lies_near_publication() -> None:
    assert told(*HISTORY, *NEWS, "It ended in June.")[-1].value == "2013-06"


def test_mention_tells_the_mention_that_it_was_reckoned_from() -> None:
    stated, later = told("On May 3, 2011 he came", "Two days later he left")
    assert (later.value, later.anchor_span) == ("2011-05-05", stated.span)


def test_mention_tells_what_showed_its_direction() -> None:
    sentence = sentence_of("he left on Friday", tagged="left/VBD/left Friday/NNP/left")
    (mention,) = value_times(spotted(sentence), PUBLISHED)
    assert (mention.anchor, mention.direction, mention.cue) == ("article", "past", "left")


def test_far_year_is_an_aside() -> None:
    assert told(*HISTORY, "as in 1614 .", "It ended in June.")[-1].value == "1917-06"


def test_what_is_told_does_not_follow_what_is_planned() -> None:
    sentence = sentence_of("the next day he said", tagged="next/JJ/said said/VBD/said")
    said = sentence_of("he said on Tuesday", tagged="said/VBD/said Tuesday/NNP/said")
    times = spotted(said, sentence_of("it ends on June 3"), sentence)
    last = value_times(times, PUBLISHED)[-1]
    assert (times[-1].direction, last.value) == ("past", "2013-05-22")


def test_year_compared_is_that_of_the_quarter_reported() -> None:
    quarter, before = told("in the first quarter", "up from a year earlier")
    assert (quarter.value, before.value) == ("2013-Q1", "2012-Q1")
