"""The pieces of training that run without the corpora: configurations, warm start, figures, card."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import Config

from flows.errors import ModelError
from flows.language.card import write_card
from flows.language.evaluate import Score, score_names
from flows.language.train import check_corpora
from flows.language.warmstart import warm_start

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


def config(what: str) -> Config:
    text = files("flows.language").joinpath(f"training/{what}.cfg").read_text(encoding="utf-8")
    return Config().from_str(text, overrides={"paths.train": "x", "paths.dev": "x"})


def pipeline(what: str) -> Language:
    return spacy.util.load_model_from_config(config(what), auto_fill=True)


def test_names_start_as_a_copy_of_what_the_parser_knows() -> None:
    nlp = pipeline("names")
    doc = nlp.make_doc("Walid left Aleppo.")
    words: Any = pipeline("parse").get_pipe("tok2vec")
    words.model.initialize()
    names: Any = nlp.get_pipe("ner")
    names.add_label("PERSON")
    names.initialize(lambda: [Example(doc, doc)])
    warm_start(names, words)
    (ours,) = names.model.get_ref("tok2vec").layers[0].predict([doc])
    (theirs,) = words.model.predict([doc])
    np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-5)


def test_missing_corpora_are_named(tmp_path: Path) -> None:
    (tmp_path / "ud-ewt").mkdir()
    with pytest.raises(ModelError, match="ud-gum, ud-pud") as caught:
        check_corpora(tmp_path)
    assert "ud-ewt" not in str(caught.value)


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
