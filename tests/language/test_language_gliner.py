"""Names by GLiNER take the place of the model's own; a stand-in plays GLiNER, no weights are here."""

from __future__ import annotations

import importlib.util
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from flows.errors import ModelError
from flows.language.gliner import LABELS, find_names_with
from flows.language.load import SHIPPED, load_pipeline
from flows.language.pack import unpack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

KNOWN = {
    "Grand Duke Rudolf": "person",
    "Duke Rudolf": "person",
    "Ruritania": "location",
    "Zenda Pact": "named event",
}


class StandIn:
    """Answers in GLiNER's form with the names that it was told."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def predict_entities(
        self, text: str, labels: Sequence[str], *, threshold: float
    ) -> list[dict[str, Any]]:
        assert tuple(labels) == tuple(LABELS)
        self.read.append(text)
        return [
            {"start": m.start(), "end": m.end(), "text": m[0], "label": label, "score": threshold}
            for name, label in KNOWN.items()
            for m in re.finditer(name, text)
        ]


@pytest.fixture(scope="module")
def finder() -> StandIn:
    return StandIn()


@pytest.fixture(scope="module")
def nlp(finder: StandIn) -> Language:
    shipped = files("flows.language").joinpath(SHIPPED)
    return find_names_with(unpack(shipped.read_bytes()), finder)


def test_its_names_are_the_names_of_the_document_the_longer_first(nlp: Language) -> None:
    doc = nlp("Grand Duke Rudolf left Ruritania before the Zenda Pact was signed.")
    assert [(n.text, n.label_) for n in doc.ents] == [
        ("Grand Duke Rudolf", "PERSON"),
        ("Ruritania", "GPE"),
        ("Zenda Pact", "EVENT"),
    ]


def test_all_else_of_the_pipeline_stays(nlp: Language) -> None:
    assert nlp.pipe_names == load_pipeline().pipe_names
    assert [t.pos_ for t in nlp("He left Ruritania.")] == ["PRON", "VERB", "PROPN", "PUNCT"]


def test_a_long_text_is_read_in_stretches_with_offsets_kept(nlp: Language, finder: StandIn) -> None:
    finder.read.clear()
    doc = nlp("word " * 300 + "in Ruritania")
    assert len(finder.read) == 2
    assert [n.text for n in doc.ents] == ["Ruritania"]


@pytest.mark.skipif(importlib.util.find_spec("gliner") is not None, reason="gliner is installed")
def test_without_the_package_the_error_says_what_to_install() -> None:
    with pytest.raises(ModelError, match=r"install dateline\[gliner\]"):
        load_pipeline("gliner:urchade/gliner_small-v2.1")
