"""The saved questions: each says what it asks, runs in two engines, and answers on the seeds."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
import rdflib

from flows.query.run import answer_text
from flows.query.saved import SavedQuestion, list_saved
from tests.graph.handmade import ONTOLOGY, ROOT, make_turtle

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = ONTOLOGY / "questions"
SAVED = [pytest.param(saved, id=saved.name) for saved in list_saved(QUESTIONS)]
ANSWERED = [pytest.param(path, id=path.stem) for path in sorted(QUESTIONS.glob("*.csv"))]
PUBLISHED = ROOT / "output" / "knowledge.ttl"


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=make_turtle(), format="turtle")


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("saved", SAVED)
def test_two_engines_give_the_same_rows(
    saved: SavedQuestion, graph: rdflib.Graph, tmp_path: Path
) -> None:
    (tmp_path / "knowledge.ttl").write_bytes(make_turtle())
    mine = read_csv(answer_text(saved.name, tmp_path / "knowledge.ttl", QUESTIONS, "csv"))
    written = graph.query(saved.sparql).serialize(format="csv")
    assert written is not None
    theirs = read_csv(written.decode())[1:]
    assert mine[1:] == theirs
    assert theirs, "the hand-made assembly has an answer to each question"


@pytest.mark.parametrize("expected", ANSWERED)
@pytest.mark.skipif(not PUBLISHED.exists(), reason="output/ is not built yet")
def test_the_published_knowledge_base_gives_the_expected_answer(expected: Path) -> None:
    given = read_csv(answer_text(expected.stem, PUBLISHED, QUESTIONS, "csv"))
    assert given == read_csv(expected.read_text(encoding="utf-8"))
