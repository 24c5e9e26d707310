"""The training and development texts of both trainings, from the corpora.

The first training (parser, then names) learns from what the corpora are labelled with. The second
learns everything from every text: the treebanks as they are, the texts with names and the open news
as the first model labels them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import spacy
from spacy.tokens import DocBin

from flows.language.augment import vary_named, vary_trees
from flows.language.conllu import read_trees
from flows.language.corpora import (
    ewt_train,
    gum_trees,
    name_docs,
    name_hints,
    name_sets,
    settle_peoples,
    tree_docs,
)
from flows.language.gum import name_trees
from flows.language.named import UNER_LABELS, read_columns
from flows.language.silver import OPEN_NEWS, label, read_open_news, stretches_of
from flows.language.swaps import read_pool, swap_names
from flows.language.tables import read_demonyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.random import Generator
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from flows.language.hints import NameHints
    from flows.language.named import Named
    from flows.language.recipe import Recipe

CORPORA = (
    "ud-ewt",
    "ud-gum",
    "ud-pud",
    "uner-ewt",
    "uner-pud",
    "wikigold",
    "crossner-politics",
    "re3d",
    OPEN_NEWS,
)
"""What a training reads or is measured on, below the data folder."""
PARSE, NAMES, STUDENT = "parse", "names", "student"
SWAPPED_COPIES = {NAMES: 2, STUDENT: 1}
TREE_COPIES = 2
"""Times that the second training has the treebanks, each time beside a varied copy."""
OPEN_SENTENCES = 18_000
_SWAP_SHARE = 0.5
_NEWS_LIKE = ("weblog", "newsgroup")
"""Genres of EWT that come nearest to news."""
_NAME_SENTENCES = 3
"""Sentences in one training text of names."""


def text_path(work: Path, what: str, part: str) -> Path:
    """Give the file of training ("train") or development ("dev") texts."""
    return work / f"{what}-{part}.spacy"


def write_first_lessons(recipe: Recipe, work: Path) -> None:
    """Write the texts of the parser and those of the names."""
    vocab = spacy.blank("en").vocab
    chance = np.random.default_rng(recipe.seed)
    _save(_parse_texts(recipe.data, vocab, chance), text_path(work, PARSE, "train"))
    _save(_parse_dev(recipe.data, vocab), text_path(work, PARSE, "dev"))
    named = (n for group in _named_texts(recipe, chance, SWAPPED_COPIES[NAMES]) for n in group)
    _save(name_docs(tuple(named), vocab, _NAME_SENTENCES), text_path(work, NAMES, "train"))
    _save(_name_dev(recipe, vocab), text_path(work, NAMES, "dev"))


def write_second_lessons(recipe: Recipe, work: Path, teacher: Language) -> int:
    """Write the texts that the second model learns from, labelled by the first; tell how many."""
    vocab, chance = teacher.vocab, np.random.default_rng(recipe.seed)
    texts = [d for _ in range(TREE_COPIES) for d in _parse_texts(recipe.data, vocab, chance)]
    development = list(_parse_dev(recipe.data, vocab))
    for doc in (*texts, *development):
        doc.set_ents([], default="missing")
    groups = _named_texts(recipe, chance, SWAPPED_COPIES[STUDENT])
    texts += [d for named in groups for d in label(stretches_of(named), teacher)]
    texts += label(read_open_news(recipe.data, chance, OPEN_SENTENCES), teacher)
    mixed = [texts[at] for at in chance.permutation(len(texts))]
    _save(mixed, text_path(work, STUDENT, "train"))
    _save([*development, *_name_dev(recipe, vocab)], text_path(work, STUDENT, "dev"))
    return len(mixed)


def _save(docs: Iterable[Doc], path: Path) -> None:
    DocBin(docs=docs).to_disk(path)


def _parse_texts(data: Path, vocab: Vocab, chance: Generator) -> Iterator[Doc]:
    trees = (*ewt_train(data), *gum_trees(data, "train"))
    yield from tree_docs(trees, vocab)
    yield from tree_docs(vary_trees(trees, chance), vocab)


def _parse_dev(data: Path, vocab: Vocab) -> Iterator[Doc]:
    yield from tree_docs(gum_trees(data, "dev"), vocab)
    yield from tree_docs(read_trees(data / "ud-ewt/en_ewt-ud-dev.conllu"), vocab)


def _hints(recipe: Recipe) -> NameHints:
    learned = name_hints(recipe.data)
    return replace(learned, peoples=learned.peoples | read_demonyms(recipe.reference))


def _named_texts(recipe: Recipe, chance: Generator, swapped: int) -> Iterator[tuple[Named, ...]]:
    """Give the corpora of names as they are, then with other names put in, as often as said."""
    hints = _hints(recipe)
    sets = name_sets(recipe.data, hints)
    pool = read_pool(recipe.reference, (n for found in sets.values() for n in found), hints.titles)
    yield from sets.values()
    for found in (found for _ in range(swapped) for found in sets.values()):
        other = (swap_names(n, pool, chance, _SWAP_SHARE) for n in found)
        yield tuple(vary_named(n, chance) for n in other)


def _name_dev(recipe: Recipe, vocab: Vocab) -> Iterator[Doc]:
    """Give the names of the development parts that come nearest to news."""
    hints = _hints(recipe)
    ewt = read_columns(recipe.data / "uner-ewt/dev.iob2", UNER_LABELS)
    near = [n for n in ewt if n.id.startswith(_NEWS_LIKE)]
    gum = name_trees(gum_trees(recipe.data, "dev"), hints.titles)
    for found in (near, gum):
        yield from name_docs([settle_peoples(n, hints) for n in found], vocab, _NAME_SENTENCES)
