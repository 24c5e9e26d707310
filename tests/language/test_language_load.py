"""The shipped pipeline loads by itself; another is named, or the error says what to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy

from flows.errors import ModelError
from flows.language.borders import COMPONENT
from flows.language.load import load_pipeline
from flows.language.pack import pack, unpack
from flows.model import RawArticle
from flows.pipeline import process

if TYPE_CHECKING:
    from flows.pipeline import Tools


def test_the_shipped_pipeline_is_loaded_once() -> None:
    assert load_pipeline() is load_pipeline(None)


def test_names_come_before_the_parser_that_keeps_to_them() -> None:
    names = load_pipeline().pipe_names
    assert names.index("ner") < names.index(COMPONENT) < names.index("parser")


def test_the_shipped_model_is_small() -> None:
    path = Path(__file__).parents[2] / "flows/language/model/core.xz"
    assert path.stat().st_size < 12_000_000


def test_a_missing_pipeline_is_named_in_the_error() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline"):
        load_pipeline("no_such_pipeline")


def test_a_pipeline_in_a_folder_is_loaded(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "other")
    assert load_pipeline(str(tmp_path / "other")).pipe_names == ["sentencizer"]


def test_a_pipeline_that_sets_no_sentences_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(ModelError, match="sets no sentences"):
        load_pipeline(str(tmp_path / "bare"))


def test_a_pipeline_with_nothing_but_sentences_is_read(tmp_path: Path, tools: Tools) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "plain")
    text = "Secretary of State John Kerry met Sergei Lavrov in Geneva. They agreed on Friday.\n"
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    (facts,) = process([raw], replace(tools, nlp=load_pipeline(str(tmp_path / "plain"))))
    assert [t.text for t in facts.times] == ["Friday"]


@pytest.fixture(scope="module")
def packed() -> bytes:
    return pack(load_pipeline())


def test_packing_twice_gives_the_same_bytes(packed: bytes) -> None:
    assert pack(unpack(packed)) == packed


def test_an_unpacked_pipeline_reads_as_the_packed_one(packed: bytes) -> None:
    text = "Walid al-Moallem met the envoy in Damascus on Monday; the U.N. said they'd agreed."
    first, again = (nlp(text) for nlp in (load_pipeline(), unpack(packed)))
    assert [(t.tag_, t.lemma_, t.dep_, t.head.i) for t in first] == [
        (t.tag_, t.lemma_, t.dep_, t.head.i) for t in again
    ]
    assert [(n.text, n.label_) for n in first.ents] == [(n.text, n.label_) for n in again.ents]
