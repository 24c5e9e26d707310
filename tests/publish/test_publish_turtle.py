"""Turtle: the same bytes for the same graph, read back by every tool, whatever stands in it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from flows.graph import vocab
from flows.graph.describe import describe
from flows.graph.literals import text
from flows.publish import turtle as writer
from flows.publish.turtle import (
    cut_blocks,
    list_prefixes,
    order_key,
    stream_blocks,
    undo_key,
    write_turtle,
)
from tests.graph.handmade import BASE, ROOT, make_assembly, make_turtle

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

HOSTILE = (
    'say "hi"',
    'three """ quotes',
    "back\\slash \\u0041 \\n",
    "new\nline\r\ttab",
    "bidi \u202eevil\u202c \u2066x\u2069 \ufeff",
    "null \x00 and bell \x07 and delete \x7f \x85 \u2028",
    "half \ud83d pair, \ufffe \uffff \U0001fffe \U0010ffff",
    "😀 <b>&amp;</b> ]]> ${x} @prefix x: <y> .",
    '" . <http://evil/> a <http://evil/> . "',
    "",
)
SUBJECT = NamedNode(f"{BASE}place/zarun")


def read_by_pyoxigraph(turtle: bytes) -> set[Triple]:
    return {q.triple for q in parse(turtle, format=RdfFormat.TURTLE)}


def write_words(words: str) -> bytes:
    return write_turtle([Triple(SUBJECT, vocab.LABEL, text(words))], BASE)


@given(st.text(alphabet=st.characters()))
@example("\ud800")
def test_any_text_comes_back_in_pyoxigraph_and_rdflib(words: str) -> None:
    turtle = write_words(words)
    assert read_by_pyoxigraph(turtle) == {Triple(SUBJECT, vocab.LABEL, text(words))}
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    assert [str(value) for value in graph.objects()] == [text(words).value]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_stays_inside_its_literal(words: str) -> None:
    turtle = write_words(words)
    assert len(read_by_pyoxigraph(turtle)) == 1
    assert not any(c in turtle.decode() for c in "\u202e\u2066\ufeff\x00\x07\x7f\x85\u2028")


