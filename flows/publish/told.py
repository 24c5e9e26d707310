"""What commands tell on stderr while their data goes to stdout; how they read their articles."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from flows.errors import SourceError
from flows.read.articles import find_sources, read_articles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from flows.model import RawArticle


def tell(line: str) -> None:
    """Write a line to stderr."""
    sys.stderr.write(f"{line}\n")


def read_told(sources: Sequence[Path], file_size_max: int) -> tuple[RawArticle, ...]:
    """Read articles and tell of each file that is none.

    Args:
        sources: Files and folders.
        file_size_max: Largest file read, in bytes.

    Raises:
        SourceError: A source does not exist, or none of its files can be read.
    """
    articles, issues = read_articles(find_sources(sources), file_size_max)
    for issue in issues:
        tell(f"{issue.article}: {issue.seen}")
    if not articles:
        msg = "nothing was read: each file has its reason above"
        raise SourceError(msg)
    return articles
