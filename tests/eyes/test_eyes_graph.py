"""What a language model found is told apart in the graph, and believed by what backs it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.eyes.answer import read_answer
from flows.eyes.backing import back_claims
from flows.eyes.look import ALONE, BACKED, take_in
from flows.graph.describe import describe
from flows.graph.shapes import validate
from flows.pipeline import assemble
from flows.publish.turtle import write_turtle
from flows.query.explain import explain
from flows.read.reference import load_reference
from tests.eyes.sightings import CLOSED, GREETED, TEXT, article_of
from tests.graph.handmade import ONTOLOGY

if TYPE_CHECKING:
    from pathlib import Path

    from flows.model import ArticleFacts, Assembly
    from flows.pipeline import Tools

BASE = "https://dateline.example/kb/"
METHOD = 'llm some/model "7b", prompt 1'


def looked_at(tools: Tools, text: str = TEXT, name: str = "one") -> ArticleFacts:
    answer = read_answer(json.dumps({"facts": [GREETED, CLOSED]}))
    return take_in(article_of(text, tools, name), answer, METHOD).facts


def by_rules(facts: ArticleFacts) -> ArticleFacts:
    return replace(facts, claims=tuple(replace(c, method=None) for c in facts.claims))


def beliefs(assembly: Assembly) -> set[float]:
    backed = back_claims(assembly)
    return {c.confidence for a in backed.articles for c in a.claims if c.method is not None}


def test_claims_bear_one_activity_that_is_described(tools: Tools) -> None:
    turtle = write_turtle(describe(assemble([looked_at(tools)]), BASE), BASE)
    assert validate(turtle, ONTOLOGY / "shapes.ttl") == ()
    assert turtle.count(b"prov:wasGeneratedBy activity:") == 2
    assert turtle.count(b"a prov:Activity") == 1


def test_claims_of_the_rules_bear_none(tools: Tools) -> None:
    assert b"prov:wasGeneratedBy" not in write_turtle(
        describe(assemble([article_of(TEXT, tools)]), BASE), BASE
    )


def test_a_claim_that_both_found_is_the_rules(tools: Tools) -> None:
    facts = looked_at(tools)
    both = replace(facts, claims=(*by_rules(facts).claims, *facts.claims))
    assert b"prov:wasGeneratedBy" not in write_turtle(describe(assemble([both]), BASE), BASE)


def test_explain_says_what_found_a_claim(tools: Tools, tmp_path: Path) -> None:
    path = tmp_path / "knowledge.ttl"
    path.write_bytes(write_turtle(describe(assemble([looked_at(tools)]), BASE), BASE))
    told = explain("one.txt", path, load_reference(ONTOLOGY / "reference"))
    assert 'found by llm some/model "7b", prompt 1, not by the rules' in told


OTHER = """A quiet week in the hills

Harvest has begun, where rain was late and prices are twice what they were a year ago.
Nobody in Zenda expects the railway to open before winter, and shops there close at noon.
The mayor has promised new lamps for the market square and a roof for the old school.
Minister Anna Hentzau came late, too. She greeted Black Michael – a rival.
Bakers complain of the flour, millers of the grain, and farmers of the bakers.
On feast days the bells are rung by children, since the last ringer has gone to sea.
Whoever walks to the lake finds boats for hire, a painted chapel and no telephone.
"""
"""Another article, with one of the two passages that the language model quotes."""


def test_another_article_backs_a_claim_where_the_rules_found_the_same(tools: Tools) -> None:
    rules = by_rules(looked_at(tools, OTHER, "two"))
    assert beliefs(assemble([looked_at(tools), rules])) == {BACKED, ALONE}


def test_a_copy_of_the_article_backs_nothing(tools: Tools) -> None:
    copy = by_rules(looked_at(tools, name="two"))
    assert beliefs(assemble([looked_at(tools), copy])) == {ALONE}


def test_two_answers_of_a_language_model_back_nothing(tools: Tools) -> None:
    other = looked_at(tools, OTHER, "two")
    assert beliefs(assemble([looked_at(tools), other])) == {ALONE}


def test_without_a_language_model_nothing_is_touched(tools: Tools) -> None:
    assembly = assemble([article_of(TEXT, tools)])
    assert back_claims(assembly) is assembly
