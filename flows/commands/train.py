"""``dateline train``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from flows.commands.shell import print_data, set_engine_defaults

EXAMPLES = ("dateline train --data corpora/ --output model/",)


def train(*, data: Path, output: Path = Path("model"), seed: int = 7) -> None:
    """Train the language model from its corpora; takes about two hours on two cores.

    Args:
        data: Folder of the corpora, each in a folder of its own as the model's card names them.
        output: Folder that the model and its card are written to.
        seed: The same one gives the same figures.
    """
    from flows.publish.screen import talk
    from flows.settings import read_settings

    set_engine_defaults()
    with talk("starting Prefect's private server, then seven stages: each is told as it begins"):
        from flows.training import TrainingOptions, run_training

        options = TrainingOptions(
            data=data,
            reference=read_settings().ontology / "reference",
            output=output,
            day=datetime.now(tz=UTC).date().isoformat(),
            seed=seed,
        )
        scores = run_training(options)
    for score in scores:
        figures = ", ".join(f"{name} {value:.1f}" for name, value in score.figures)
        print_data(f"{score.corpus}: {figures}\n")
