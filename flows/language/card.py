"""The card of the model: what it was made of, what it reaches, under what licence."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.language.evaluate import Score


def write_card(scores: Iterable[Score], *, day: str, seed: int, size: int) -> str:
    """Write the card as Markdown.

    Args:
        scores: Figures by corpus.
        day: Day of the training, ISO 8601.
        seed: Seed of the training.
        size: Bytes of the packed model.
    """
    form = files("flows.language").joinpath("training/card.md").read_text(encoding="utf-8")
    figures = "\n\n".join(_table(score) for score in scores)
    return form.format(day=day, seed=seed, size=size / 1e6, figures=figures)


def _table(score: Score) -> str:
    names = " | ".join(name for name, _ in score.figures)
    values = " | ".join(str(value) for _, value in score.figures)
    rule = "---|" * (len(score.figures) + 1)
    return f"| {score.corpus} | {names} |\n|{rule}\n| | {values} |"
