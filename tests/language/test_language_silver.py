"""Texts that a first model labels for a second one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from flows.language.load import load_pipeline
from flows.language.named import UNKNOWN, Named
from flows.language.silver import OPEN_NEWS, label, read_open_news, space_words, stretches_of

if TYPE_CHECKING:
    from pathlib import Path

NAMED = Named(
    id="",
    words=("Amina", "Sule", "left", "Zarun", "."),
    spaces=(True, True, True, False, False),
    names=(("PERSON", 0, 2), (UNKNOWN, 3, 4)),
)


@pytest.mark.parametrize(
    ("words", "want"),
    [
        pytest.param('He said , " It is over . "', 'He said, "It is over."', id="quotation"),
        pytest.param('" Yes , " she said .', '"Yes," she said.', id="quotation first"),
        pytest.param("They did n't ( yet ) pay $ 5 .", "They didn't (yet) pay $5.", id="brackets"),
    ],
)
def test_words_are_spaced_as_in_print(words: str, want: str) -> None:
    pairs = zip(words.split(), space_words(words.split()), strict=True)
    assert "".join(f"{word} " if space else word for word, space in pairs).strip() == want


def test_known_names_stay_and_unknown_ones_stay_open() -> None:
    (doc,) = label(stretches_of([NAMED]), load_pipeline())
    assert [(name.text, name.label_) for name in doc.ents] == [("Amina Sule", "PERSON")]
    assert [token.ent_iob_ for token in doc] == ["B", "I", "O", "", "O"]
    assert all(token.tag_ and token.dep_ for token in doc)


def test_open_news_is_read_without_its_labels(tmp_path: Path) -> None:
    path = tmp_path / OPEN_NEWS
    path.parent.mkdir()
    rows = [f"{'Sentence: 1' if at == 0 else ''},word{at},NN,B-per" for at in range(7)]
    path.write_text("\n".join(["Sentence #,Word,POS,Tag", *rows, "Sentence: 2,short,NN,O", ""]))
    (stretch,) = read_open_news(tmp_path, np.random.default_rng(1), 10)
    assert stretch.words == tuple(f"word{at}" for at in range(7))
    assert stretch.names is None
    assert stretch.starts == (True, *[False] * 6)


def test_the_same_chance_picks_the_same_news(tmp_path: Path) -> None:
    path = tmp_path / OPEN_NEWS
    path.parent.mkdir()
    rows = [f"Sentence: {n},w{n},NN,O\n" + ",x,NN,O\n" * 6 for n in range(30)]
    path.write_text("Sentence #,Word,POS,Tag\n" + "".join(rows))
    one, other = (list(read_open_news(tmp_path, np.random.default_rng(4), 9)) for _ in range(2))
    assert one == other
    assert len(one) == 3
