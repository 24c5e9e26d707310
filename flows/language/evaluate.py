"""Measure a pipeline on the test parts of the corpora: raw text in, figures out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.scorer import Scorer
from spacy.training import Example

from flows.language.conllu import read_trees
from flows.language.corpora import gum_trees, name_docs, tree_docs
from flows.language.named import UNER_LABELS, read_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

_KEYS = {
    "words": "token_f",
    "UPOS": "pos_acc",
    "Penn tags": "tag_acc",
    "lemmas": "lemma_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "sentences": "sents_f",
}
_APPOSITIONS = "appositions"
_MEASURED_NAMES = ("PERSON", "ORG", "GPE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a pipeline reaches on one corpus: names of figures with their values in percent."""

    corpus: str
    figures: tuple[tuple[str, float], ...]


def measure(nlp: Language, data: Path) -> tuple[Score, ...]:
    """Measure the parse on PUD, GUM and EWT and the names on UNER's PUD and EWT."""
    trees = {
        "UD PUD": read_trees(data / "ud-pud/test.conllu"),
        "UD GUM test": gum_trees(data, "test"),
        "UD EWT test": read_trees(data / "ud-ewt/en_ewt-ud-test.conllu"),
    }
    named = {
        "UNER PUD": data / "uner-pud/en_pud-ud-test.iob2",
        "UNER EWT test": data / "uner-ewt/test.iob2",
    }
    parses = (_parse_score(nlp, k, list(tree_docs(t, nlp.vocab))) for k, t in trees.items())
    names = (
        _name_score(nlp, k, list(name_docs(read_columns(p, UNER_LABELS), nlp.vocab, 1)))
        for k, p in named.items()
    )
    return (*parses, *names)


def _parse_score(nlp: Language, corpus: str, gold: Sequence[Doc]) -> Score:
    """Score one corpus; relations count without punctuation, unlike in the CoNLL shared task.

    Appositions, which tell who somebody is, have a figure of their own: F of head and label.
    """
    examples = _examples(nlp, gold)
    scores: dict[str, Any] = Scorer(nlp).score(examples)
    figures = tuple((name, _percent(scores[key])) for name, key in _KEYS.items())
    appositions = scores["dep_las_per_type"].get("appos", {"f": 0.0})["f"]
    return Score(corpus=corpus, figures=(*figures, (_APPOSITIONS, _percent(appositions))))


def _examples(nlp: Language, gold: Iterable[Doc]) -> list[Example]:
    kept = list(gold)
    found = nlp.pipe((doc.text for doc in kept), batch_size=64)
    return [Example(doc, reference) for doc, reference in zip(found, kept, strict=True)]


def _name_score(nlp: Language, corpus: str, gold: Sequence[Doc]) -> Score:
    examples = _examples(nlp, gold)
    return score_names(corpus, [(e.predicted, e.reference) for e in examples])


def score_names(corpus: str, pairs: Iterable[tuple[Doc, Doc]]) -> Score:
    """Score names of exact span and label.

    Args:
        corpus: What it is called.
        pairs: Documents as found and as they should be. Words for peoples and events do not count:
            the test corpora do not mark them.
    """
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for ours, theirs in ((_names(doc), _names(gold)) for doc, gold in pairs):
        hits.update(label for _, _, label in ours & theirs)
        found.update(label for _, _, label in ours)
        wanted.update(label for _, _, label in theirs)
    by_label = ((k, _f1(hits[k], found[k], wanted[k])) for k in _MEASURED_NAMES)
    total = hits.total(), found.total(), wanted.total()
    precision = ("precision", _percent(total[0] / max(total[1], 1)))
    recall = ("recall", _percent(total[0] / max(total[2], 1)))
    return Score(corpus=corpus, figures=(("F", _f1(*total)), precision, recall, *by_label))


def _names(doc: Doc) -> set[tuple[int, int, str]]:
    return {(n.start_char, n.end_char, n.label_) for n in doc.ents if n.label_ in _MEASURED_NAMES}


def _f1(hits: int, found: int, wanted: int) -> float:
    return _percent(2 * hits / max(found + wanted, 1))


def _percent(share: float) -> float:
    return round(100 * share, 1)
