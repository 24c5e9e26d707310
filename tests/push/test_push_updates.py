"""What is sent by SPARQL Update says the same however a server reads escapes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store, Triple

from flows.push.graphs import cut_graphs, digest_lines, list_missing, write_sorted
from flows.push.record import NOT_WHOLE, make_plan, read_record, write_record
from flows.push.updates import write_delete, write_drop, write_insert
from flows.push.work import find_query_endpoint
from tests.graph.handmade import BASE, make_graph

GRAPH, OTHER = NamedNode("https://a.example/g"), NamedNode("https://a.example/h")
THING, NAME = NamedNode("https://a.example/a"), NamedNode("https://a.example/p")
ANY_TEXT = st.text(st.sampled_from('\\u"Uabc0122\n\x01é😀}') | st.characters(codec="utf-8"))


def unescape_all(request: str) -> str:
    """Read escapes as a server does that looks at no backslash before them."""
    return re.sub(r"\\u([0-9A-F]{4})", lambda found: chr(int(found[1], 16)), request)


def read(request: bytes) -> set[Triple]:
    store = Store()
    store.update(request.decode())
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, GRAPH)}


@given(ANY_TEXT)
def test_any_text_arrives_as_it_is(words: str) -> None:
    triple = Triple(THING, NAME, Literal(words))
    assert read(write_insert(GRAPH, write_sorted([triple]))) == {triple}


@given(st.text(st.sampled_from('\\u"U0122}c5')))
def test_a_server_that_reads_every_escape_gets_the_same(words: str) -> None:
    triple = Triple(THING, NAME, Literal(words))
    request = write_insert(GRAPH, write_sorted([triple])).decode()
    assert read(unescape_all(request).encode()) == {triple}


def test_what_is_deleted_is_gone() -> None:
    triples = [Triple(THING, NAME, Literal(word)) for word in ("a", "\\u0022", "c")]
    store = Store()
    store.update(write_insert(GRAPH, write_sorted(triples)).decode())
    store.update(write_delete(GRAPH, write_sorted(triples[:2])).decode())
    assert {quad.triple for quad in store} == {triples[2]}
    store.update(write_drop(GRAPH).decode())
    store.update(write_drop(OTHER).decode())
    assert len(store) == 0


def test_any_order_of_triples_gives_the_same_digests() -> None:
    one = cut_graphs(make_graph().triples, BASE)
    other = cut_graphs(make_graph().triples[::-1], BASE)
    assert list(one) == list(other)
    for name, graph in one.items():
        assert digest_lines(write_sorted(graph)) == digest_lines(write_sorted(other[name]))


def test_whole_numbers_are_the_same_however_they_are_kept() -> None:
    line = b'<a:b> <a:c> "1"^^<http://www.w3.org/2001/XMLSchema#%s> .'
    narrow, wide = (line % kind for kind in (b"nonNegativeInteger", b"integer"))
    assert list_missing((narrow,), (wide,)) == ()
    assert list_missing((narrow,), (line % b"decimal",)) == (narrow,)


def test_the_record_is_read_as_it_was_written() -> None:
    digests = {GRAPH: "ab", OTHER: NOT_WHOLE}
    assert read_record(write_record(digests)) == digests
    assert read_record(()) == {}


def test_a_graph_with_two_digests_is_not_taken_for_whole() -> None:
    lines = (*write_record({GRAPH: "ab"}), *write_record({GRAPH: "cd"}))
    assert read_record(lines) == {GRAPH: NOT_WHOLE}


@pytest.mark.parametrize(
    ("recorded", "write", "drop"),
    [
        pytest.param({}, (GRAPH,), (), id="nothing was pushed"),
        pytest.param({GRAPH: "ab"}, (), (), id="it is there"),
        pytest.param({GRAPH: "cd"}, (GRAPH,), (), id="it is otherwise there"),
        pytest.param({GRAPH: NOT_WHOLE}, (GRAPH,), (), id="it was being written"),
        pytest.param({GRAPH: "ab", OTHER: "x"}, (), (OTHER,), id="another is published no more"),
        pytest.param({OTHER: NOT_WHOLE}, (GRAPH,), (OTHER,), id="another was being taken away"),
    ],
)
def test_only_what_differs_is_planned(
    recorded: dict[NamedNode, str], write: tuple[NamedNode, ...], drop: tuple[NamedNode, ...]
) -> None:
    plan = make_plan({GRAPH: "ab"}, recorded)
    assert (plan.write, plan.drop, plan.same) == (write, drop, 1 - len(write))


@pytest.mark.parametrize(
    ("update", "query"),
    [
        ("http://a/update", "http://a/query"),
        ("http://a/repositories/kb/statements", "http://a/repositories/kb"),
        ("http://a/sparql", "http://a/sparql"),
    ],
)
def test_the_address_for_queries_is_told_from_that_for_updates(update: str, query: str) -> None:
    assert find_query_endpoint(update) == query
