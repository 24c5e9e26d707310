"""What follows from the ontology for a knowledge base, as shapes.

To a reasoner a value of the wrong class is news about it; in a graph that was just built it is a
mistake. So domains, ranges, classes above and classes apart are asked for; no reasoner has to run.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.graph import vocab
from flows.graph.blocks import TYPE
from flows.graph.ontology import CLASS, OWL
from flows.graph.problems import shorten
from flows.graph.shape_model import MANY, Choice, Property, Shape, Way
from flows.graph.shape_tests import ask_among, ask_datatype

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.graph.ontology import Ontology

OBJECT_PROPERTY, DATA_PROPERTY, FUNCTIONAL, INDIVIDUAL, ALL_DISJOINT, MEMBERS = (
    f"<{OWL}{name}>"
    for name in (
        "ObjectProperty",
        "DatatypeProperty",
        "FunctionalProperty",
        "NamedIndividual",
        "AllDisjointClasses",
        "members",
    )
)
DOMAIN, RANGE = (f"<{vocab.RDFS}{name}>" for name in ("domain", "range"))
DOMAINS = f"<{vocab.SCHEMA}domainIncludes>"
OWN = f"<{vocab.DL}"
OUTWARD = frozenset({str(vocab.EXACT_MATCH)})
"""Properties whose values others describe."""
DESCRIBED = Shape(properties=(Property(path=TYPE, count_min=1),))


def derive_shapes(ontology: Ontology) -> tuple[Shape, ...]:
    """Derive what a knowledge base must hold to, in the order of the terms."""
    classes = (_derive_class(ontology, name) for name in ontology.list_members(CLASS))
    objects = ontology.list_members(OBJECT_PROPERTY)
    values = ontology.list_members(DATA_PROPERTY)
    return (
        *(shape for shape in classes if shape.classes or shape.choices),
        *(_derive_property(ontology, name, _ask_object(ontology, name)) for name in objects),
        *(_derive_property(ontology, name, _ask_value(ontology, name)) for name in values),
    )


def _derive_class(ontology: Ontology, name: str) -> Shape:
    """Ask that the classes above are stated, and none that it shares no member with."""
    above = tuple(higher for higher in ontology.list_above(name) if higher.startswith(OWN))
    apart = tuple(Shape(classes=(other,)) for other in _list_apart(ontology, name))
    return Shape(
        name=name,
        message=f"each {shorten(name)} is stated to be all that stands above it, and nothing apart",
        target_classes=(name,),
        classes=above,
        choices=tuple(Choice(way=Way.NONE, members=(other,)) for other in apart),
    )


def _list_apart(ontology: Ontology, name: str) -> tuple[str, ...]:
    """List the classes that share no member with one, or with one above it."""
    ours = {name, *ontology.list_above(name)}
    apart: set[str] = set()
    for axiom in ontology.list_members(ALL_DISJOINT):
        for head in ontology.list_values(axiom, MEMBERS):
            members = set(ontology.read_list(head))
            apart |= members - ours if members & ours else set()
    return tuple(sorted(apart))


def _derive_property(ontology: Ontology, name: str, asked: Property) -> Shape:
    """Ask that subjects are of the classes that the property is meant for."""
    domain = ontology.list_values(name, DOMAIN, DOMAINS)
    return Shape(
        name=name,
        message=f"{shorten(name)} is said of {_list_names(domain)} only",
        target_subjects_of=(name,),
        choices=(_any_of(ontology, domain),) if domain else (),
        properties=(asked,),
    )


def _ask_object(ontology: Ontology, name: str) -> Property:
    """Ask that values are described, and of the classes that the property leads to."""
    ranges = ontology.list_values(name, RANGE)
    fixed = [value for each in ranges for value in _list_fixed(ontology, each)]
    if name in OUTWARD:
        return _ask(ontology, name, "anything")
    if fixed:
        asked = _ask(ontology, name, _list_names(ranges))
        return replace(asked, tests=(ask_among(tuple(fixed)),))
    if ranges:
        asked = _ask(ontology, name, _list_names(ranges))
        return replace(asked, beyond=Shape(choices=(_any_of(ontology, ranges),)))
    return replace(_ask(ontology, name, "what is described"), beyond=DESCRIBED)


def _ask_value(ontology: Ontology, name: str) -> Property:
    """Ask that values are literals of the datatype that the property has."""
    ranges = ontology.list_values(name, RANGE)
    asked = _ask(ontology, name, _list_names(ranges))
    return replace(asked, tests=tuple(ask_datatype(each) for each in ranges))


def _ask(ontology: Ontology, name: str, wanted: str) -> Property:
    is_single = FUNCTIONAL in ontology.list_values(name, TYPE)
    only = ", and the only one" if is_single else ""
    return Property(
        path=name,
        count_max=1 if is_single else MANY,
        message=f"a value of {shorten(name)} is {wanted}{only}",
    )


def _list_fixed(ontology: Ontology, kind: str) -> tuple[str, ...]:
    """List the individuals of a class, where the ontology names them all."""
    named = set(ontology.list_members(INDIVIDUAL))
    return tuple(member for member in ontology.list_members(kind) if member in named)


def _any_of(ontology: Ontology, kinds: Iterable[str]) -> Choice:
    """Ask for a member of one of some classes, or of one below."""
    below = {lower for kind in kinds for lower in ontology.below.get(kind, {kind})}
    return Choice(way=Way.ANY, members=tuple(Shape(classes=(name,)) for name in sorted(below)))


def _list_names(terms: Iterable[str]) -> str:
    return " or ".join(shorten(term) for term in terms) or "anything"
