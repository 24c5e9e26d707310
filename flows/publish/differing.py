"""What differs between two knowledge bases, and what is needed to tell of it; the rest is skipped.

Both are cut into blocks, one a subject, and a block that stands in both word for word is never
parsed: two releases of a million triples that differ in one article cost little more than reading
them. What stands behind a block that differs (the article of a claim, its passages, who is meant)
is taken from both sides, so that the two excerpts can be compared as the wholes would be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from flows.graph import vocab
from flows.publish.turtle import write_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Value = NamedNode | Literal
Things = dict[NamedNode, dict[NamedNode, list[Value]]]
"""What is said of each thing: the values of each property."""
BLOCKS_END = b"\n\n"
ROUNDS = 2
"""From a claim to its situation, and from there to who takes part in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A file of ours in blocks.

    Args:
        head: Its prefixes.
        blocks: By subject, as it is written.
    """

    head: bytes
    blocks: Mapping[bytes, bytes]


def read_differing(old: bytes, new: bytes) -> tuple[Things, Things]:
    """Read what two knowledge bases differ in.

    Args:
        old: Turtle of the earlier one.
        new: Of the later one.

    Returns:
        What differs on each side with all that it refers to. Where one of them is not laid out as
        dateline does it, all of both.

    Raises:
        SyntaxError: One of them is no Turtle.
    """
    if old == new:
        return {}, {}
    cuts = (_cut(old), _cut(new))
    if cuts[0].head != cuts[1].head or not cuts[0].head:
        return read_things(old), read_things(new)
    try:
        return _read_excerpts(*cuts)
    except SyntaxError:
        return read_things(old), read_things(new)


def read_things(turtle: bytes) -> Things:
    """Read all things of a knowledge base.

    Raises:
        SyntaxError: It is no Turtle.
    """
    things: Things = {}
    for quad in parse(turtle, format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said = things.setdefault(quad.subject, {})
            said.setdefault(quad.predicate, []).append(quad.object)
    return things


def _cut(turtle: bytes) -> _Cut:
    head, _, body = turtle.partition(BLOCKS_END)
    is_ours = all(line.startswith(b"@prefix ") for line in head.split(b"\n"))
    blocks = (block.rstrip(b"\n") for block in body.split(BLOCKS_END)) if is_ours else ()
    return _Cut(
        head=head if is_ours else b"", blocks={block.partition(b" ")[0]: block for block in blocks}
    )


def _read_excerpts(old: _Cut, new: _Cut) -> tuple[Things, Things]:
    subjects = old.blocks.keys() | new.blocks.keys()
    wanted = {name for name in subjects if old.blocks.get(name) != new.blocks.get(name)}
    excerpts = _read(old, wanted), _read(new, wanted)
    for _ in range(ROUNDS):
        more = _refer(old.head, excerpts) - wanted
        for cut, things in zip((old, new), excerpts, strict=True):
            things.update(_read(cut, more))
        wanted |= more
    return excerpts


def _read(cut: _Cut, subjects: Iterable[bytes]) -> Things:
    blocks = [cut.blocks[name] for name in sorted(subjects) if name in cut.blocks]
    return read_things(BLOCKS_END.join([cut.head, *blocks]))


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
