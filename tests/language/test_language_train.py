"""The pieces of training that run without the corpora: figures, card, what is missing."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc, Span

from flows.errors import ModelError
from flows.language.card import write_card
from flows.language.evaluate import Score, score_names
from flows.language.train import check_corpora

if TYPE_CHECKING:
    from pathlib import Path


def test_missing_corpora_are_named(tmp_path: Path) -> None:
    pytest.importorskip("spacy_lookups_data", reason="comes with the extra dateline[train]")
    (tmp_path / "ud-ewt").mkdir()
    with pytest.raises(ModelError, match="ud-gum, ud-pud") as caught:
        check_corpora(tmp_path)
    assert "ud-ewt" not in str(caught.value)


def test_missing_tables_of_words_are_told_with_what_to_install(tmp_path: Path) -> None:
    if find_spec("spacy_lookups_data"):
        pytest.skip("the extra dateline[train] is installed")
    with pytest.raises(ModelError, match=r"dateline\[train\]"):
        check_corpora(tmp_path)


def test_names_count_when_span_and_label_are_exact() -> None:
    vocab = spacy.blank("en").vocab
    gold, found = (Doc(vocab, words=["Ann", "Lee", "saw", "Rome"]) for _ in range(2))
    gold.ents = [Span(gold, 0, 2, label="PERSON"), Span(gold, 3, 4, label="GPE")]
    found.ents = [Span(found, 1, 2, label="PERSON"), Span(found, 3, 4, label="GPE")]
    figures = dict(score_names("c", [(found, gold)]).figures)
    assert (figures["F"], figures["PERSON"], figures["GPE"]) == (50.0, 0.0, 100.0)


def test_the_card_names_data_figures_and_licence() -> None:
    card = write_card(
        [Score(corpus="UD PUD", figures=(("UAS", 88.1),))], day="2026-01-02", seed=7, size=6_000_000
    )
    for part in ("UD PUD", "88.1", "2026-01-02", "seed 7", "6.0 MB", "CC BY-SA 4.0", "WikiGold"):
        assert part in card
