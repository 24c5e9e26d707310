"""The ontology holds together, and what follows from it holds in a knowledge base."""

from __future__ import annotations

from itertools import combinations

import pytest

from flows.errors import ShapesError
from flows.graph.edtf import read_edtf
from flows.graph.examination import Examination
from flows.graph.inspection import inspect
from flows.graph.ontology import CLASS, read_ontology
from flows.graph.ontology_shapes import ALL_DISJOINT, MEMBERS, derive_shapes
from flows.graph.shape_plans import Plans
from flows.graph.soundness import Soundness
from flows.graph.vocab import DL
from tests.graph.handmade import ONTOLOGY, make_turtle
from tests.graph.held import list_lines

TERMS = read_ontology((ONTOLOGY / "dateline.ttl").read_bytes())
ADDED = "\n@prefix x: <https://example.org/> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"


def told(old: str = "", new: str = "", more: str = "") -> str:
    turtle = make_turtle().decode()
    assert old in turtle
    lines = list_lines((turtle.replace(old, new, 1) + ADDED + more).encode())
    inspectors = (Examination(Plans.of(derive_shapes(TERMS))), Soundness(TERMS))
    return "\n".join(sorted(problem.tell() for problem in inspect(lambda: lines, inspectors)))


def test_what_the_graph_room_makes_is_sound() -> None:
    assert told() == ""


def test_no_class_stands_below_two_that_are_apart() -> None:
    """The ontology is consistent: it has no other way to contradict itself."""
    apart = [
        set(TERMS.read_list(head))
        for axiom in TERMS.list_members(ALL_DISJOINT)
        for head in TERMS.list_values(axiom, MEMBERS)
    ]
    assert len(apart) == 2
    for name in TERMS.list_members(CLASS):
        ours = {name, *TERMS.list_above(name)}
        assert not [pair for group in apart for pair in combinations(sorted(group & ours), 2)], name


def test_only_known_constructs_of_owl_are_used() -> None:
    """Another construct would need its own rule here, or a reasoner."""
    used = {p for p in TERMS.says if p.startswith("<http://www.w3.org/2002/07/owl#")}
    names = {p.rpartition("#")[2].rstrip(">") for p in used}
    assert names <= {"members", "versionInfo", "versionIRI"}


def test_each_class_set_apart_is_one_that_the_ontology_knows() -> None:
    known = set(TERMS.list_members(CLASS))
    for axiom in TERMS.list_members(ALL_DISJOINT):
        (head,) = TERMS.list_values(axiom, MEMBERS)
        assert set(TERMS.read_list(head)) <= known


@pytest.mark.parametrize(
    ("old", "new", "want"),
    [
        pytest.param("dl:claimant person:tomas-rek ;", "dl:claimant person:nobody ;", "what is described", id="dangling"),
        pytest.param("dl:cue ", "dl:clue ", "those that the ontology declares", id="a property that is not there"),
        pytest.param("a dl:Situation , dl:Support", "a dl:Support", "all that stands above it", id="the class above is left out"),
        pytest.param("a dl:Situation , dl:Support", "a dl:Situation, dl:Support, dl:Control", "nothing apart", id="two kinds of situation"),
        pytest.param("schema:Person ;", "schema:Person, schema:Place ;", "nothing apart", id="a person who is a place"),
        pytest.param("dl:supportKind dl:Ended", "dl:supportKind dl:Held", "dl:SupportKind", id="a value of another list"),
        pytest.param('dl:cue "', 'dl:roleLabel "x" ; dl:cue "', "said of dl:RoleHolding only", id="on the wrong thing"),
        pytest.param('dl:edtf "2013-10"', 'dl:edtf "2013-13"', "one of the calendar", id="a month that does not exist"),
        pytest.param('dl:edtf "2013-10"', 'dl:edtf "2013-11"', 'that "2013-11"', id="bounds of another month"),
        pytest.param(r"dl:evidence article:first\#", r"dl:evidence article:second\#", "in its own article", id="evidence elsewhere"),
    ],
)  # fmt: skip
def test_damage_that_no_shape_knows_is_named(old: str, new: str, want: str) -> None:
    assert want in told(old, new)


def test_a_thing_without_a_class_is_named() -> None:
    assert "has a class" in told(more='x:a dl:cue "x" .')


def test_a_class_of_others_is_named() -> None:
    assert "<https://example.org/C>" in told(more="x:a a x:C .")


@pytest.mark.parametrize(
    ("turtle", "want"),
    [
        pytest.param("x:a rdfs:subClassOf x:b . x:b rdfs:subClassOf x:a . x:a a x:c . x:b a x:c .", "above itself", id="circle"),
        pytest.param("x:a", "cannot be read", id="no Turtle"),
    ],
)  # fmt: skip
def test_an_ontology_that_cannot_be_used_is_refused(turtle: str, want: str) -> None:
    head = "@prefix x: <urn:x:> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    with pytest.raises(ShapesError, match=want):
        read_ontology((head + turtle).encode())


def test_every_own_term_is_in_some_derived_shape_or_value() -> None:
    derived = {shape.name for shape in derive_shapes(TERMS)}
    properties = [
        n for n in TERMS.list_members("<http://www.w3.org/2002/07/owl#ObjectProperty>") if DL in n
    ]
    assert set(properties) <= derived


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("2013-05-23", "2013-05-23", "2013-05-23", id="day"),
        pytest.param("2012-02", "2012-02-01", "2012-02-29", id="month of a leap year"),
        pytest.param("199X", "1990-01-01", "1999-12-31", id="decade"),
        pytest.param("2013-XX-XX", "2013-01-01", "2013-12-31", id="some day of a year"),
        pytest.param("2013-02-XX", "2013-02-01", "2013-02-28", id="some day of a month"),
        pytest.param("2013-05/2013-07", "2013-05-01", "2013-07-31", id="stretch"),
        pytest.param("2011-03/..", "2011-03-01", "None", id="open end"),
        pytest.param("../2011-03", "None", "2011-03-31", id="open begin"),
        pytest.param("[2013-06-07,2013-07-06]", "2013-06-07", "2013-07-06", id="one of two"),
        pytest.param("2013-07~", "None", "None", id="about"),
        pytest.param("2013-05-23T10:30", "2013-05-23", "2013-05-23", id="with a time"),
    ],
)
def test_edtf_tells_the_days_it_allows(text: str, first: str, last: str) -> None:
    allowed = read_edtf(text)
    assert allowed is not None
    assert (str(allowed.first), str(allowed.last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "2013-13", "2013-02-30", "2013-00", "0000", "20133", "2013/2012", "../..", "[2013", "[x]", "2013-05-23T25", "~"],
)  # fmt: skip
def test_what_is_no_edtf_is_not_read(text: str) -> None:
    assert read_edtf(text) is None
