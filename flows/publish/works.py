"""The files of a release by the three works that make them of its graph, each for itself.

What is made as the graph passes, what it is asked for, and how it differs from the one before.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.publish.content import measure, size_of, write_pieces
from flows.publish.exports import (
    BY_ARTICLE,
    COMPANIONS,
    FILES,
    is_by_article,
    read_query,
    stream_form,
    write_tables,
)
from flows.publish.handbook.page import HANDBOOK, write_handbook
from flows.publish.history import write_history
from flows.publish.passing import list_passing, write_passing
from flows.publish.report.ask import Gathering
from flows.publish.report.beside import report_beside
from flows.publish.report.page import REPORT
from flows.publish.void import VOID_FILE, write_void

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from flows.publish.content import Content, Written
    from flows.publish.exports import Form, Graph

ONTOLOGY = "dateline.ttl"
"""The ontology, in the folder that holds the folder of the export queries."""
LARGE_BYTES = 10_000_000
"""From this size on the knowledge base is published packed as well, for whom sends or keeps it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a work gives.

    Args:
        files: By their paths below the output folder.
        written: What each of them is known by.
        triples: How many the graph has; 0 where the work does not count them.
    """

    files: Mapping[str, Content]
    written: Mapping[str, Written]
    triples: int = 0

    @classmethod
    def of(cls, files: Mapping[str, Content], triples: int = 0) -> Self:
        """Give files, measured."""
        written = {name: measure(content) for name, content in files.items()}
        return cls(files=files, written=written, triples=triples)

    def join(self, other: Made) -> Made:
        """Give the files of two works."""
        return Made(
            files={**self.files, **other.files},
            written={**self.written, **other.written},
            triples=self.triples + other.triples,
        )


def make_passing(graph: Graph, folder: Path) -> Made:
    """Make what is made of a graph as it passes, and what tells of its counts.

    Raises:
        OSError: The disk is full.
    """
    passed = write_passing(graph, folder)
    ontology = (graph.queries.parent / ONTOLOGY).read_bytes()
    told: dict[str, Content] = {
        VOID_FILE: write_void(passed.counts, graph.base),
        HANDBOOK: write_handbook(passed.uses, graph.base, ontology),
    }
    return Made.of({**passed.files, **told}, passed.counts.triples)


def make_asked(graph: Graph, folder: Path) -> Made:
    """Make what are answers of a graph: tables and the report; and pack it where it is large.

    Args:
        graph: The knowledge base.
        folder: Where the files go; it has the issues and the articles of the release.

    Raises:
        OSError: The disk is full.
    """
    with tempfile.TemporaryDirectory(prefix="asked-", dir=folder) as own:
        asked = replace(graph, scratch=Path(own))
        tables, others = _part_forms(asked)
        gathering = Gathering(asked)
        stores = gathering.watch(asked.stores(BY_ARTICLE))
        files: dict[str, Content] = {**write_tables(asked, tables, stores, folder)}
        files |= {FILES[form]: _write_form(asked, form, folder) for form in others}
        report = report_beside(asked, folder, gathering)
    return Made.of({**files, REPORT: report})


def make_history(graph: Graph, before: Path) -> Made:
    """Tell how a graph differs from the one before, which need not be there."""
    return Made.of(write_history(before, graph))


def _part_forms(graph: Graph) -> tuple[list[Form], list[Form]]:
    """Part the forms that are not made as the graph passes: tables by article, and others."""
    passing = list_passing(graph)
    tables: list[Form] = []
    others: list[Form] = []
    for form in COMPANIONS:
        if form not in passing:
            (tables if is_by_article(read_query(graph, form)) else others).append(form)
    if size_of(graph.turtle) >= LARGE_BYTES:
        others.append("gz")
    return tables, others


def _write_form(graph: Graph, form: Form, folder: Path) -> Path:
    return write_pieces(folder / FILES[form], stream_form(graph, form))
