"""Pipelines with ClearNLP grammar and OntoNotes names are read in Universal Dependencies."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from flows.errors import ModelError
from flows.language.load import load_pipeline
from flows.language.parse import parse_articles
from flows.language.tree import case_of, objects, obliques, subjects
from flows.model import CleanArticle, Part, PartKind, RawArticle, Sentence
from flows.model import Span as RawSpan

# word, head, relation, part of speech, as en_core_web_sm labels them
PASSIVE = (
    ("Aleppo", 2, "nsubjpass", "PROPN"),
    ("was", 2, "auxpass", "AUX"),
    ("hit", 2, "ROOT", "VERB"),
    ("by", 2, "agent", "ADP"),
    ("Russia", 3, "pobj", "PROPN"),
    ("on", 2, "prep", "ADP"),
    ("Monday", 5, "pobj", "PROPN"),
    (".", 2, "punct", "PUNCT"),
)
COPULA = (
    ("Sabra", 1, "nsubj", "PROPN"),
    ("is", 1, "ROOT", "AUX"),
    ("head", 1, "attr", "NOUN"),
    ("of", 2, "prep", "ADP"),
    ("Syria", 6, "poss", "PROPN"),
    ("'s", 4, "case", "PART"),
    ("council", 3, "pobj", "NOUN"),
)
NAMES = ((0, 1, "GPE"), (4, 5, "GPE"), (6, 7, "DATE"))


@Language.component("handmade_grammar")
def handmade_grammar(doc: Doc) -> Doc:
    """Read one of two sentences the way the pipelines of spaCy do."""
    rows = PASSIVE if doc[0].text == "Aleppo" else COPULA
    for token, (_, _, dep, pos) in zip(doc, rows, strict=True):
        token.dep_, token.pos_, token.lemma_ = dep, pos, {"is": "be"}.get(token.text, token.text)
    heads = [head for _, head, _, _ in rows]
    deps = [dep for _, _, dep, _ in rows]
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    parsed = Doc(
        doc.vocab,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=deps,
        pos=[t.pos_ for t in doc],
        lemmas=[t.lemma_ for t in doc],
        sent_starts=[t.i == 0 for t in doc],
    )
    if rows is PASSIVE:
        parsed.ents = [Span(parsed, first, last, label=label) for first, last, label in NAMES]
    return parsed


@pytest.fixture(scope="module")
def other() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("handmade_grammar")
    return nlp


def read(nlp: Language, text: str) -> Sentence:
    part = Part(kind=PartKind.PARAGRAPH, span=RawSpan(begin=0, end=len(text)), text=text)
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    return parse_articles([CleanArticle(raw=raw, parts=(part,))], nlp)[0].sentences[0]


def test_a_passive_has_its_agent_and_object_where_patterns_look(other: Language) -> None:
    sentence = read(other, "Aleppo was hit by Russia on Monday.")
    assert [t.text for t in objects(sentence, 2)] == ["Aleppo"]
    assert [t.dep for t in sentence.tokens] == [
        "nsubj:pass",
        "aux:pass",
        "root",
        "case",
        "obl:agent",
        "case",
        "obl",
        "punct",
    ]
    assert [t.text for t in obliques(sentence, 2, "on")] == ["Monday"]


def test_names_are_mapped_and_dates_are_none(other: Language) -> None:
    sentence = read(other, "Aleppo was hit by Russia on Monday.")
    assert [(n.text, n.label.value) for n in sentence.names] == [
        ("Aleppo", "GPE"),
        ("Russia", "GPE"),
    ]


def test_what_somebody_is_heads_the_sentence(other: Language) -> None:
    sentence = read(other, "Sabra is head of Syria's council")
    heads = {t.text: (sentence.tokens[t.head].text, t.dep) for t in sentence.tokens}
    assert heads["head"] == ("head", "root")
    assert heads["is"] == ("head", "cop")
    assert heads["council"] == ("head", "nmod")
    assert heads["Syria"] == ("council", "nmod:poss")
    assert [t.text for t in subjects(sentence, 2)] == ["Sabra"]
    assert case_of(sentence, 6) == "of"


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModelError, match="en_core_web_sm"):
        load_pipeline("en_core_web_sm")
