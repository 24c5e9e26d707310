"""Holds a graph against shapes, block by block; what lies between blocks is settled at the end.

Memory grows by some bytes for each subject and each value that has to be looked up, so a graph of
any size can be read as a stream: once where all holds, twice where something has to be named.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.graph.marks import (
    Different,
    find_missing,
    is_any_repeated,
    make_groups,
    make_marks,
    sort_marks,
)
from flows.graph.pointing import Pointing
from flows.graph.problems import Problem
from flows.graph.shape_fits import fit_shape
from flows.graph.shape_problems import tell_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.graph.blocks import Block
    from flows.graph.marks import Grouped, Marks
    from flows.graph.shape_plans import Far, Plan, Plans


@dataclass(slots=True)
class Examination:
    """One reading of a graph: ``look`` at each block, ``settle``, then ``look_again`` at each.

    Args:
        plans: What is asked.
    """

    plans: Plans
    _subjects: Grouped = field(default_factory=make_groups, init=False)
    """All of them, by the far shapes that their form fits."""
    _fitting: Marks = field(default_factory=make_marks, init=False)
    """Those that fit a far shape by more than their form."""
    _wanted: dict[tuple[int, ...], Different] = field(
        default_factory=lambda: defaultdict(Different), init=False
    )
    """Values, by the far shapes that they must fit."""
    _missing: dict[int, frozenset[int]] = field(default_factory=dict, init=False)
    _described: frozenset[int] = field(default=frozenset(), init=False)
    _pointing: Pointing = field(init=False)

    def __post_init__(self) -> None:
        self._pointing = Pointing(self.plans.inverse)

    def look(self, node: str, block: Block) -> Iterator[Problem]:
        """Give what is wrong as far as a block shows, and keep what it shows of others."""
        plan = self.plans.find(block)
        mark = hash(node)
        self._subjects[plan.given].append(mark)
        for number, fit in plan.unsure:
            if fit(node, block):
                self._fitting[number].append(mark)
        for path, numbers in plan.wanted:
            self._wanted[numbers].extend(map(hash, block[path]))
        self._pointing.look(node, block, plan)
        return iter(()) if plan.is_held(node, block) else _tell(plan, node, block)

    def settle(self) -> bool:
        """Put together what all blocks have shown.

        Returns:
            Whether something is wrong that only a second look can name.
        """
        for marks in (*self._subjects.values(), *self._fitting.values()):
            sort_marks(marks)
        for numbers, wanted in self._wanted.items():
            for number in numbers:
                missing = find_missing(wanted.marks, self._list_fitting(number))
                self._missing[number] = self._missing.get(number, frozenset()) | missing
        every = array("q", frozenset[int]().union(*self._missing.values()))
        self._described = frozenset(every) - find_missing(every, self._subjects.values())
        return self._pointing.settle() or bool(every)

    def _list_fitting(self, number: int) -> Iterator[array[int]]:
        """List those that fit a far shape, in lists."""
        yield self._fitting[number]
        yield from (marks for given, marks in self._subjects.items() if number in given)

    def is_scattered(self) -> bool:
        """Tell whether lines of one subject stood apart, so that its blocks were not whole."""
        return is_any_repeated(self._subjects.values())

    def look_again(self, node: str, block: Block) -> Iterator[Problem]:
        """Give what is wrong with a block in the light of all others."""
        plan = self.plans.find(block)
        for far in plan.far:
            for value in block[far.asked.path]:
                if self._is_missing(far, value):
                    asked = far.asked
                    yield Problem(node=node, path=asked.path, message=asked.message, seen=value)
        yield from self._pointing.look_again(node, plan)

    def _is_missing(self, far: Far, value: str) -> bool:
        if hash(value) not in self._missing[far.number]:
            return False
        return hash(value) in self._described or not fit_shape(self.plans.far[far.number])(
            value, {}
        )


def _tell(plan: Plan, node: str, block: Block) -> Iterator[Problem]:
    return (problem for shape in plan.shapes for problem in tell_problems(shape, node, block))
