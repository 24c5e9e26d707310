"""Time mentions of the seeds, read by the shipped language model: those of the gold file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from flows.dates.resolve import value_times
from flows.dates.spot import spot_times
from flows.dates.values import date_value
from flows.language.load import load_pipeline
from flows.language.parse import parse_articles
from flows.model import CleanArticle, Part, PartKind, RawArticle, Span, TimeMention

ROOT = Path(__file__).parents[2]
GOLD = [
    json.loads(line)
    for line in (ROOT / "tests/gold/seeds_dates.jsonl").read_text(encoding="utf-8").splitlines()
]


def mentions_of(name: str, first: date, last: date) -> tuple[str, tuple[TimeMention, ...]]:
    text = (ROOT / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    parts: list[Part] = []
    begin = 0
    for line in text.split("\n"):
        span = Span(begin=begin, end=begin + len(line))
        parts.append(Part(kind=PartKind.PARAGRAPH, span=span, text=line))
        begin += len(line) + 1
    raw = RawArticle(id=name, name=f"{name}.txt", digest="0" * 64, text=text)
    (parsed,) = parse_articles([CleanArticle(raw=raw, parts=tuple(parts))], load_pipeline())
    return text, value_times(spot_times(parsed), date_value(first, last))


@pytest.mark.parametrize("gold", [pytest.param(g, id=g["doc"][:3]) for g in GOLD])
def test_seed_mentions_have_their_values(gold: dict[str, list[dict[str, str]]]) -> None:
    first, last = (date.fromisoformat(str(day)) for day in gold["published"])
    if str(gold["doc"]).startswith("000"):
        last = first
    text, mentions = mentions_of(str(gold["doc"]), first, last)
    found = {(text[m.span.begin : m.span.end], m.value) for m in mentions}
    missing = [
        wanted
        for wanted in gold["mentions"]
        if not any(wanted["text"] in said and value == wanted["value"] for said, value in found)
    ]
    assert missing == []
