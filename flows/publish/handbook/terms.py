"""The terms of the ontology, each with what is said of it and an example of its use.

How they look is ``page``'s.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.graph import vocab
from flows.graph.blocks import TYPE
from flows.graph.ontology import ABOVE, CLASS
from flows.graph.ontology_shapes import (
    DATA_PROPERTY,
    DOMAIN,
    DOMAINS,
    FUNCTIONAL,
    INDIVIDUAL,
    OBJECT_PROPERTY,
    OWN,
    RANGE,
)
from flows.graph.problems import shorten
from flows.graph.terms import is_iri, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from flows.graph.ontology import Ontology
    from flows.publish.subjects import Subject

LABEL, DEFINITION, EXAMPLE, SOURCE = (
    str(vocab.LABEL),
    f"<{vocab.SKOS}definition>",
    f"<{vocab.SKOS}example>",
    f"<{vocab.DCT}source>",
)
ABOVE_PROPERTY = f"<{vocab.RDFS}subPropertyOf>"
RANGES = f"<{vocab.SCHEMA}rangeIncludes>"
FACTS = (
    ("is a", (ABOVE, ABOVE_PROPERTY)),
    ("said of", (DOMAIN, DOMAINS)),
    ("value", (RANGE, RANGES)),
    ("source", (SOURCE,)),
)
CLASSES, PROPERTIES = "all-classes", "all-properties"
GROUPS = (
    ("Classes", CLASSES, (CLASS,)),
    ("Properties", PROPERTIES, (OBJECT_PROPERTY, DATA_PROPERTY)),
)
LINES_MAX, TEXT_MAX = 8, 160
"""Lines of an example, and code points of a text in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A term or a page that is pointed to.

    Args:
        text: What is shown.
        href: Where it leads.
    """

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the ontology.

    Args:
        name: Its local name, and its anchor.
        iri: The whole of it.
        label: What it is called.
        definition: What it means.
        said: An example as the ontology has it; empty where there is none.
        facts: What else is said of it, each with its name.
        is_single: Whether a thing has at most one value of it.
        used: How often the knowledge base uses it.
        shown: Lines out of the knowledge base: subject, property, value.
    """

    name: str
    iri: str
    label: str
    definition: str
    said: str
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    is_single: bool
    used: int
    shown: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Terms of one kind, in the order of their names.

    Args:
        name: What they are called together.
        anchor: No local name of a term has a hyphen.
    """

    name: str
    anchor: str
    terms: tuple[Term, ...]


def group_terms(
    ontology: Ontology, subjects: Iterable[Subject], prefixes: Mapping[str, str]
) -> tuple[Group, ...]:
    """Lay out the ontology: classes, properties, then the fixed values of each list.

    Args:
        ontology: What the terms are.
        subjects: The knowledge base; the first that uses a term is shown.
        prefixes: What its IRIs are shortened by.
    """
    uses = _Uses(subjects, prefixes)
    plain = (
        (title, anchor, [name for kind in kinds for name in ontology.list_members(kind)])
        for title, anchor, kinds in GROUPS
    )
    lists = (
        (f"Values of {shorten(kind)}", f"values-{_local(kind)}", values)
        for kind in ontology.list_members(CLASS)
        if kind.startswith(OWN) and (values := _list_values(ontology, kind))
    )
    return tuple(
        Group(
            name=title,
            anchor=anchor,
            terms=tuple(
                _tell(ontology, n, uses, anchor) for n in sorted(names) if n.startswith(OWN)
            ),
        )
        for title, anchor, names in (*plain, *lists)
    )


def _list_values(ontology: Ontology, kind: str) -> list[str]:
    named = set(ontology.list_members(INDIVIDUAL))
    return [member for member in ontology.list_members(kind) if member in named]


def _local(term: str) -> str:
    return term.removeprefix(OWN).rstrip(">")


def _tell(ontology: Ontology, name: str, uses: _Uses, anchor: str) -> Term:
    facts = (
        (title, tuple(_link(value) for value in ontology.list_values(name, *names)))
        for title, names in FACTS
    )
    return Term(
        name=_local(name),
        iri=read_text(name),
        label=_first(ontology, name, LABEL),
        definition=_first(ontology, name, DEFINITION),
        said=_first(ontology, name, EXAMPLE),
        facts=tuple(fact for fact in facts if fact[1]),
        is_single=FUNCTIONAL in ontology.list_values(name, TYPE),
        used=uses.count(name),
        shown=uses.show(name, anchor),
    )


def _first(ontology: Ontology, name: str, property_: str) -> str:
    return "; ".join(read_text(value) for value in ontology.list_values(name, property_))


def _link(term: str) -> Link:
    if term.startswith(OWN):
        return Link(text=shorten(term), href=f"#{_local(term)}")
    return Link(text=shorten(term).strip("<>"), href=read_text(term))


class _Uses:
    """Where a knowledge base uses which term; the first use is the example."""

    def __init__(self, subjects: Iterable[Subject], prefixes: Mapping[str, str]) -> None:
        self._prefixes = sorted(prefixes.items(), key=lambda pair: -len(pair[1]))
        self._counts: Counter[str] = Counter()
        self._first: dict[str, tuple[tuple[str, ...], str]] = {}
        for _, lines in subjects:
            for line in lines:
                for term in line[:-2].split(" ", 2)[1:]:
                    if term.startswith(OWN):
                        self._note(term, lines, line)

    def _note(self, term: str, lines: Sequence[str], line: str) -> None:
        self._counts[term] += 1
        if term not in self._first:
            self._first[term] = (tuple(lines[:LINES_MAX]), line)

    def count(self, name: str) -> int:
        """Tell how often a term is used."""
        return self._counts[name]

    def show(self, name: str, anchor: str) -> tuple[tuple[str, str, str], ...]:
        """Show the first lines of the first member of a class; of all else the first line."""
        if name not in self._first:
            return ()
        lines, line = self._first[name]
        return tuple(self._show(one) for one in (lines if anchor == CLASSES else (line,)))

    def _show(self, line: str) -> tuple[str, str, str]:
        subject, name, value = (self._write(term) for term in line[:-2].split(" ", 2))
        return subject, name, value

    def _write(self, term: str) -> str:
        if not is_iri(term):
            text = read_text(term)
            return f'"{text}"' if len(text) <= TEXT_MAX else f'"{text[:TEXT_MAX]}…"'
        iri = read_text(term)
        for prefix, start in self._prefixes:
            if iri.startswith(start):
                return f"{prefix}:{iri[len(start) :]}"
        return shorten(term)
