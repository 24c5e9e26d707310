"""What shapes ask of those who have a subject as their value: ``sh:inversePath``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.graph.marks import find_miscounted, find_shared, make_marks
from flows.graph.problems import Problem
from flows.graph.shape_fits import fit_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.graph.blocks import Block
    from flows.graph.marks import Marks
    from flows.graph.shape_model import Property
    from flows.graph.shape_plans import Plan


@dataclass(slots=True)
class Pointing:
    """Who is pointed to, by whom, and of whom that is asked; each question has a number.

    Args:
        asked: The questions.
    """

    asked: tuple[Property, ...]
    _seen: Marks = field(default_factory=make_marks, init=False)
    _seen_wrong: Marks = field(default_factory=make_marks, init=False)
    _focus: Marks = field(default_factory=make_marks, init=False)
    _miscounted: dict[int, frozenset[int]] = field(default_factory=dict, init=False)
    _wrong: dict[int, frozenset[int]] = field(default_factory=dict, init=False)

    def look(self, node: str, block: Block, plan: Plan) -> None:
        """Keep whom a block points to, and whether it may."""
        for number in plan.inverse:
            self._focus[number].append(hash(node))
        for number in plan.pointing:
            asked = self.asked[number]
            marks = [hash(value) for value in block[asked.path]]
            self._seen[number].extend(marks)
            if not _is_right(asked, node, block):
                self._seen_wrong[number].extend(marks)

    def settle(self) -> bool:
        """Find the subjects that are pointed to in a wrong way; tell whether there are any."""
        for number, asked in enumerate(self.asked):
            focus = self._focus[number]
            self._miscounted[number] = find_miscounted(
                focus, self._seen[number], asked.count_min, asked.count_max
            )
            self._wrong[number] = find_shared(focus, self._seen_wrong[number])
        return any(self._miscounted.values()) or any(self._wrong.values())

    def look_again(self, node: str, plan: Plan) -> Iterator[Problem]:
        """Give what is wrong with how a subject is pointed to."""
        mark = hash(node)
        for number in plan.inverse:
            asked = self.asked[number]
            count = _tell_range(asked)
            if mark in self._miscounted[number]:
                yield _problem(node, asked, f"not {count} that say it of this one")
            if mark in self._wrong[number]:
                yield _problem(node, asked, "one that says it of this one and must not")


def _is_right(asked: Property, node: str, block: Block) -> bool:
    return all(test(node) for test in asked.tests) and (
        asked.beyond is None or fit_shape(asked.beyond)(node, block)
    )


def _problem(node: str, asked: Property, seen: str) -> Problem:
    return Problem(node=node, path=asked.path, message=asked.message, seen=seen)


def _tell_range(asked: Property) -> str:
    return (
        str(asked.count_min) if asked.count_min == asked.count_max else f"{asked.count_min} or more"
    )
