"""The two engines that hold a graph against shapes, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse, serialize

from flows.graph.examination import Examination
from flows.graph.inspection import inspect
from flows.graph.shape_plans import Plans
from flows.graph.shape_reading import read_shapes
from flows.graph.shapes import validate
from tests.graph.handmade import ONTOLOGY

if TYPE_CHECKING:
    from pathlib import Path

    from flows.graph.problems import Problem

SHAPES = ONTOLOGY / "shapes.ttl"


def list_lines(turtle: bytes) -> list[str]:
    lines = serialize(parse(turtle, format=RdfFormat.TURTLE), format=RdfFormat.N_QUADS)
    assert lines is not None
    return sorted(lines.decode().split("\n")[:-1])


def hold_lines(lines: list[str], shapes: Path = SHAPES) -> tuple[Problem, ...]:
    examination = Examination(Plans.of(read_shapes(shapes.read_bytes())))
    return tuple(sorted(set(inspect(lambda: lines, (examination,)))))


def hold(turtle: bytes, shapes: Path = SHAPES) -> tuple[Problem, ...]:
    return hold_lines(list_lines(turtle), shapes)


def by_pyshacl(turtle: bytes, shapes: Path = SHAPES) -> tuple[Problem, ...]:
    return validate(turtle, shapes)


def where(problems: tuple[Problem, ...]) -> set[tuple[str, str, str]]:
    """Give what both engines have to agree on; a blank node has no name of its own."""
    return {("_:" if p.node[0] == "_" else p.node, p.path, p.message) for p in problems}
