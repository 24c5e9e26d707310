"""A graph as Turtle that reads well, differs little from build to build, and loads everywhere.

One subject a block, blocks and lines sorted, a fixed head of prefixes. A name is shortened only
where every reader of Turtle agrees on it: letters, digits, "_", and "-" inside.

Source:
    RDF 1.1 Turtle, sections 2 and 6; ``rapper`` 2.0.15 refuses a local name that begins with "-".
"""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from flows.graph import vocab
from flows.graph.iris import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Triple

PLAIN_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?", re.ASCII)
SPECIAL = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
"""What is escaped: what Turtle asks for, and what an editor would hide, or let reorder a line."""
SHORT_FORMS = {
    vocab.XSD_INTEGER: re.compile(r"-?[0-9]+", re.ASCII),
    vocab.XSD_DECIMAL: re.compile(r"-?[0-9]+\.[0-9]+", re.ASCII),
    vocab.XSD_BOOLEAN: re.compile(r"true|false"),
}
NAMED_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
XSD_STRING = NamedNode(vocab.XSD + "string")
NEXT_LINE = "\n    "

Row = tuple[str, str, str]


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
    writer = _Writer(prefixes)
    rows = sorted({writer.row(triple) for triple in triples})
    head = [f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()]
    blocks = [writer.block(iri, block) for iri, block in groupby(rows, itemgetter(0))]
    return "\n".join([*head, *blocks, ""]).encode()


class _Writer:
    """Writes terms, each worked out once: a graph repeats most of its terms."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = {iri: name for name, iri in prefixes.items()}
        self._known: dict[object, str] = {}

    def row(self, triple: Triple) -> Row:
        subject, predicate = triple.subject, triple.predicate
        if not isinstance(subject, NamedNode):
            msg = f"{subject} is no IRI"
            raise ValueError(msg)  # noqa: TRY004 - the graph is wrong, not the type of an argument
        name = "a" if predicate == vocab.TYPE else self.term(predicate)
        return (subject.value, name, self.term(triple.object))

    def block(self, iri: str, rows: Iterable[Row]) -> str:
        lines = [
            f"{name} {', '.join(value for _, _, value in same)}"
            for name, same in groupby(rows, itemgetter(1))
        ]
        return f"\n{self.iri(iri)} {f' ;{NEXT_LINE}'.join(lines)} ."

    def term(self, term: object) -> str:
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = self._write(term)
        return known

    def _write(self, term: object) -> str:
        match term:
            case NamedNode():
                return self.iri(term.value)
            case Literal():
                return self._literal(term)
        msg = f"{term} is neither an IRI nor a literal"
        raise ValueError(msg)

    def iri(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefixes.get(iri[:cut])
        if prefix is not None and PLAIN_LOCAL.fullmatch(iri, cut):
            return f"{prefix}:{iri[cut:]}"
        return f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        value, datatype = literal.value, literal.datatype
        short = SHORT_FORMS.get(datatype)
        if short is not None and short.fullmatch(value):
            return value
        quoted = f'"{SPECIAL.sub(_escape, value)}"'
        if literal.language is not None:
            return f"{quoted}@{literal.language}"
        return quoted if datatype == XSD_STRING else f"{quoted}^^{self.iri(datatype.value)}"


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return NAMED_ESCAPES.get(character) or f"\\u{ord(character):04X}"
