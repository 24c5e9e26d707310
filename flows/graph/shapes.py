"""Holds a knowledge base against its shapes by pyshacl: slow, and what our own check is held to.

``examination`` is what a build uses; tests compare the two on what holds and on each damage.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pyshacl import validate as run_shacl
from rdflib import SH, Graph

from flows.graph.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib.term import Node


@lru_cache(maxsize=2)
def load_shapes(path: Path) -> Graph:
    """Read the shapes, once a process."""
    return Graph().parse(path, format="turtle")


def validate(turtle: bytes, shapes: Path) -> tuple[Problem, ...]:
    """Hold a knowledge base against shapes.

    Args:
        turtle: The knowledge base.
        shapes: File of the shapes.

    Returns:
        The problems, sorted; empty where all shapes hold.
    """
    data = Graph().parse(data=turtle, format="turtle")
    conforms, report, _ = run_shacl(data, shacl_graph=load_shapes(shapes))
    if conforms:
        return ()
    assert isinstance(report, Graph)
    results = report.objects(None, SH.result)
    return tuple(sorted({_read_result(report, result) for result in results}))


def _read_result(report: Graph, result: Node) -> Problem:
    path = report.value(result, SH.resultPath)
    inverse = None if path is None else report.value(path, SH.inversePath)
    value = report.value(result, SH.value)
    return Problem(
        node=_write(report.value(result, SH.focusNode)),
        path=_write(inverse or path),
        message=str(report.value(result, SH.resultMessage)),
        seen=_write(value),
    )


def _write(node: Node | None) -> str:
    return "" if node is None else node.n3()
