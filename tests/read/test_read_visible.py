"""Of a page, what a reader sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.read.visible import decode_page, visible_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("<p>a</p><p>b</p>", "a\n\nb\n", id="paragraphs"),
        pytest.param("a <b>b</b>\n  c", "a b c\n", id="inline tags and white space"),
        pytest.param("a<br>b<BR/>c", "a\nb\nc\n", id="line breaks"),
        pytest.param("<ul><li>a<li>b</ul>c", "a\n\nb\n\nc\n", id="lists"),
        pytest.param("<tr><td>3</td><td>May</td></tr>", "3 May\n", id="cells"),
        pytest.param("<title>t</title><script>a<b</script>c", "c\n", id="what is not shown"),
        pytest.param("<SCRIPT>a</p>b</Script >c", "c\n", id="tags within what is not shown"),
        pytest.param("a<!-- <p>b</p> -->c", "ac\n", id="comments"),
        pytest.param('<a title="x > y">z</a>', "z\n", id="an angle in quotation marks"),
        pytest.param("3 May&nbsp;2013 &amp; &lt;", "3 May\xa02013 & <\n", id="entities"),
        pytest.param("a < b <3 > c", "a < b <3 > c\n", id="angles that are no tags"),
        pytest.param("<?xml version='1.0'?><!DOCTYPE html>a", "a\n", id="declarations"),
        pytest.param("<svg/>a<p", "a\n", id="a tag that does not end"),
        pytest.param("<script>a", "", id="a script that does not end"),
        pytest.param("", "", id="empty"),
    ],
)
def test_the_text_is_what_a_browser_shows(markup: str, text: str) -> None:
    assert visible_text(markup) == text


@pytest.mark.parametrize("piece", ["<a ", '<a "', "<!--", "<![", "&", "&#9", "<script>", "</"])
def test_broken_markup_is_walked_once(piece: str) -> None:
    visible_text(piece * 100_000)


@given(st.text(alphabet=st.sampled_from("<>/!-ab \"'&;#\n\x00\x01") | st.characters()))
def test_no_markup_is_too_odd(markup: str) -> None:
    text = visible_text(markup)
    assert text == "" or text.strip(" \n") == text[:-1]


def test_a_page_in_an_older_encoding_is_read_as_it_declares() -> None:
    page = '<meta charset="windows-1251"><p>Встреча 3 мая'.encode("cp1251")
    decoded = decode_page(page)
    assert decoded is not None
    assert (decoded.encoding, "Встреча" in decoded.text) == ("windows-1251", True)


@pytest.mark.parametrize("name", ["utf-8", "nonsense", "base64"])
def test_a_page_that_declares_what_it_is_not_is_read_all_the_same(name: str) -> None:
    decoded = decode_page(
        f'<meta charset="{name}"><p>They met in the café of the town'.encode("latin-1")
    )
    assert decoded is not None
    assert "café" in decoded.text


def test_cells_of_several_lines_are_no_row() -> None:
    rows = "<table><tr><td>Home<br>News</td><td><b>Talks</b></td></tr></table>"
    assert visible_text(rows) == "Home\nNews\n\nTalks\n"
    assert visible_text("<table><tr><td>First</td><td>3 May</td></tr></table>") == "First 3 May\n"
