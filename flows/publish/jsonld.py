"""A graph as JSON-LD for programs that read JSON: one object a subject, names by prefix.

Source:
    JSON-LD 1.1, flattened document form.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from flows.graph import vocab
from flows.publish.turtle import list_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Triple

XSD_STRING = vocab.XSD + "string"


def write_jsonld(triples: Iterable[Triple], base: str) -> bytes:
    """Write a graph.

    Args:
        triples: In any order, without blank nodes.
        base: What the IRIs of the data begin with; ends in "/".

    Returns:
        UTF-8 that depends on the set of triples alone, one line a subject.
    """
    prefixes = list_prefixes(base)
    ordered = sorted(set(triples), key=str)
    blocks = groupby(ordered, key=lambda triple: triple.subject)
    nodes = ",\n".join(_write(_node(rows, prefixes)) for _, rows in blocks)
    return f'{{"@context": {_write(prefixes)},\n"@graph": [\n{nodes}\n]}}\n'.encode()


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _node(rows: Iterable[Triple], prefixes: Mapping[str, str]) -> dict[str, Any]:
    node: dict[str, Any] = {}
    for triple in rows:
        assert isinstance(triple.subject, NamedNode)
        node.setdefault("@id", triple.subject.value)
        if triple.predicate == vocab.TYPE:
            node.setdefault("@type", []).append(_shorten(str(_value_of(triple)), prefixes))
        else:
            name = _shorten(triple.predicate.value, prefixes)
            node.setdefault(name, []).append(_term(triple.object, prefixes))
    return node


def _value_of(triple: Triple) -> str:
    assert isinstance(triple.object, NamedNode)
    return triple.object.value


def _term(term: object, prefixes: Mapping[str, str]) -> object:
    if isinstance(term, NamedNode):
        return {"@id": term.value}
    assert isinstance(term, Literal)
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == XSD_STRING:
        return term.value
    return {"@value": term.value, "@type": _shorten(term.datatype.value, prefixes)}


def _shorten(iri: str, prefixes: Mapping[str, str]) -> str:
    """Shorten a property, class or datatype; things keep their whole name."""
    for name, start in prefixes.items():
        if iri.startswith(start):
            return f"{name}:{iri.removeprefix(start)}"
    return iri
