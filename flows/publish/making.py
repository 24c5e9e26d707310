"""Makes the files of a release: those of a large graph beside its check.

Each work then has a process of its own, and is under way while this one checks whether there may be
a release at all.
"""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Final

from flows.publish.articles import is_kept, write_article, write_text
from flows.publish.aside import Aside
from flows.publish.content import write_pieces
from flows.publish.issues import write_issues
from flows.publish.manifest import KNOWLEDGE
from flows.publish.merges import MERGES, write_merges
from flows.publish.report.beside import ARTICLES, ISSUES
from flows.publish.works import Made, make_asked, make_history, make_passing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Self

    from flows.model import Assembly
    from flows.publish.content import Content
    from flows.publish.exports import Graph

ASIDE_BYTES: Final = 100_000_000
"""Bytes of lines from which on files are made aside: a process takes a second to begin."""


class Making:
    """The files of one release, as long as it is open."""

    def __init__(self, graph: Graph, assembly: Assembly, output: Path) -> None:
        """Begin with none.

        Args:
            graph: The knowledge base.
            assembly: What it was made of.
            output: Folder that the release is for; the one before it stands there.
        """
        self.graph, self.assembly, self.output = graph, assembly, output
        self._under_way: tuple[Aside[Made], ...] = ()
        self._opened = ExitStack()
        self._own: dict[str, Content] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def begin(self) -> None:
        """Begin with what is made aside: nothing where the graph is small.

        Where a process cannot be had, nothing is under way, and ``collect`` tells what is wrong.
        """
        lines = self.graph.lines
        if lines is None or lines.stat().st_size < ASIDE_BYTES:
            return
        with suppress(OSError):
            self._under_way = tuple(self._begin())

    def _begin(self) -> Iterator[Aside[Made]]:
        folder, bare = self._open(), replace(self.graph)
        for work, place in (
            (make_passing, folder),
            (make_asked, folder),
            (make_history, self.output / KNOWLEDGE),
        ):
            aside = Aside(work, bare, place)
            self._opened.callback(aside.end)
            yield aside

    def collect(self) -> Made:
        """Give all files but those that tell of the run; where they are not under way, make them.

        They stand until the next call, or the end.

        Raises:
            OSError: The disk is full, or a process was killed.
        """
        under_way, self._under_way = self._under_way, ()
        made = [aside.result() for aside in under_way] or self._make_here()
        return reduce(Made.join, made, Made.of({KNOWLEDGE: self.graph.turtle, **self._own}))

    def _make_here(self) -> Sequence[Made]:
        folder = self._open()
        with ThreadPoolExecutor(1) as aside:  # pyoxigraph works while Python does other things
            asked = aside.submit(make_asked, self.graph, folder)
            history = make_history(self.graph, self.output / KNOWLEDGE)
            return [make_passing(self.graph, folder), asked.result(), history]

    def _open(self) -> Path:
        """Give a new folder that has what tells of the assembly."""
        self.end()
        scratch = tempfile.TemporaryDirectory(prefix="release-", dir=self.graph.scratch)
        folder = Path(self._opened.enter_context(scratch))
        issues = write_issues(self.assembly.issues)
        self._own = {
            ISSUES: write_pieces(folder / ISSUES, [issues]),
            MERGES: write_merges(self.assembly.merges),
            **dict(_write_articles(self.assembly, folder)),
        }
        return folder

    def end(self) -> None:
        """Stop what is under way, and let go of the files."""
        self._opened.close()


def _write_articles(assembly: Assembly, folder: Path) -> Iterator[tuple[str, Path]]:
    """Write a file an article, and its text where no other file has it."""
    (folder / ARTICLES).mkdir()
    for assembled in assembly.articles:
        raw = assembled.article.raw
        name = f"{ARTICLES}/{raw.id}"
        yield f"{name}.json", write_pieces(folder / f"{name}.json", [write_article(assembled)])
        if is_kept(raw):
            yield f"{name}.txt", write_pieces(folder / f"{name}.txt", [write_text(raw.text)])
