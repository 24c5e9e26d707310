"""The check of a build and pyshacl find the same, whatever is damaged and whatever is asked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.graph.handmade import make_turtle
from tests.graph.held import by_pyshacl, hold, hold_lines, list_lines, where

if TYPE_CHECKING:
    from pathlib import Path

ORDERED_BY_DATATYPE = re.compile(r'#(earliest|latest)> ".*"\^\^<(?!\S+#(string|date)>)')
"""Days set beside numbers and the like: SPARQL's "<" does not compare them, which SHACL calls a fault;
rdflib, and so pyshacl, orders them by the names of their datatypes."""
EXAMPLES = 15  # pyshacl takes a tenth of a second for each
HEAD = """
@prefix x: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = f"""{HEAD}
x:a a x:Thing ; x:name "Ann" ; x:size 3 ; x:least 1 ; x:most 2 ; x:friend x:b, x:c ; x:born "2013-02-28"^^xsd:date .
x:b a x:Thing, x:Other ; x:name "Béa"@fr, "Bea" ; x:size -1.5 ; x:least 5 ; x:most 2 ; x:friend x:nobody ; x:born "2013-02-30"^^xsd:date .
x:c a x:Other ; x:name "" ; x:size "many" ; x:least 2 ; x:most "x" ; x:friend "Ann" ; x:born "2013"^^xsd:date .
x:d a x:Thing ; x:least "2013-01-01"^^xsd:date ; x:most "2013-01-01"^^xsd:date ; x:friend x:a ; x:also x:a ; x:yes true .
[] a x:Thing ; x:name "nobody" ; x:also x:c ; x:yes "maybe"^^xsd:boolean .
"""


@lru_cache(maxsize=1)
def lines() -> tuple[str, ...]:
    return tuple(list_lines(make_turtle()))


@st.composite
def damaged_lines(draw: st.DrawFn) -> list[str]:
    """Take lines away, and give some subjects the properties and values of others."""
    whole = lines()
    numbers = st.integers(0, len(whole) - 1)
    gone = draw(st.sets(numbers, max_size=5))
    mixed = draw(st.lists(st.tuples(numbers, numbers, numbers), max_size=5))
    parts = [line.split(" ", 2) for line in whole]
    new = {f"{parts[s][0]} {parts[p][1]} {parts[o][2]}" for s, p, o in mixed}
    new = {line for line in new if not ORDERED_BY_DATATYPE.search(line)}
    return sorted({*(line for n, line in enumerate(whole) if n not in gone), *new})


