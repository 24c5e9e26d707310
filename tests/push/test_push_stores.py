"""A push brings a real store to what is published, whatever stood there: Oxigraph and Virtuoso."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from flows.graph import vocab
from flows.publish.exports import Graph, write_form
from flows.publish.turtle import write_turtle
from flows.push import work
from flows.push.credentials import Challenged
from flows.push.door import Patience
from flows.push.graphs import cut_graphs, list_missing, write_sorted
from flows.push.record import name_record
from tests.graph.handmade import BASE, ROOT, make_graph, make_turtle
from tests.peers import running_oxigraph, running_virtuoso

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

    from flows.push.stores import Sent, Store

pytestmark = pytest.mark.engine
FIRST, SHARED = NamedNode(f"{BASE}article/first"), NamedNode(f"{BASE}graph/entities")
HOSTILE = (
    '"} } ; DROP ALL ; #',
    "\\u0022 } } ; DROP ALL ; #",
    "\\\\u0022\\U00000022",
    "ends in a backslash \\",
    "\t\n\r\b\f\x01\x1f\x7f\x85\u2028\ufeff",
    "'''\"\"\"",
    "é😀\u200f",
)


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_oxigraph(tmp_path_factory.mktemp("oxigraph")) as address:
        yield address


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_virtuoso(tmp_path_factory.mktemp("virtuoso")) as address:
        yield address


@pytest.fixture(
    params=[
        pytest.param(("oxigraph", "/store", "graph-store"), id="Oxigraph, graph store"),
        pytest.param(("oxigraph", "/update", "update"), id="Oxigraph, update"),
        pytest.param(
            ("virtuoso", "/sparql-graph-crud-auth", "graph-store"), id="Virtuoso, graph store"
        ),
        pytest.param(("virtuoso", "/sparql-auth", "update"), id="Virtuoso, update"),
    ]
)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Give a store without graphs of ours."""
    server, path, wire = request.param
    address = request.getfixturevalue(server)
    auth = Challenged("dba", "dba") if server == "virtuoso" else None
    opened = open_store(address + path, wire, auth)
    empty = replace(make_graph(), turtle=b"")
    work.push(empty, opened)
    opened.drop(name_record(BASE))
    yield opened
    work.push(empty, opened)


def open_store(address: str, wire: work.Wire, auth: httpx.Auth | None) -> Store:
    target = work.Target(endpoint=address, wire=wire, batch_triples=300)
    return work.open_store(target, auth, Patience(attempts=1))


def is_there(graph: Graph, store: Store) -> bool:
    """Tell whether a store has a knowledge base, graph by graph, and nothing more of it."""
    graphs = cut_graphs(graph.triples, graph.base)
    known = {NamedNode(f"{BASE}article/{name}") for name in ("first", "second")} | {SHARED}
    return all(
        is_same(store.read(name), write_sorted(graphs.get(name, ())))
        for name in known | set(graphs)
    )


def is_same(one: tuple[bytes, ...], other: tuple[bytes, ...]) -> bool:
    return not list_missing(one, other) and not list_missing(other, one)


def edit(*, gone: str = "", more: tuple[Triple, ...] = ()) -> Graph:
    """Give the hand-made knowledge base without what one article says, with more said."""
    graphs = cut_graphs(make_graph().triples, BASE)
    stay = [t for name, graph in graphs.items() if name.value != gone for t in graph]
    return replace(make_graph(), turtle=write_turtle((*stay, *more), BASE))


def test_a_push_brings_all_graphs_and_the_next_one_none(store: Store) -> None:
    pushed = work.push(make_graph(), store)
    assert (len(pushed.plan.write), pushed.plan.same) == (3, 0)
    assert is_there(make_graph(), store)
    again = work.push(make_graph(), store)
    assert (again.plan.write, again.plan.drop, again.sent.added) == ((), (), 0)


def test_only_what_differs_is_sent(store: Store) -> None:
    work.push(make_graph(), store)
    headline = Triple(FIRST, vocab.HEADLINE, Literal("Another headline"))
    pushed = work.push(edit(more=(headline,)), store)
    assert (pushed.plan.write, pushed.plan.same) == ((FIRST,), 2)
    assert is_there(edit(more=(headline,)), store)


def test_an_article_that_went_goes_from_the_store(store: Store) -> None:
    work.push(make_graph(), store)
    pushed = work.push(edit(gone=FIRST.value), store)
    assert pushed.plan.drop == (FIRST,)
    assert store.read(FIRST) == ()
    assert is_there(edit(gone=FIRST.value), store)


def test_graphs_of_others_are_left_alone(store: Store) -> None:
    others = NamedNode("https://others.example/graph")
    theirs = write_sorted([Triple(others, vocab.LABEL, Literal("theirs"))])
    store.replace(others, theirs)
    work.push(make_graph(), store)
    work.push(edit(gone=FIRST.value), store)
    assert store.read(others) == theirs
    store.drop(others)


