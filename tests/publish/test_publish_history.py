"""A release tells how it differs from the one that it takes the place of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse

from flows.graph import vocab
from flows.publish.history import CHANGES, CHANGES_RDF, HISTORY, write_history
from tests.graph.handmade import BASE, make_graph, make_turtle
from tests.publish.test_publish_changes import SHIFTED, edit, without

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Triple

TURNED = edit("dl:verdict dl:Rejected", "dl:verdict dl:Accepted")
FIRST, ASSESSMENT = NamedNode(f"{BASE}article/first"), NamedNode(f"{BASE}assessment/first")


def publish(tmp_path: Path, old: bytes | None, new: bytes) -> dict[str, bytes]:
    before = tmp_path / "knowledge.ttl"
    if old is not None:
        before.write_bytes(old)
    return write_history(before, replace(make_graph(), turtle=new))


def read(turtle: bytes) -> set[Triple]:
    triples = {quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)}
    assert not [t for t in triples if isinstance(t.object, BlankNode)]
    return triples


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    first = publish(tmp_path, make_turtle(), make_turtle())
    assert set(first) == HISTORY
    assert b"Nothing changed" in first[CHANGES]
    assert len(read(first[CHANGES_RDF])) == 2
    assert publish(tmp_path, make_turtle(), make_turtle()) == first


def test_a_first_release_says_so(tmp_path: Path) -> None:
    files = publish(tmp_path, None, make_turtle())
    assert b"first release" in files[CHANGES]
    assert {t.predicate for t in read(files[CHANGES_RDF])} == {vocab.TYPE, vocab.SHA256}


@pytest.mark.parametrize("old", [b"<a> <b>", b"\xff\xfe\x00"])
def test_what_cannot_be_read_stops_no_release(old: bytes, tmp_path: Path) -> None:
    assert b"no Turtle" in publish(tmp_path, old, make_turtle())[CHANGES]


def test_what_went_is_invalidated_by_the_change(tmp_path: Path) -> None:
    triples = read(publish(tmp_path, make_turtle(), without("first"))[CHANGES_RDF])
    (change,) = [t.subject for t in triples if t.object == vocab.ACTIVITY]
    gone = {t.subject for t in triples if t.predicate == vocab.INVALIDATED_BY}
    assert {t.object for t in triples if t.predicate == vocab.INVALIDATED_BY} == {change}
    claims = {t.subject for t in make_graph().triples if t.predicate == vocab.IN_ARTICLE}
    assert FIRST in gone
    assert len(gone & claims) == 12


def test_what_came_is_generated_by_the_change(tmp_path: Path) -> None:
    triples = read(publish(tmp_path, without("first"), make_turtle())[CHANGES_RDF])
    came = {t.subject for t in triples if t.predicate == vocab.GENERATED_BY}
    assert FIRST in came
    assert len(came) == 14  # the article, its claims, the release


def test_a_date_that_turned_has_two_states(tmp_path: Path) -> None:
    triples = read(publish(tmp_path, make_turtle(), TURNED)[CHANGES_RDF])
    states = {t.subject for t in triples if t.predicate == vocab.SPECIALIZATION_OF}
    assert {t.object for t in triples if t.predicate == vocab.SPECIALIZATION_OF} == {ASSESSMENT}
    verdicts = {t.subject: t.object for t in triples if t.predicate == vocab.VERDICT}
    assert set(verdicts) == states
    (revised,) = [t for t in triples if t.predicate == vocab.REVISION_OF and t.subject in states]
    assert verdicts[revised.subject] == vocab.dl("Accepted")
    assert verdicts[revised.object] == vocab.dl("Rejected")  # type: ignore[index]


def test_a_claim_that_moved_has_its_passages_before_and_after(tmp_path: Path) -> None:
    triples = read(publish(tmp_path, make_turtle(), SHIFTED)[CHANGES_RDF])
    spans = {t.object for t in triples if t.predicate == vocab.EVIDENCE}
    assert {NamedNode(f"{FIRST.value}#char={n},144") for n in (115, 116)} & spans
    assert len({t.object for t in triples if t.predicate == vocab.SPECIALIZATION_OF}) == 16
