"""Reads every span of a knowledge base back out of its source, which its digest tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.graph import vocab
from flows.graph.blocks import NOTHING, TYPE
from flows.graph.literals import clear_text
from flows.graph.problems import Problem
from flows.graph.terms import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flows.graph.blocks import Block
    from flows.model import RawArticle

ARTICLE, SPAN = str(vocab.ARTICLE), str(vocab.TEXT_SPAN)
DIGEST, FILE = str(vocab.SOURCE_DIGEST), str(vocab.SOURCE_FILE)
CONTEXT, ANCHOR = str(vocab.REFERENCE_CONTEXT), str(vocab.ANCHOR_OF)
BEGIN, END = str(vocab.BEGIN_INDEX), str(vocab.END_INDEX)


@dataclass(slots=True, kw_only=True)
class SpanReading:
    """An inspector: an article has its source, a span stands in it as it says.

    Args:
        by_digest: Sources by their SHA-256.
        names: Their file names.
        spans: How many were read back.
        articles: How many have their source.
    """

    by_digest: Mapping[str, RawArticle]
    names: frozenset[str]
    spans: int = 0
    articles: int = 0
    _texts: dict[str, str | None] = field(default_factory=dict)
    _early: set[str] = field(default_factory=set)
    """Articles that came after a span of theirs."""

    @classmethod
    def of(cls, sources: Iterable[RawArticle]) -> SpanReading:
        """Make the inspector of some sources, in any order."""
        raws = tuple(sources)
        by_digest = {raw.digest: raw for raw in raws}
        return cls(by_digest=by_digest, names=frozenset(raw.name for raw in raws))

    def look(self, node: str, block: Block) -> Iterator[Problem]:
        """Find the source of an article; read a span whose article has come."""
        types = block.get(TYPE, NOTHING)
        if ARTICLE in types:
            yield from self._find_source(node, block)
        if SPAN not in types:
            return
        article = _first(block, CONTEXT)
        if article in self._texts:
            yield from self._read(node, block, article)
        else:
            self._early.add(article)

    def settle(self) -> bool:
        """Tell whether a span came before its article."""
        self._early &= self._texts.keys()
        return bool(self._early)

    def look_again(self, node: str, block: Block) -> Iterator[Problem]:
        """Read a span that came before its article."""
        article = _first(block, CONTEXT)
        if SPAN in block.get(TYPE, NOTHING) and article in self._early:
            yield from self._read(node, block, article)

    def _find_source(self, node: str, block: Block) -> Iterator[Problem]:
        digest = read_text(_first(block, DIGEST))
        raw = self.by_digest.get(digest)
        self._texts[node] = None if raw is None else raw.text
        if raw is not None:
            self.articles += 1
            return
        file = read_text(_first(block, FILE))
        what = (
            f"{file}: the file has changed since the build, its SHA-256 is not {digest}"
            if file in self.names
            else f"{file}: its source is not there, so its spans could not be read back"
        )
        yield Problem(node=node, message=what)

    def _read(self, node: str, block: Block, article: str) -> Iterator[Problem]:
        text = self._texts[article]
        if text is None:
            return
        begin, end = read_text(_first(block, BEGIN)), read_text(_first(block, END))
        anchor = read_text(_first(block, ANCHOR))
        if not (begin.isdecimal() and end.isdecimal()):
            yield Problem(node=node, message=f"its offsets {begin!r} and {end!r} are no numbers")
            return
        self.spans += 1
        seen = clear_text(text[int(begin) : int(end)])
        if seen != anchor:
            yield Problem(node=node, message=f"says {anchor!r}, but the source has {seen!r}")
        if node != f"{article[:-1]}#char={begin},{end}>":
            message = f"is not named after its article and its offsets {begin}, {end}"
            yield Problem(node=node, message=message)


def _first(block: Block, name: str) -> str:
    """Give one value of a property; shapes tell where there is none, or more than one."""
    return next(iter(block.get(name, NOTHING)), '""')
