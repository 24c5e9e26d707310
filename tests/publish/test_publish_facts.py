"""Facts found as the graph passes are those that the query finds in a store."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from flows.graph import vocab
from flows.publish.articles import write_json
from flows.publish.exports import write_form
from flows.publish.facts import is_answered
from flows.publish.turtle import write_turtle
from tests.graph.handmade import BASE, make_graph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flows.publish.exports import Graph

GRAPH = make_graph()
QUERY = (GRAPH.queries / "facts.rq").read_text()


def ask_store(graph: Graph, folder: Path) -> bytes:
    """Answer the query, which a line more makes another."""
    (folder / "facts.rq").write_text(f"# asked\n{QUERY}")
    return write_form(replace(graph, queries=folder), "facts")


def tell_at_random(chance: random.Random) -> Iterator[Triple]:
    """Give claims of few articles, voices and situations, so that each case comes often."""

    def pick(kind: str, count: int) -> NamedNode:
        return NamedNode(f"{BASE}{kind}/{chance.randrange(count)}")

    for number in range(chance.randrange(1, 12)):
        claim, article = NamedNode(f"{BASE}claim/{number}"), pick("article", 3)
        status = chance.choice(("Asserted", "Reported", "Denied"))
        yield Triple(claim, vocab.IN_ARTICLE, article)
        yield Triple(claim, vocab.CLAIMANT, chance.choice((article, pick("person", 2))))
        yield Triple(claim, vocab.EPISTEMIC_STATUS, vocab.dl(status))
        yield Triple(claim, vocab.POLARITY, vocab.dl(chance.choice(("Positive",) * 3 + ("No",))))
        if chance.random() < 0.1:
            yield Triple(claim, vocab.GENERATED_BY, NamedNode(f"{BASE}activity/0"))
        for _ in range(chance.randrange(1, 3)):
            yield Triple(claim, vocab.STATES, pick("situation", 3))
    if chance.random() < 0.5:
        yield Triple(pick("article", 3), vocab.DUPLICATE_OF, pick("article", 3))
    for number in range(3):
        situation, who = NamedNode(f"{BASE}situation/{number}"), pick("person", 2)
        if chance.random() < 0.9:
            yield Triple(situation, vocab.TYPE, vocab.SITUATION)
        yield Triple(situation, vocab.AGENT, who)
        yield Triple(who, vocab.LABEL, Literal("Ana > Marlo"))
        yield Triple(who, vocab.COMMENT, Literal("no name"))


def test_the_query_is_the_one_that_is_answered() -> None:
    assert is_answered(QUERY), "adapt flows.publish.facts to the query, then its digest"


def test_the_answer_is_that_of_a_store(tmp_path: Path) -> None:
    assert write_form(GRAPH, "facts") == ask_store(GRAPH, tmp_path)


@pytest.mark.parametrize("seed", range(20))
def test_any_claims_give_the_facts_of_the_query(seed: int, tmp_path: Path) -> None:
    turtle = write_turtle(tell_at_random(random.Random(seed)), BASE)
    graph = replace(GRAPH, turtle=turtle)
    assert write_form(graph, "facts") == ask_store(graph, tmp_path)


def test_json_is_laid_out_as_the_standard_library_does() -> None:
    value = {"b": [], "a": [1, 2.5, None, True, 'é\n\u2028\x01"'], "c": {}, "d": {"z": {"y": [[]]}}}
    want = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
    assert write_json(value) == f"{want}\n".encode()
