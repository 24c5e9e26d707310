"""The training and development texts of the parser and of the names.

Gold texts are made of the corpora; wider ones are those and open news that teachers have labelled.
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
from flows.language.open_news import agreed_docs, named_docs, read_open_news
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
    "gmb",
)
"""What a training reads or is measured on, below the data folder."""
PARSE, NAMES = "parse", "names"
GOLD, WIDER, AGAIN = "gold", "wider", "again"
"""Texts of the corpora; those and open news as it was labelled first, and as it was once more."""
_SWAPPED_COPIES = 2
_SWAP_SHARE = 0.5
_NEWS_LIKE = ("weblog", "newsgroup")
"""Genres of EWT that come nearest to news."""
_NAME_SENTENCES = 3
"""Sentences in one training text of names."""
_NAMED_NEWS = 8_700
"""Texts of open news that teach names."""


def text_path(work: Path, what: str, part: str) -> Path:
    """Give the file of gold, wider, again labelled or development ("dev") texts."""
    return work / f"{what}-{part}.spacy"


def write_lessons(recipe: Recipe, work: Path) -> None:
    """Write the texts of the parser and those of the names."""
    vocab = spacy.blank("en").vocab
    chance = np.random.default_rng(recipe.seed)
    _save(_parse_texts(recipe.data, vocab, chance), text_path(work, PARSE, GOLD))
    _save(_parse_dev(recipe.data, vocab), text_path(work, PARSE, "dev"))
    named = _named_texts(recipe, chance)
    docs = (doc for group in named for doc in name_docs(group, vocab, _NAME_SENTENCES))
    _save(docs, text_path(work, NAMES, GOLD))
    _save(_name_dev(recipe, vocab), text_path(work, NAMES, "dev"))


def write_parsed_news(
    recipe: Recipe, work: Path, part: str, parsers: tuple[Language, Language]
) -> None:
    """Write the gold texts of the parser again, mixed with open news.

    Args:
        recipe: What the training was told.
        work: Folder that has the gold texts.
        part: What the mixed texts are called.
        parsers: Two teachers, whose agreement is believed.
    """
    _mix(recipe, work, (PARSE, part), agreed_docs(*parsers, read_open_news(recipe.data)))


def write_named_news(recipe: Recipe, work: Path, part: str, namer: Language) -> None:
    """Write the gold texts of the names again, mixed with open news.

    Args:
        recipe: What the training was told.
        work: Folder that has the gold texts.
        part: What the mixed texts are called.
        namer: The teacher of names, with a parser.
    """
    news = read_open_news(recipe.data)[:_NAMED_NEWS]
    _mix(recipe, work, (NAMES, part), named_docs(namer, recipe.reference, news))


def _mix(recipe: Recipe, work: Path, texts: tuple[str, str], docs: Iterable[Doc]) -> None:
    what, part = texts
    gold = DocBin().from_disk(text_path(work, what, GOLD))
    mixed = [*gold.get_docs(spacy.blank("en").vocab), *docs]
    order = np.random.default_rng(recipe.seed).permutation(len(mixed))
    _save((mixed[int(at)] for at in order), text_path(work, what, part))


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


def _named_texts(recipe: Recipe, chance: Generator) -> Iterator[tuple[Named, ...]]:
    """Give the corpora of names as they are, then copies with other names put in."""
    hints = _hints(recipe)
    sets = name_sets(recipe.data, hints)
    pool = read_pool(recipe.reference, (n for found in sets.values() for n in found), hints.titles)
    yield from sets.values()
    for found in (found for _ in range(_SWAPPED_COPIES) for found in sets.values()):
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
