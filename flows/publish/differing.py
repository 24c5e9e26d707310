"""What differs between two knowledge bases, and what is needed to tell of it; the rest is skipped.

Both are cut into blocks, one a subject, and a block that stands in both word for word is never
parsed nor kept, eight bytes of a mark apart: two releases of any size that differ in one article
cost little more than reading them a few times. What stands behind a block that differs (the article
of a claim, its passages, who is meant) is taken from both sides, so that the two excerpts can be
compared as the wholes would be.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from flows.graph import vocab
from flows.graph.marks import find_unshared
from flows.publish.content import read_pieces
from flows.publish.exports import parse_turtle
from flows.publish.turtle import write_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.publish.content import Content

Value = NamedNode | Literal
Things = dict[NamedNode, dict[NamedNode, list[Value]]]
"""What is said of each thing: the values of each property."""
BLOCKS_END = b"\n\n"
ROUNDS = 2
"""From a claim to its situation, and from there to who takes part in it."""


def read_differing(old: Content, new: Content) -> tuple[Things, Things]:
    """Read what two knowledge bases differ in.

    Args:
        old: Turtle of the earlier one.
        new: Of the later one.

    Returns:
        What differs on each side with all that it refers to. Where one of them is not laid out as
        dateline does it, all of both.

    Raises:
        OSError: One of them cannot be read.
        SyntaxError: One of them is no Turtle.
    """
    heads = [_read_head(content) for content in (old, new)]
    if heads[0] != heads[1] or not heads[0]:
        return read_things(old), read_things(new)
    try:
        return _read_excerpts(heads[0], (old, new))
    except SyntaxError:
        return read_things(old), read_things(new)


def read_things(turtle: Content) -> Things:
    """Read all things of a knowledge base.

    Raises:
        OSError: It cannot be read.
        SyntaxError: It is no Turtle.
    """
    things: Things = {}
    for quad in parse_turtle(turtle):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said = things.setdefault(quad.subject, {})
            said.setdefault(quad.predicate, []).append(quad.object)
    return things


def _read_head(turtle: Content) -> bytes:
    """Give the prefixes of a file of ours; nothing where it is laid out in another way."""
    head = next(_cut(turtle), b"")
    is_ours = all(line.startswith(b"@prefix ") for line in head.split(b"\n"))
    return head if is_ours else b""


def _cut(turtle: Content) -> Iterator[bytes]:
    """Give the head and then the blocks, as they are written."""
    rest = b""
    for piece in read_pieces(turtle):
        *whole, rest = (rest + piece).split(BLOCKS_END)
        yield from whole
    yield rest.rstrip(b"\n")


def _read_excerpts(head: bytes, sides: tuple[Content, Content]) -> tuple[Things, Things]:
    marks = [array("q", map(hash, _cut(side))) for side in sides]
    lone = find_unshared(*marks)
    blocks = [[block for block in _cut(side) if hash(block) in lone] for side in sides]
    wanted = {_name(block) for side in blocks for block in side}
    excerpts = _read(head, blocks[0]), _read(head, blocks[1])
    for _ in range(ROUNDS):
        more = _refer(head, excerpts) - wanted
        for side, things in zip(sides, excerpts, strict=True):
            things.update(_read(head, [block for block in _cut(side) if _name(block) in more]))
        wanted |= more
    return excerpts


def _name(block: bytes) -> bytes:
    return block.partition(b" ")[0]


def _read(head: bytes, blocks: Iterable[bytes]) -> Things:
    return read_things(BLOCKS_END.join([head, *blocks]))


def _refer(head: bytes, excerpts: Iterable[Things]) -> set[bytes]:
    """Name what things refer to, and the article of each date, as the head would write it."""
    found: set[NamedNode] = set()
    for things in excerpts:
        for thing, said in things.items():
            found.update(v for values in said.values() for v in values if isinstance(v, NamedNode))
            if vocab.VERDICT in said:
                found.add(article_of(thing))
    written = write_blocks((Triple(thing, vocab.TYPE, thing) for thing in found), _prefixes(head))
    return {block.partition(b" ")[0] for block in written.split(BLOCKS_END)[1:]}


def _prefixes(head: bytes) -> dict[str, str]:
    parser = parse(head, format=RdfFormat.TURTLE)
    list(parser)  # they are known at its end
    return parser.prefixes


def article_of(assessment: NamedNode) -> NamedNode:
    """Give the article that a date is decided for; their IRIs differ in the kind alone."""
    base, _, name = assessment.value.rpartition("assessment/")
    return NamedNode(f"{base}article/{name}")
