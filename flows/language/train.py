"""Train the shipped model from the corpora, measure it, write it with its card: the stages.

Parsers and names have networks of their own, each kind with its configuration in ``training/``.
Teachers learn from the corpora and label open news; a second set of teachers learns from both and
labels the news again; from that the shipped networks learn. The same data and seed give the same
model. ``flows.training`` runs the stages, which hand what they made on
in a work folder.
"""

from __future__ import annotations

import logging
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from multiprocessing import get_context
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
    AGAIN,
    CORPORA,
    GOLD,
    NAMES,
    PARSE,
    WIDER,
    text_path,
    write_named_news,
    write_parsed_news,
)
from flows.language.lexicon import Lexicon, attach_lexicon
from flows.language.openwords import check_open_words, read_cases, read_clusters
from flows.language.pack import pack, unpack
from flows.language.products import multiply_by_numpy
from flows.language.wordlists import read_half_lists, read_word_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
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
_PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Pupil:
    """One network to train.

    Args:
        name: What it is called, its folder in the work folder.
        what: ``PARSE`` or ``NAMES``.
        texts: What it learns from, ``GOLD``, ``WIDER`` or ``AGAIN``.
        changes: What differs from the configuration of its kind.
        knows_words: Whether it sees the lexicon beside the form of words.
    """

    name: str
    what: str
    texts: str
    changes: Mapping[str, int] = field(default_factory=dict)
    knows_words: bool = True


def _steps(count: int) -> dict[str, int]:
    """Train for so many steps, at the end of which nothing changes any more."""
    return {"training.max_steps": count, "training.optimizer.learn_rate.total_steps": count}


@dataclass(frozen=True, slots=True)
class Teachers:
    """Networks that label open news.

    Args:
        parser: The one whose labels are taken.
        form: The one that has to agree: it sees the form of words alone.
        names: The one whose names are taken.
        labelled: The texts that come of it: those of the corpora and the news.
    """

    parser: Pupil
    form: Pupil
    names: Pupil
    labelled: str


FIRST = Teachers(
    Pupil("parse-first", PARSE, GOLD, _steps(5000)),
    Pupil("form-first", PARSE, GOLD, _steps(3500), knows_words=False),
    Pupil("names-first", NAMES, GOLD, _steps(4000)),
    WIDER,
)
SECOND = Teachers(
    Pupil("parse-second", PARSE, WIDER, _steps(7000)),
    Pupil("form-second", PARSE, WIDER, _steps(5000), knows_words=False),
    Pupil("names-second", NAMES, WIDER, _steps(4800)),
    AGAIN,
)
_PARSER = Pupil("parse-shipped", PARSE, AGAIN, _steps(10_000))
_NAMES = Pupil("names-shipped", NAMES, AGAIN, _steps(8000))


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


def train_teachers(recipe: Recipe, work: Path, teachers: Teachers) -> None:
    """Train two parsers and a name finder; they stay in the work folder."""
    _train_all(recipe, work, (teachers.parser, teachers.form, teachers.names))


def label_news(recipe: Recipe, work: Path, teachers: Teachers) -> None:
    """Write wider texts: those of the corpora and the open news as the teachers label it."""
    _do_all(partial(label, recipe, work, teachers) for label in (_parse_news, _name_news))


def _parse_news(recipe: Recipe, work: Path, teachers: Teachers) -> None:
    parser, form = (
        borders.guard_borders(_best(work, pupil)) for pupil in (teachers.parser, teachers.form)
    )
    attach_lexicon(parser, _lexicon(read_word_lists(recipe.reference)))
    write_parsed_news(recipe, work, teachers.labelled, (form, parser))


def _name_news(recipe: Recipe, work: Path, teachers: Teachers) -> None:
    lexicon = _lexicon(read_word_lists(recipe.reference))
    nlp = _together(work, teachers.parser, teachers.names, lexicon)
    write_named_news(recipe, work, teachers.labelled, nlp)


def train_shipped(recipe: Recipe, work: Path) -> None:
    """Train the parser and the names on the wider texts; pack them in the work folder."""
    _train_all(recipe, work, (_PARSER, _NAMES))
    lexicon = _lexicon(read_word_lists(recipe.reference))
    (work / MODEL_FILE).write_bytes(pack(_together(work, _PARSER, _NAMES, lexicon)))


def publish_model(recipe: Recipe, work: Path) -> tuple[Score, ...]:
    """Measure the model of the work folder and write it with its card."""
    packed = (work / MODEL_FILE).read_bytes()
    scores = measure(unpack(packed), recipe.data)
    recipe.output.mkdir(parents=True, exist_ok=True)
    (recipe.output / MODEL_FILE).write_bytes(packed)
    card = write_card(scores, day=recipe.day, seed=recipe.seed, size=len(packed))
    (recipe.output / CARD_FILE).write_text(card, encoding="utf-8")
    return scores


def _train_all(recipe: Recipe, work: Path, pupils: Iterable[Pupil]) -> None:
    _do_all(partial(_train, recipe, work, pupil) for pupil in pupils)


def _do_all(jobs: Iterable[Callable[[], None]]) -> None:
    """Do jobs side by side, each in a process of its own."""
    context = get_context("spawn")
    with ProcessPoolExecutor(_PROCESSES, mp_context=context, initializer=_begin) as processes:
        for done in [processes.submit(job) for job in jobs]:
            done.result()


def _begin() -> None:
    multiply_by_numpy()
    logging.basicConfig(stream=sys.stderr, format="%(message)s")
    log.setLevel(logging.INFO)


def _train(recipe: Recipe, work: Path, pupil: Pupil) -> None:
    """Train one network; its best state on the development texts stays in its folder."""
    nlp = _prepare(recipe, work, pupil)
    output = work / pupil.name
    output.mkdir()
    told = cast("TextIO", _Told(pupil.name))
    train_loop(nlp, output, stdout=told, stderr=told)


def _prepare(recipe: Recipe, work: Path, pupil: Pupil) -> Language:
    """Build one pipeline, its labels read from its texts, its weights fresh.

    It sees half of the lists, so that it learns to do without them as well.
    """
    form = files("flows.language").joinpath(f"training/{pupil.what}.cfg")
    changes = {
        "paths.train": str(text_path(work, pupil.what, pupil.texts)),
        "paths.dev": str(text_path(work, pupil.what, "dev")),
        "system.seed": recipe.seed,
        **pupil.changes,
    }
    nlp = init_nlp(Config().from_str(form.read_text(encoding="utf-8"), overrides=changes))
    known = _lexicon(read_half_lists(recipe.reference)) if pupil.knows_words else Lexicon()
    attach_lexicon(nlp, known)
    return nlp


def _lexicon(lists: WordLists) -> Lexicon:
    return Lexicon(lists=lists, clusters=read_clusters(), cases=read_cases())


def _together(work: Path, parser: Pupil, names: Pupil, lexicon: Lexicon) -> Language:
    """Give one pipeline of a parser and a name finder."""
    nlp = _best(work, parser)
    nlp.add_pipe("ner", source=_best(work, names), first=True)
    attach_lexicon(nlp, lexicon)
    return borders.guard_borders(nlp)


def _best(work: Path, pupil: Pupil) -> Language:
    return spacy.load(work / pupil.name / _BEST)


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
