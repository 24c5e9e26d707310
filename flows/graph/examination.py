"""Holds a graph against shapes, block by block; what lies between blocks is settled at the end.

Memory grows by some bytes for each subject and each value that has to be looked up, so a graph of
any size can be read as a stream: once where all holds, twice where something has to be named.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.graph.marks import find_missing, find_repeated, make_marks
from flows.graph.pointing import Pointing
from flows.graph.problems import Problem
from flows.graph.shape_fits import fit_shape
from flows.graph.shape_problems import tell_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.graph.blocks import Block
    from flows.graph.marks import Marks
    from flows.graph.shape_plans import Far, Plan, Plans


@dataclass(slots=True)
class Examination:
    """One reading of a graph: ``look`` at each block, ``settle``, then ``look_again`` at each.

    Args:
        plans: What is asked.
    """

    plans: Plans
    _subjects: array[int] = field(default_factory=lambda: array("q"), init=False)
    _wanted: Marks = field(default_factory=make_marks, init=False)
    _fitting: Marks = field(default_factory=make_marks, init=False)
    _missing: dict[int, frozenset[int]] = field(default_factory=dict, init=False)
    _described: frozenset[int] = field(default=frozenset(), init=False)
    _pointing: Pointing = field(init=False)

    def __post_init__(self) -> None:
        self._pointing = Pointing(self.plans.inverse)

    def look(self, node: str, block: Block) -> Iterator[Problem]:
        """Give what is wrong as far as a block shows, and keep what it shows of others."""
        plan = self.plans.find(block)
        mark = hash(node)
        self._subjects.append(mark)
        for number in plan.given:
            self._fitting[number].append(mark)
        for number, fit in plan.unsure:
            if fit(node, block):
                self._fitting[number].append(mark)
        for far in plan.far:
            self._wanted[far.number].extend(map(hash, block[far.asked.path]))
        self._pointing.look(node, block, plan)
        return iter(()) if plan.is_held(node, block) else _tell(plan, node, block)

    def settle(self) -> bool:
        """Put together what all blocks have shown.

        Returns:
            Whether something is wrong that only a second look can name.
        """
        for number, wanted in self._wanted.items():
            self._missing[number] = find_missing(wanted, self._fitting[number])
        every = array("q", frozenset[int]().union(*self._missing.values()))
        self._described = frozenset(every) - find_missing(every, self._subjects)
        return self._pointing.settle() or bool(every)

    def is_scattered(self) -> bool:
        """Tell whether lines of one subject stood apart, so that its blocks were not whole."""
        return bool(find_repeated(self._subjects))

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
