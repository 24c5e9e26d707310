"""What all shapes together ask of a block, worked out once for each set of classes.

A knowledge base has millions of subjects and some dozens of sets of classes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.graph.blocks import NOTHING, TYPE
from flows.graph.shape_fits import fit_relations, fit_shape, fit_values, list_own, list_required
from flows.graph.shape_model import MANY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from flows.graph.blocks import Block
    from flows.graph.shape_fits import Fit, Values
    from flows.graph.shape_model import Property, Shape


@dataclass(frozen=True, slots=True)
class Far:
    """A property whose values have to be looked up, and the number of the shape they must fit."""

    number: int
    asked: Property


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that is asked of the subjects of one set of classes.

    Args:
        shapes: Those that they have to fit.
        required: Properties that each subject must have.
        own: What is asked beside the values of properties.
        asked: What is asked of the values of each property.
        far: What is asked of values that their own blocks have to show.
        inverse: Numbers of what is asked of those who have the subject as a value.
        given: Numbers of the far shapes that the classes alone show to be fitted.
        unsure: Far shapes, with their numbers, that the block has to show to be fitted.
    """

    shapes: tuple[Shape, ...]
    required: frozenset[str]
    own: tuple[Fit, ...]
    asked: Mapping[str, tuple[Callable[[Values], bool], ...]]
    far: tuple[Far, ...]
    inverse: tuple[int, ...]
    given: tuple[int, ...]
    unsure: tuple[tuple[int, Fit], ...]

    def is_held(self, node: str, block: Block) -> bool:
        """Tell whether a block fits all shapes, as far as it shows."""
        if not self.required <= block.keys():
            return False
        asked = self.asked
        for path, values in block.items():
            if path in asked:
                for fit_alone in asked[path]:
                    if not fit_alone(values):
                        return False
        for fit in self.own:  # noqa: SIM110  `all` takes twice the time
            if not fit(node, block):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans of some shapes.

    Args:
        shapes: What is asked.
        far: What is asked of values; each by its place.
        inverse: What is asked of those who have a subject as a value; each by its place.
        watched: Properties whose subjects are asked, whatever their classes.
    """

    shapes: tuple[Shape, ...]
    far: tuple[Shape, ...]
    inverse: tuple[Property, ...]
    watched: tuple[str, ...]
    _made: dict[tuple[str, ...], Plan] = field(default_factory=dict, init=False)

    @classmethod
    def of(cls, shapes: tuple[Shape, ...]) -> Plans:
        """Number what is asked; the same question is asked once."""
        every = [asked for shape in shapes for asked in shape.properties]
        beyond = (a.beyond for a in every if a.beyond is not None and not a.is_inverse)
        return cls(
            shapes=shapes,
            far=tuple(dict.fromkeys(beyond)),
            inverse=tuple(dict.fromkeys(asked for asked in every if asked.is_inverse)),
            watched=tuple(path for shape in shapes for path in shape.target_subjects_of),
        )

    def find(self, block: Block) -> Plan:
        """Give what is asked of a block."""
        key = (*block.get(TYPE, NOTHING), *(path for path in self.watched if path in block))
        plan = self._made.get(key)
        if plan is None:
            plan = self._made[key] = self._make(block)
        return plan

    def _make(self, block: Block) -> Plan:
        shapes = tuple(shape for shape in self.shapes if _is_target(shape, block))
        every = [asked for shape in shapes for asked in shape.properties]
        direct = [asked for asked in every if not asked.is_inverse]
        numbers = {shape: number for number, shape in enumerate(self.far)}
        classes = {TYPE: block.get(TYPE, NOTHING)}
        sure = [shape for shape in self.far if asks_classes_only(shape)]
        return Plan(
            shapes=shapes,
            required=list_required(direct),
            own=(
                *(fit for shape in shapes for fit in list_own(shape)),
                *(fit for asked in direct for fit in fit_relations(asked)),
            ),
            asked={a.path: _fit_path(a.path, direct) for a in direct},
            far=tuple(Far(numbers[a.beyond], a) for a in direct if a.beyond is not None),
            inverse=tuple(self.inverse.index(asked) for asked in every if asked.is_inverse),
            given=tuple(numbers[shape] for shape in sure if fit_shape(shape)("", classes)),
            unsure=tuple((n, fit_shape(far)) for far, n in numbers.items() if far not in sure),
        )


def _fit_path(path: str, asked: Iterable[Property]) -> tuple[Callable[[Values], bool], ...]:
    """Make the functions for a property that is there; one that asks for no more is left out."""
    telling = (a for a in asked if a.path == path and (a.tests or a.needed or _counts(a)))
    return tuple(map(fit_values, telling))


def _counts(asked: Property) -> bool:
    return asked.count_min > 1 or asked.count_max < MANY


def _is_target(shape: Shape, block: Block) -> bool:
    types = block.get(TYPE, NOTHING)
    return any(name in types for name in shape.target_classes) or any(
        path in block for path in shape.target_subjects_of
    )


def asks_classes_only(shape: Shape) -> bool:
    """Tell whether the classes of a node alone decide if it fits."""
    members = [member for choice in shape.choices for member in choice.members]
    is_plain = not shape.tests and not shape.properties and shape.allowed is None
    return is_plain and all(asks_classes_only(near) for near in (*shape.nodes, *members))
