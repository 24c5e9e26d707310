"""``dateline date``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from flows.commands.shell import SEEDS

EXAMPLES = (
    "dateline date seeds/",
    "dateline date article.txt --format json",
)
Format = Annotated[Literal["table", "json"], Parameter(name="--format")]


def date(*sources: Path, format_: Format = "table", model: str | None = None) -> None:
    """Tell when articles were published, and what speaks for it.

    Prints for each article the dates printed on it with their kind and verdict, the date decided
    with its confidence, and the evidence, heaviest first. Several articles are dated in the light
    of each other.

    Args:
        sources: Files and folders of articles; seeds/ if none is named.
        format_: A table, or JSON (one line an article).
        model: Name of an installed spaCy pipeline; the shipped one if none is named.
    """
    from flows.publish.dates import DatesFormat, DatesOptions, run_dates
    from flows.settings import read_settings

    settings = read_settings()
    options = DatesOptions(
        sources=sources or (SEEDS,),
        ontology=settings.ontology,
        form=DatesFormat(format_),
        model=model or settings.model,
        file_size_max=settings.file_size_max,
    )
    run_dates(options)
