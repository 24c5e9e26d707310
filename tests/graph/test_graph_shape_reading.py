"""Shapes are read whole, or not at all."""

from __future__ import annotations

import pytest

from flows.errors import ShapesError
from flows.graph.shape_reading import read_shapes
from tests.graph.held import SHAPES

HEAD = """
@prefix x: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def test_the_shapes_of_the_project_are_read() -> None:
    names = [shape.name.rpartition("#")[2] for shape in read_shapes(SHAPES.read_bytes())]
    assert {"Article>", "TextSpan>", "Claim>", "Situation>"} <= set(names)


@pytest.mark.parametrize(
    ("shape", "want"),
    [
        pytest.param("sh:sparql [ sh:select 'x' ]", "uses sparql", id="SPARQL"),
        pytest.param("sh:targetNode x:a", "uses targetNode", id="a target"),
        pytest.param("sh:targetObjectsOf x:p", "uses targetObjectsOf", id="objects as targets"),
        pytest.param("sh:severity sh:Warning", "uses severity", id="severity"),
        pytest.param("sh:deactivated true", "uses deactivated", id="switched off"),
        pytest.param("sh:minCount 1", "uses minCount", id="count without a property"),
        pytest.param("x:mine 1", "uses https://example.org/mine", id="a word of another language"),
        pytest.param("a rdfs:Class", "is also a", id="a class that is its own shape"),
        pytest.param("sh:property [ sh:path x:p ; sh:uniqueLang true ]", "uses uniqueLang", id="languages"),
        pytest.param("sh:property [ sh:path x:p ; sh:qualifiedMinCount 1 ]", "uses qualifiedMinCount", id="qualified"),
        pytest.param("sh:property [ sh:path ( x:p x:q ) ]", "is not supported", id="a path of two steps"),
        pytest.param("sh:property [ sh:path [ sh:zeroOrMorePath x:p ] ]", "uses zeroOrMorePath", id="a path of many steps"),
        pytest.param("sh:property [ sh:path [ sh:inversePath x:p ] ; sh:equals x:q ]", "inverse path", id="inverse compared"),
        pytest.param("sh:property [ sh:path x:p ; sh:datatype xsd:gYear ]", "does not know", id="a datatype"),
        pytest.param("sh:property [ sh:path x:p ; sh:pattern '(' ]", "is no pattern", id="a pattern"),
        pytest.param("sh:property [ sh:path x:p ; sh:pattern 'a' ; sh:flags 'q' ]", "not known: q", id="a flag"),
        pytest.param("sh:property [ sh:path x:p ; sh:nodeKind sh:Node ]", "is no kind of node", id="a kind of node"),
        pytest.param("sh:property [ sh:path x:p ; sh:maxCount 1, 2 ]", "2 times", id="two counts"),
        pytest.param("sh:property [ sh:path x:p ; sh:minCount 'one' ]", "cannot be read", id="a count in words"),
        pytest.param("sh:node x:s", "asks for itself", id="a circle"),
        pytest.param("sh:node [ sh:property [ sh:path x:p ; sh:class x:C ] ]", "two steps away", id="two steps"),
        pytest.param("sh:property [ sh:path x:p ; sh:node [ sh:property [ sh:path x:q ; sh:class x:C ] ] ]",
                     "two steps away", id="two steps from a value"),
        pytest.param("sh:closed true . x:t sh:targetClass x:C ; sh:nodeKind sh:IRI", "no shape leads to it", id="no type"),
        pytest.param("sh:closed true . x:p a sh:PropertyShape ; sh:targetClass x:C ; sh:path x:q",
                     "no shape leads to it", id="a property shape with a target"),
    ],
)  # fmt: skip
def test_what_cannot_be_checked_is_refused(shape: str, want: str) -> None:
    turtle = f"{HEAD} x:s a sh:NodeShape ; sh:targetClass x:C ; {shape} ."
    with pytest.raises(ShapesError, match=want):
        read_shapes(turtle.encode())


def test_what_is_no_turtle_is_refused() -> None:
    with pytest.raises(ShapesError, match="cannot be read"):
        read_shapes(b"x:s a sh:NodeShape .")


def test_a_shape_may_be_named_and_described() -> None:
    said = "sh:name 'n' ; sh:description 'd' ; sh:property [ sh:path x:p ; sh:name 'p' ]"
    (shape,) = read_shapes(f"{HEAD} x:s a sh:NodeShape ; sh:targetClass x:C ; {said} .".encode())
    assert shape.target_classes == ("<https://example.org/C>",)
