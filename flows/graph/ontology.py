"""The ontology as a file says it: its statements, and which classes stand below which.

What follows from it for a knowledge base is ``ontology_shapes``'s.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from flows.errors import ShapesError
from flows.graph import vocab
from flows.graph.blocks import TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Says = Mapping[str, Mapping[str, tuple[str, ...]]]

OWL = "http://www.w3.org/2002/07/owl#"
CLASS = f"<{OWL}Class>"
ABOVE = f"<{vocab.RDFS}subClassOf>"
FIRST, REST = (f"<{vocab.RDF}{name}>" for name in ("first", "rest"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """What an ontology says.

    Args:
        says: Values, in order, by property and then by subject.
        below: Each class with those below it and itself.
    """

    says: Says
    below: Mapping[str, frozenset[str]]

    def list_values(self, subject: str, *names: str) -> tuple[str, ...]:
        """List the values of some properties of a term."""
        return tuple(value for name in names for value in self.says.get(name, {}).get(subject, ()))

    def list_members(self, kind: str) -> tuple[str, ...]:
        """List the terms of a kind, in order."""
        return tuple(s for s, kinds in sorted(self.says.get(TYPE, {}).items()) if kind in kinds)

    def list_above(self, name: str) -> tuple[str, ...]:
        """List the classes above a class, in order."""
        return tuple(h for h, lower in sorted(self.below.items()) if name in lower and h != name)

    def read_list(self, head: str) -> Iterator[str]:
        """Read an RDF list."""
        while first := self.list_values(head, FIRST):
            yield first[0]
            (head,) = self.list_values(head, REST)


@lru_cache(maxsize=4)
def read_ontology(turtle: bytes) -> Ontology:
    """Read an ontology.

    Raises:
        ShapesError: It is no Turtle, or a class stands above itself.
    """
    says: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in parse(turtle, format=RdfFormat.TURTLE):
            says[str(quad.predicate)][str(quad.subject)].append(str(quad.object))
    except SyntaxError as error:
        msg = f"the ontology cannot be read: {error}"
        raise ShapesError(msg) from error
    frozen = {
        name: {subject: tuple(sorted(values)) for subject, values in by_subject.items()}
        for name, by_subject in says.items()
    }
    return Ontology(says=frozen, below=_order_classes(frozen))


def _order_classes(says: Says) -> Mapping[str, frozenset[str]]:
    below: dict[str, set[str]] = defaultdict(set)
    for name in sorted(says.get(TYPE, {})):
        for higher in _climb(name, says.get(ABOVE, {}), ()):
            below[higher].add(name)
    return {name: frozenset(lower) for name, lower in below.items()}


def _climb(name: str, above: Mapping[str, tuple[str, ...]], path: tuple[str, ...]) -> Iterator[str]:
    if name in path:
        msg = f"the ontology cannot be used: {name} stands above itself; take one step out"
        raise ShapesError(msg)
    yield name
    for higher in above.get(name, ()):
        yield from _climb(higher, above, (*path, name))
