"""How answers look."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from flows.errors import QueryError
from flows.graph import vocab
from flows.graph.iris import Iris
from flows.graph.literals import text
from flows.publish.turtle import write_turtle
from flows.query.run import answer_text
from tests.graph.handmade import BASE, ONTOLOGY

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = "SELECT ?s ?label { ?s a schema:Person OPTIONAL { ?s rdfs:label ?label } } ORDER BY ?s"
ODD = "bell \x07 and \u202e turn\n[bold]x[/bold] \x1b[31m"


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    iris = Iris(base=BASE)
    people = [iris.entity("person/ana"), iris.entity("person/odd"), iris.entity("person/silent")]
    triples = [
        *(Triple(one, vocab.TYPE, vocab.PERSON) for one in people),
        Triple(people[0], vocab.LABEL, text("Ana, “the” B")),
        Triple(people[1], vocab.LABEL, text(ODD)),
    ]
    path = tmp_path / "knowledge.ttl"
    path.write_bytes(write_turtle(triples, BASE))
    return path


def ask(query: str, knowledge: Path, form: str | None) -> str:
    return answer_text(query, knowledge, ONTOLOGY / "questions", form)


def test_a_table_shortens_names_and_counts_rows(knowledge: Path) -> None:
    table = ask(PEOPLE, knowledge, None)
    assert "person:ana" in table
    assert "schema.org" not in table
    assert table.endswith("3 rows\n")


def test_a_table_shows_nothing_that_steers_the_screen(knowledge: Path) -> None:
    table = ask(PEOPLE, knowledge, "table")
    assert not any(c in table for c in "\x07\x1b\u202e")
    assert "[bold]x[/bold]" in table


def test_a_saved_question_stands_over_its_table(knowledge: Path) -> None:
    assert "Which datelines were rejected" in ask("rejected-datelines", knowledge, "table")


def test_rows_come_as_csv_tsv_json_and_xml(knowledge: Path) -> None:
    assert ask(PEOPLE, knowledge, "csv").splitlines()[1] == f'{BASE}person/ana,"Ana, “the” B"'
    assert ask(PEOPLE, knowledge, "tsv").splitlines()[0] == "?s\t?label"
    rows = json.loads(ask(PEOPLE, knowledge, "json"))["results"]["bindings"]
    assert [row.get("label", {}).get("value") for row in rows] == ["Ana, “the” B", ODD, None]
    assert len(ET.fromstring(ask(PEOPLE, knowledge, "xml"))[1]) == 3


@pytest.mark.parametrize(
    ("query", "form", "want"),
    [
        pytest.param("ASK { ?s a schema:Person }", None, "yes\n", id="yes"),
        pytest.param("ASK { ?s a schema:Place }", "table", "no\n", id="no"),
        pytest.param("ASK { ?s a schema:Place }", "csv", "false\n", id="csv"),
    ],
)
def test_yes_or_no_is_a_word(query: str, form: str | None, want: str, knowledge: Path) -> None:
    assert ask(query, knowledge, form) == want


def test_a_graph_is_turtle_that_loads(knowledge: Path) -> None:
    graph = ask("CONSTRUCT { ?s a ?k } { ?s a ?k }", knowledge, None)
    assert len(list(parse(graph, format=RdfFormat.TURTLE))) == 3
    assert "person:ana a schema:Person ." in graph


def test_a_graph_with_blank_nodes_is_turtle_that_loads(knowledge: Path) -> None:
    graph = ask("CONSTRUCT { [] rdfs:seeAlso ?s } { ?s a ?k }", knowledge, "turtle")
    assert len(list(parse(graph, format=RdfFormat.TURTLE))) == 3


def test_a_graph_can_be_a_table(knowledge: Path) -> None:
    assert ask("CONSTRUCT { ?s a ?k } { ?s a ?k }", knowledge, "table").endswith("3 rows\n")


@pytest.mark.parametrize(
    ("query", "form"),
    [
        pytest.param(PEOPLE, "turtle", id="rows as turtle"),
        pytest.param("CONSTRUCT { ?s a ?k } { ?s a ?k }", "csv", id="graph as csv"),
    ],
)
def test_an_answer_that_has_no_such_form_is_told(query: str, form: str, knowledge: Path) -> None:
    with pytest.raises(QueryError, match="cannot be written"):
        ask(query, knowledge, form)
