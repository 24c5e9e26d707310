"""Names found have clean edges and are not cut at a hyphen."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from flows.language.names import mend_names


@pytest.mark.parametrize(
    ("words", "names", "want"),
    [
        pytest.param(
            "al|-|Qaida |said",
            ((0, 2, "PERSON"), (2, 3, "ORG")),
            [("al-Qaida", "ORG")],
            id="cut after a hyphen",
        ),
        pytest.param(
            "Saudi|-|led |war", ((0, 2, "GPE"),), [("Saudi", "GPE")], id="hyphen of a compound"
        ),
        pytest.param(
            "Syria |- |Iran",
            ((0, 1, "GPE"), (1, 3, "GPE")),
            [("Syria", "GPE"), ("Iran", "GPE")],
            id="dash between two",
        ),
        pytest.param("(|Rome|) |fell", ((0, 3, "GPE"),), [("Rome", "GPE")], id="brackets"),
        pytest.param("-|- |x", ((0, 2, "ORG"),), [], id="nothing but marks"),
        pytest.param(
            "Ann |Lee |left", ((0, 2, "PERSON"),), [("Ann Lee", "PERSON")], id="clean already"
        ),
        pytest.param(
            "by |al|-|Qaida |men", ((1, 2, "ORG"),), [("al-Qaida", "ORG")], id="small word first"
        ),
        pytest.param(
            "a |Syrian|-|American |man", ((1, 2, "NORP"),), [("Syrian", "NORP")], id="whole word"
        ),
    ],
)
def test_edges_are_mended(
    words: str, names: tuple[tuple[int, int, str], ...], want: list[tuple[str, str]]
) -> None:
    cut = words.split("|")
    doc = Doc(
        spacy.blank("en").vocab,
        words=[w.strip() for w in cut],
        spaces=[w.endswith(" ") for w in cut],
    )
    doc.ents = [Span(doc, first, last, label=label) for first, last, label in names]
    assert [(name.text, name.label_) for name in mend_names(doc).ents] == want
