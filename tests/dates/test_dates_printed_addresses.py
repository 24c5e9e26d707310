"""Dates inside web addresses."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from flows.clean.article import clean_article
from flows.dates.printed import spot_printed_dates
from flows.dates.printed_addresses import find_address_dates, is_address
from flows.model import PrintedKind, RawArticle
from flows.publish.dates import ready_dating
from flows.read.shipped import find_ontology

if TYPE_CHECKING:
    from flows.clean.cues import CleanCues

BODY = "Bakers want cheaper flour\n\nThe bakers asked the mill on Friday to lower the price of flour.\n"


@pytest.fixture(scope="module")
def cues() -> CleanCues:
    return ready_dating(find_ontology(), None).clean_cues


@pytest.mark.parametrize(
    ("address", "edtf"),
    [
        pytest.param("https://www.example.com/2014/03/21/flour", "2014-03-21", id="day"),
        pytest.param("https://www.example.com/2014/mar/21/flour", "2014-03-21", id="month named"),
        pytest.param("http://example.com/20140321-flour.html", "2014-03-21", id="compact"),
        pytest.param("www.example.com/news/2014-03-21/flour", "2014-03-21", id="hyphens"),
        pytest.param("https://www.example.com/2014/03/flour.html", "2014-03", id="month alone"),
    ],
)
def test_the_date_of_an_address_is_read(address: str, edtf: str) -> None:
    assert [f.readings[0].edtf for f in find_address_dates(f"URL: {address}")] == [edtf]


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("https://www.example.com/20141321/flour", id="no such month"),
        pytest.param("https://www.example.com/id-320140321/flour", id="a longer number"),
        pytest.param("https://www.example.com/article/2014", id="a year alone"),
        pytest.param("on 2014/03/21", id="no address"),
    ],
)
def test_other_numbers_are_no_dates(address: str) -> None:
    assert find_address_dates(address) == ()


def test_an_address_with_words_around_it_is_running_text() -> None:
    assert not is_address("read more at https://www.example.com/2014/03/21/flour")


def test_a_line_that_is_an_address_bears_a_date_of_the_page(cues: CleanCues) -> None:
    text = f"https://www.example.com/2014/03/21/bakers-want-cheaper-flour-again\n{BODY}"
    raw = RawArticle(id="a", name="a.txt", digest=sha256(text.encode()).hexdigest(), text=text)
    found = spot_printed_dates(clean_article(raw, cues))
    assert [(p.kind, p.text) for p in found] == [(PrintedKind.URL_DATE, "2014/03/21")]
    assert text[found[0].span.begin : found[0].span.end] == "2014/03/21"
