"""``dateline date`` from its sources to its output: read, date, print.

How the date of an article looks is told in ``dates_table``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - a dataclass names it
from typing import TYPE_CHECKING

from flows.clean.cues import CleanCues
from flows.dates.dating import DatingTools, date_articles
from flows.dates.named_days import NamedDays
from flows.dates.reference import DateIndex
from flows.language.load import load_pipeline
from flows.language.post_lexicon import PostLexicon
from flows.publish.dates_table import render_dated, write_dated
from flows.publish.told import read_told, tell
from flows.read.prepared import without_collector
from flows.read.reference import load_reference

if TYPE_CHECKING:
    from flows.dates.dating import Dated


class DatesFormat(StrEnum):
    """What ``dateline date`` writes."""

    TABLE = "table"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesOptions:
    """What ``dateline date`` is told.

    Args:
        sources: Files and folders.
        ontology: Folder of the ontology and its reference data.
        model: Name of an installed spaCy pipeline; None for the one shipped.
        file_size_max: Largest article file read, in bytes.
    """

    sources: tuple[Path, ...]
    ontology: Path
    form: DatesFormat = DatesFormat.TABLE
    model: str | None = None
    file_size_max: int = 250_000


def run_dates(options: DatesOptions) -> None:
    """Date the articles of all sources in the light of each other, and print them in order.

    Raises:
        SourceError: A source does not exist, or none of its files can be read.
    """
    articles = read_told(options.sources, options.file_size_max)
    dated = date_articles(articles, ready_dating(options.ontology, options.model))
    for one in dated:
        sys.stdout.write(_write(one, options.form))
    tell(_sum_up(dated))


@without_collector()
def ready_dating(ontology: Path, model: str | None) -> DatingTools:
    """Load what dating needs.

    Raises:
        ReferenceDataError: A row of the reference data cannot be used.
        ModelError: The language model is not there or does not fit.
    """
    reference = load_reference(ontology / "reference")
    return DatingTools(
        nlp=load_pipeline(model),
        clean_cues=CleanCues.of(reference),
        posts=PostLexicon.of(reference),
        dates=DateIndex.of(reference),
        named_days=NamedDays.of(reference.named_days),
    )


def _write(dated: Dated, form: DatesFormat) -> str:
    return render_dated(dated) + "\n" if form is DatesFormat.TABLE else write_dated(dated)


def _sum_up(dated: tuple[Dated, ...]) -> str:
    undated = sum(d.assessment.decided is None for d in dated)
    left = f"; {undated:,} without any date" if undated else ""
    return f"{len(dated):,} {'article' if len(dated) == 1 else 'articles'} dated{left}"
