"""The five seeds get the dates that the gold gives them."""

import json
from datetime import date
from pathlib import Path

import pytest

from flows.dates.assess import assess_dates
from flows.model import DateAssessment, EvidenceKind
from flows.pipeline import Tools, process
from flows.read.articles import find_sources, read_articles

ROOT = Path(__file__).parents[2]
GOLD = [json.loads(line) for line in (ROOT / "tests/gold/seeds_dates.jsonl").open()]


@pytest.fixture(scope="module")
def dated(tools: Tools) -> dict[str, DateAssessment]:
    articles, _ = read_articles(find_sources([ROOT / "seeds"]))
    return assess_dates(process(articles, tools), {})[0]


@pytest.mark.parametrize("gold", [pytest.param(g, id=g["doc"][:3]) for g in GOLD])
def test_seed_is_dated_as_the_gold_says(
    gold: dict[str, list[dict[str, str]]], dated: dict[str, DateAssessment]
) -> None:
    found = dated[str(gold["doc"])]
    want = gold["printed"][0]["verdict"] if gold["printed"] else "missing"
    assert found.verdict.value.lower() == want
    assert found.decided is not None
    first, last = (date.fromisoformat(str(day)) for day in gold["published"])
    assert found.decided.earliest <= last
    assert first <= found.decided.latest
    assert (found.decided.latest - found.decided.earliest).days <= 45


def test_every_decision_rests_on_passages(dated: dict[str, DateAssessment]) -> None:
    for found in dated.values():
        assert len(found.because) > 3
        assert all(e.spans for e in found.because)
        assert any(e.kind is EvidenceKind.OFFICE_TERM for e in found.because)
