"""Conversations, statements and texts of one voice: who says each part, and who "I" is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import IssueCode, RoleHolding, Stance
from tests.facts.whole import facts_of

if TYPE_CHECKING:
    from flows.model import ArticleFacts, Claim
    from flows.pipeline import Tools

HEAD = "Envoy sees ceasefire in Arvia holding"
LEAD = "Lena Orsa, the European Union envoy for Arvia, spoke to us in Velden on Monday."
ASKED = "The rebels rejected the peace talks in Velden. Will you meet them again before winter?"
SAID = "The government attacked the rebels on Friday, and we condemn the attack."
AGAIN = "Will the talks in Velden go on?"
REST = "I support the talks, and I met the rebels in Velden on Tuesday."


def read(tools: Tools, *lines: str) -> ArticleFacts:
    text = "\n\n".join(lines)
    return facts_of(tools, text)


def name_of(facts: ArticleFacts, entity: str | None) -> str | None:
    return next((e.label for e in facts.entities.entities if e.id == entity), entity)


def said(facts: ArticleFacts) -> list[tuple[str, str | None]]:
    return [
        (c.quotation.text, name_of(facts, c.claimant))
        for c in facts.claims
        if c.quotation is not None and c.quotation.direct
    ]


def claims_in(facts: ArticleFacts, passage: str) -> list[Claim]:
    begin = facts.article.raw.text.index(passage)
    inside = range(begin, begin + len(passage))
    return [c for c in facts.claims if c.states and c.spans[0].begin in inside]


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        pytest.param("Q:", "A:", id="letters"),
        pytest.param("Question.", "Answer.", id="words"),
        pytest.param("QUESTION:", "MS. ORSA:", id="surname in capitals"),
        pytest.param("Reporter:", "Orsa:", id="surname"),
        pytest.param("BBC:", "Lena Orsa:", id="an outlet asks"),
        pytest.param("VP:", "LO:", id="initials"),
        pytest.param("Q:", "Envoy:", id="post"),
    ],
)
def test_answers_are_quotations_of_whoever_answers(tools: Tools, asks: str, answers: str) -> None:
    lines = [f"{asks} {ASKED}", f"{answers} {SAID}", f"{asks} {AGAIN}", f"{answers} {REST}"]
    facts = read(tools, HEAD, LEAD, *lines)
    assert said(facts) == [(SAID, "Lena Orsa"), (REST, "Lena Orsa")]


@pytest.fixture(scope="module")
def interview(tools: Tools) -> ArticleFacts:
    return read(tools, HEAD, LEAD, f"Q: {ASKED}", f"Orsa: {SAID}", f"Q: {AGAIN}", f"Orsa: {REST}")


def test_a_quotation_shows_the_label_that_names_its_speaker(interview: ArticleFacts) -> None:
    claim = next(c for c in interview.claims if c.quotation and c.quotation.text == SAID)
    text = interview.article.raw.text
    assert [text[s.begin : s.end] for s in claim.spans] == ["Orsa:", SAID]


def test_what_is_answered_is_claimed_by_the_speaker(interview: ArticleFacts) -> None:
    claims = claims_in(interview, SAID) + claims_in(interview, REST)
    assert claims
    assert {name_of(interview, c.claimant) for c in claims} == {"Lena Orsa"}


def test_what_is_asked_is_nobodys_claim(interview: ArticleFacts) -> None:
    assert claims_in(interview, ASKED) == claims_in(interview, AGAIN) == []


def test_i_in_an_answer_is_the_speaker(interview: ArticleFacts) -> None:
    stances = [s for c in claims_in(interview, REST) for s in c.states if isinstance(s, Stance)]
    assert [name_of(interview, s.agent) for s in stances] == ["Lena Orsa"]


def test_a_label_tells_what_the_speaker_is(tools: Tools) -> None:
    lines = [f"TOM TARN, CNN HOST: {AGAIN}", f"LENA ORSA, HAMAS SPOKESWOMAN: {SAID}"]
    facts = read(tools, HEAD, *lines, f"TARN: {AGAIN}")
    assert said(facts) == [(SAID, "Lena Orsa")]
    roles = [s for c in facts.claims for s in c.states if isinstance(s, RoleHolding)]
    held = {(name_of(facts, r.agent), name_of(facts, r.organization)) for r in roles}
    assert ("Lena Orsa", "Hamas") in held


def test_whoever_asks_in_most_of_the_turns_only_asks_in_those(tools: Tools) -> None:
    lines = [f"Tom Tarn: {AGAIN}", f"Lena Orsa: {SAID}", f"Tom Tarn: {AGAIN}"]
    facts = read(tools, HEAD, LEAD, *lines, f"Lena Orsa: {REST} Who would not?")
    assert [speaker for _, speaker in said(facts)] == ["Lena Orsa", "Lena Orsa"]


def test_a_speaker_without_a_name_is_an_anonymous_source(tools: Tools) -> None:
    lines = [f"QUESTION: {AGAIN}", f"SENIOR DEFENCE OFFICIAL: {SAID}"]
    facts = read(tools, HEAD, *lines, f"QUESTION: {AGAIN}", f"SENIOR DEFENCE OFFICIAL: {REST}")
    assert {speaker for _, speaker in said(facts)} == {"Senior Defence Official"}


def test_an_answer_of_nobody_known_is_no_claim_of_the_article(tools: Tools) -> None:
    facts = read(tools, HEAD, f"Q: {AGAIN}", f"A: {SAID}", f"Q: {AGAIN}", f"A: {REST}")
    assert not said(facts)
    assert not claims_in(facts, SAID)
    codes = [i.code for i in facts.issues if i.code is IssueCode.UNKNOWN_SPEAKER]
    assert len(codes) == 2


def test_somebody_quoted_in_a_question_is_heard(tools: Tools) -> None:
    asked = "Foreign Minister Ivo Marn said the rebels had rejected the talks. Is that true?"
    facts = read(tools, HEAD, LEAD, f"Q: {asked}", f"A: {SAID}", f"Q: {AGAIN}", f"A: {REST}")
    indirect = [c for c in facts.claims if c.quotation and not c.quotation.direct]
    assert [name_of(facts, c.claimant) for c in indirect] == ["Ivo Marn"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "The following statement was issued today by the Foreign Ministry of Norway:", id="by"
        ),
        pytest.param("The full text of the statement by Foreign Minister Ivo Marn:", id="text"),
    ],
)
def test_a_statement_is_said_by_whom_its_line_names(tools: Tools, line: str) -> None:
    facts = read(tools, HEAD, line, SAID, REST)
    assert [text for text, _ in said(facts)] == [SAID, REST]
    assert {name for _, name in said(facts)} <= {"Foreign Ministry of Norway", "Ivo Marn"}


def test_a_heading_that_says_whose_text_it_is(tools: Tools) -> None:
    facts = read(tools, "Statement by Foreign Minister Ivo Marn on the talks", SAID, REST)
    assert said(facts) == [(SAID, "Ivo Marn"), (REST, "Ivo Marn")]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Statement by Foreign Minister Ivo Marn angers rebels", id="news of it"),
        pytest.param("Statement on the talks in Velden", id="nobody named"),
    ],
)
def test_other_headings_make_no_statement(tools: Tools, head: str) -> None:
    assert said(read(tools, head, SAID, REST)) == []


def test_i_of_an_author_is_the_author(tools: Tools) -> None:
    more = "I came to Velden in March, and I oppose the sanctions against Norway."
    facts = read(tools, HEAD, "By Ulla Brandt", REST, more, SAID)
    stances = [s for c in facts.claims for s in c.states if isinstance(s, Stance)]
    assert {s.agent for s in stances} == {"person/ulla-brandt"}
    assert {c.claimant for c in facts.claims} == {None}


def test_i_of_several_authors_is_nobody(tools: Tools) -> None:
    facts = read(tools, HEAD, "By Ulla Brandt", "By Tom Tarn", REST, SAID)
    assert not any(isinstance(s, Stance) for c in facts.claims for s in c.states)


def test_an_interview_may_have_no_labels(tools: Tools) -> None:
    head = "Interview with the European Union envoy Lena Orsa"
    asked = ("Did the rebels reject the peace talks in Velden?", AGAIN, "What do you want?")
    third = "I want the government and the rebels to sign the agreement, and I will wait for it."
    lines = [line for pair in zip(asked, (SAID, REST, third), strict=True) for line in pair]
    facts = read(tools, head, LEAD, *lines)
    assert said(facts) == [(text, "Lena Orsa") for text in (SAID, REST, third)]
    assert not claims_in(facts, asked[0])
