"""The Prefect flow ``train_language_model``: texts, teachers, open news, pupils, figures.

What is done at each stage stands in ``flows.language.train``; here is only what the engine does
with it. Annotations are evaluated here: Prefect reads them to build the form of parameters.
"""

import logging
import tempfile
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from pydantic import BaseModel, ConfigDict, Field

from flows.language.evaluate import Score
from flows.language.lessons import write_lessons
from flows.language.recipe import Recipe
from flows.language.train import (
    FIRST,
    SECOND,
    Teachers,
    check_corpora,
    label_news,
    publish_model,
    train_shipped,
    train_teachers,
)

log = logging.getLogger("flows.training")


class TrainingOptions(BaseModel):
    """What a training is told. The form of the Prefect UI.

    Args:
        data: Folder of the corpora.
        reference: Folder of the reference tables.
        output: Folder that the model and its card are written to.
        day: Day of the training for the card, ISO 8601.
        seed: The same one gives the same figures.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    data: Path
    reference: Path
    output: Path
    day: str
    seed: int = Field(default=7, ge=0)


@task(name="write lessons", cache_policy=NO_CACHE)
def lessons_task(recipe: Recipe, work: Path) -> None:
    """Write the texts that the model learns from."""
    write_lessons(recipe, work)


@task(name="train teachers", cache_policy=NO_CACHE)
def teachers_task(recipe: Recipe, work: Path, teachers: Teachers) -> None:
    """Train the networks that label open news."""
    train_teachers(recipe, work, teachers)


@task(name="label open news", cache_policy=NO_CACHE)
def news_task(recipe: Recipe, work: Path, teachers: Teachers) -> None:
    """Label open news and write the wider texts."""
    label_news(recipe, work, teachers)


@task(name="train the shipped networks", cache_policy=NO_CACHE)
def shipped_task(recipe: Recipe, work: Path) -> None:
    """Train the parser and the names on the wider texts."""
    train_shipped(recipe, work)


@task(name="measure and write", cache_policy=NO_CACHE)
def publish_task(recipe: Recipe, work: Path) -> tuple[Score, ...]:
    """Measure the model on the test parts of the corpora; write it with its card."""
    return publish_model(recipe, work)


@flow(name="train_language_model", flow_run_name="train-{options.output.name}")
def train_language_model(options: TrainingOptions) -> tuple[Score, ...]:
    """Train the language model from its corpora.

    Returns:
        The figures that it reaches, by corpus.
    """
    recipe = Recipe(**options.model_dump())
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        log.info("1 of 7: texts made of the corpora")
        lessons_task(recipe, work)
        log.info("2 of 7: two parsers and a name finder, the first teachers")
        teachers_task(recipe, work, FIRST)
        log.info("3 of 7: open news labelled by them")
        news_task(recipe, work, FIRST)
        log.info("4 of 7: the second teachers, from the corpora and the news")
        teachers_task(recipe, work, SECOND)
        log.info("5 of 7: open news labelled again by them")
        news_task(recipe, work, SECOND)
        log.info("6 of 7: the parser and the names that are shipped, from both")
        shipped_task(recipe, work)
        log.info("7 of 7: figures on the test parts of the corpora")
        return publish_task(recipe, work)


def run_training(options: TrainingOptions) -> tuple[Score, ...]:
    """Run the flow in this process and give the figures.

    Raises:
        ModelError: A corpus is missing from the data folder.
    """
    check_corpora(options.data)  # what is missing is told before the server starts
    logging.getLogger("prefect").setLevel(logging.CRITICAL)
    return train_language_model(options)
