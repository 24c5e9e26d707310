"""Dates outside the sentences: clocks of the page, stamps of the article, datelines."""

from collections.abc import Callable

import pytest

from flows.clean.cues import CleanCues
from flows.clean.datelines import find_glued_dateline, read_dateline
from flows.clean.stamps import is_stamp
from flows.model import CleanArticle, PartKind

Clean = Callable[[str], CleanArticle]
HEAD = "Envoys open border talks in lake city"
LEAD = "Envoys of two neighbours opened talks about their border in the lake city on Monday."
BODY = "The talks follow a month of shooting in which forty people died along the border."


@pytest.mark.parametrize(
    "line",
    [
        "May 23, 2013",
        "Thu, May 23, 2013 - Page 6",
        "January 30, 2014 at 10:44 am",
        "February 11, 2014 / 11:32 AM / 4 years ago",
        "AFP , Tuesday 19 Jun 2018",
        "18 Jan, 2014 17:20",
        "2015-10-30 1",
        "Mon 10th February 2020 | 03:34 PM",
        "الأربعاء , 13 نوفمبر 2024",
        "12 de mayo de 2014",
        "4:19 am today",
        "Saturday, 22 February 2014 10:59 - - {{visits.total}}",
    ],
)
def test_a_line_of_nothing_but_a_date_is_a_stamp(cues: CleanCues, line: str) -> None:
    assert is_stamp(line, cues)


@pytest.mark.parametrize(
    "line",
    [
        "Assessment of the river front, November 18, 2024",
        "Envoys met on May 23, 2013 in the lake city.",
        "Talks of 2013",
        "Forty dead in May",
    ],
)
def test_a_line_that_says_more_is_none(cues: CleanCues, line: str) -> None:
    assert not is_stamp(line, cues)


@pytest.mark.parametrize(
    ("above", "below", "clocks"),
    [
        pytest.param("27-11-2024 10:30 PM Cairo time\n", "", 1, id="zone"),
        pytest.param(
            "Tuesday | November 21, 2017\nAbout | Contact | Subscribe\n", "", 1, id="menu"
        ),
        pytest.param("Monday, 21 October 2019\n", "Reuters , 1 Aug 2016\n", 1, id="a second date"),
        pytest.param("Thursday, April 25, 2013\n", "", 0, id="date of a blog"),
        pytest.param("", "May 23, 2013\n", 0, id="below the headline"),
        pytest.param(
            "May 7, 1999 Published at 17:15 GMT\nHome\n", "", 0, id="a word of publishing"
        ),
    ],
)
def test_clock_of_the_page_and_stamp_of_the_article(
    clean: Clean, above: str, below: str, clocks: int
) -> None:
    article = clean(f"{above}{HEAD}\n{below}{LEAD}\n{BODY}")
    assert [part.rule for part in article.parts].count("page-clock") == clocks


def test_a_clock_behind_the_editors_is_cut_off(clean: Clean) -> None:
    article = clean(
        f"Editor in Chief: J. Doe Friday, April 19th, 2024\n\n{HEAD}\n\n{LEAD}\n\n{BODY}"
    )
    assert [(p.rule, p.text) for p in article.parts[:2]] == [
        ("editor-line", "Editor in Chief: J. Doe"),
        ("page-clock", "Friday, April 19th, 2024"),
    ]


def test_a_date_of_the_crawler_is_cut_off(clean: Clean) -> None:
    article = clean(f" date 2014-02-11 {LEAD}\n{BODY}")
    assert [(p.rule, p.text) for p in article.parts[:2]] == [
        ("crawl-prefix", "date 2014-02-11"),
        ("body", LEAD),
    ]


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        pytest.param("NAIROBI - ", None, id="capitals and dash"),
        pytest.param("NAIROBI, Kenya (AP) — ", "AP", id="agency"),
        pytest.param("Lima, Nov 11 (IBNS) ", "IBNS", id="no dash"),
        pytest.param("OSLO, December 25. /TASS/. ", "TASS", id="slashes"),
        pytest.param("JNN 14 Jan 2014 New York : ", "JNN", id="sign before the date"),
        pytest.param("Bergen, Norway− ", None, id="no space"),
        pytest.param("Quito---", None, id="three dashes"),
        pytest.param("(AP) -- ", "AP", id="agency alone"),
        pytest.param("Lima Countryside, SANA-", "SANA", id="glued"),
        pytest.param("January 23, 2014 (ADDIS ABABA) – ", None, id="place in brackets"),
        pytest.param("KABUL, Sept. 26, 2014 (Xinhua) -- ", "Xinhua", id="short month"),
        pytest.param("MANILA: ", None, id="colon"),
        pytest.param("REUTERS, 25th MAY, 2017-", "REUTERS", id="glued to the year"),
        pytest.param("LakePost.Net - ", "LakePost.Net", id="address"),
        pytest.param("LIMA, Nov 11 ", None, id="capitals and date, no mark"),
        pytest.param("[Lima] ", None, id="bracketed place"),
        pytest.param("NAIROBI-", None, id="capitals run on"),
        pytest.param("SINGAPORE (AP) — ", "AP", id="agency spelled inside the place"),
        pytest.param("by Staff Writers Lima (AFP) Nov 11, 2014 ", "AFP", id="author, no mark"),
    ],
)
def test_a_dateline_ends_where_the_sentence_begins(
    cues: CleanCues, head: str, agency: str | None
) -> None:
    found = read_dateline(head + LEAD, cues)
    assert found is not None
    assert (found.end, found.agency) == (len(head), agency)


@pytest.mark.parametrize(
    "text",
    [
        "The talks - which nobody expected - began on Monday.",
        "Kerry: We must talk.",
        "UPDATE - Envoys open talks.",
        "He said (AP) nothing of it.",
        "U.S. Secretary of State John Kerry met them.",
        "On Monday (May 5) Envoys met.",
        "[Sic] Envoys met.",
        "GENEVA, May 5 was a holiday.",
        "By Lake Geneva (Switzerland) May 5 Square was full of people on Monday.",
    ],
)
def test_a_sentence_has_no_dateline(cues: CleanCues, text: str) -> None:
    assert read_dateline(text, cues) is None


def test_a_dateline_that_ran_into_a_caption_is_found(cues: CleanCues) -> None:
    text = "Envoys at the lakeANP 14 Jan 2014 Lima : Envoys of two neighbours met on Monday."
    assert find_glued_dateline(text, cues) == len("Envoys at the lake")


def test_a_bare_place_is_a_dateline_in_front_of_the_first_paragraph_only(clean: Clean) -> None:
    article = clean(f"{HEAD}\n\nQuito — {LEAD}\n\nLima — {BODY}")
    datelines = [part.text for part in article.parts if part.kind is PartKind.DATELINE]
    assert datelines == ["Quito —"]
