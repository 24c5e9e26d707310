"""What is wrong with a node that does not fit a shape, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from flows.graph.blocks import NOTHING, TYPE
from flows.graph.problems import Problem
from flows.graph.shape_fits import fit_choice, fit_shape, list_unrelated
from flows.graph.shape_model import Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.graph.blocks import Block
    from flows.graph.shape_model import Choice, Property, Shape


def tell_problems(shape: Shape, node: str, block: Block) -> Iterator[Problem]:
    """Give a problem for each thing that does not fit, as far as the block of the node shows."""
    for path, seen in _tell_own(shape, node, block):
        yield Problem(node=node, path=path, message=shape.message, seen=seen)
    for asked in shape.properties:
        if not asked.is_inverse:
            yield from _tell_values(asked, node, block)


def _tell_own(shape: Shape, node: str, block: Block) -> Iterator[tuple[str, str]]:
    """Give the property and what is seen; no property where it is the node itself."""
    types = block.get(TYPE, NOTHING)
    if not all(test(node) for test in shape.tests):
        yield "", node
    yield from (("", f"it is no {name}") for name in shape.classes if name not in types)
    for near in shape.nodes:
        if not fit_shape(near)(node, block):
            yield (
                "",
                "; ".join(p.tell_rest().lstrip(": ") for p in tell_problems(near, node, block)),
            )
    for choice in shape.choices:
        if not fit_choice(choice)(node, block):
            yield "", _tell_choice(choice)
    if shape.allowed is not None:
        yield from ((name, "it is said") for name in sorted(block.keys() - shape.allowed))


def _tell_choice(choice: Choice) -> str:
    match choice.way:
        case Way.ALL:
            return f"it does not fit all of {len(choice.members)} ways"
        case Way.ANY:
            return f"it fits none of {len(choice.members)} ways"
        case Way.ONE:
            return f"it does not fit exactly one of {len(choice.members)} ways"
        case Way.NONE:
            return "it is what it must not be"
    assert_never(choice.way)


def _tell_values(asked: Property, node: str, block: Block) -> Iterator[Problem]:
    values = block.get(asked.path, NOTHING)
    seen = [] if asked.count_min <= len(values) <= asked.count_max else [_tell_count(values)]
    seen += [value for value in values if not all(test(value) for test in asked.tests)]
    seen += [f"no {term}" for term in asked.needed if term not in values]
    for relation, other in asked.relations:
        seen += list_unrelated(relation, values, block.get(other, NOTHING))
    for what in dict.fromkeys(seen):
        yield Problem(node=node, path=asked.path, message=asked.message, seen=what)


def _tell_count(values: Iterable[str]) -> str:
    listed = list(values)
    return f"{len(listed)}: {', '.join(listed)}" if listed else "none"
