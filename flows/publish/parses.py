"""``dateline parse``: read the sources, clean and parse them, print article by article.

How a parse looks is told in ``parses_layout``; what is parsed, by ``flows.language``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - a dataclass names it
from typing import TYPE_CHECKING, assert_never

from flows.clean.article import clean_article
from flows.clean.cues import CleanCues
from flows.language.known import NameLexicon
from flows.language.load import load_pipeline
from flows.language.naming import settle_names
from flows.language.parse import parse_articles
from flows.publish.parses_layout import write_conllu, write_parse_line, write_parse_table
from flows.publish.told import read_told, tell
from flows.read.reference import load_reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.model import Parsed, RawArticle

_BATCH_ARTICLES = 50


class ParseFormat(StrEnum):
    """What ``dateline parse`` prints."""

    TABLE = "table"
    JSON = "json"
    CONLLU = "conllu"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseOptions:
    """What ``dateline parse`` is told.

    Args:
        sources: Files and folders.
        ontology: Folder of the ontology and its reference data.
        model: Name of an installed spaCy pipeline; None for the one shipped.
        file_size_max: Largest file read, in bytes.
    """

    sources: tuple[Path, ...]
    ontology: Path
    form: ParseFormat
    model: str | None
    file_size_max: int


def run_parse(options: ParseOptions) -> None:
    """Print the parse of each article of the sources.

    Raises:
        SourceError: A source does not exist, or none of its files holds an article.
        ModelError: There is no such pipeline, or it does not fit.
    """
    articles = read_told(options.sources, options.file_size_max)
    for parsed in _parse_all(articles, options):
        for issue in parsed.article.issues:
            tell(f"{issue.article}: {issue.seen}")
        sys.stdout.write(_write(parsed, options.form))


def _parse_all(articles: Sequence[RawArticle], options: ParseOptions) -> Iterator[Parsed]:
    nlp = load_pipeline(options.model)
    reference = load_reference(options.ontology / "reference")
    cues, lexicon = CleanCues.of(reference), NameLexicon.of(reference)
    for at in range(0, len(articles), _BATCH_ARTICLES):
        cleaned = [clean_article(raw, cues) for raw in articles[at : at + _BATCH_ARTICLES]]
        yield from (settle_names(parsed, lexicon) for parsed in parse_articles(cleaned, nlp))


def _write(parsed: Parsed, form: ParseFormat) -> str:
    match form:
        case ParseFormat.TABLE:
            return write_parse_table(parsed)
        case ParseFormat.JSON:
            return write_parse_line(parsed)
        case ParseFormat.CONLLU:
            return write_conllu(parsed)
        case _:
            assert_never(form)