def test_what_others_changed_is_found_by_reading_the_store(store: Store) -> None:
    work.push(make_graph(), store)
    store.drop(FIRST)
    assert work.push(make_graph(), store).plan.write == ()
    assert work.push_anew(make_graph(), store).plan.write == (FIRST,)
    assert is_there(make_graph(), store)
    assert work.push_anew(make_graph(), store).plan.write == ()


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_breaks_out_of_its_literal(words: str, store: Store) -> None:
    lines = write_sorted([Triple(FIRST, vocab.HEADLINE, Literal(words))])
    store.replace(FIRST, lines)
    assert store.read(FIRST) == lines
    store.replace(FIRST, write_sorted([Triple(FIRST, vocab.HEADLINE, Literal("calm"))]))
    assert len(store.read(FIRST)) == 1
    store.drop(FIRST)


def test_a_rehearsal_sends_nothing(store: Store) -> None:
    told = work.rehearse(make_graph(), store)
    assert f"write {FIRST}" in told
    assert "3 would be written" in told
    assert store.read(FIRST) == store.read(SHARED) == ()


class Interrupted(BaseException):
    pass


@dataclass
class Failing:
    """A store that fails after some graphs."""

    store: Store
    left: int

    def read(self, graph: NamedNode) -> tuple[bytes, ...]:
        return self.store.read(graph)

    def replace(self, graph: NamedNode, lines: tuple[bytes, ...]) -> Sent:
        if self.left == 0:
            if graph != name_record(BASE):
                self.store.replace(graph, lines[:1])  # half a graph is worse than none
            raise Interrupted
        self.left -= 1
        return self.store.replace(graph, lines)

    def drop(self, graph: NamedNode) -> None:
        self.store.drop(graph)


@pytest.mark.parametrize("left", range(6))
def test_a_push_goes_on_after_an_interruption_anywhere(left: int, store: Store) -> None:
    headline = Triple(FIRST, vocab.HEADLINE, Literal("Another headline"))
    work.push(edit(more=(headline,)), store)
    shared = Triple(NamedNode(f"{BASE}person/ana-marlo"), vocab.ALT_LABEL, Literal("A. Marlo"))
    new = edit(gone=f"{BASE}article/second", more=(shared,))
    with suppress(Interrupted):
        work.push(new, Failing(store, left))
    work.push(new, store)
    assert is_there(new, store)


def test_a_push_that_is_killed_goes_on(oxigraph: str, tmp_path: Path) -> None:
    lines = write_sorted(make_graph().triples)
    many = {
        line.replace(b"kb/article/first", b"kb/article/n%d" % n)
        for n in range(40)
        for line in lines
    }
    triples = [q.triple for q in parse(b"\n".join(sorted(many)), format=RdfFormat.N_TRIPLES)]
    file = tmp_path / "knowledge.ttl"
    file.write_bytes(write_turtle(triples, BASE))
    command = [sys.executable, "-m", "flows.cli", "push", f"{oxigraph}/store", str(file)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "20 of" in line:
                process.kill()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    written = int(done.stdout.split()[1])
    assert 0 < written < 40
    store = open_store(f"{oxigraph}/store", "graph-store", None)
    for name, graph in cut_graphs(triples, BASE).items():
        assert is_same(store.read(name), write_sorted(graph))
    work.push(replace(make_graph(), turtle=b""), store)


def test_the_command_gives_name_and_password_by_digest(virtuoso: str, tmp_path: Path) -> None:
    file = tmp_path / "knowledge.ttl"
    file.write_bytes(make_turtle())
    address = f"{virtuoso}/sparql-graph-crud-auth"
    command = [sys.executable, "-m", "flows.cli", "push", address, str(file)]
    home = {**os.environ, "HOME": str(tmp_path)}
    refused = subprocess.run(
        command, cwd=ROOT, env=home, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 2
    assert "DATELINE_PUSH_USER" in refused.stderr
    named = {**home, "DATELINE_PUSH_USER": "dba", "DATELINE_PUSH_PASSWORD": "dba"}
    done = subprocess.run(command, cwd=ROOT, env=named, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "3 written" in done.stdout
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login dba password dba\n")
    netrc.chmod(0o600)
    again = subprocess.run(command, cwd=ROOT, env=home, capture_output=True, text=True, check=False)
    assert "3 as they were" in again.stdout, again.stderr


def test_what_is_pushed_is_what_the_quads_say(oxigraph: str) -> None:
    store = open_store(f"{oxigraph}/store", "graph-store", None)
    work.push(make_graph(), store)
    quads = parse(write_form(make_graph(), "nq"), format=RdfFormat.N_QUADS)
    by_graph: dict[str, list[Triple]] = {}
    for quad in quads:
        by_graph.setdefault(str(quad.graph_name), []).append(quad.triple)
    for name, triples in by_graph.items():
        assert is_same(store.read(NamedNode(name[1:-1])), write_sorted(triples))
