"""Clean articles become sentences whose tokens and names lie on the raw text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.language.load import load_pipeline
from flows.language.parse import parse_articles
from flows.model import (
    CleanArticle,
    NameLabel,
    Parsed,
    Part,
    PartKind,
    RawArticle,
    Run,
    Sentence,
    Span,
)


def article(*texts: str, kind: PartKind = PartKind.PARAGRAPH, language: str = "en") -> CleanArticle:
    raw = "\n\n".join(texts)
    parts, begin = [], 0
    for text in texts:
        parts.append(Part(kind=kind, span=Span(begin=begin, end=begin + len(text)), text=text))
        begin += len(text) + 2
    source = RawArticle(id="a", name="a.txt", digest="0" * 64, text=raw)
    return CleanArticle(raw=source, parts=tuple(parts), language=language)


def parse(*texts: str) -> Parsed:
    (parsed,) = parse_articles([article(*texts)], load_pipeline())
    return parsed


def texts(parsed: Parsed) -> list[str]:
    return [sentence.text for sentence in parsed.sentences]


def check_sentence(sentence: Sentence, raw: str) -> None:
    assert raw[sentence.span.begin : sentence.span.end] == sentence.text
    assert [t.index for t in sentence.tokens] == list(range(len(sentence.tokens)))
    for token in sentence.tokens:
        assert raw[token.span.begin : token.span.end] == token.text
        assert 0 <= token.head < len(sentence.tokens)
        assert token.dep == token.dep.lower()
    for name in sentence.names:
        assert raw[name.span.begin : name.span.end] == name.text
        assert 0 <= name.first < name.last <= len(sentence.tokens)


def test_tokens_and_names_read_back_from_the_raw_text() -> None:
    parsed = parse(
        "Moaz al-Khatib, the head of the coalition, said on Tuesday that it would not go.",
        "“We are ready,” he told reporters in Istanbul. “We won’t wait — not now.”",
    )
    assert len(parsed.sentences) >= 2
    for sentence in parsed.sentences:
        check_sentence(sentence, parsed.article.raw.text)


def test_people_places_and_bodies_are_named() -> None:
    (sentence,) = parse("Foreign Minister Sergei Lavrov met John Kerry in Geneva.").sentences
    found = {name.text: name.label for name in sentence.names}
    assert found["Sergei Lavrov"] is NameLabel.PERSON
    assert found["John Kerry"] is NameLabel.PERSON
    assert found["Geneva"] is NameLabel.PLACE


def test_subject_and_object_hang_on_the_verb() -> None:
    (sentence,) = parse("The minister invited the rebels.").sentences
    by_text = {token.text: token for token in sentence.tokens}
    verb = by_text["invited"]
    assert (verb.dep, verb.lemma, verb.pos) == ("root", "invite", "VERB")
    assert (by_text["minister"].dep, by_text["minister"].head) == ("nsubj", verb.index)
    assert (by_text["rebels"].dep, by_text["rebels"].head) == ("obj", verb.index)


def test_a_sentence_never_crosses_a_part() -> None:
    parsed = parse("Talks on", "hold, the envoy said.")
    assert [s.part for s in parsed.sentences] == [0, 1]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Talks began on Monday. They ended on Friday.", 2, id="two sentences"),
        pytest.param("U.S. Secretary of State John Kerry left.", 1, id="abbreviation first"),
        pytest.param("He met U.S. Secretary of State John Kerry in Paris.", 1, id="abbreviation"),
        pytest.param("It was led by Gen. Salim Idris of the army.", 1, id="rank before a name"),
        pytest.param(
            "The army (it had left. Nobody saw it) came back.", 1, id="full stop in brackets"
        ),
    ],
)
def test_sentences_end_where_they_should(text: str, count: int) -> None:
    assert len(parse(text).sentences) == count


@pytest.mark.parametrize(
    ("opened", "closed"),
    [pytest.param('"', '"', id="straight"), pytest.param("“", "”", id="curly")],
)
def test_no_sentence_begins_with_a_closing_quotation_mark(opened: str, closed: str) -> None:
    parsed = parse(f"{opened}We will go.{closed} The envoy left. {opened}We are ready.{closed}")
    assert all(not text.startswith(closed + " ") for text in texts(parsed))
    assert "".join(texts(parsed)).count(closed) == parsed.article.raw.text.count(closed)


UNREAD = (PartKind.REMOVED, PartKind.CREDIT)


@pytest.mark.parametrize("kind", [pytest.param(k, id=k) for k in PartKind if k not in UNREAD])
def test_parts_with_words_of_the_article_are_read(kind: PartKind) -> None:
    (parsed,) = parse_articles([article("The talks began.", kind=kind)], load_pipeline())
    assert texts(parsed) == ["The talks began."]


@pytest.mark.parametrize("kind", [pytest.param(k, id=k) for k in UNREAD])
def test_credits_and_removed_parts_are_not_read(kind: PartKind) -> None:
    (parsed,) = parse_articles([article("The talks began.", kind=kind)], load_pipeline())
    assert parsed.sentences == ()


def test_articles_in_other_languages_have_no_sentences() -> None:
    (parsed,) = parse_articles([article("Les pourparlers.", language="fr")], load_pipeline())
    assert parsed.sentences == ()


def test_articles_keep_their_order_in_a_batch() -> None:
    batch = [article("One came."), article("Rien.", language="fr"), article("Two left.")]
    parsed = parse_articles(batch, load_pipeline())
    assert [p.article for p in parsed] == batch
    assert [texts(p) for p in parsed] == [["One came."], [], ["Two left."]]


def test_repaired_text_points_at_the_raw_passage() -> None:
    raw = "Itâ€™s over."
    part = Part(
        kind=PartKind.PARAGRAPH,
        span=Span(begin=0, end=len(raw)),
        text="It’s over.",
        runs=(
            Run(begin=0, end=2, raw=Span(begin=0, end=2)),
            Run(begin=2, end=3, raw=Span(begin=2, end=5)),
            Run(begin=3, end=10, raw=Span(begin=5, end=12)),
        ),
    )
    whole = replace(article(raw), parts=(part,))
    (sentence,) = parse_articles([whole], load_pipeline())[0].sentences
    assert sentence.text == "It’s over."
    assert raw[sentence.span.begin : sentence.span.end] == raw
    over = next(t for t in sentence.tokens if t.text == "over")
    assert raw[over.span.begin : over.span.end] == "over"


def test_no_white_space_becomes_a_word() -> None:
    parsed = parse("The\u00a0army  left\tthe city .  It came   back.")
    assert all(token.text.strip() for s in parsed.sentences for token in s.tokens)


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_any_text_parses_and_reads_back(text: str) -> None:
    parsed = parse(text)
    for sentence in parsed.sentences:
        check_sentence(sentence, text)


def test_parsing_twice_gives_the_same() -> None:
    text = "The SNC said it would pull out. Its president, George Sabra, was firm."
    assert parse(text) == parse(text)


def test_a_foreign_paragraph_of_an_english_article_gives_no_sentences() -> None:
    french = (
        "Les envoyés des deux pays se sont réunis lundi dans la ville pour discuter de la paix."
    )
    arabic = "التقى مبعوثو البلدين في المدينة يوم الاثنين."
    assert texts(parse("The envoys met on Monday.", french, arabic)) == [
        "The envoys met on Monday."
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            '"Is it over?" he asked. "No!" came the reply.',
            ['"Is it over?" he asked.', '"No!" came the reply.'],
            id="straight",
        ),
        pytest.param("She asked why. . . and left.", ["She asked why. . . and left."], id="dots"),
    ],
)
def test_an_opening_mark_and_spaced_dots_end_no_sentence(text: str, want: list[str]) -> None:
    assert texts(parse(text)) == want
