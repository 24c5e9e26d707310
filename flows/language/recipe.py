"""What a training of the language model needs to be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


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