@given(damaged_lines())
@settings(max_examples=EXAMPLES)
def test_both_find_the_same_in_any_damaged_graph(damaged: list[str]) -> None:
    assert where(hold_lines(damaged)) == where(by_pyshacl("\n".join(damaged).encode()))


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("sh:nodeKind sh:IRI", id="nodes that are IRIs"),
        pytest.param("sh:class x:Other", id="class"),
        pytest.param("sh:not [ sh:class x:Other ]", id="not"),
        pytest.param("sh:and ( [ sh:class x:Other ] [ sh:nodeKind sh:IRI ] )", id="and"),
        pytest.param("sh:or ( [ sh:class x:Other ] [ sh:property [ sh:path x:size ; sh:minCount 1 ] ] )", id="or"),
        pytest.param("sh:xone ( [ sh:class x:Other ] [ sh:property [ sh:path x:name ; sh:minCount 1 ] ] )", id="xone"),
        pytest.param("sh:node [ sh:property [ sh:path x:size ; sh:minCount 1 ] ]", id="node"),
        pytest.param("sh:closed true ; sh:ignoredProperties ( rdf:type x:name x:size x:least x:most x:born )", id="closed"),
        pytest.param("sh:closed false", id="not closed"),
        pytest.param("sh:pattern '/[ab]$'", id="pattern of the node"),
        pytest.param("sh:property [ sh:path x:name ; sh:minCount 1 ]", id="at least"),
        pytest.param("sh:property [ sh:path x:name ; sh:maxCount 1 ]", id="at most"),
        pytest.param("sh:property [ sh:path x:name ; sh:datatype xsd:string ]", id="string"),
        pytest.param("sh:property [ sh:path x:name ; sh:datatype rdf:langString ]", id="string with a language"),
        pytest.param("sh:property [ sh:path x:size ; sh:datatype xsd:integer ]", id="integer"),
        pytest.param("sh:property [ sh:path x:size ; sh:datatype xsd:decimal ]", id="decimal"),
        pytest.param("sh:property [ sh:path x:born ; sh:datatype xsd:date ]", id="days that do not exist"),
        pytest.param("sh:property [ sh:path x:yes ; sh:datatype xsd:boolean ]", id="boolean"),
        pytest.param("sh:property [ sh:path x:name ; sh:minLength 1 ]", id="shortest"),
        pytest.param("sh:property [ sh:path x:name ; sh:maxLength 3 ]", id="longest"),
        pytest.param("sh:property [ sh:path x:name ; sh:pattern '^b' ; sh:flags 'i' ]", id="pattern with flags"),
        pytest.param("sh:property [ sh:path x:friend ; sh:pattern 'org/' ]", id="pattern of IRIs"),
        pytest.param("sh:property [ sh:path x:size ; sh:minInclusive 3 ]", id="from"),
        pytest.param("sh:property [ sh:path x:size ; sh:minExclusive 3 ]", id="above"),
        pytest.param("sh:property [ sh:path x:size ; sh:maxInclusive -1.5 ]", id="up to"),
        pytest.param("sh:property [ sh:path x:size ; sh:maxExclusive -1.5 ]", id="below"),
        pytest.param("sh:property [ sh:path x:friend ; sh:in ( x:a x:b 'Ann' ) ]", id="one of"),
        pytest.param("sh:property [ sh:path x:friend ; sh:hasValue x:b ]", id="has"),
        pytest.param("sh:property [ sh:path x:least ; sh:lessThanOrEquals x:most ]", id="not above another"),
        pytest.param("sh:property [ sh:path x:least ; sh:lessThan x:most ]", id="below another"),
        pytest.param("sh:property [ sh:path x:friend ; sh:equals x:also ]", id="the same as another"),
        pytest.param("sh:property [ sh:path x:friend ; sh:disjoint x:also ]", id="nothing of another"),
        pytest.param("sh:property [ sh:path x:friend ; sh:class x:Thing ]", id="class of a value"),
        pytest.param("sh:property [ sh:path x:friend ; sh:nodeKind sh:Literal ]", id="values that are literals"),
        pytest.param("sh:property [ sh:path x:friend ; sh:node [ sh:property [ sh:path x:born ; sh:maxCount 0 ] ] ]",
                     id="values of which nothing need be said"),
        pytest.param("sh:property [ sh:path x:friend ; sh:or ( [ sh:datatype xsd:string ] [ sh:class x:Other ] ) ]",
                     id="values of two kinds"),
        pytest.param("sh:property [ sh:path x:friend ; sh:not [ sh:class x:Other ] ]", id="values not of a class"),
        pytest.param("sh:property [ sh:path [ sh:inversePath x:friend ] ; sh:minCount 1 ]", id="pointed to"),
        pytest.param("sh:property [ sh:path [ sh:inversePath x:friend ] ; sh:maxCount 0 ]", id="not pointed to"),
        pytest.param("sh:property [ sh:path [ sh:inversePath x:friend ] ; sh:class x:Other ]", id="pointed to by a class"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "target",
    [
        pytest.param("sh:targetClass x:Thing, x:Other", id="classes"),
        pytest.param("sh:targetSubjectsOf x:also", id="subjects"),
    ],
)
def test_both_understand_a_constraint_alike(asked: str, target: str, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    message = "sh:message 'no'"
    property_message = asked.replace("sh:property [ ", f"sh:property [ {message} ; ")
    shapes.write_text(f"{HEAD} x:s a sh:NodeShape ; {target} ; {message} ; {property_message} .")
    data = DATA.encode()
    assert where(hold(data, shapes)) == where(by_pyshacl(data, shapes))
