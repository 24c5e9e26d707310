"""Train the shipped model from the corpora, measure it, write it with its card.

The parser is trained first; the names start from what it has learned of words, with networks of
their own. Each has its configuration in ``training/``. The same data and seed give the same model.
What the corpora are is told in ``corpora.py``, how they are varied in ``augment.py``, ``swaps.py``.
"""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import spacy
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from thinc.api import Config

from flows.errors import ModelError
from flows.language import borders
from flows.language.augment import vary_named, vary_trees
from flows.language.card import write_card
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
from flows.language.evaluate import measure
from flows.language.gum import name_trees
from flows.language.named import UNER_LABELS, read_columns
from flows.language.pack import pack, unpack
from flows.language.swaps import read_pool, swap_names
from flows.language.tables import read_demonyms
from flows.language.warmstart import warm_start
from flows.language.wordlists import attach_lists, read_half_lists, read_word_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.random import Generator
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from flows.language.evaluate import Score
    from flows.language.hints import NameHints
    from flows.language.named import Named

MODEL_FILE = "core.xz"
CARD_FILE = "card.md"
_PARSE = "parse"
_NAMES = "names"
_SWAPPED_COPIES = 2
_SWAP_SHARE = 0.5
_NEWS_LIKE = ("weblog", "newsgroup")
"""Genres of EWT that come nearest to news."""
_NAME_SENTENCES = 3
"""Sentences in one training text of names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a training needs.

    Args:
        data: Folder of the corpora, each in the folder that its README names.
        reference: Folder of the reference tables (``ontology/reference``).
        output: Folder that the model and its card are written to.
        day: Day of the training for the card, ISO 8601.
        seed: Any number from 0; the same one gives the same model.
    """

    data: Path
    reference: Path
    output: Path
    day: str
    seed: int = 7


def train_model(recipe: Recipe) -> tuple[Score, ...]:
    """Train, measure and write the model; give the figures.

    Raises:
        ModelError: When a corpus is missing from the data folder.
    """
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        try:
            _write_texts(recipe, work)
        except FileNotFoundError as error:
            msg = f"{error.filename}: a corpus is missing; name the folder that holds them all"
            raise ModelError(msg) from error
        packed = pack(_train_parts(recipe, work))
    scores = measure(unpack(packed), recipe.data)
    recipe.output.mkdir(parents=True, exist_ok=True)
    (recipe.output / MODEL_FILE).write_bytes(packed)
    card = write_card(scores, day=recipe.day, seed=recipe.seed, size=len(packed))
    (recipe.output / CARD_FILE).write_text(card, encoding="utf-8")
    return scores


def _write_texts(recipe: Recipe, work: Path) -> None:
    """Write the training and development texts that the two trainings read."""
    vocab = spacy.blank("en").vocab
    chance = np.random.default_rng(recipe.seed)
    _save(_parse_texts(recipe.data, vocab, chance), work / f"{_PARSE}-train.spacy")
    _save(_parse_dev(recipe.data, vocab), work / f"{_PARSE}-dev.spacy")
    _save(_name_texts(recipe, vocab, chance), work / f"{_NAMES}-train.spacy")
    _save(_name_dev(recipe, vocab), work / f"{_NAMES}-dev.spacy")


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


def _name_texts(recipe: Recipe, vocab: Vocab, chance: Generator) -> Iterator[Doc]:
    hints = _hints(recipe)
    sets = name_sets(recipe.data, hints)
    pool = read_pool(recipe.reference, (n for found in sets.values() for n in found), hints.titles)
    for found in sets.values():
        yield from name_docs(found, vocab, _NAME_SENTENCES)
    for found in (found for _ in range(_SWAPPED_COPIES) for found in sets.values()):
        swapped = (swap_names(n, pool, chance, _SWAP_SHARE) for n in found)
        varied: tuple[Named, ...] = tuple(vary_named(n, chance) for n in swapped)
        yield from name_docs(varied, vocab, _NAME_SENTENCES)


def _name_dev(recipe: Recipe, vocab: Vocab) -> Iterator[Doc]:
    """Give the names of the development parts that come nearest to news."""
    hints = _hints(recipe)
    ewt = read_columns(recipe.data / "uner-ewt/dev.iob2", UNER_LABELS)
    near = [n for n in ewt if n.id.startswith(_NEWS_LIKE)]
    gum = name_trees(gum_trees(recipe.data, "dev"), hints.titles)
    for found in (near, gum):
        yield from name_docs([settle_peoples(n, hints) for n in found], vocab, _NAME_SENTENCES)


def _train_parts(recipe: Recipe, work: Path) -> Language:
    """Train the parser, then the names from where the parser stands; put them together."""
    parser = _prepare(work, _PARSE, recipe.seed)
    nlp = _train(parser, work / _PARSE)
    names = _prepare(work, _NAMES, recipe.seed)
    attach_lists(names, read_half_lists(recipe.reference))
    warm_start(names.get_pipe("ner"), nlp.get_pipe("tok2vec"))
    nlp.add_pipe("ner", source=_train(names, work / _NAMES), first=True)
    attach_lists(nlp, read_word_lists(recipe.reference))
    return borders.guard_borders(nlp)


def _prepare(work: Path, what: str, seed: int) -> Language:
    """Build one pipeline, its labels read from its training texts, its weights fresh."""
    text = files("flows.language").joinpath(f"training/{what}.cfg").read_text(encoding="utf-8")
    changes = {
        "paths.train": str(work / f"{what}-train.spacy"),
        "paths.dev": str(work / f"{what}-dev.spacy"),
        "system.seed": seed,
    }
    return init_nlp(Config().from_str(text, overrides=changes))


def _train(nlp: Language, output: Path) -> Language:
    """Train a pipeline; give its best state on the development texts."""
    output.mkdir()
    train_loop(nlp, output, stdout=io.StringIO(), stderr=io.StringIO())
    return spacy.load(output / "model-best")
