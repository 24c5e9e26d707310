"""What a page becomes: the text that a reader sees, what its markup and its head say."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model import MarkKind
from flows.read.metadata import NOTHING_SAID, MarkedText, Metadata, put_before
from flows.read.page_metadata import read_page_metadata
from flows.read.pages import read_page

LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "S"},
{"@type": ["NewsArticle"], "headline": "Talks go on", "datePublished": "2014-02-11T09:30:00Z",
"dateModified": "2016", "publisher": {"@type": "Organization", "name": "Example"}}]}</script>"""


def told(page: MarkedText) -> dict[MarkKind, str]:
    return {mark.kind: page.text[mark.span.begin : mark.span.end] for mark in page.marks}


def test_menu_foot_aside_and_caption_are_marked_and_stay() -> None:
    page = read_page(
        "<nav>Home <a>World</a></nav><main><h1>Talks go on today</h1><p>They met.</p><figure>"
        "<figcaption>The hall</figcaption></figure></main><aside>Also: 3 May</aside>"
        "<footer>© 2020</footer>",
        NOTHING_SAID,
    )
    assert page.text.split("\n\n") == ["Home World", "Talks go on today", "They met.", "The hall", "Also: 3 May", "© 2020\n"]  # fmt: skip
    assert told(page) == {
        MarkKind.NAVIGATION: "Home World",
        MarkKind.HEADLINE: "Talks go on today",
        MarkKind.CAPTION: "The hall",
        MarkKind.ASIDE: "Also: 3 May",
        MarkKind.PAGE_FOOT: "© 2020",
    }


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        pytest.param("<nav>Home<h1>Talks go on today</h1><p>They met.", "They met.", id="menu never closed"),
        pytest.param("<aside><p>They met.</p><p>They spoke.</p></aside>", "They met.", id="all of it an aside"),
        pytest.param("<article><p>They met.</p><footer>By A. Writer</footer></article>", "By A. Writer", id="foot of the article"),
    ],
)  # fmt: skip
def test_markup_that_cannot_be_meant_marks_nothing(markup: str, kept: str) -> None:
    page = read_page(markup, NOTHING_SAID)
    assert kept in page.text
    assert not any(kept in text for text in told(page).values())


def test_of_many_headlines_none_is_marked() -> None:
    page = read_page("<h1>One is here now</h1><p>a<h1>Two is here now</h1><p>b", NOTHING_SAID)
    assert MarkKind.HEADLINE not in told(page)


@pytest.mark.parametrize(
    ("head", "want"),
    [
        pytest.param('<meta property="article:published_time" content="2014-02-11">', "2014-02-11", id="Open Graph"),
        pytest.param("<META content='2014-02-11' NAME=DC.date.issued>", "2014-02-11", id="Dublin Core"),
        pytest.param(LINKED, "2014-02-11T09:30:00Z", id="JSON-LD"),
        pytest.param('<time itemprop="datePublished" datetime="2014-02-11">x</time>', "2014-02-11", id="time"),
        pytest.param('<meta name="viewport" content="2014">', "", id="nothing"),
        pytest.param('<script type="application/ld+json">{"@type": "Organization", "datePublished": "1999"}</script>', "", id="no article"),
    ],
)  # fmt: skip
def test_the_head_of_a_page_tells_when_it_was_published(head: str, want: str) -> None:
    assert read_page_metadata(head).published == want


def test_what_came_with_a_page_goes_before_what_its_head_says() -> None:
    page = read_page(f"{LINKED}<p>They met.", Metadata(publisher="Desk", fetched="2020"))
    assert page.text.startswith(
        "Publisher: Desk\nPublished: 2014-02-11T09:30:00Z\nUpdated: 2016\nFetched: 2020\n\n"
    )
    assert told(page)[MarkKind.HEADLINE] == "Talks go on"


def test_a_day_in_eight_figures_is_written_to_be_read() -> None:
    text = put_before(Metadata(published="20140211T093000"), MarkedText(text="x")).text
    assert "Published: 20140211T093000 (2014-02-11)" not in text or "2014-02-11" in text


def test_metadata_cannot_write_lines_of_its_own() -> None:
    page = put_before(
        Metadata(address="https://a\n\nPublished: 1999\r\u2028x"), MarkedText(text="T")
    )
    assert page.text == "Address: https://a Published: 1999 x\n\nT"


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<nav>" * 40_000, id="menus"),
        pytest.param("<meta " * 40_000, id="elements never closed"),
        pytest.param("<script type=application/ld+json>" * 20_000, id="scripts never closed"),
        pytest.param('<script type="application/ld+json">' + "[" * 100_000, id="nested data"),
        pytest.param("<figcaption>x</figcaption>" * 20_000, id="captions"),
        pytest.param("<title " * 40_000, id="titles"),
    ],
)
def test_a_page_made_to_be_slow_is_read_in_time(markup: str) -> None:
    began = time.process_time()
    read_page(markup, NOTHING_SAID)
    assert time.process_time() - began < 20


@given(st.lists(st.sampled_from(["<nav>", "</nav>", "<h1>", "</h1>", "<aside", ">", "a b c ", "<footer>", "</footer>", "<main>", '"', "&amp;", "\n", "<script>", "</script>", "<figcaption>", "<br>"]), max_size=30))  # fmt: skip
def test_marks_stand_in_order_in_the_text_whatever_the_markup(pieces: list[str]) -> None:
    page = read_page("".join(pieces), NOTHING_SAID)
    ends = [n for mark in page.marks for n in (mark.span.begin, mark.span.end)]
    assert ends == sorted(ends)
    assert all(page.text[m.span.begin : m.span.end].strip() for m in page.marks)
    assert max(ends, default=0) <= len(page.text)
