"""A graph as JSON-LD for programs that read JSON: one object a subject, names by prefix.

Source:
    JSON-LD 1.1, flattened document form.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from flows.graph import vocab
from flows.graph.terms import LANGUAGE_STRING, STRING, is_iri, read_datatype, read_text
from flows.publish.turtle import list_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flows.publish.subjects import Subject

TYPE = str(vocab.TYPE)


def stream_jsonld(subjects: Iterable[Subject], base: str) -> Iterator[str]:
    """Write a graph piece by piece, one line a subject.

    Args:
        subjects: In the order of sorted lines (``put_plainly``), without blank nodes.
        base: What the IRIs of the data begin with; ends in "/".
    """
    prefixes = list_prefixes(base)
    yield f'{{"@context": {_write(prefixes)},\n"@graph": [\n'
    before = ""
    for subject, lines in subjects:
        yield f"{before}{_write(_node(subject, lines, prefixes))}"
        before = ",\n"
    yield "\n]}\n"


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _node(subject: str, lines: Iterable[str], prefixes: Mapping[str, str]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": read_text(subject)}
    for line in lines:
        _, name, value = line[:-2].split(" ", 2)
        if name == TYPE:
            node.setdefault("@type", []).append(_shorten(read_text(value), prefixes))
        else:
            node.setdefault(_shorten(read_text(name), prefixes), []).append(_term(value, prefixes))
    return node


def _term(term: str, prefixes: Mapping[str, str]) -> object:
    if is_iri(term):
        return {"@id": read_text(term)}
    match read_datatype(term):
        case str(kind) if kind == STRING:
            return read_text(term)
        case str(kind) if kind == LANGUAGE_STRING:
            return {"@value": read_text(term), "@language": term.rpartition("@")[2]}
        case kind:
            return {"@value": read_text(term), "@type": _shorten(kind, prefixes)}


def _shorten(iri: str, prefixes: Mapping[str, str]) -> str:
    """Shorten a property, class or datatype; things keep their whole name."""
    for name, start in prefixes.items():
        if iri.startswith(start):
            return f"{name}:{iri.removeprefix(start)}"
    return iri
