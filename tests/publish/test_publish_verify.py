"""Checking: shapes, digests and every span."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import CheckError, SourceError
from flows.graph import vocab
from flows.graph.describe import describe
from flows.graph.inspection import inspect
from flows.model import Assembly, RawArticle, Span
from flows.publish.spans import SpanReading
from flows.publish.turtle import write_turtle
from flows.publish.verify import verify, verify_file
from tests.graph.handmade import ARTICLES, BASE, FIRST, ONTOLOGY, SECOND, make_turtle, raw
from tests.graph.held import list_lines

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = (raw("first", FIRST), raw("second", SECOND))


def problems(old: str, new: str, sources: tuple[RawArticle, ...] = SOURCES) -> str:
    turtle = make_turtle().decode()
    assert old in turtle
    return "\n".join(verify(turtle.replace(old, new, 1).encode(), sources, ONTOLOGY))


def test_what_was_built_reads_back() -> None:
    assert verify(make_turtle(), SOURCES, ONTOLOGY) == ()


@pytest.mark.parametrize(
    ("old", "new", "want"),
    [
        pytest.param('anchorOf "Thursday"', 'anchorOf "Friday"', "source has 'Thursday'", id="other words"),
        pytest.param(r"#char\=105\,113 a", r"#char\=105\,114 a", "offsets 105, 113", id="other name"),
        pytest.param('"105"^^xsd:nonNegativeInteger', '"-5"^^xsd:nonNegativeInteger', "no numbers", id="no offset"),
        pytest.param("dl:published assessment:first ;", "", "exactly one date assessment", id="shapes too"),
        pytest.param("@prefix dl:", "@prefix dl", "no Turtle", id="no Turtle"),
    ],
)  # fmt: skip
def test_damage_is_told(old: str, new: str, want: str) -> None:
    assert want in problems(old, new)


def test_a_source_that_is_missing_is_told() -> None:
    (found,) = verify(make_turtle(), SOURCES[:1], ONTOLOGY)
    assert found.endswith(
        "second.txt: its source is not there, so its spans could not be read back"
    )


def test_a_source_that_has_changed_is_told() -> None:
    (found,) = verify(make_turtle(), (SOURCES[0], raw("second", f"{SECOND}more")), ONTOLOGY)
    assert "second.txt: the file has changed since the build" in found


def test_a_source_under_another_name_is_known_by_its_digest() -> None:
    moved = raw("elsewhere", SECOND)
    assert verify(make_turtle(), (SOURCES[0], moved), ONTOLOGY) == ()


@given(st.text(min_size=1, max_size=40), st.data())
def test_any_span_of_any_text_reads_back(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    span = Span(begin=begin, end=data.draw(st.integers(begin, len(text))))
    article = RawArticle(id="x", name="x.txt", digest=hashlib.sha256(b"x").hexdigest(), text=text)
    claim = replace(ARTICLES[0].claims[1], spans=(span,))
    assessed = replace(ARTICLES[1].assessment, because=())
    assembled = replace(
        ARTICLES[1],
        article=replace(ARTICLES[1].article, raw=article, parts=()),
        assessment=assessed,
        times=(),
        claims=(claim,),
    )
    assembly = Assembly(articles=(assembled,), entities=(), conflicts=(), issues=())
    turtle = write_turtle(describe(assembly, BASE), BASE)
    assert [*inspect(lambda: list_lines(turtle), (SpanReading.of([article]),))] == []


def test_lines_of_a_subject_may_stand_apart() -> None:
    head, blank, _ = make_turtle().partition(b"\n\n")
    lines = list_lines(make_turtle())
    apart = head + blank + "\n".join((*lines[1::2], *lines[::2])).encode()
    assert verify(apart, SOURCES, ONTOLOGY) == ()
    damaged = apart.replace(b'anchorOf> "Thursday"', b'anchorOf> "Friday"')
    (found,) = verify(damaged, SOURCES, ONTOLOGY)
    assert "source has 'Thursday'" in found


def test_a_span_may_come_before_its_article() -> None:
    lines = sorted(list_lines(make_turtle()), key=lambda line: "#char=" not in line.split(" ")[0])
    reading = SpanReading.of(SOURCES)
    assert [*inspect(lambda: lines, (reading,))] == []
    assert reading.spans == "".join(lines).count(f"{vocab.ANCHOR_OF}")


def test_of_many_problems_the_first_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.publish.verify.PROBLEMS_MAX", 2)
    turtle = make_turtle().replace(b"dl:polarity dl:Positive", b"dl:polarity dl:Neutral")
    found = verify(turtle, SOURCES, ONTOLOGY)
    assert len(found) == 3
    assert found[-1].endswith("more problems")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "first.txt").write_bytes(FIRST.encode())
    (tmp_path / "texts" / "second.txt").write_bytes(SECOND.encode())
    (tmp_path / "knowledge.ttl").write_bytes(make_turtle())
    named = {"named": [str(tmp_path / "texts")]}
    (tmp_path / "run.json").write_text(json.dumps(named))
    return tmp_path


def test_a_file_is_checked_against_the_sources_of_its_manifest(published: Path) -> None:
    report = verify_file(published / "knowledge.ttl", (), ONTOLOGY)
    assert "all shapes hold" in report
    assert "out of 2 articles" in report


def test_a_file_that_fails_says_why(published: Path) -> None:
    (published / "texts" / "second.txt").write_text("changed")
    with pytest.raises(CheckError, match="has changed"):
        verify_file(published / "knowledge.ttl", (), ONTOLOGY)


def test_without_a_manifest_the_sources_have_to_be_named(published: Path) -> None:
    (published / "run.json").unlink()
    with pytest.raises(SourceError, match="--sources"):
        verify_file(published / "knowledge.ttl", (), ONTOLOGY)
    assert verify_file(published / "knowledge.ttl", (published / "texts",), ONTOLOGY)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="dateline build"):
        verify_file(tmp_path / "knowledge.ttl", (), ONTOLOGY)
