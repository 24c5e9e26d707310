"""Sentence borders are forbidden where none can be."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from flows.language.borders import COMPONENT, forbid_borders, guard_borders


def barred(
    words: list[str], spaces: list[bool] | None = None, names: tuple[tuple[int, int], ...] = ()
) -> list[str]:
    """Words that may begin no sentence."""
    doc = Doc(spacy.blank("en").vocab, words=words, spaces=spaces)
    doc.ents = [Span(doc, first, last, label="PERSON") for first, last in names]
    return [token.text for token in forbid_borders(doc) if token.is_sent_start is False]


@pytest.mark.parametrize(
    ("words", "names", "want"),
    [
        pytest.param(
            ["He", "met", "Frank", "Walter", "Steinmeier"],
            ((2, 5),),
            ["Walter", "Steinmeier"],
            id="inside a name",
        ),
        pytest.param(
            ["Gen.", "Idris", "left"], ((1, 2),), ["Idris"], id="name after an abbreviation"
        ),
        pytest.param(
            ["left", "(", "in", "May", ")", "He"], (), ["in", "May", ")"], id="inside brackets"
        ),
        pytest.param(["left", "(", "in", "May"], (), [], id="bracket never closed"),
        pytest.param(["Go", ".", "”", "He"], (), [".", "”"], id="closing mark"),
    ],
)
def test_no_border_inside_what_belongs_together(
    words: list[str], names: tuple[tuple[int, int], ...], want: list[str]
) -> None:
    assert barred(words, names=names) == want


def test_a_straight_mark_closes_only_when_tight_to_the_word_before() -> None:
    words = ["Go", ".", '"', "He", "said", '"', "no"]
    spaces = [False, False, True, True, True, False, False]
    assert barred(words, spaces) == [".", '"']


def test_the_component_stands_before_the_parser() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("parser")
    assert guard_borders(guard_borders(nlp)).pipe_names == [COMPONENT, "parser"]


def test_a_pipeline_without_a_parser_is_left_alone() -> None:
    assert guard_borders(spacy.blank("en")).pipe_names == []
