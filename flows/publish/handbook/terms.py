"""The terms of the ontology, each with what is said of it and an example of its use.

How they look is ``page``'s.
"""

from __future__ import annotations

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
from flows.graph.terms import read_text
from flows.publish.handbook.uses import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.graph.ontology import Ontology
    from flows.publish.handbook.uses import Uses

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


def group_terms(ontology: Ontology, uses: Uses, prefixes: Mapping[str, str]) -> tuple[Group, ...]:
    """Lay out the ontology: classes, properties, then the fixed values of each list.

    Args:
        ontology: What the terms are.
        uses: Where the knowledge base uses them; the first that uses a term is shown.
        prefixes: What its IRIs are shortened by.
    """
    shown = Shown(uses, prefixes)
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
                _tell(ontology, n, shown, anchor) for n in sorted(names) if n.startswith(OWN)
            ),
        )
        for title, anchor, names in (*plain, *lists)
    )


def _list_values(ontology: Ontology, kind: str) -> list[str]:
    named = set(ontology.list_members(INDIVIDUAL))
    return [member for member in ontology.list_members(kind) if member in named]


def _local(term: str) -> str:
    return term.removeprefix(OWN).rstrip(">")


def _tell(ontology: Ontology, name: str, shown: Shown, anchor: str) -> Term:
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
        used=shown.uses.count(name),
        shown=shown.show(name, is_class=anchor == CLASSES),
    )


def _first(ontology: Ontology, name: str, property_: str) -> str:
    return "; ".join(read_text(value) for value in ontology.list_values(name, property_))


def _link(term: str) -> Link:
    if term.startswith(OWN):
        return Link(text=shorten(term), href=f"#{_local(term)}")
    return Link(text=shorten(term).strip("<>"), href=read_text(term))
