"""Texts are cut into paragraphs; no character is lost and no line end parts a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dates.paragraphs import cut_paragraphs
from flows.model import Span


def cut(text: str) -> list[str]:
    spans = cut_paragraphs(text, Span(begin=0, end=len(text)))
    return [text[span.begin : span.end] for span in spans]


WRAPPED = (
    "The ministers of six states will meet in the town of Geneva on March\n"
    "6 to talk about what is to come, a spokesman of the government said.\n"
    "President Smith, who was there for the first time since the talks of\n"
    "May 2012, left on Monday."
)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("a\n\nb\r\n\r\nc", ["a", "b", "c"], id="blank lines"),
        pytest.param("a\n \t\nb", ["a", "b"], id="a line of spaces is blank"),
        pytest.param("One line.\nAnother.", ["One line.", "Another."], id="a line a paragraph"),
        pytest.param("on March\n6 it was", ["on March\n6 it was"], id="a date over a line end"),
        pytest.param("He came\r\non Monday", ["He came\r\non Monday"], id="two signs, one end"),
        pytest.param("A HEADLINE\nThe text", ["A HEADLINE", "The text"], id="a headline"),
        pytest.param(WRAPPED, [WRAPPED], id="wrapped lines, capitals after a full line"),
        pytest.param(f"TALKS\n{WRAPPED}", ["TALKS", WRAPPED], id="a headline over wrapped lines"),
        pytest.param(" \n ", [], id="nothing"),
    ],
)
def test_paragraphs_end_where_they_are_meant_to(text: str, paragraphs: list[str]) -> None:
    assert cut(text) == paragraphs


@given(st.text(alphabet=st.sampled_from("ab1. \n\r\t\x0b\u2028") | st.characters(), max_size=300))
def test_only_white_space_is_left_out(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["(" * 5_000, "word " * 20_000, "a\t" * 60_000])
def test_what_is_endless_is_cut(text: str) -> None:
    pieces = cut(text)
    assert len(pieces) > 1
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_only_the_passage_is_cut() -> None:
    assert cut_paragraphs("one\n\ntwo", Span(begin=5, end=8)) == (Span(begin=5, end=8),)
