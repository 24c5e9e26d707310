"""A graph as JSON-LD for programs that read JSON: one object a subject, names by prefix.

Source:
    JSON-LD 1.1, flattened document form.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flows.graph import vocab
from flows.graph.terms import IRI_START, LANGUAGE_STRING, STRING, read_datatype, read_text
from flows.publish.turtle import list_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from flows.publish.subjects import Said

TYPE = str(vocab.TYPE)


def stream_jsonld(subjects: Iterable[Said], base: str) -> Iterator[str]:
    """Write a graph piece by piece, one line a subject.

    Args:
        subjects: In the order of sorted lines (``put_plainly``), without blank nodes.
        base: What the IRIs of the data begin with; ends in "/".
    """
    prefixes = list_prefixes(base)
    names = _Names(prefixes)
    yield f'{{"@context": {_write(prefixes)},\n"@graph": [\n'
    before = ""
    for subject, _, said in subjects:
        yield f"{before}{_write_node(subject, said, names)}"
        before = ",\n"
    yield "\n]}\n"


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Names(dict[str, str]):
    """Short names of properties, classes and datatypes; things keep their whole name."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, term: str) -> str:
        """Shorten a name that was not asked for before, and write it."""
        iri = term[1:-1]
        found = (f"{n}:{iri[len(s) :]}" for n, s in self._prefixes.items() if iri.startswith(s))
        self[term] = _write(next(found, iri))
        return self[term]


def _write_node(subject: str, said: Iterable[Sequence[str]], names: _Names) -> str:
    """Write a subject as ``json`` would: what N-Triples and JSON write alike is taken over."""
    parts: dict[str, list[str]] = {}
    for name, value in said:
        if name == TYPE:
            parts.setdefault('"@type"', []).append(names[value])
        else:
            parts.setdefault(names[name], []).append(_write_term(value, names))
    rest = "".join([f", {name}: [{', '.join(values)}]" for name, values in parts.items()])
    return f'{{"@id": {_write(subject[1:-1])}{rest}}}'


def _write_term(term: str, names: _Names) -> str:
    if "\\" in term:
        return _write_escaped(term, names)
    if term.startswith(IRI_START):
        return f'{{"@id": "{term[1:-1]}"}}'
    if term.endswith('"'):
        return term
    if term.endswith(">"):
        text, _, datatype = term.rpartition("^^")
        return f'{{"@value": {text}, "@type": {names[datatype]}}}'
    text, _, language = term.rpartition("@")
    return f'{{"@value": {text}, "@language": "{language}"}}'


def _write_escaped(term: str, names: _Names) -> str:
    r"""Write a term in which something is escaped; JSON writes ``\u`` in another way."""
    if term.startswith(IRI_START):
        return _write({"@id": term[1:-1]})
    if term.endswith('"') and "\\u" not in term:
        return term
    text, datatype = _write(read_text(term)), read_datatype(term)
    if datatype == STRING:
        return text
    if datatype == LANGUAGE_STRING:
        return f'{{"@value": {text}, "@language": "{term.rpartition("@")[2]}"}}'
    return f'{{"@value": {text}, "@type": {names[f"<{datatype}>"]}}}'
