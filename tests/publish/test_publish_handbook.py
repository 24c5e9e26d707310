"""The page of the ontology has every term, and nothing breaks out of it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from flows.graph import vocab
from flows.graph.vocab import list_terms
from flows.publish.handbook.page import write_handbook
from flows.publish.handbook.uses import Uses
from flows.publish.turtle import write_turtle
from tests.graph.handmade import BASE, ONTOLOGY, make_graph

if TYPE_CHECKING:
    from flows.publish.exports import Graph

TERMS = (ONTOLOGY / "dateline.ttl").read_bytes()
HOSTILE = '</div></article><script>alert(1)</script><img src=x onerror="alert(1)">\u202e\x07'


class _Page(HTMLParser):
    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        said = dict(attrs)
        self.ids += [said["id"] or ""] if "id" in said else []
        self.links += [said["href"] or ""] if "href" in said else []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def write_page(graph: Graph) -> bytes:
    uses = Uses()
    for _ in uses.watch(graph.subjects()):
        pass
    return write_handbook(uses, BASE, TERMS)


@pytest.fixture(scope="module")
def page() -> _Page:
    return _Page(write_page(make_graph()))


def with_label(label: str) -> Graph:
    graph = make_graph()
    claim = Triple(NamedNode(f"{BASE}a/a"), vocab.CUE, Literal(label))
    kind = Triple(NamedNode(f"{BASE}a/a"), vocab.TYPE, vocab.CLAIM)
    return replace(graph, turtle=write_turtle((kind, claim, *graph.triples), BASE))


def test_each_term_has_the_anchor_that_its_iri_leads_to(page: _Page) -> None:
    assert set(list_terms()) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_each_link_within_the_page_leads_somewhere(page: _Page) -> None:
    inside = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert all(link.startswith(("#", "http://", "https://", "data:,")) for link in page.links)


def test_examples_come_from_the_knowledge_base(page: _Page) -> None:
    words = " ".join(page.words)
    assert 'dl:roleLabel "president"' in words
    assert "dl:agent person:" in words


def test_uses_are_counted(page: _Page) -> None:
    count = sum(triple.predicate == vocab.CLAIMANT for triple in make_graph().triples)
    text = re.sub(r"\s+", " ", " ".join(page.words))
    start = text.index("https://w3id.org/dateline#claimant ")
    assert f"used {count} times here" in text[start:]


def test_hostile_text_stays_text() -> None:
    quiet, loud = _Page(write_page(with_label("quiet"))), with_label(HOSTILE)
    html = write_page(loud)
    shown = _Page(html)
    assert shown.tags == quiet.tags
    assert "<script>alert(1)</script>" in "".join(shown.words)
    assert "\u202e" not in html.decode()
    assert "\x07" not in html.decode()


def test_the_page_needs_no_network_and_no_script(page: _Page) -> None:
    assert "script" not in page.tags
    assert not {"img", "iframe", "object", "form"} & set(page.tags)
    assert b"default-src 'none'" in write_page(make_graph())


def test_the_same_release_gives_the_same_page() -> None:
    assert write_page(make_graph()) == write_page(make_graph())
