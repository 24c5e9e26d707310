"""What all shapes together ask of a block, worked out once for each form that blocks have.

The form of a block is its classes and its properties. A knowledge base has millions of subjects and
some hundreds of forms; what a form alone decides is asked once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.graph.blocks import NOTHING, TYPE
from flows.graph.shape_fits import fit_relations, fit_shape, fit_values, list_own, list_required
from flows.graph.shape_model import MANY, Property, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from flows.graph.blocks import Block
    from flows.graph.shape_fits import Fit, Values
    from flows.graph.shape_model import Choice


@dataclass(frozen=True, slots=True)
class Far:
    """A property whose values have to be looked up, and the number of the shape they must fit."""

    number: int
    asked: Property


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that is asked of the blocks of one form.

    Args:
        shapes: Those that they have to fit.
        is_sound: Whether the form itself fits.
        own: What is asked beside the form and the values of each property.
        asked: What is asked of the values of a property.
        far: What is asked of values that their own blocks have to show.
        wanted: The properties of ``far``, each with the numbers of all shapes for its values.
        inverse: Numbers of what is asked of those who have the subject as a value.
        pointing: Numbers of what is asked of the subject for pointing to others.
        given: Numbers of the far shapes that the form shows to be fitted.
        unsure: Far shapes, with their numbers, that the block has to show to be fitted.
    """

    shapes: tuple[Shape, ...]
    is_sound: bool
    own: tuple[Fit, ...]
    asked: tuple[tuple[str, Callable[[Values], bool]], ...]
    far: tuple[Far, ...]
    wanted: tuple[tuple[str, tuple[int, ...]], ...]
    inverse: tuple[int, ...]
    pointing: tuple[int, ...]
    given: tuple[int, ...]
    unsure: tuple[tuple[int, Fit], ...]

    def is_held(self, node: str, block: Block) -> bool:
        """Tell whether a block fits all shapes, as far as it shows."""
        if not self.is_sound:
            return False
        for path, fit_alone in self.asked:
            if not fit_alone(block[path]):
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
    """

    shapes: tuple[Shape, ...]
    far: tuple[Shape, ...]
    inverse: tuple[Property, ...]
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
        )

    def find(self, block: Block) -> Plan:
        """Give what is asked of a block."""
        key = (*block.get(TYPE, NOTHING), *block)
        plan = self._made.get(key)
        if plan is None:
            plan = self._made[key] = self._make(block)
        return plan

    def _make(self, block: Block) -> Plan:
        shapes = tuple(shape for shape in self.shapes if _is_target(shape, block))
        every = [asked for shape in shapes for asked in shape.properties]
        direct = [asked for asked in every if not asked.is_inverse]
        there = [asked for asked in direct if asked.path in block]
        numbers = {shape: number for number, shape in enumerate(self.far)}
        formal = [shape for shape in self.far if is_formal(shape)]
        far = tuple(Far(numbers[a.beyond], a) for a in there if a.beyond is not None)
        return Plan(
            shapes=shapes,
            is_sound=all(fit_shape(_formal_part(shape))("", block) for shape in shapes),
            own=(
                *(fit for shape in shapes for fit in list_own(_own_part(shape))),
                *(fit for asked in direct for fit in fit_relations(asked)),
            ),
            asked=tuple(_list_asked(there)),
            far=far,
            wanted=_list_wanted(far),
            inverse=tuple(self.inverse.index(asked) for asked in every if asked.is_inverse),
            pointing=tuple(n for n, asked in enumerate(self.inverse) if asked.path in block),
            given=tuple(numbers[shape] for shape in formal if fit_shape(shape)("", block)),
            unsure=tuple(
                (number, fit_shape(far))
                for far, number in numbers.items()
                if far not in formal and list_required(far.properties) <= block.keys()
            ),
        )


def _list_wanted(far: tuple[Far, ...]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for each in far:
        numbers[each.asked.path].add(each.number)
    return tuple((path, tuple(sorted(found))) for path, found in numbers.items())


def _is_target(shape: Shape, block: Block) -> bool:
    types = block.get(TYPE, NOTHING)
    return any(name in types for name in shape.target_classes) or any(
        path in block for path in shape.target_subjects_of
    )


def _formal_part(shape: Shape) -> Shape:
    """Give what a shape asks that the form of a block decides."""
    direct = [asked for asked in shape.properties if not asked.is_inverse]
    return Shape(
        classes=shape.classes,
        allowed=shape.allowed,
        nodes=tuple(near for near in shape.nodes if is_formal(near)),
        choices=tuple(choice for choice in shape.choices if _is_formal_choice(choice)),
        properties=tuple(Property(path=p, count_min=1) for p in sorted(list_required(direct))),
    )


def _own_part(shape: Shape) -> Shape:
    """Give what a shape asks beside the form of a block and the values of each property."""
    return Shape(
        tests=shape.tests,
        nodes=tuple(near for near in shape.nodes if not is_formal(near)),
        choices=tuple(choice for choice in shape.choices if not _is_formal_choice(choice)),
    )


def is_formal(shape: Shape) -> bool:
    """Tell whether the form of a block decides if it fits: its classes and its properties."""
    return (
        not shape.tests
        and all(map(_is_formal_property, shape.properties))
        and all(map(is_formal, shape.nodes))
        and all(map(_is_formal_choice, shape.choices))
    )


def _is_formal_choice(choice: Choice) -> bool:
    return all(map(is_formal, choice.members))


def _is_formal_property(asked: Property) -> bool:
    plain = Property(
        path=asked.path,
        count_min=min(asked.count_min, 1),
        count_max=asked.count_max if asked.count_max == 0 else MANY,
        message=asked.message,
    )
    return asked == plain


def _list_asked(there: Iterable[Property]) -> Iterator[tuple[str, Callable[[Values], bool]]]:
    """List what is asked of values that are there, by property, but that they are there."""
    by_path: dict[str, list[Property]] = defaultdict(list)
    for asked in there:
        by_path[asked.path].append(asked)
    for path, every in by_path.items():
        whole = _put_together(path, every)
        if whole.tests or whole.needed or whole.count_min > 1 or whole.count_max < MANY:
            yield path, fit_values(whole)


def _put_together(path: str, every: Sequence[Property]) -> Property:
    """Ask all that is asked of the values of one property, the same test once."""
    return Property(
        path=path,
        count_min=max(asked.count_min for asked in every),
        count_max=min(asked.count_max for asked in every),
        tests=tuple(dict.fromkeys(test for asked in every for test in asked.tests)),
        needed=tuple(dict.fromkeys(value for asked in every for value in asked.needed)),
    )
