"""What the source itself says of a line goes before every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.clean.article import clean_article
from flows.model import Mark, MarkKind, PartKind, RawArticle, Span

if TYPE_CHECKING:
    from flows.model import CleanArticle
    from flows.pipeline import Tools

TEXT = (
    "Publisher: The Daily Example\nPublished: 2014-02-11\n\nTalks go on in the city\n\n"
    "The ministers met in the old town on Tuesday and spoke for hours.\n\n"
    "They will meet again in a week, one of the ministers said."
)


def clean(tools: Tools, *marks: tuple[MarkKind, str]) -> CleanArticle:
    spans = [(kind, TEXT.index(line), len(line)) for kind, line in marks]
    marked = tuple(
        Mark(kind=kind, span=Span(begin=begin, end=begin + length)) for kind, begin, length in spans
    )
    raw = RawArticle(id="a", name="a", digest="0" * 64, text=TEXT, marks=marked)
    return clean_article(raw, tools.clean_cues)


def test_metadata_is_set_apart_and_names_the_publisher(tools: Tools) -> None:
    article = clean(
        tools,
        (MarkKind.PUBLISHER, "Publisher: The Daily Example"),
        (MarkKind.PUBLISHED, "Published: 2014-02-11"),
        (MarkKind.HEADLINE, "Talks go on in the city"),
    )
    assert article.publisher == "The Daily Example"
    assert [(part.kind, part.rule) for part in article.parts[:3]] == [
        (PartKind.REMOVED, "metadata"),
        (PartKind.REMOVED, "metadata-date"),
        (PartKind.HEADLINE, "headline"),
    ]
    assert article.headline == "Talks go on in the city"


def test_a_paragraph_of_an_aside_is_no_text_of_the_article(tools: Tools) -> None:
    line = "They will meet again in a week, one of the ministers said."
    article = clean(tools, (MarkKind.ASIDE, line))
    assert (article.parts[-1].kind, article.parts[-1].rule) == (PartKind.REMOVED, "related")


@pytest.mark.parametrize("kind", MarkKind)
def test_every_character_stands_in_one_part_whatever_is_marked(
    tools: Tools, kind: MarkKind
) -> None:
    line = "The ministers met in the old town on Tuesday and spoke for hours."
    parts = clean(tools, (kind, line)).parts
    assert "".join("".join(p.text for p in parts).split()) == "".join(TEXT.split())
    assert [p.span for p in parts] == sorted(p.span for p in parts)
