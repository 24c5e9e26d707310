"""A graph as JSON-LD for programs that read JSON: one object a subject, names by prefix.

Source:
    JSON-LD 1.1, flattened document form.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from flows.graph import vocab
from flows.graph.terms import IRI_START, LANGUAGE_STRING, STRING, read_datatype, read_text
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
    names = _Names(prefixes)
    yield f'{{"@context": {_write(prefixes)},\n"@graph": [\n'
    before = ""
    for subject, lines in subjects:
        yield f"{before}{_write(_node(subject, lines, names))}"
        before = ",\n"
    yield "\n]}\n"


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Names(dict[str, str]):
    """Short names of properties, classes and datatypes; things keep their whole name."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, iri: str) -> str:
        """Shorten a name that was not asked for before."""
        found = (f"{n}:{iri[len(s) :]}" for n, s in self._prefixes.items() if iri.startswith(s))
        self[iri] = next(found, iri)
        return self[iri]


def _node(subject: str, lines: Iterable[str], names: _Names) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject[1:-1]}
    for line in lines:
        _, name, value = line[:-2].split(" ", 2)
        if name == TYPE:
            node.setdefault("@type", []).append(names[value[1:-1]])
        else:
            node.setdefault(names[name[1:-1]], []).append(_term(value, names))
    return node


def _term(term: str, names: _Names) -> object:
    if term.startswith(IRI_START):
        return {"@id": term[1:-1]}
    datatype = read_datatype(term)
    if datatype == STRING:
        return read_text(term)
    if datatype == LANGUAGE_STRING:
        return {"@value": read_text(term), "@language": term.rpartition("@")[2]}
    return {"@value": read_text(term), "@type": names[datatype]}
