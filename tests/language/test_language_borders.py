"""Sentence borders are forbidden where none can be."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from flows.language.borders import COMPONENT, forbid_borders, guard_borders


def may_begin(
    words: list[str], spaces: list[bool] | None = None, names: tuple[tuple[int, int], ...] = ()
) -> list[str]:
    """Words after the first that may begin a sentence."""
    doc = Doc(spacy.blank("en").vocab, words=words, spaces=spaces)
    doc.ents = [Span(doc, first, last, label="PERSON") for first, last in names]
    return [token.text for token in forbid_borders(doc)[1:] if token.is_sent_start is not False]


@pytest.mark.parametrize(
    ("words", "names", "want"),
    [
        pytest.param("I saw Mr. A. Lee . He left", ((2, 5),), ["He"], id="inside a name"),
        pytest.param("Gen. Idris left . He", ((1, 2),), ["He"], id="name after an abbreviation"),
        pytest.param("left . ( In May . ) He", (), ["(", "He"], id="inside brackets"),
        pytest.param("left ( in . May", (), ["May"], id="bracket never closed"),
        pytest.param("Go . ” He", (), ["He"], id="closing mark"),
        pytest.param("On May 9 Kerry left . He", (), ["He"], id="no mark before"),
        pytest.param("The U.S. struck . He", (), ["He"], id="small word after an abbreviation"),
    ],
)
def test_only_what_follows_a_finished_sentence_may_begin_one(
    words: str, names: tuple[tuple[int, int], ...], want: list[str]
) -> None:
    assert may_begin(words.split(), names=names) == want


def test_a_straight_mark_closes_when_tight_to_the_word_before_and_opens_when_not() -> None:
    words = ["Go", ".", '"', "He", "left", ".", '"', "No"]
    spaces = [False, False, True, True, False, True, False, False]
    assert may_begin(words, spaces) == ["He", '"']


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param('It ended. "These men stay."', ['"'], id="straight"),
        pytest.param("It ended. “These men stay.”", ["“"], id="curly"),
        pytest.param('He told the "Big Three" so.', [], id="inside a sentence"),
        pytest.param('It ended. "so to speak" he said.', [], id="small word"),
        pytest.param('"It ended." He left.', [], id="closing"),
        pytest.param('It ended ("These men. "Stay" now").', [], id="inside brackets"),
        pytest.param("He posted on X. Interior Minister Lee left.", ["Interior"], id="a network"),
        pytest.param("He is Malcolm X. Lee left.", [], id="an initial"),
    ],
)
def test_words_said_behind_a_finished_sentence_begin_one(text: str, want: list[str]) -> None:
    doc = forbid_borders(spacy.blank("en")(text))
    assert [t.text for t in doc[1:] if t.is_sent_start] == want


def test_the_component_stands_before_the_parser() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("parser")
    assert guard_borders(guard_borders(nlp)).pipe_names == [COMPONENT, "parser"]


def test_a_pipeline_without_a_parser_is_left_alone() -> None:
    assert guard_borders(spacy.blank("en")).pipe_names == []
