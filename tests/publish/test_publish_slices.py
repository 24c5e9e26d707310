"""A large knowledge base is asked slice by slice, and answers as it does whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from flows.graph import vocab
from flows.publish import exports
from flows.publish.exports import Graph, parse_turtle, read_base, stream_form, write_form
from flows.publish.knowledge import write_knowledge
from flows.publish.report.ask import ask_material
from flows.publish.slices import cut_slices, place_articles
from flows.publish.subjects import part_lines
from tests.graph.handmade import BASE, ONTOLOGY, ROOT, make_graph, make_turtle

if TYPE_CHECKING:
    from pathlib import Path

    from flows.publish.subjects import Said


QUERIES = ONTOLOGY / "exports"
SEEDS = ROOT / "output" / "knowledge.ttl"


def make_large(turtle: bytes | Path, base: str, folder: Path) -> Graph:
    """Give a graph as a build leaves it, with its store where a large one has it."""
    triples = (quad.triple for quad in parse_turtle(turtle))
    graph = write_knowledge(triples, base, QUERIES, folder)
    return Graph(
        turtle=graph.turtle,
        base=base,
        queries=QUERIES,
        lines=graph.lines,
        scratch=folder,
        store_at=folder / "store",
    )


@pytest.fixture(params=[pytest.param(make_turtle(), id="by hand"), pytest.param(SEEDS, id="seeds")])
def pair(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Graph, Graph]:
    """Give a knowledge base whole, and cut into one article a slice."""
    monkeypatch.setattr(exports, "place_articles", partial(place_articles, articles_max=1))
    base = BASE if isinstance(request.param, bytes) else read_base(request.param)
    whole = Graph(turtle=request.param, base=base, queries=QUERIES)
    return whole, make_large(request.param, base, tmp_path)


def test_tables_are_the_same(pair: tuple[Graph, Graph]) -> None:
    whole, large = pair
    assert len(list(large.stores(exports.BY_ARTICLE))) > 1
    for form in ("claims", "articles"):
        assert write_form(large, form) == write_form(whole, form)


def test_the_report_shows_the_same(pair: tuple[Graph, Graph]) -> None:
    whole, large = pair
    assert ask_material(large, b"") == ask_material(whole, b"")
    assert "store" not in large.__dict__, "a large one is never loaded whole for it"


def test_the_annotations_are_asked_of_the_whole(pair: tuple[Graph, Graph]) -> None:
    whole, large = pair
    assert b"".join(stream_form(large, "annotations")) == write_form(whole, "annotations")


def test_articles_of_one_file_stay_in_one_slice() -> None:
    names = {"<a>": "x.jsonl", "<b>": "x.jsonl", "<c>": "w.txt", "<d>": "y.txt"}
    file = str(vocab.SOURCE_FILE)
    subjects: list[Said] = [(iri, [], [[file, f'"{name}"']]) for iri, name in names.items()]
    assert place_articles(subjects, 1) == {"<c>": 0, "<a>": 1, "<b>": 1, "<d>": 2}
    assert place_articles(subjects, 2) == {"<c>": 0, "<a>": 0, "<b>": 0, "<d>": 1}
    assert place_articles([], 2) == {}


def test_a_slice_has_what_its_article_says(tmp_path: Path) -> None:
    graph = make_graph()
    articles = place_articles(part_lines(graph.pick(lambda subject: "/article/" in subject)), 1)
    first, second = cut_slices(graph.subjects(), articles, tmp_path).slices
    texts = [first.read_text(), second.read_text()]
    for text, own, other in zip(texts, ("first", "second"), ("second", "first"), strict=True):
        assert f"article/{own}#char=" in text
        assert f"article/{other}#char=" not in text
        assert "/situation/" in text
