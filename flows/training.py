"""The Prefect flow ``train_language_model``: one model teaches another, which is measured.

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
from flows.language.lessons import write_first_lessons
from flows.language.recipe import Recipe
from flows.language.train import (
    check_corpora,
    publish_model,
    teach,
    train_student,
    train_teacher,
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


@task(name="write first lessons", cache_policy=NO_CACHE)
def lessons_task(recipe: Recipe, work: Path) -> None:
    """Write the texts that the first model learns from."""
    write_first_lessons(recipe, work)


@task(name="train first model", cache_policy=NO_CACHE)
def teacher_task(recipe: Recipe, work: Path) -> None:
    """Train the parser, then the names."""
    train_teacher(recipe, work)


@task(name="label second lessons", cache_policy=NO_CACHE)
def silver_task(recipe: Recipe, work: Path) -> None:
    """Let the first model label the texts of the second."""
    teach(recipe, work)


@task(name="train second model", cache_policy=NO_CACHE)
def student_task(recipe: Recipe, work: Path) -> None:
    """Train the model that is shipped."""
    train_student(recipe, work)


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
        log.info("1 of 5: texts of the first model")
        lessons_task(recipe, work)
        log.info("2 of 5: the first model, parser then names")
        teacher_task(recipe, work)
        log.info("3 of 5: open text labelled by the first model")
        silver_task(recipe, work)
        log.info("4 of 5: the second model, all tasks at once")
        student_task(recipe, work)
        log.info("5 of 5: figures on the test parts of the corpora")
        return publish_task(recipe, work)


def run_training(options: TrainingOptions) -> tuple[Score, ...]:
    """Run the flow in this process and give the figures.

    Raises:
        ModelError: A corpus is missing from the data folder.
    """
    check_corpora(options.data)  # what is missing is told before the server starts
    logging.getLogger("prefect").setLevel(logging.CRITICAL)
    return train_language_model(options)
