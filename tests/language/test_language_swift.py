"""What makes the shipped pipeline fast changes nothing: each part beside the plain one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.pipeline.ner import EntityRecognizer  # type: ignore[import-not-found]  # compiled
from thinc.api import HashEmbed, Ragged, with_array

from flows.language.lemmas import Lemmatizer
from flows.language.load import load_pipeline
from flows.language.moves import NameFinder
from flows.language.once import once_a_word
from flows.language.products import RowOps, multiply_rows
from flows.language.windows import window_encoder

if TYPE_CHECKING:
    from thinc.api import Model

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
MADE = np.random.default_rng(7).standard_normal((300, 96)).astype(np.float32)
WEIGHTS = np.random.default_rng(8).standard_normal((50, 96)).astype(np.float32)


@given(first=st.integers(0, 299), rows=st.integers(1, 200), wide=st.sampled_from([1, 17, 50]))
def test_the_product_of_a_row_is_the_same_whatever_stands_beside_it(
    first: int, rows: int, wide: int
) -> None:
    ops = RowOps()
    some = np.ascontiguousarray(MADE[first : first + rows])

    product = ops.gemm(some, WEIGHTS[:wide], trans2=True)

    whole = ops.gemm(MADE, WEIGHTS[:wide], trans2=True)[first : first + rows]
    assert product.tobytes() == whole.tobytes()


def test_a_product_is_that_of_numpy_and_written_where_it_is_wanted() -> None:
    out = np.empty((300, 50), dtype=np.float32)

    product = RowOps().gemm(MADE, WEIGHTS, out=out, trans2=True)

    assert product is out
    assert np.allclose(out, MADE @ WEIGHTS.T, atol=1e-4)
    assert np.allclose(RowOps().gemm(MADE, MADE, trans1=True), MADE.T @ MADE, atol=1e-3)


def _words(*numbers: int) -> Ragged:
    rows = np.array([[n] for n in numbers], dtype=np.uint64)
    return Ragged(cast("Any", rows), cast("Any", np.array([len(numbers)], dtype=np.int32)))


def _embed() -> Model[Any, Any]:
    return HashEmbed(8, 50, column=0, seed=3, dropout=0.0)


def test_a_word_met_again_has_the_vector_that_it_had() -> None:
    embed = _embed()
    once = once_a_word(embed)
    once.initialize(X=_words(1, 2))

    again = [once.predict(_words(1, 2, 1)).dataXd, once.predict(_words(2, 5)).dataXd]

    plain: Model[Any, Any] = with_array(embed)
    assert np.array_equal(again[0], plain.predict(_words(1, 2, 1)).dataXd)
    assert np.array_equal(again[1], plain.predict(_words(2, 5)).dataXd)


def test_words_are_forgotten_when_the_layer_learns_or_is_given_other_weights() -> None:
    embed = _embed()
    once = once_a_word(embed)
    once.initialize(X=_words(1, 2))
    before = once.predict(_words(1)).dataXd.copy()
    table = embed.layers[1]

    once(_words(1), is_train=True)
    weights = cast("Any", table.get_param("E"))
    weights += 1
    learned = once.predict(_words(1)).dataXd.copy()
    table.set_param("E", table.get_param("E") + 1)
    given_other = once.predict(_words(1)).dataXd

    assert np.allclose(learned, before + 4)
    assert np.allclose(given_other, before + 8)


@pytest.mark.parametrize("seed", [pytest.param(path, id=path.stem) for path in SEEDS])
def test_lemmas_are_those_of_spacy(seed: Path) -> None:
    nlp = load_pipeline()
    swift = nlp.get_pipe("lemmatizer")
    assert isinstance(swift, Lemmatizer)
    slow = EditTreeLemmatizer(nlp.vocab, swift.model, "slow", backoff="orth")
    slow.trees, slow.cfg = swift.trees, swift.cfg
    doc = nlp.make_doc(seed.read_text(encoding="utf-8", errors="replace"))
    lemmas = [token.lemma_ for token in nlp(doc.copy())]

    again = nlp.get_pipe("tok2vec")(doc)

    assert [token.lemma_ for token in slow(again)] == lemmas


def test_lemmas_that_stand_are_left() -> None:
    nlp = load_pipeline()
    doc = nlp.make_doc("They went home.")
    doc[1].lemma_ = "GO"

    read = nlp.get_pipe("lemmatizer")(nlp.get_pipe("tok2vec")(doc))

    assert [token.lemma_ for token in read] == ["they", "GO", "home", "."]


def test_names_are_those_of_spacy() -> None:
    nlp = load_pipeline()
    swift = nlp.get_pipe("ner")
    assert isinstance(swift, NameFinder)
    slow = EntityRecognizer(nlp.vocab, swift.model, "slow", swift.moves)
    lines = [line for path in SEEDS for line in path.read_text("utf-8", "replace").splitlines()]
    texts = [*lines, "", "  ", "Paris", "Ban  Ki-moon \n of the United", "Bank of"]
    docs, again = ([nlp.make_doc(text) for text in texts] for _ in range(2))

    swift.set_annotations(docs, swift.predict(docs))

    slow.set_annotations(again, slow.predict(again))
    assert [doc.to_json()["ents"] for doc in docs] == [doc.to_json()["ents"] for doc in again]
    assert all(doc.has_annotation("ENT_IOB") for doc in docs)
    assert swift.predict([]) == []


@pytest.mark.parametrize("size", [pytest.param(1, id="one word"), pytest.param(2, id="two words")])
def test_words_are_read_with_those_beside_them_as_by_spacy(size: int) -> None:
    swift, slow = (build(96, size, 3, 2) for build in (window_encoder, MaxoutWindowEncoder))
    texts = cast("Any", [MADE[:1], MADE[:0], MADE[1:90], MADE[90:]])
    slow.initialize(X=texts)
    swift.initialize(X=texts)
    swift.from_bytes(slow.to_bytes())
    multiply_rows([swift, slow])

    read = swift.predict(texts)

    learned, _ = swift(texts, is_train=True)
    for one, other, again in zip(read, slow.predict(texts), learned, strict=True):
        assert np.allclose(one, other, atol=1e-4)
        assert np.allclose(one, again, atol=1e-4)
    assert [len(text) for text in swift.predict(texts[1:2])] == [0]
