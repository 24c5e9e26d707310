"""A graph as Turtle that reads well, differs little from build to build, and loads everywhere.

Sorted first, then written by pyoxigraph's serializer: one subject a block, blocks and lines in
order, under a fixed head of prefixes (pyoxigraph's own head changes its order).

Source:
    RDF 1.1 Turtle, sections 2 and 6.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from flows.graph import vocab
from flows.graph.iris import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Triple

HIDDEN = re.compile(
    rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf"
)
"""What is escaped though Turtle does not ask for it: an editor hides it, or moves a line by it."""
BLANK_NODE = re.compile(rb"(?:^|> )(_:[^\s\"]+) [^\"\n]*\.$", re.MULTILINE)
TYPE, TYPE_FIRST = f"> {vocab.TYPE} ".encode(), b"\x01"
TERM_END, SHORT_TERM_FIRST = b"> <", b"\x02"
"""What the keys of sorting have in their place; N-Triples has no such bytes of its own."""


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
    body = serialize(_sort(list(triples)), format=RdfFormat.TURTLE, prefixes=dict(prefixes))
    assert body is not None
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
    return head.encode() + _lay_out(body[_end_of_head(body) :])


def _sort(triples: list[Triple]) -> list[Triple]:
    """Put triples in order, each once: an article before its spans, a type before all else."""
    lines = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert lines is not None
    if b"_:" in lines and (blank := BLANK_NODE.search(lines)):
        msg = f"{blank[1].decode()} is no IRI: its name would change from build to build"
        raise ValueError(msg)
    keys = lines.replace(TYPE, TYPE_FIRST).replace(TERM_END, SHORT_TERM_FIRST).split(b"\n")
    order = sorted(range(len(triples)), key=keys.__getitem__)
    before = chain((None,), order)
    return [
        triples[i] for i, j in zip(order, before, strict=False) if j is None or keys[i] != keys[j]
    ]


def _end_of_head(body: bytes) -> int:
    end = 0
    while body.startswith(b"@prefix ", end):
        end = body.index(b"\n", end) + 1
    return end


def _lay_out(body: bytes) -> bytes:
    """Set blocks apart and escape what an editor would not show; no literal spans lines."""
    apart = body.replace(b" .\n", b" .\n\n").replace(b"\n\t", b"\n    ")
    return b"\n" + HIDDEN.sub(_escape, apart[:-1])


def _escape(match: re.Match[bytes]) -> bytes:
    return f"\\u{ord(match[0].decode()):04X}".encode()
