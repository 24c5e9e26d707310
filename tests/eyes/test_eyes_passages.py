"""Words are found where they stand, in whatever marks, and given as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.eyes.passages import Finder, Passage
from flows.model import CleanArticle, Part, PartKind, RawArticle, Span


def article(*texts: str, kind: PartKind = PartKind.PARAGRAPH) -> CleanArticle:
    parts, at = [], 0
    for text in texts:
        parts.append(Part(kind=kind, span=Span(begin=at, end=at + len(text)), text=text))
        at += len(text) + 1
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text="\n".join(texts))
    return CleanArticle(raw=raw, parts=tuple(parts))


def find(text: str, words: str) -> str | None:
    found = Finder(article(text)).find(words)
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "words", "want"),
    [
        pytest.param("He said “no” – twice", 'said "no" - twice', "said “no” – twice", id="marks"),
        pytest.param("the  UN\u00a0envoy", "the UN envoy", "the  UN\u00a0envoy", id="white space"),
        pytest.param("we wait… here", "wait... here", "wait… here", id="three dots"),
        pytest.param("we wait… here", "we wait", "we wait", id="before three dots"),
        pytest.param("Iranian and Iran", "Iran", "Iran", id="whole word"),
        pytest.param("some 1200 fell", "200", None, id="part of a number"),
        pytest.param("The envoy left", "the envoy", None, id="another case"),
        pytest.param("The envoy left", "The envoy has left", None, id="a word more"),
        pytest.param("The envoy left", "  ", None, id="nothing"),
    ],
)
def test_only_marks_and_white_space_may_differ(text: str, words: str, want: str | None) -> None:
    assert find(text, words) == want


def test_a_passage_is_given_in_code_points_of_the_raw_text() -> None:
    texts = ("First 🕊 line", "He said “no” again")
    whole = article(*texts)
    found = Finder(whole).find('"no" again')
    assert found is not None
    assert whole.raw.text[found.span.begin : found.span.end] == "“no” again"


def test_words_of_two_parts_are_no_passage() -> None:
    assert Finder(article("He left", "on Monday")).find("left on") is None


def test_what_was_taken_away_is_not_looked_at() -> None:
    assert Finder(article("Click here", kind=PartKind.REMOVED)).find("Click here") is None


def test_words_are_looked_for_inside_a_passage() -> None:
    finder = Finder(article("Rek left. Then Rek came back."))
    inside = finder.find("Then Rek came")
    assert inside is not None
    found = finder.find("Rek", inside)
    assert isinstance(found, Passage)
    assert found.begin == 15
    assert finder.find("left", inside) is None


@given(st.text(max_size=40), st.text(max_size=6))
def test_whatever_is_found_stands_there(text: str, words: str) -> None:
    found = Finder(article(text)).find(words)
    if found is not None:
        assert text[found.begin : found.end] == found.text


@given(st.text(min_size=1, max_size=40))
def test_a_whole_part_is_found(text: str) -> None:
    if text.strip():
        assert Finder(article(text)).find(text) is not None
