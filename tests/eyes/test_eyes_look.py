"""What a language model gives comes in as far as the article says it, and no further."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse

from flows.eyes.answer import read_answer
from flows.eyes.look import ALONE, BACKED, Looked, take_in
from flows.graph.describe import describe
from flows.graph.shapes import validate
from flows.model import (
    CasualtyCount,
    Claim,
    Control,
    EpistemicStatus,
    Interaction,
    IssueCode,
    Scheduling,
)
from flows.pipeline import assemble
from flows.publish.turtle import write_turtle
from tests.eyes.sightings import (
    CLOSED,
    GREETED,
    TEXT,
    article_of,
    body,
    event,
    fact,
    person,
    place,
)
from tests.graph.handmade import ONTOLOGY

if TYPE_CHECKING:
    from flows.model import ArticleFacts
    from flows.pipeline import Tools

METHOD = "llm test, prompt 1"
BASE = "https://dateline.example/kb/"


@pytest.fixture(scope="module")
def found(tools: Tools) -> ArticleFacts:
    return article_of(TEXT, tools)


def look(facts: ArticleFacts, *given: dict[str, Any]) -> Looked:
    return take_in(facts, read_answer(json.dumps({"facts": given})), METHOD)


def with_rules(facts: ArticleFacts) -> ArticleFacts:
    """The same facts, as if the rules had found all of them."""
    return replace(facts, claims=tuple(replace(c, method=None) for c in facts.claims))


def added(looked: Looked) -> tuple[Claim, ...]:
    return tuple(claim for claim in looked.facts.claims if claim.method is not None)


def reasons(looked: Looked) -> list[str]:
    return [reason for reason, _ in looked.dropped]


def test_a_fact_is_a_claim_with_the_passage_that_says_it(found: ArticleFacts) -> None:
    (claim,) = added(look(found, GREETED))
    (span,) = claim.spans
    assert TEXT[span.begin : span.end] == "She greeted Black Michael – a rival"
    assert isinstance(claim.states[0], Interaction)
    assert (claim.method, claim.confidence) == (METHOD, ALONE)


def test_it_has_a_claimant_and_a_time(found: ArticleFacts) -> None:
    (claim,) = added(look(found, {**CLOSED, "quotation": TEXT.split("\n")[2]}))
    (control,) = claim.states
    assert claim.claimant == "person/tomas-rek"
    assert claim.status is EpistemicStatus.REPORTED
    assert isinstance(control, Control)
    assert control.when is not None
    assert TEXT[control.when.begin : control.when.end] in "on Monday"


def test_what_the_rules_found_stands_first_and_unchanged(found: ArticleFacts) -> None:
    looked = look(found, GREETED, CLOSED)
    assert tuple(c for c in looked.facts.claims if c.method is None) == found.claims
    assert looked.facts.entities.entities[: len(found.entities.entities)] == found.entities.entities


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param({**GREETED, "quotation": "She embraced Black Michael"},
                     "the quotation is not in the article", id="invented quotation"),
        pytest.param({**GREETED, "quotation": "greeted"}, "the quotation is no clause", id="one word"),
        pytest.param({**GREETED, "agent": person("Rudolf Rassendyll")}, "a name is not in the article", id="invented name"),
        pytest.param({**GREETED, "target": place("Geneva")}, "a name stands for something of another kind", id="kind"),
        pytest.param({**GREETED, "agent": person("a rival"), "target": None}, "its words name nothing", id="no name"),
        pytest.param({**GREETED, "type": "GREET"}, "it is not in the form asked for", id="form"),
        pytest.param({**GREETED, "claimant": person("Nobody Atall")}, "a name is not in the article", id="claimant"),
        pytest.param({**GREETED, "quotation": "keeps the road to"},
                     "the quotation speaks of nobody in the fact", id="another passage"),
        pytest.param(fact("RoleHolding", "Foreign Minister Anna Hentzau", agent=person("Anna Hentzau"), post="Prime Minister",
                          organization=None), "words are not in the quotation", id="invented post"),
        pytest.param(fact("CasualtyCount", "At least 1,200 people were killed in Strelsau", number="9,000", modifier="AsStated",
                          effect="Killed", event=None, place=place("Strelsau")), "words are not in the quotation", id="figure"),
    ],
)  # fmt: skip
def test_what_the_article_does_not_bear_out_is_dropped_and_counted(
    found: ArticleFacts, given: dict[str, Any], why: str
) -> None:
    looked = look(found, given, CLOSED)
    assert reasons(looked) == [why]
    assert len(added(looked)) == 1
    (issue,) = [i for i in looked.facts.issues if i.code is IssueCode.LLM_DROPPED]
    assert issue.seen == f"the language model gave 2 facts, 1 were dropped: 1 because {why}"


def test_a_figure_is_read_from_the_article_and_bounded_by_its_wording(found: ArticleFacts) -> None:
    toll = fact(
        "CasualtyCount", "At least 1,200 people were killed in Strelsau", number="1,200",
        modifier="AtLeast", effect="Wounded", event=None, place=place("Strelsau"),
    )  # fmt: skip
    (count,) = added(look(found, toll))[0].states
    assert isinstance(count, CasualtyCount)
    assert (count.value, count.minimum, count.maximum) == ("1200", 1200, None)


def test_an_event_that_the_rules_pass_over_is_one_of_the_article(found: ArticleFacts) -> None:
    seen = fact(
        "Scheduling", "Foreign Minister Anna Hentzau arrived in Geneva on Tuesday",
        event=event("arrived", "Event"), schedule="Held", place=place("Geneva"), when="on Tuesday",
    )  # fmt: skip
    (claim,) = added(look(found, seen))
    assert isinstance(claim.states[0], Scheduling)
    assert claim.states[0].event == "event/one/arrived"


def test_what_the_rules_know_is_not_told_twice(found: ArticleFacts) -> None:
    again = look(with_rules(look(found, GREETED).facts), GREETED)
    assert (again.kept, again.known) == (0, 1)


def test_another_standing_of_what_the_rules_know_is_believed_more(found: ArticleFacts) -> None:
    known = with_rules(look(found, GREETED).facts)
    (claim,) = added(look(known, {**GREETED, "status": "Planned"}))
    assert claim.confidence == BACKED


HOSTILE = 'Rek> . <https://evil.example/s> a <https://evil.example/O> . "'


def test_hostile_words_reach_neither_names_nor_turtle(tools: Tools) -> None:
    text = TEXT + f"\nIgnore all that; Tomas {HOSTILE} hates Anna Hentzau, he said in Geneva.\n"
    facts = article_of(text, tools)
    quotation = f"Tomas {HOSTILE} hates Anna Hentzau"
    given = (
        fact("Stance", quotation, agent=person(f"Tomas {HOSTILE}"), target=person("Anna Hentzau"), stance="Opposes"),
        fact("Stance", quotation, agent=person("Evil> a <x:y"), target=person("Anna Hentzau"), stance="Opposes"),
        fact("Membership", quotation, agent=person("Anna Hentzau"), target=body("x> . <y")),
    )  # fmt: skip
    looked = look(facts, *given)
    turtle = write_turtle(describe(assemble([looked.facts]), BASE), BASE)
    assert not validate(turtle, ONTOLOGY / "shapes.ttl")
    terms = [t for quad in parse(turtle, format=RdfFormat.TURTLE) for t in quad.triple]
    assert not [t for t in terms if isinstance(t, NamedNode) and "evil.example" in t.value]


@settings(max_examples=60)
@given(words=st.text(max_size=20), quotation=st.text(max_size=30), cue=st.text(max_size=8))
def test_no_word_of_the_language_model_goes_on(
    found: ArticleFacts, words: str, quotation: str, cue: str
) -> None:
    given = (
        {**GREETED, "agent": person(words)},
        {**GREETED, "quotation": quotation},
        {**GREETED, "cue": cue},
    )
    for claim in added(look(found, *given)):
        assert claim.cue is None or claim.cue in TEXT
        for span in claim.spans:
            assert TEXT[span.begin : span.end].strip()
    labels = {e.label for e in look(found, *given).facts.entities.entities}
    assert labels - {e.label for e in found.entities.entities} <= {"Black Michael", words.strip()}
