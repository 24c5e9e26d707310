"""Names are told by the noun behind a row of them, by posts, by initials, by what an article says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.language.naming import settle_names
from flows.language.parse import parse_articles
from flows.model import CleanArticle, Name, NameLabel, Part, PartKind, RawArticle, Span

if TYPE_CHECKING:
    from flows.model import Parsed, Sentence
    from flows.pipeline import Tools


def misread(tools: Tools, text: str, *wrong: tuple[str, str]) -> list[tuple[str, str]]:
    """Settle the names of a text whose words were taken for the names given, each time they come.

    Args:
        tools: Those of the pipeline.
        text: One paragraph.
        wrong: What the language model is to have found, with its label.
    """
    parsed = _parse(tools, text)
    sentences = tuple(
        replace(s, names=tuple(n for name in wrong for n in _named(s, *name)))
        for s in parsed.sentences
    )
    settled = settle_names(replace(parsed, sentences=sentences), tools.names)
    return [(n.text, n.label.value) for s in settled.sentences for n in s.names]


def _parse(tools: Tools, text: str) -> Parsed:
    whole = Part(kind=PartKind.PARAGRAPH, span=Span(begin=0, end=len(text)), text=text)
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    return parse_articles([CleanArticle(raw=raw, parts=(whole,))], tools.nlp)[0]


def _named(sentence: Sentence, text: str, label: str) -> list[Name]:
    begins = [t.span.begin - sentence.span.begin for t in sentence.tokens]
    ends = [t.span.end - sentence.span.begin for t in sentence.tokens]
    spans = [
        (first, ends.index(at + len(text)) + 1)
        for first, at in enumerate(begins)
        if sentence.text[at : at + len(text)] == text and at + len(text) in ends
    ]
    return [
        Name(
            label=NameLabel(label),
            first=first,
            last=last,
            text=text,
            span=Span(
                begin=sentence.tokens[first].span.begin, end=sentence.tokens[last - 1].span.end
            ),
        )
        for first, last in spans
    ]


@pytest.mark.parametrize(
    ("text", "wrong", "want"),
    [
        pytest.param(
            "Cattle were stolen in Zumor, Kletti Ost and Vanda counties.",
            [("Zumor", "PERSON"), ("Kletti Ost", "PERSON"), ("Vanda", "GPE")],
            ("Kletti Ost", "GPE"),
            id="counties",
        ),
        pytest.param(
            "Cattle were stolen in Zumor and Turkana counties.",
            [("Zumor", "PERSON"), ("Turkana", "NORP")],
            ("Turkana", "GPE"),
            id="the land of a people",
        ),
        pytest.param(
            "Elders of the Turkana and Zumor communities met.",
            [("Turkana", "GPE"), ("Zumor", "GPE")],
            ("Zumor", "NORP"),
            id="communities of a people",
        ),
        pytest.param(
            "It was a war between the Zumors and Klettis factions.",
            [("Zumors", "GPE"), ("Klettis", "GPE")],
            ("Klettis", "ORG"),
            id="factions",
        ),
        pytest.param(
            "Police arrested residents of Zumor, Vanda, Kletti and Osk.",
            [("Zumor", "GPE"), ("Vanda", "GPE"), ("Kletti", "PERSON"), ("Osk", "PERSON")],
            ("Kletti", "GPE"),
            id="a row of places that people live in",
        ),
        pytest.param(
            "The plan was told by Turkana South MP Anna Kletti.",
            [("Turkana", "PERSON"), ("Anna Kletti", "PERSON")],
            ("Turkana South", "GPE"),
            id="a part of the compass",
        ),
        pytest.param(
            "The plan was told by Zumor MP Anna Kletti.",
            [("Zumor", "PERSON"), ("Anna Kletti", "PERSON")],
            ("Zumor", "GPE"),
            id="the seat of a member",
        ),
        pytest.param(
            "It was told by the governor of Kaduna Anna Zumor Kletti.",
            [("Kaduna Anna Zumor Kletti", "PERSON")],
            ("Anna Zumor Kletti", "PERSON"),
            id="who follows the place of a post",
        ),
        pytest.param(
            "The rebels took Zumor, a town on the border.",
            [("Zumor", "PERSON")],
            ("Zumor", "GPE"),
            id="a town by what it is said to be",
        ),
        pytest.param(
            "KLETTI, Zumor – Six soldiers died on Friday.",
            [("KLETTI", "GPE"), ("Zumor", "PERSON")],
            ("Zumor", "GPE"),
            id="the region of a dateline",
        ),
        pytest.param(
            "Soldiers of the 57th Zumor Battalion came.",
            [("Zumor Battalion", "ORG")],
            ("57th Zumor Battalion", "ORG"),
            id="a unit with its number",
        ),
        pytest.param(
            "Members of Zumor Mayor Vanda (ZMV) were attacked.",
            [("ZMV", "ORG")],
            ("Zumor Mayor Vanda", "ORG"),
            id="a body by its initials",
        ),
        pytest.param(
            "It was told by Anna May, founder of a school.",
            [("Anna May", "PERSON")],
            ("Anna May", "PERSON"),
            id="no month",
        ),
        pytest.param(
            "It was told by German Chancellor Anna Kletti.",
            [("German Chancellor Anna Kletti", "PERSON")],
            ("German", "NORP"),
            id="a people that is a given name, too",
        ),
        pytest.param(
            "It was sent to a Manipuri leader on Monday.",
            [("Manipuri", "PERSON")],
            ("Manipuri", "NORP"),
            id="a people by its place",
        ),
        pytest.param(
            "They travelled from Zumor to Beirut on Monday.",
            [("Zumor", "PERSON"), ("Beirut", "GPE")],
            ("Zumor", "GPE"),
            id="where a journey begins",
        ),
        pytest.param(
            "It was told by KlettiNews on Monday.",
            [("KlettiNews", "PERSON")],
            ("KlettiNews", "ORG"),
            id="a capital inside a word",
        ),
        pytest.param(
            "It was told by McKletti on Monday.",
            [("McKletti", "PERSON")],
            ("McKletti", "PERSON"),
            id="a capital inside a person",
        ),
        pytest.param(
            "It was near the village of Zumor do Kletti.",
            [("Zumor", "GPE"), ("Kletti", "GPE")],
            ("Zumor do Kletti", "GPE"),
            id="two halves of a place",
        ),
        pytest.param(
            "Riot police (UZK, Union de Zumor Kletti) came.",
            [("UZK", "ORG"), ("Union de Zumor Kletti", "PERSON")],
            ("Union de Zumor Kletti", "ORG"),
            id="what letters are short for",
        ),
        pytest.param(
            "It was told by Christian Zumor Kletti on Monday.",
            [("Christian Zumor Kletti", "PERSON")],
            ("Christian Zumor Kletti", "PERSON"),
            id="a given name that is a faith, too",
        ),
        pytest.param(
            "Zumor lies in the hills. They were held in Zumor. The Zumor war went on.",
            [("Zumor", "ORG")],
            ("Zumor", "GPE"),
            id="where something happens",
        ),
        pytest.param(
            "ZUMOR, Kenya - Six soldiers died on Friday.",
            [("ZUMOR", "ORG"), ("Kenya", "GPE")],
            ("ZUMOR", "GPE"),
            id="the place of a dateline with its state",
        ),
        pytest.param(
            "It was told by Zumor Front MP Vanda Kletti on Monday.",
            [("Zumor Front", "ORG"), ("Vanda", "GPE"), ("Kletti", "GPE")],
            ("Vanda Kletti", "PERSON"),
            id="who follows a post behind a name",
        ),
        pytest.param(
            "It was told by ZMV Director Anna Kletti on Monday.",
            [("ZMV", "PERSON"), ("Anna Kletti", "PERSON")],
            ("ZMV", "ORG"),
            id="letters before a post",
        ),
        pytest.param(
            "It was told by the Minister for Trade Anna Kletti.",
            [("Trade Anna Kletti", "PERSON")],
            ("Anna Kletti", "PERSON"),
            id="what a minister is for",
        ),
        pytest.param(
            "Soldiers of the Northern Training Mission in Mali (NTMM) left.",
            [("Northern Training Mission", "ORG"), ("Mali", "GPE")],
            ("Northern Training Mission in Mali", "ORG"),
            id="where a mission is",
        ),
        pytest.param(
            "It was said by the Zumor Health Office (Zumkle) on Monday.",
            [("Zumor Health Office", "ORG")],
            ("Zumkle", "ORG"),
            id="a short name in brackets",
        ),
        pytest.param(
            "It was said by Al-shabaab on Monday.",
            [("Al-shabaab", "GPE")],
            ("Al-shabaab", "ORG"),
            id="an Arabic article",
        ),
        pytest.param(
            "He met Anna al-Kletti. Later Kletti left.",
            [("Anna al-Kletti", "PERSON")],
            ("Kletti", "PERSON"),
            id="a surname without its article",
        ),
        pytest.param(
            "It was told by Frente Kletti on Monday.",
            [("Frente Kletti", "PERSON")],
            ("Frente Kletti", "ORG"),
            id="a noun of bodies in another tongue",
        ),
        pytest.param(
            "They joined Vanda Kletti ul-Osk wal-Zumor, or VKOZ, on Monday.",
            [("Vanda Kletti", "PERSON"), ("VKOZ", "ORG")],
            ("Vanda Kletti ul-Osk wal-Zumor", "ORG"),
            id="initials over small words, behind a comma",
        ),
        pytest.param(
            "They joined a group called Zumor Kletti on Monday.",
            [("Zumor Kletti", "PERSON")],
            ("Zumor Kletti", "ORG"),
            id="what a group is called",
        ),
        pytest.param(
            "They moved to a village named Zumor on Monday.",
            [("Zumor", "PERSON")],
            ("Zumor", "GPE"),
            id="what a village is called",
        ),
        pytest.param(
            "Anna May and Zumor Kletti left.",
            [("Anna May", "PERSON"), ("Zumor Kletti", "PERSON")],
            ("Anna May", "PERSON"),
            id="no month before another person",
        ),
        pytest.param(
            "The war spread to Zumor territory on Monday.",
            [("Zumor", "PERSON")],
            ("Zumor", "GPE"),
            id="a territory",
        ),
        pytest.param(
            "The Popular Front (PF, or Zumor al Kletti) came.",
            [("Popular Front", "ORG"), ("PF", "ORG"), ("Zumor al Kletti", "PERSON")],
            ("Zumor al Kletti", "ORG"),
            id="another name in brackets",
        ),
    ],
)
def test_a_name_is_told_by_what_stands_beside_it(
    tools: Tools, text: str, wrong: list[tuple[str, str]], want: tuple[str, str]
) -> None:
    assert want in misread(tools, text, *wrong)


@pytest.mark.parametrize(
    ("text", "wrong", "no"),
    [
        pytest.param(
            "Shells fell on Kurdish and Arab villages.",
            [("Kurdish", "NORP"), ("Arab", "NORP")],
            ("Kurdish", "GPE"),
            id="villages of peoples",
        ),
        pytest.param(
            "Interior Cabinet Secretary Anna Kletti spoke.",
            [("Interior Cabinet", "ORG"), ("Anna Kletti", "PERSON")],
            ("Interior Cabinet", "ORG"),
            id="a post is no body",
        ),
        pytest.param(
            "He wrote to the state Commissioner of Police on Monday.",
            [],
            ("Police", "GPE"),
            id="no town",
        ),
        pytest.param(
            "The Deputy Commissioner (DC) spoke. Then the DC left.",
            [("DC", "GPE")],
            ("DC", "GPE"),
            id="letters of a post",
        ),
        pytest.param(
            "The Heavily Laden Barge (HLB) program ended.",
            [("HLB", "ORG")],
            ("Heavily Laden Barge", "ORG"),
            id="initials of a program",
        ),
        pytest.param(
            "Led by Anna Kletti, they spoke.",
            [("Led", "PERSON"), ("Anna Kletti", "PERSON")],
            ("Led", "PERSON"),
            id="a participle",
        ),
        pytest.param(
            "They voted on May 15 in Oslo.",
            [("May 15", "ORG")],
            ("May 15", "ORG"),
            id="a day",
        ),
        pytest.param(
            "He met Anna May 5 in Oslo.",
            [("Anna May", "PERSON")],
            ("Anna May", "PERSON"),
            id="a month",
        ),
    ],
)
def test_what_is_no_name_of_its_kind(
    tools: Tools, text: str, wrong: list[tuple[str, str]], no: tuple[str, str]
) -> None:
    assert no not in misread(tools, text, *wrong)


def test_letters_that_an_article_explains_are_a_body(tools: Tools) -> None:
    text = "The Popular Defence Front (PDF) came. An attack of the PDF failed."
    found = misread(tools, text, ("Popular Defence Front", "ORG"))
    assert found.count(("PDF", "ORG")) == 2


def test_initials_of_a_known_place_are_the_place(tools: Tools) -> None:
    text = "Police left Khyber Pakhtunkhwa. The KP government denied it."
    found = misread(tools, text, ("Khyber Pakhtunkhwa", "GPE"), ("KP", "ORG"))
    assert ("KP", "GPE") in found


def test_what_a_group_is_called_is_the_group_elsewhere(tools: Tools) -> None:
    text = "They joined a group called Zumor Kletti. Police watched Zumor Kletti later."
    found = misread(tools, text, ("Zumor Kletti", "PERSON"))
    assert found == [("Zumor Kletti", "ORG")] * 2