@given(st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_any_order_of_triples_gives_the_same_bytes(chance: random.Random) -> None:
    triples = list(describe(make_assembly(), BASE))
    chance.shuffle(triples)
    assert write_turtle(triples + triples[:9], BASE) == make_turtle()


def list_keys(triples: Iterable[Triple]) -> list[bytes]:
    lines = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert lines is not None
    return sorted(set(order_key(lines).split(b"\n")[:-1]))


@pytest.mark.parametrize("lines_max", [1, 7, 20_000])
def test_a_stream_of_lines_in_order_gives_the_same_bytes(
    lines_max: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "CHUNK_LINES", lines_max)
    keys = list_keys(describe(make_assembly(), BASE))
    pieces = list(stream_blocks(cut_blocks(keys), list_prefixes(BASE)))
    assert b"".join(pieces) == make_turtle()
    assert all(piece.endswith((b" .\n", b" .\n\n")) for piece in pieces)


def test_a_stream_of_nothing_is_a_head() -> None:
    assert b"".join(stream_blocks((), list_prefixes(BASE))).startswith(b"@prefix")


@given(st.lists(st.text(alphabet=st.characters())))
@example(["> \x01 \x02", "<a> <b>", '> "'])
def test_keys_can_be_undone(words: list[str]) -> None:
    triples = [Triple(SUBJECT, vocab.LABEL, text(word)) for word in words]
    lines = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert lines is not None
    assert undo_key(order_key(lines)) == lines


def test_the_graph_comes_back_whole() -> None:
    assert read_by_pyoxigraph(make_turtle()) == set(describe(make_assembly(), BASE))


def test_the_hash_seed_changes_nothing() -> None:
    code = "from tests.graph.handmade import *; import sys; sys.stdout.buffer.write(make_turtle())"
    for seed in ("1", "2"):
        made = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert made.stdout == make_turtle()


def test_each_subject_is_one_block() -> None:
    blocks = make_turtle().decode().split("\n\n")[1:]
    subjects = [block.split(" ", 1)[0] for block in blocks]
    assert len(subjects) == len(set(subjects))
    assert all(block.rstrip("\n").endswith(" .") for block in blocks)


def test_the_spans_of_an_article_follow_it() -> None:
    blocks = [b.split(" ", 1)[0] for b in make_turtle().decode().split("\n\n")[1:]]
    place = blocks.index("article:second")
    assert blocks[place + 1].startswith("article:second\\#char\\=")


def test_one_more_triple_changes_the_lines_of_its_block_only() -> None:
    old = make_turtle().decode().splitlines()
    more = Triple(SUBJECT, vocab.ALT_LABEL, text("Zaroun"))
    new = write_turtle([*describe(make_assembly(), BASE), more], BASE).decode().splitlines()
    assert set(new) - set(old) == {'    skos:altLabel "Zaroun" ;'}


@pytest.mark.parametrize(
    "name",
    [
        *("person/ana-marlo", "person/-ana", "person/ana-", "person/a.b", "person/.a"),
        *("person/a%20b", "person/", "person/é", "person/a~'()*+,;=b", "anonymous/a/b"),
        *("article/002_3f#char=1,2", "article/a--b"),
    ],
)
def test_any_name_comes_back_in_pyoxigraph_and_rdflib(name: str) -> None:
    triple = Triple(NamedNode(BASE + name), vocab.TYPE, vocab.PERSON)
    turtle = write_turtle([triple], BASE)
    assert read_by_pyoxigraph(turtle) == {triple}
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    assert [str(subject) for subject in graph.subjects()] == [BASE + name]


@pytest.mark.parametrize(
    ("literal", "want"),
    [
        pytest.param(Literal("12", datatype=vocab.XSD_INTEGER), "12", id="integer"),
        pytest.param(Literal("0.82", datatype=vocab.XSD_DECIMAL), "0.82", id="decimal"),
        pytest.param(
            Literal("1", datatype=vocab.XSD_DECIMAL), '"1"^^xsd:decimal', id="whole decimal"
        ),
        pytest.param(Literal("true", datatype=vocab.XSD_BOOLEAN), "true", id="boolean"),
        pytest.param(
            Literal("٣", datatype=vocab.XSD_INTEGER), '"٣"^^xsd:integer', id="foreign digits"
        ),
        pytest.param(Literal("2013", datatype=vocab.EDTF_DATE), '"2013"^^edtf:edtf', id="edtf"),
        pytest.param(Literal("où", language="fr"), '"où"@fr', id="language"),
    ],
)
def test_literals_are_written_short_where_they_mean_the_same(literal: Literal, want: str) -> None:
    turtle = write_turtle([Triple(SUBJECT, vocab.CUE, literal)], BASE)
    assert turtle.decode().splitlines()[-1] == f"place:zarun dl:cue {want} ."
    assert read_by_pyoxigraph(turtle) == {Triple(SUBJECT, vocab.CUE, literal)}


@pytest.mark.parametrize(
    "triple",
    [
        pytest.param(Triple(BlankNode(), vocab.TYPE, vocab.CLAIM), id="subject"),
        pytest.param(Triple(SUBJECT, vocab.PLACE, BlankNode()), id="object"),
    ],
)
def test_blank_nodes_are_refused(triple: Triple) -> None:
    with pytest.raises(ValueError, match="IRI"):
        write_turtle([triple], BASE)
    with pytest.raises(ValueError, match="IRI"):
        list(stream_blocks([f"{triple} .\n".encode()], list_prefixes(BASE)))


def test_another_base_gives_the_same_graph_elsewhere() -> None:
    base = "https://example.org/kb/"
    turtle = write_turtle(describe(make_assembly(), base), base)
    assert turtle.decode().replace(base, BASE).count(BASE) == make_turtle().decode().count(BASE)


@pytest.mark.parametrize("base", ["https://example.org/kb#", "https://example.org/kb"])
def test_a_base_that_spans_cannot_be_named_under_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="base IRI"):
        describe(make_assembly(), base)
