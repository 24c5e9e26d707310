"""``dateline train``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from flows.commands.shell import print_data

EXAMPLES = ("dateline train --data corpora/ --output model/",)


def train(*, data: Path, output: Path = Path("model"), seed: int = 7) -> None:
    """Train the language model from its corpora; takes about two hours on two cores.

    Args:
        data: Folder of the corpora, each in a folder of its own as the model's card names them.
        output: Folder that the model and its card are written to.
        seed: The same one gives the same figures.
    """
    from flows.language.train import Recipe, train_model
    from flows.publish.screen import talk
    from flows.settings import read_settings

    reference = read_settings().ontology / "reference"
    day = datetime.now(tz=UTC).date().isoformat()
    with talk("training: the parser first, then the names; spaCy shows each step"):
        recipe = Recipe(data=data, reference=reference, output=output, day=day, seed=seed)
        scores = train_model(recipe)
    for score in scores:
        figures = ", ".join(f"{name} {value:.1f}" for name, value in score.figures)
        print_data(f"{score.corpus}: {figures}\n")
