"""``dateline parse``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

EXAMPLES = (
    "dateline parse article.txt",
    "dateline parse articles/ --format json",
    "dateline parse article.txt --format conllu --model en_core_web_sm",
)
Format = Annotated[Literal["table", "json", "conllu"], Parameter(name="--format")]


def parse(
    source: Path, /, *sources: Path, format_: Format = "table", model: str | None = None
) -> None:
    """Print the sentences, words, grammar and names of some articles.

    Args:
        source: A file or folder of articles.
        sources: More of them.
        format_: A table, JSON (one line an article) or CoNLL-U.
        model: Name of an installed spaCy pipeline; the shipped one if none is named.
    """
    from flows.publish.parses import ParseFormat, ParseOptions, run_parse
    from flows.settings import read_settings

    settings = read_settings()
    options = ParseOptions(
        sources=(source, *sources),
        ontology=settings.ontology,
        form=ParseFormat(format_),
        model=model or settings.model,
        file_size_max=settings.file_size_max,
    )
    run_parse(options)
