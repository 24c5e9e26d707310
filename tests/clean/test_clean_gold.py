"""The five seeds come out as the gold says (tests/gold/seeds_clean.jsonl)."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TypedDict, cast

import pytest

from flows.clean.article import clean_article
from flows.clean.cues import CleanCues
from flows.model import CleanArticle, PartKind
from flows.read.articles import find_sources, read_articles

ROOT = Path(__file__).parents[2]
BODY = {PartKind.PARAGRAPH, PartKind.QUOTATION, PartKind.ATTRIBUTION, PartKind.SUBHEAD}


class Quote(TypedDict):
    starts: str
    speaker: str


class Gold(TypedDict):
    doc: str
    title: str | None
    publisher: str | None
    agency: str | None
    once: list[str]
    never: list[str]
    quotes: list[Quote]


def _gold() -> list[Gold]:
    lines = (ROOT / "tests/gold/seeds_clean.jsonl").read_text(encoding="utf-8").splitlines()
    return [cast("Gold", json.loads(line)) for line in lines]


@pytest.fixture(scope="module")
def seeds(cues: CleanCues) -> dict[str, CleanArticle]:
    articles, _ = read_articles(find_sources([ROOT / "seeds"]))
    return {raw.id: clean_article(raw, cues) for raw in articles}


def body_of(article: CleanArticle) -> str:
    return "\n\n".join(part.text for part in article.parts if part.kind in BODY)


each_seed = pytest.mark.parametrize("gold", [pytest.param(g, id=g["doc"][:3]) for g in _gold()])


@each_seed
def test_headline_publisher_and_agency_are_told(gold: Gold, seeds: dict[str, CleanArticle]) -> None:
    article = seeds[gold["doc"]]
    found = (article.headline, article.publisher, article.agency)
    assert found == (gold["title"], gold["publisher"], gold["agency"])


@each_seed
def test_what_belongs_to_the_article_stands_once(
    gold: Gold, seeds: dict[str, CleanArticle]
) -> None:
    body = body_of(seeds[gold["doc"]])
    assert {text: body.count(text) for text in gold["once"]} == dict.fromkeys(gold["once"], 1)


@each_seed
def test_what_belongs_to_the_page_is_gone(gold: Gold, seeds: dict[str, CleanArticle]) -> None:
    body = body_of(seeds[gold["doc"]])
    assert [text for text in gold["never"] if text in body] == []


@each_seed
def test_quotations_stand_once(gold: Gold, seeds: dict[str, CleanArticle]) -> None:
    body = body_of(seeds[gold["doc"]])
    assert [q["starts"] for q in gold["quotes"] if body.count(q["starts"]) != 1] == []


@each_seed
def test_cleaning_what_was_cleaned_changes_nothing(
    gold: Gold, seeds: dict[str, CleanArticle], cues: CleanCues
) -> None:
    once = seeds[gold["doc"]]
    text = "\n\n".join(filter(None, (once.headline, body_of(once))))
    twice = clean_article(replace(once.raw, text=text), cues)
    assert (twice.headline, body_of(twice)) == (once.headline, body_of(once))


@pytest.mark.parametrize(
    ("starts", "speaker"),
    [
        pytest.param("It's not the time for more", "Farah al-Attasi", id="without marks"),
        pytest.param('"We feel sorry for this', "George Sabra", id="in marks"),
    ],
)
def test_speaker_stands_on_the_line_after_the_quotation(
    starts: str, speaker: str, seeds: dict[str, CleanArticle]
) -> None:
    parts = seeds["000_444dd0c1e81d2b0a"].parts
    at = next(i for i, part in enumerate(parts) if part.text.startswith(starts))
    assert parts[at].kind is PartKind.QUOTATION
    assert parts[at + 1].kind is PartKind.ATTRIBUTION
    assert parts[at + 1].text.startswith(speaker)
