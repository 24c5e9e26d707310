"""Reads a graph for several inspectors at once: one look at each block, a second where one asks.

An inspector keeps what it has to know of blocks that are gone; no block is kept here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from flows.graph.blocks import read_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from flows.graph.blocks import Block
    from flows.graph.problems import Problem

    Lines = Callable[[], Iterable[str]]


class Inspector(Protocol):
    """Looks at each block of a graph, in any order, and tells what does not hold."""

    def look(self, node: str, block: Block) -> Iterable[Problem]:
        """Give what is wrong as far as a block shows."""

    def settle(self) -> bool:
        """Put together what all blocks have shown; tell whether a second look is needed."""

    def look_again(self, node: str, block: Block) -> Iterable[Problem]:
        """Give what is wrong with a block in the light of all others."""


def inspect(read_lines: Lines, inspectors: Sequence[Inspector]) -> Iterator[Problem]:
    """Give what is wrong with a graph.

    Args:
        read_lines: Gives its N-Triples from the start, each time it is called; all lines of one
            subject together.
        inspectors: Who looks; each for one graph.
    """
    for node, block in read_blocks(read_lines()):
        for inspector in inspectors:
            yield from inspector.look(node, block)
    unsettled = [inspector for inspector in inspectors if inspector.settle()]
    if not unsettled:
        return
    for node, block in read_blocks(read_lines()):
        for inspector in unsettled:
            yield from inspector.look_again(node, block)
