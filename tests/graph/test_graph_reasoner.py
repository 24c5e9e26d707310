"""HermiT, a reasoner that others wrote, finds the ontology and a knowledge base consistent.

It knows the datatypes of OWL 2 only: to it any literal may be an ``xsd:date`` or an ``edtf:edtf``,
so those are the shapes' alone to check. owlready2 brings Pellet too, built for Java 25, which Debian
has not.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from tests.graph.handmade import BASE, ONTOLOGY, ROOT, make_turtle
from tests.peers import need, need_module

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = ROOT / "output" / "knowledge.ttl"
PREFIXES = f"""
@prefix dl: <https://w3id.org/dateline#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> .
@prefix kb: <{BASE}> .
@prefix x: <https://example.org/> .
"""


def find_impossible(folder: Path, *turtles: bytes) -> list[str] | None:
    """Give the classes that can have no member; None where the whole contradicts itself."""
    java = need(shutil.which("java"), "java")
    owlready2 = need_module("owlready2")
    file = folder / "asked.nt"
    file.write_bytes(b"".join(map(write_lines, turtles)))
    world, owlready2.JAVA_EXE = owlready2.World(), java
    with world.get_ontology(file.as_uri()).load():
        try:
            owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)
        except owlready2.OwlReadyInconsistentOntologyError:
            return None
    nothing = owlready2.owl.Nothing
    return sorted(kind.iri for kind in world.inconsistent_classes() if kind is not nothing)


def write_lines(turtle: bytes) -> bytes:
    """Write Turtle as N-Triples, which owlready2 reads."""
    lines = serialize(parse(turtle, format=RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES)
    assert lines is not None
    return lines


def read_ontology() -> bytes:
    return (ONTOLOGY / "dateline.ttl").read_bytes()


@pytest.mark.engine
def test_a_reasoner_finds_what_is_published_consistent(tmp_path: Path) -> None:
    """So is the ontology alone then, and each of its classes can have members."""
    knowledge = PUBLISHED.read_bytes() if PUBLISHED.exists() else make_turtle()
    assert find_impossible(tmp_path, read_ontology(), knowledge) == []


@pytest.mark.engine
def test_a_reasoner_finds_a_class_below_two_that_are_apart(tmp_path: Path) -> None:
    planted = "x:Both a owl:Class ; rdfs:subClassOf dl:Stance, dl:Control ."
    found = find_impossible(tmp_path, read_ontology(), f"{PREFIXES}{planted}".encode())
    assert found == ["https://example.org/Both"]


@pytest.mark.engine
@pytest.mark.parametrize(
    "planted",
    [
        pytest.param("kb:person\\/ana-marlo a dl:Claim .", id="a member of two classes apart"),
        pytest.param("kb:person\\/ana-marlo dl:verdict dl:Rejected .", id="a domain"),
        pytest.param("kb:article\\/second dl:sourceFile 'another' .", id="a functional property"),
    ],
)
def test_a_reasoner_finds_what_contradicts_a_knowledge_base(planted: str, tmp_path: Path) -> None:
    asked = (read_ontology(), make_turtle(), f"{PREFIXES}{planted}".encode())
    assert find_impossible(tmp_path, *asked) is None
