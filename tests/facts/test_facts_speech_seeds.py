"""Each quotation of the seeds has its speaker (``tests/gold/seeds_clean.jsonl``)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from flows.pipeline import process
from flows.read.articles import find_sources, read_articles

if TYPE_CHECKING:
    from flows.model import ArticleFacts
    from flows.pipeline import Tools

ROOT = Path(__file__).parents[2]
GOLD = [
    json.loads(line)
    for line in (ROOT / "tests/gold/seeds_clean.jsonl").read_text(encoding="utf-8").splitlines()
]
QUOTES = [(g["doc"], q) for g in GOLD for q in g["quotes"]]


@pytest.fixture(scope="module")
def facts(tools: Tools) -> dict[str, ArticleFacts]:
    articles, _ = read_articles(find_sources([ROOT / "seeds"]))
    return {f.article.raw.id: f for f in process(articles, tools)}


@pytest.mark.parametrize(
    ("doc", "quote"), [pytest.param(d, q, id=f"{d[:3]} {q['starts'][:30]}") for d, q in QUOTES]
)
def test_a_quotation_has_its_speaker(
    doc: str, quote: dict[str, Any], facts: dict[str, ArticleFacts]
) -> None:
    found = facts[doc]
    labels = {e.id: (e.label, *e.alt_labels) for e in found.entities.entities}

    claims = [
        c
        for c in found.claims
        if c.quotation and c.quotation.direct and c.quotation.text.startswith(quote["starts"])
    ]

    assert len(claims) == 1
    assert any(quote["speaker"] in name for name in labels[claims[0].claimant or ""])


def test_the_seeds_hold_no_other_direct_quotation(facts: dict[str, ArticleFacts]) -> None:
    direct = [
        c.quotation.text
        for f in facts.values()
        for c in f.claims
        if c.quotation and c.quotation.direct
    ]

    assert len(direct) == len(QUOTES)
