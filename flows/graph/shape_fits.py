"""Shapes made into functions that tell whether a node fits, as far as its own block shows.

They are called for millions of nodes, so each asks only what its shape asks. What is wrong with a
node that does not fit is told by ``shape_problems``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, assert_never

from flows.graph.blocks import NOTHING, TYPE, Block
from flows.graph.shape_model import Relation, Way
from flows.graph.terms import is_at_most, is_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.graph.shape_model import Choice, Property, Shape

Fit = Callable[[str, Block], bool]
"""Takes a node, as a term, and what is said of it; empty where nothing is."""

Values = dict[str, None]
"""The values of one property of a node."""


@cache
def fit_shape(shape: Shape) -> Fit:
    """Make the function for a whole shape, but for what it asks of other blocks."""
    direct = [asked for asked in shape.properties if not asked.is_inverse]
    required = list_required(direct)
    first = (_fit_keys(required),) if required else ()  # most nodes fail here, and soon
    return _fit_all((*first, *list_own(shape), *map(fit_property, direct)))


def list_required(asked: Iterable[Property]) -> frozenset[str]:
    """List the properties that have to have a value."""
    return frozenset(a.path for a in asked if a.count_min > 0 or a.needed)


def _fit_keys(required: frozenset[str]) -> Fit:
    return lambda _, block: required <= block.keys()


def list_own(shape: Shape) -> Iterator[Fit]:
    """List the questions of a shape beside those to the values of properties."""
    if shape.allowed is not None:
        yield _fit_closed(shape.allowed)
    if shape.classes:
        yield _fit_classes(shape.classes)
    yield from (_fit_term(test) for test in shape.tests)
    yield from (fit_shape(near) for near in shape.nodes)
    yield from (fit_choice(choice) for choice in shape.choices)


def _fit_all(fits: tuple[Fit, ...]) -> Fit:
    if len(fits) == 1:
        return fits[0]

    def fit(node: str, block: Block) -> bool:
        for each in fits:  # noqa: SIM110  `all` takes twice the time
            if not each(node, block):
                return False
        return True

    return fit


def _fit_any(fits: tuple[Fit, ...]) -> Fit:
    def fit(node: str, block: Block) -> bool:
        for each in fits:  # noqa: SIM110  `any` takes twice the time
            if each(node, block):
                return True
        return False

    return fit


def _fit_closed(allowed: frozenset[str]) -> Fit:
    return lambda _, block: block.keys() <= allowed


def _fit_classes(classes: tuple[str, ...]) -> Fit:
    wanted = frozenset(classes)
    return lambda _, block: wanted <= block.get(TYPE, NOTHING).keys()


def _fit_term(test: Callable[[str], bool]) -> Fit:
    return lambda node, _: test(node)


def fit_choice(choice: Choice) -> Fit:
    """Make the function for a choice of shapes."""
    fits = tuple(fit_shape(member) for member in choice.members)
    match choice.way:
        case Way.ALL:
            return _fit_all(fits)
        case Way.ANY:
            return _fit_any(fits)
        case Way.ONE:
            return lambda node, block: sum(fit(node, block) for fit in fits) == 1
        case Way.NONE:
            return lambda node, block: not any(fit(node, block) for fit in fits)
    assert_never(choice.way)


def fit_property(asked: Property) -> Fit:
    """Make the function for the values of a property, as far as they themselves show."""
    return _fit_all((_fit_alone(asked.path, fit_values(asked)), *fit_relations(asked)))


def _fit_alone(path: str, fit: Callable[[Values], bool]) -> Fit:
    return lambda _, block: fit(block.get(path, NOTHING))


def fit_values(asked: Property) -> Callable[[Values], bool]:
    """Make the function for the values of a property, whatever else is said of their subject."""
    if asked.needed or asked.count_min > 1:
        return _fit_many(asked)
    fewest, most, tests = asked.count_min, asked.count_max, asked.tests
    if len(tests) == 1:
        return _fit_tested(fewest, most, tests[0])

    def fit(values: Values) -> bool:
        if not fewest <= len(values) <= most:
            return False
        for test in tests:
            for value in values:
                if not test(value):
                    return False
        return True

    return fit


def _fit_tested(fewest: int, most: int, test: Callable[[str], bool]) -> Callable[[Values], bool]:
    """Make the function for one test, which most properties have, in half the time."""

    def fit(values: Values) -> bool:
        for value in values:
            if not test(value):
                return False
        return fewest <= len(values) <= most

    return fit


def _fit_many(asked: Property) -> Callable[[Values], bool]:
    fewest, most, tests = asked.count_min, asked.count_max, asked.tests
    needed = frozenset(asked.needed)
    return lambda values: (
        fewest <= len(values) <= most
        and needed.issubset(values)
        and all(test(value) for test in tests for value in values)
    )


def fit_relations(asked: Property) -> tuple[Fit, ...]:
    """Make the functions for how the values of a property stand to those of others."""
    return tuple(_fit_relation(asked.path, relation, other) for relation, other in asked.relations)


def _fit_relation(path: str, relation: Relation, other: str) -> Fit:
    def fit(_: str, block: Block) -> bool:
        values, others = block.get(path, NOTHING), block.get(other, NOTHING)
        return not list_unrelated(relation, values, others)

    match relation:
        case Relation.AT_MOST:
            return _fit_order(path, is_at_most, other)
        case Relation.BELOW:
            return _fit_order(path, is_below, other)
        case Relation.EQUAL | Relation.DISJOINT:
            return fit
    assert_never(relation)


def _fit_order(path: str, is_related: Callable[[str, str], bool], other: str) -> Fit:
    """Make the function for an order, which most of what has bounds asks for."""

    def fit(_: str, block: Block) -> bool:
        for value in block.get(path, NOTHING):
            for bound in block.get(other, NOTHING):
                if not is_related(value, bound):
                    return False
        return True

    return fit


def list_unrelated(relation: Relation, values: Values, others: Values) -> list[str]:
    """Give the values that do not stand to others as they must, and of equals those missing."""
    match relation:
        case Relation.AT_MOST:
            return [v for v in values if not all(is_at_most(v, other) for other in others)]
        case Relation.BELOW:
            return [v for v in values if not all(is_below(v, other) for other in others)]
        case Relation.EQUAL:
            return [v for v in (*values, *others) if not (v in values and v in others)]
        case Relation.DISJOINT:
            return [v for v in values if v in others]
    assert_never(relation)
