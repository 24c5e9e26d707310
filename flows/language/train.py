"""Train the shipped model from the corpora, measure it, write it with its card: the stages.

The parser and the names have networks of their own, each with its configuration in ``training/``.
The same data and seed give the same model.
``flows.training`` runs the stages, which hand what they made on in a work folder.
"""

from __future__ import annotations

import logging
import re
from importlib.resources import files
from typing import TYPE_CHECKING, TextIO, cast

import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from thinc.api import Config

from flows.errors import ModelError
from flows.language import borders
from flows.language.card import write_card
from flows.language.evaluate import measure
from flows.language.lessons import CORPORA, NAMES, PARSE, text_path
from flows.language.lexicon import Lexicon, attach_lexicon
from flows.language.openwords import check_open_words, read_cases, read_clusters
from flows.language.pack import pack, unpack
from flows.language.wordlists import read_half_lists, read_word_lists

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from flows.language.evaluate import Score
    from flows.language.recipe import Recipe
    from flows.language.wordlists import WordLists

log = logging.getLogger("flows.training")

MODEL_FILE = "core.xz"
CARD_FILE = "card.md"
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_BEST = "model-best"
"""Folder in which spaCy keeps the best state of a training."""


def check_corpora(data: Path) -> None:
    """Tell at once what a training would miss after an hour.

    Raises:
        ModelError: A corpus is missing from the data folder, or the tables of open words are.
    """
    check_open_words()
    missing = [name for name in CORPORA if not (data / name).exists()]
    if missing:
        msg = f"{data}: {', '.join(missing)} missing; name the folder that holds all corpora"
        raise ModelError(msg)


def train_parser(recipe: Recipe, work: Path) -> None:
    """Train tags, lemmas and the parser; they stay in the work folder."""
    _train(_prepare(recipe, work, PARSE), work / PARSE)


def train_names(recipe: Recipe, work: Path) -> None:
    """Train the names; put them together with the parser in the work folder."""
    nlp = spacy.load(work / PARSE / _BEST)
    names = _prepare(recipe, work, NAMES)
    _train(names, work / NAMES)
    nlp.add_pipe("ner", source=spacy.load(work / NAMES / _BEST), first=True)
    attach_lexicon(nlp, _lexicon(read_word_lists(recipe.reference)))
    (work / MODEL_FILE).write_bytes(pack(borders.guard_borders(nlp)))


def publish_model(recipe: Recipe, work: Path) -> tuple[Score, ...]:
    """Measure the model of the work folder and write it with its card."""
    packed = (work / MODEL_FILE).read_bytes()
    scores = measure(unpack(packed), recipe.data)
    recipe.output.mkdir(parents=True, exist_ok=True)
    (recipe.output / MODEL_FILE).write_bytes(packed)
    card = write_card(scores, day=recipe.day, seed=recipe.seed, size=len(packed))
    (recipe.output / CARD_FILE).write_text(card, encoding="utf-8")
    return scores


def _prepare(recipe: Recipe, work: Path, what: str) -> Language:
    """Build one pipeline, its labels read from its training texts, its weights fresh.

    It sees half of the lists, so that it learns to do without them as well.
    """
    text = files("flows.language").joinpath(f"training/{what}.cfg").read_text(encoding="utf-8")
    changes = {
        "paths.train": str(text_path(work, what, "train")),
        "paths.dev": str(text_path(work, what, "dev")),
        "system.seed": recipe.seed,
    }
    nlp = init_nlp(Config().from_str(text, overrides=changes))
    attach_lexicon(nlp, _lexicon(read_half_lists(recipe.reference)))
    return nlp


def _lexicon(lists: WordLists) -> Lexicon:
    return Lexicon(lists=lists, clusters=read_clusters(), cases=read_cases())


def _train(nlp: Language, output: Path) -> None:
    """Train a pipeline; its best state on the development texts stays in the output folder."""
    output.mkdir()
    told = cast("TextIO", _Told(output.name))
    train_loop(nlp, output, stdout=told, stderr=told)


class _Told:
    """Takes the lines that spaCy prints as it trains, and logs them."""

    def __init__(self, what: str) -> None:
        self._what = what

    def write(self, text: str) -> int:
        for line in filter(str.strip, _COLOUR.sub("", text).splitlines()):
            log.info("%s: %s", self._what, line.strip())
        return len(text)

    def flush(self) -> None:
        """Do nothing: each line is logged as it comes."""
