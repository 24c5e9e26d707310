"""A graph as Turtle that reads well, differs little from build to build, and loads everywhere.

Sorted first, then written by pyoxigraph's serializer: one subject a block, blocks and lines in
order, under a fixed head of prefixes (pyoxigraph's own head changes its order). What does not fit
into memory is sorted by ``order_key`` elsewhere and comes here piece by piece.

Source:
    RDF 1.1 Turtle, sections 2 and 6.
"""

from __future__ import annotations

import re
from itertools import chain, compress, islice
from operator import ne
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, RdfFormat, parse, serialize

from flows.graph import vocab
from flows.graph.iris import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Quad, Triple

HIDDEN = re.compile(
    rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf"
)
"""What is escaped though Turtle does not ask for it: an editor hides it, or moves a line by it."""
NEVER_HIDDEN = bytes(range(0x7F))
TYPE, TYPE_FIRST = f"> {vocab.TYPE} ".encode(), b"\x01"
IRI_END, SHORT_IRI_FIRST = b">", b"\x02"
"""What the keys of sorting have in their place; N-Triples has no such bytes of its own."""
_SUBJECT_END = re.compile(b"[" + TYPE_FIRST + SHORT_IRI_FIRST + b"]")
KEYED_TRIPLES = 1_000
"""Triples turned into keys at a time: what fits into a processor's cache is twice as fast."""
CHUNK_LINES = 20_000


def list_prefixes(base: str) -> dict[str, str]:
    """List the prefixes of a published graph: the ontologies, then one a kind of thing.

    Args:
        base: What the IRIs of the data begin with.
    """
    ontologies = {
        "dl": vocab.DL,
        "dct": vocab.DCT,
        "edtf": vocab.EDTF,
        "nif": vocab.NIF,
        "prov": vocab.PROV,
        "rdfs": vocab.RDFS,
        "schema": vocab.SCHEMA,
        "skos": vocab.SKOS,
        "xsd": vocab.XSD,
    }
    return ontologies | {kind: f"{base}{kind}/" for kind in KINDS}


def write_turtle(triples: Iterable[Triple], base: str) -> bytes:
    """Write a graph.

    Args:
        triples: In any order, repeated or not.
        base: What the IRIs of the data begin with; ends in "/".

    Returns:
        UTF-8 that depends on the set of triples alone.

    Raises:
        ValueError: A triple has a blank node: its name would differ from build to build.
    """
    return write_blocks(triples, list_prefixes(base))


def write_blocks(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> bytes:
    """Write a graph under prefixes of one's own, which all stand at its head.

    Raises:
        ValueError: A triple has a blank node.
    """
    return _write_head(prefixes) + _write_body(_sort(list(triples)), prefixes)


def stream_blocks(pieces: Iterable[bytes], prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """Write a graph of any size, piece by piece, to the bytes that ``write_blocks`` gives.

    Args:
        pieces: Of lines of N-Triples, as ``cut_blocks`` gives them.
        prefixes: As of ``write_blocks``.

    Raises:
        ValueError: A triple has a blank node.
    """
    yield _write_head(prefixes)
    for lines in pieces:
        yield _write_body(parse(lines, format=RdfFormat.N_TRIPLES, lenient=True), prefixes)


def cut_blocks(keys: Iterable[bytes]) -> Iterator[bytes]:
    """Put lines together to pieces, none of which ends within a block.

    Args:
        keys: Of lines (``order_key``), without their ends; in order, each once.

    Returns:
        Lines of N-Triples with their ends.
    """
    rest = iter(keys)
    piece: list[bytes] = []
    while more := list(islice(rest, CHUNK_LINES)):
        piece += more
        end = _find_last_block(piece)
        if end:
            yield _join(piece[:end])
            del piece[:end]
    if piece:
        yield _join(piece)


def order_key(lines: bytes) -> bytes:
    """Give what lines of N-Triples are sorted by, to come in the order of their Turtle.

    A type comes before all else that is said of a subject, and an IRI before those that begin with
    it, so that an article stands before its spans.

    Args:
        lines: One or many, as pyoxigraph writes them.
    """
    return lines.replace(TYPE, TYPE_FIRST).replace(IRI_END, SHORT_IRI_FIRST)


def undo_key(keys: bytes) -> bytes:
    """Give the lines that keys were made of."""
    return keys.replace(SHORT_IRI_FIRST, IRI_END).replace(TYPE_FIRST, TYPE)


def find_subject(key: bytes) -> bytes:
    """Give what the keys of a subject begin with, and of those whose IRI begins with its IRI."""
    return _SUBJECT_END.split(key, 1)[0]


def _sort(triples: Sequence[Triple]) -> list[Triple]:
    """Put triples in order, each once."""
    chunks = (triples[i : i + KEYED_TRIPLES] for i in range(0, len(triples), KEYED_TRIPLES))
    keys = list(chain.from_iterable(map(_list_keys, chunks)))
    order = sorted(range(len(triples)), key=keys.__getitem__)
    in_order = list(map(keys.__getitem__, order))
    is_new = map(ne, in_order, chain((None,), in_order))
    return list(map(triples.__getitem__, compress(order, is_new)))


def _list_keys(triples: Sequence[Triple]) -> list[bytes]:
    lines = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert lines is not None
    return order_key(lines).split(b"\n")[:-1]


def _join(keys: Sequence[bytes]) -> bytes:
    return undo_key(b"\n".join([*keys, b""]))


def _find_last_block(keys: Sequence[bytes]) -> int:
    """Give the number of lines before the last block."""
    subject = find_subject(keys[-1])
    starts = (subject + TYPE_FIRST, subject + SHORT_IRI_FIRST)
    end = len(keys)
    while end and keys[end - 1].startswith(starts):
        end -= 1
    return end


def _write_head(prefixes: Mapping[str, str]) -> bytes:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items()).encode()


def _write_body(
    statements: Iterable[Triple] | Iterable[Quad], prefixes: Mapping[str, str]
) -> bytes:
    """Write blocks that come in order, an empty line before each."""
    body = serialize(statements, format=RdfFormat.TURTLE, prefixes=dict(prefixes))
    assert body is not None
    _refuse_blank_nodes(body)
    return _lay_out(body[_end_of_head(body) :])


def _refuse_blank_nodes(turtle: bytes) -> None:
    if b"_:" not in turtle:
        return
    for quad in parse(turtle, format=RdfFormat.TURTLE):
        for term in (quad.subject, quad.object):
            if isinstance(term, BlankNode):
                msg = f"{term} is no IRI: its name would change from build to build"
                raise ValueError(msg)  # noqa: TRY004  it is its content that is wrong


def _end_of_head(body: bytes) -> int:
    end = 0
    while body.startswith(b"@prefix ", end):
        end = body.index(b"\n", end) + 1
    return end


def _lay_out(body: bytes) -> bytes:
    """Set blocks apart and escape what an editor would not show; no literal has lines or tabs."""
    apart = b"\n" + body.replace(b" .\n", b" .\n\n").replace(b"\t", b"    ")[:-1]
    is_plain = HIDDEN.search(apart.translate(None, NEVER_HIDDEN)) is None
    return apart if is_plain else HIDDEN.sub(_escape, apart)


def _escape(match: re.Match[bytes]) -> bytes:
    return f"\\u{ord(match[0].decode()):04X}".encode()
