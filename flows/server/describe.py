"""The graph that describes one thing: what is said of it, what points at it, what they are called.

An article is described with its passages, whose IRIs are its own with a fragment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from flows.graph import vocab
from flows.publish.jsonld import stream_jsonld
from flows.publish.subjects import group_subjects, part_lines
from flows.publish.turtle import write_blocks
from flows.server.media import JSONLD, TURTLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Quad

    from flows.query.facing import Facing

COUNTS = (vocab.BEGIN_INDEX, vocab.END_INDEX)
"""The store keeps their values as integers; they are published as non-negative ones."""


def describe(facing: Facing, thing: NamedNode) -> tuple[Triple, ...]:
    """Give the triples about a thing, each once.

    Args:
        facing: The graph that has them.
        thing: What they are about.
    """
    pointing = [*_read(facing.quads(None, None, thing))]
    subjects = {t.subject for t in pointing}
    spans = sorted((s for s in subjects if is_part(s, thing)), key=str)
    own = [*_read(facing.quads(thing, None))]
    parts = (t for span in spans for t in _read(facing.quads(span, None)))
    names = _list_names(facing, (*own, *pointing))
    return tuple(dict.fromkeys((*own, *pointing, *parts, *names)))


def is_part(subject: object, whole: NamedNode) -> TypeGuard[NamedNode]:
    """Tell whether something is a passage of a thing: its IRI with a fragment."""
    return isinstance(subject, NamedNode) and subject.value.startswith(f"{whole.value}#")


def _list_names(facing: Facing, triples: Iterable[Triple]) -> Iterator[Triple]:
    """List what the things are called that are named beside the one described."""
    nodes = {n for t in triples for n in (t.subject, t.object) if isinstance(n, NamedNode)}
    for node in sorted(nodes, key=str):
        yield from _read(facing.quads(node, vocab.LABEL))


def _read(quads: Iterable[Quad]) -> Iterator[Triple]:
    for quad in quads:
        value = quad.object
        if quad.predicate in COUNTS and isinstance(value, Literal):
            value = Literal(value.value, datatype=vocab.XSD_NON_NEGATIVE)
        assert not isinstance(quad.subject, BlankNode)  # the published graph has none
        yield Triple(quad.subject, quad.predicate, value)


def write_description(
    triples: Iterable[Triple], media: str, base: str, prefixes: Mapping[str, str]
) -> bytes:
    """Write a description.

    Args:
        triples: Without blank nodes.
        media: Media type of a graph.
        base: What the IRIs of the data begin with.
        prefixes: Short names of namespaces.
    """
    ordered = sorted(triples, key=str)
    if media == TURTLE:
        text = "\n".join(map(str, ordered))
        used = {name: start for name, start in prefixes.items() if f"<{start}" in text}
        return write_blocks(ordered, used)
    if media == JSONLD:
        subjects = group_subjects(sorted(f"{triple} ." for triple in ordered))
        return "".join(stream_jsonld(part_lines(subjects), base)).encode()
    form = RdfFormat.from_media_type(media)
    assert form is not None
    written = serialize(ordered, format=form)
    assert written is not None
    return written
