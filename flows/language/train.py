"""Train the shipped model from the corpora, measure it, write it with its card: the stages.

A first model is trained as two: the parser, then the names, which start from what it has learned of
words. It labels open text, and the second model, one network that learns all tasks at once, is
trained from that and from the corpora. Each training has its configuration in ``training/``. The
same data and seed give the same model. ``flows.training`` runs the stages.
"""

from __future__ import annotations

import logging
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
from flows.language.lessons import (
    CORPORA,
    NAMES,
    PARSE,
    STUDENT,
    text_path,
    write_second_lessons,
)
from flows.language.pack import pack, unpack
from flows.language.warmstart import warm_start
from flows.language.wordlists import attach_lists, read_half_lists, read_word_lists

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from flows.language.evaluate import Score
    from flows.language.recipe import Recipe

log = logging.getLogger("flows.training")

MODEL_FILE = "core.xz"
CARD_FILE = "card.md"
_TEACHER = "teacher.xz"


def check_corpora(data: Path) -> None:
    """Tell at once what a training would miss after an hour.

    Raises:
        ModelError: A corpus is missing from the data folder.
    """
    missing = [name for name in CORPORA if not (data / name).exists()]
    if missing:
        msg = f"{data}: {', '.join(missing)} missing; name the folder that holds all corpora"
        raise ModelError(msg)


def train_teacher(recipe: Recipe, work: Path) -> None:
    """Train the first model, the parser and then the names, and keep it in the work folder."""
    nlp = _train(_prepare(work, PARSE, recipe.seed), work / PARSE)
    names = _prepare(work, NAMES, recipe.seed)
    attach_lists(names, read_half_lists(recipe.reference))
    warm_start(names.get_pipe("ner"), nlp.get_pipe("tok2vec"))
    nlp.add_pipe("ner", source=_train(names, work / NAMES), first=True)
    (work / _TEACHER).write_bytes(_pack_whole(nlp, recipe))


def teach(recipe: Recipe, work: Path) -> None:
    """Let the first model label the texts that the second learns from."""
    teacher = unpack((work / _TEACHER).read_bytes())
    count = write_second_lessons(recipe, work, teacher)
    log.info("%s texts for the second model", f"{count:,}")


def train_student(recipe: Recipe, work: Path) -> None:
    """Train the second model and keep it in the work folder."""
    student = _prepare(work, STUDENT, recipe.seed)
    attach_lists(student, read_half_lists(recipe.reference))
    nlp = _train(student, work / STUDENT)
    (work / MODEL_FILE).write_bytes(_pack_whole(nlp, recipe))


def publish_model(recipe: Recipe, work: Path) -> tuple[Score, ...]:
    """Measure the second model and write it with its card."""
    packed = (work / MODEL_FILE).read_bytes()
    scores = measure(unpack(packed), recipe.data)
    recipe.output.mkdir(parents=True, exist_ok=True)
    (recipe.output / MODEL_FILE).write_bytes(packed)
    card = write_card(scores, day=recipe.day, seed=recipe.seed, size=len(packed))
    (recipe.output / CARD_FILE).write_text(card, encoding="utf-8")
    return scores


def _pack_whole(nlp: Language, recipe: Recipe) -> bytes:
    """Pack a pipeline with all word lists and with what mends names and guards borders."""
    attach_lists(nlp, read_word_lists(recipe.reference))
    return pack(borders.guard_borders(nlp))


def _prepare(work: Path, what: str, seed: int) -> Language:
    """Build one pipeline, its labels read from its training texts, its weights fresh."""
    text = files("flows.language").joinpath(f"training/{what}.cfg").read_text(encoding="utf-8")
    changes = {
        "paths.train": str(text_path(work, what, "train")),
        "paths.dev": str(text_path(work, what, "dev")),
        "system.seed": seed,
    }
    return init_nlp(Config().from_str(text, overrides=changes))


def _train(nlp: Language, output: Path) -> Language:
    """Train a pipeline; give its best state on the development texts."""
    output.mkdir()
    told = cast("TextIO", _Told(output.name))
    train_loop(nlp, output, stdout=told, stderr=told)
    return spacy.load(output / "model-best")


class _Told:
    """Takes the lines that spaCy prints as it trains, and logs them."""

    def __init__(self, what: str) -> None:
        self._what = what

    def write(self, text: str) -> int:
        for line in filter(str.strip, text.splitlines()):
            log.info("%s: %s", self._what, line.strip())
        return len(text)

    def flush(self) -> None:
        """Do nothing: each line is logged as it comes."""
