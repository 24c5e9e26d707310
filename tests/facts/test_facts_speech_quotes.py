"""Marks of quotation paired over characters."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.facts.quotes import find_quotes, pair_marks
from flows.model import CleanArticle, Part, PartKind, RawArticle, Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('He said "we agree" today.', ["we agree"], id="straight"),
        pytest.param("He said “we agree” today.", ["we agree"], id="curly"),
        pytest.param('He said “we agree" today.', ["we agree"], id="curly, then straight"),
        pytest.param('"One." He paused. "Two."', ["One.", "Two."], id="two in a paragraph"),
        pytest.param("“They said “no” to us.”", ["They said “no” to us."], id="one inside"),
        pytest.param('"He said "no" to us."', ['He said "no" to us.'], id="straight inside"),
        pytest.param("“We must go.", ["We must go."], id="never closed"),
        pytest.param(
            "“We must go. \n“We fear it,” he said.",
            ["We must go.", "We fear it,"],
            id="opened again before it was closed",
        ),
        pytest.param("The '90s and the rebels' plan", [], id="apostrophes"),
        pytest.param(
            "'The rebels' plan failed,' he said.", ["The rebels' plan failed,"], id="single"
        ),
        pytest.param("He is 5'10\" tall", [], id="feet and inches"),
        pytest.param('He said "" and "!"', [], id="no word inside"),
    ],
)
def test_marks_pair_whatever_their_shape(text: str, words: list[str]) -> None:
    assert [text[p.first : p.last] for p in pair_marks(text)] == words


def article(*parts: tuple[PartKind, str]) -> CleanArticle:
    raw, found = "", []
    for kind, text in parts:
        begin = len(raw)
        found.append(Part(kind=kind, span=Span(begin=begin, end=begin + len(text)), text=text))
        raw += text + "\n\n"
    source = RawArticle(id="made", name="made.txt", digest="0" * 64, text=raw)
    return CleanArticle(raw=source, parts=tuple(found))


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    first, second = find_quotes(
        article(
            (PartKind.PARAGRAPH, "“We must go."), (PartKind.PARAGRAPH, "“We fear it,” he said.")
        )
    )

    assert (first.text, first.resumes) == ("We must go.", False)
    assert (second.text, second.resumes) == ("We fear it,", True)


def test_a_closed_quotation_does_not_go_on() -> None:
    _, second = find_quotes(
        article((PartKind.PARAGRAPH, "“We must go.”"), (PartKind.PARAGRAPH, "“We fear it.”"))
    )

    assert not second.resumes


def test_a_part_that_is_a_quotation_needs_no_marks() -> None:
    (quote,) = find_quotes(article((PartKind.QUOTATION, "We need more unity …")))

    assert quote.text == "We need more unity …"


def test_marks_around_a_part_that_is_a_quotation_are_left_out() -> None:
    (quote,) = find_quotes(article((PartKind.QUOTATION, '"We need more unity."')))

    assert quote.text == "We need more unity."


@given(st.text(alphabet="ab .,!?\"'“”‘’«»\n(", max_size=60))
def test_pairs_lie_in_order_inside_the_text(text: str) -> None:
    pairs = pair_marks(text)

    assert all(0 <= p.begin <= p.first < p.last <= p.end <= len(text) for p in pairs)
    assert all(a.end <= b.begin for a, b in itertools.pairwise(pairs))
