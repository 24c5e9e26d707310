"""A graph as blocks, one a subject, read from lines of N-Triples, so that none need be whole.

What stands before a block and what after it is gone: a check that needs more asks twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.graph import vocab

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Block = dict[str, dict[str, None]]
"""What is said of one subject: the values of each property, each once, in their order."""
TYPE = str(vocab.TYPE)
NOTHING: dict[str, None] = {}


def read_blocks(lines: Iterable[str]) -> Iterator[tuple[str, Block]]:
    """Cut lines into blocks; a subject whose lines stand apart comes again.

    Args:
        lines: Of N-Triples, without comments and empty lines, as pyoxigraph writes them.
    """
    current, block = "", Block()
    for line in lines:
        subject, name, rest = line.split(" ", 2)
        if subject != current:
            if block:
                yield current, block
            current, block = subject, {}
        value = rest[:-2]
        if name in block:
            block[name][value] = None
        else:
            block[name] = {value: None}
    if block:
        yield current, block
