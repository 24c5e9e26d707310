"""Asking: by text, by file, by name; what is refused, and how mistakes are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.errors import QueryError
from flows.query.ask import answer
from flows.query.run import answer_text, list_text
from flows.query.saved import list_saved
from tests.graph.handmade import ONTOLOGY, make_turtle

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = ONTOLOGY / "questions"


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    path = tmp_path / "knowledge.ttl"
    path.write_bytes(make_turtle())
    return path


def ask(text: str, knowledge: Path, form: str | None = "csv") -> str:
    return answer_text(text, knowledge, QUESTIONS, form)


def test_prefixes_need_not_be_declared(knowledge: Path) -> None:
    rows = ask("SELECT ?label { person:ana-marlo a schema:Person ; rdfs:label ?label }", knowledge)
    assert rows.split() == ["label", "Ana", "Marlo"]


def test_a_file_is_asked(knowledge: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(
        "\ufeff# How many claims?\nSELECT (COUNT(?c) AS ?n) { ?c a dl:Claim }"
    )
    found = answer(str(tmp_path / "mine.rq"), knowledge, QUESTIONS)
    assert found.question == "How many claims?"
    assert ask(str(tmp_path / "mine.rq"), knowledge).split() == ["n", "16"]


@pytest.mark.parametrize("name", ["rejected-datelines", "01-rejected-datelines", "01", "1"])
def test_a_saved_question_is_asked_by_name_or_number(name: str, knowledge: Path) -> None:
    assert "2013-05-23" in ask(name, knowledge)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param("SELECT * {\n ?s ?p }", "malformed at line 2", id="syntax"),
        pytest.param("SELECT ?x { ?x nope:y ?z }", "malformed", id="unknown prefix"),
        pytest.param("INSERT DATA { <http://a> <http://b> <http://c> }", "malformed", id="update"),
        pytest.param("no-such-question", "rejected-datelines", id="no such name"),
        pytest.param("missing.rq", "cannot be read", id="no such file"),
        pytest.param(
            "SELECT (<http://x.example/f>(1) AS ?x) {}", "not supported", id="unknown function"
        ),
        pytest.param("", "nothing is asked", id="nothing"),
        pytest.param("  \n", "nothing is asked", id="blank"),
    ],
)
def test_mistakes_are_told(text: str, want: str, knowledge: Path) -> None:
    with pytest.raises(QueryError, match=want):
        ask(text, knowledge)


def test_a_syntax_error_points_to_its_place(knowledge: Path) -> None:
    with pytest.raises(QueryError) as error:
        ask("SELECT * {\n ?s ?p }", knowledge)
    seen, pointer = str(error.value).splitlines()[1:]
    assert seen == "   ?s ?p }"
    assert pointer.strip() == "^"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", id="plain"),
        pytest.param("SELECT * { service silent <http://x.example/> { ?s ?p ?o } }", id="silent"),
        pytest.param("SELECT * { SERVICE # why\n <http://x.example/> { ?s ?p ?o } }", id="comment"),
        pytest.param("SELECT * { BIND(<http://x.example/> AS ?e) SERVICE?e { ?s ?p ?o } }", id="variable"),
        pytest.param("SELECT * { SERVICE dl:x { ?s ?p ?o } }", id="prefixed name"),
        pytest.param("SELECT * { ?s ?p 1SERVICE <http://x.example/> { ?s ?p ?o } }", id="behind a number"),
        pytest.param("SELECT * { ?s ?p trueSERVICE <http://x.example/> { ?s ?p ?o } }", id="behind a word"),
        pytest.param("PREFIX ab: <http://x.example/> SELECT * { SERVICEab:x#\n{} }", id="before a name"),
        pytest.param("PREFIX ab: <http://x.example/> SELECT * { SERVICESILENTab:x {} }", id="all in one"),
        pytest.param("SELECT * { SERVICE #\r<http://x.example/> { ?s ?p ?o } }", id="comment in old lines"),
        pytest.param("SELECT * { SERVICE #\\u000Aa\n<http://x.example/> { ?s ?p ?o } }", id="line end escaped"),
        pytest.param("PREFIX a·b: <http://x.example/> SELECT * { SERVICE a·b:x {} }", id="dot in a prefix"),
        pytest.param("PREFIX a\u0301: <http://x.example/> SELECT * { SERVICE a\u0301:x {} }",
                     id="accent in a prefix"),
        pytest.param("SELECT * { \\u0053ERVICE <http://x.example/> { ?s ?p ?o } }", id="escaped"),
        pytest.param("SELECT * { FILTER(1<2&&'>'='x') SERVICE <http://x.example/> {} FILTER('a'='a') }",
                     id="behind what looks like an IRI"),
    ],
)  # fmt: skip
def test_nothing_is_asked_elsewhere(text: str, knowledge: Path) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        ask(text, knowledge)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("SELECT ?service { ?service a dl:Claim }", id="variable"),
        pytest.param("SELECT ?s { ?s a dl:Claim } # no service here", id="comment"),
        pytest.param('SELECT ?s { ?s dl:cue "public service provider" }', id="string"),
        pytest.param("PREFIX services: <http://x/> SELECT ?s { ?s services:a ?o }", id="prefix"),
        pytest.param(
            "PREFIX x: <http://x/> SELECT ?s { ?s x:a1Service ?v2service . ?s x:Service ?o }",
            id="names that end in it",
        ),
    ],
)
def test_the_word_service_is_no_call(text: str, knowledge: Path) -> None:
    assert ask(text, knowledge)


def test_a_knowledge_base_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="dateline build"):
        ask("ASK { ?s ?p ?o }", tmp_path / "none.ttl")


def test_a_file_that_is_no_turtle_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("this is not Turtle")
    with pytest.raises(QueryError, match="no Turtle"):
        ask("ASK { ?s ?p ?o }", tmp_path / "bad.ttl")


def test_the_list_names_each_question_in_plain_words() -> None:
    lines = list_text(QUESTIONS).splitlines()
    assert len(lines) >= 10
    assert lines[0].split("  ")[0] == "rejected-datelines"
    assert all(line.endswith("?") for line in lines)


def test_no_two_questions_share_a_name_or_number() -> None:
    saved = list_saved(QUESTIONS)
    assert len({one.name for one in saved}) == len({one.number for one in saved}) == len(saved)
