"""What a shape asks: the part of SHACL Core that ``ontology/shapes.ttl`` is written in.

``shape_reading`` reads shapes and refuses what does not fit in here; ``conformance`` holds a graph
against them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Test = Callable[[str], bool]
"""Asks one term, whatever is said of it; equal questions are one object."""
MANY = 1 << 60
"""As many values as there can be."""


class Way(StrEnum):
    """How the members of a choice are counted."""

    ALL = "and"
    ANY = "or"
    ONE = "xone"
    NONE = "not"


class Relation(StrEnum):
    """How the values of a property stand to those of another one of the same subject."""

    AT_MOST = "lessThanOrEquals"
    BELOW = "lessThan"
    EQUAL = "equals"
    DISJOINT = "disjoint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Shapes of which a node fits all, at least one, exactly one, or none."""

    way: Way
    members: tuple[Shape, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is asked of a node.

    Args:
        name: IRI of the shape; empty for a part of another one.
        message: What is said where a node does not fit.
        target_classes: Classes whose members are asked, as terms.
        target_subjects_of: Properties whose subjects are asked, as terms.
        tests: Asked of the node itself.
        classes: Classes that it must be a member of.
        nodes: Shapes that it must fit.
        choices: Sets of shapes to fit.
        properties: What is asked of its values.
        allowed: The only properties that it may have; None where it may have any.
    """

    name: str = ""
    message: str = ""
    target_classes: tuple[str, ...] = ()
    target_subjects_of: tuple[str, ...] = ()
    tests: tuple[Test, ...] = ()
    classes: tuple[str, ...] = ()
    nodes: tuple[Shape, ...] = ()
    choices: tuple[Choice, ...] = ()
    properties: tuple[Property, ...] = ()
    allowed: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """What is asked of the values of a property of a node.

    Args:
        path: The property, as a term.
        is_inverse: The values are the subjects that have the node as their value.
        count_min: Fewest values, from 0.
        count_max: Most values.
        tests: Asked of each value.
        needed: Terms that must be among the values.
        relations: How the values stand to those of other properties.
        beyond: What is asked of each value and shows only where the value is described; None
            where nothing is.
        message: What is said where the values do not fit.
    """

    path: str
    is_inverse: bool = False
    count_min: int = 0
    count_max: int = MANY
    tests: tuple[Test, ...] = ()
    needed: tuple[str, ...] = ()
    relations: tuple[tuple[Relation, str], ...] = ()
    beyond: Shape | None = None
    message: str = ""
