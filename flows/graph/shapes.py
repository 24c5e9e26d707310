"""Does a knowledge base hold to ``ontology/shapes.ttl``? Problems come as sentences.

Whether spans read back out of their sources is checked in ``publish.verify``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pyshacl import validate as run_shacl
from rdflib import SH, Graph, URIRef

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib.term import Node


@lru_cache(maxsize=2)
def load_shapes(path: Path) -> Graph:
    """Read the shapes, once a process."""
    return Graph().parse(path, format="turtle")


def validate(turtle: bytes, ontology: Path) -> tuple[str, ...]:
    """Hold a knowledge base against the shapes.

    Args:
        turtle: The knowledge base.
        ontology: Folder that holds ``shapes.ttl``.

    Returns:
        One sentence a problem, sorted; empty where all shapes hold.
    """
    data = Graph().parse(data=turtle, format="turtle")
    conforms, report, _ = run_shacl(data, shacl_graph=load_shapes(ontology / "shapes.ttl"))
    if conforms:
        return ()
    assert isinstance(report, Graph)
    results = report.objects(None, SH.result)
    return tuple(sorted({_tell(report, result) for result in results}))


def _tell(report: Graph, result: Node) -> str:
    focus, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
    message, value = report.value(result, SH.resultMessage), report.value(result, SH.value)
    where = f" ({_shorten(path)})" if isinstance(path, URIRef) else ""
    seen = "" if value is None or value == focus else f", but here is {_shorten(value)}"
    return f"{_shorten(focus)}{where}: {message}{seen}"


def _shorten(node: Node | None) -> str:
    return node.n3() if isinstance(node, URIRef) else str(node)
