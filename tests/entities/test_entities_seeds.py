"""What the five seeds name, told from the outside: names, acronyms, events across articles."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.entities.settle import Settled, settle_entities
from flows.model import ArticleFacts, DateAssessment, DateValue, IssueCode, Precision, Verdict
from flows.pipeline import process
from flows.read.articles import find_sources, read_articles

if TYPE_CHECKING:
    from flows.pipeline import Tools

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def seeds(tools: Tools) -> tuple[ArticleFacts, ...]:
    raws, _ = read_articles(find_sources([ROOT / "seeds"]))
    return process(raws, tools)


@pytest.fixture(scope="module")
def settled(seeds: tuple[ArticleFacts, ...]) -> Settled:
    lines = (ROOT / "tests/gold/seeds_dates.jsonl").read_text(encoding="utf-8").splitlines()
    dated = {row["doc"]: _assessment(*row["published"]) for row in map(json.loads, lines)}
    return settle_entities(seeds, dated)


def _assessment(earliest: str, latest: str) -> DateAssessment:
    value = DateValue(
        edtf=f"{earliest}/{latest}",
        earliest=date.fromisoformat(earliest),
        latest=date.fromisoformat(latest),
        precision=Precision.INTERVAL,
    )
    return DateAssessment(
        verdict=Verdict.MISSING, printed=None, decided=value, confidence=1.0, basis=None, because=()
    )


def _seed(seeds: tuple[ArticleFacts, ...], number: str) -> ArticleFacts:
    return next(f for f in seeds if f.article.raw.id.startswith(number))


@pytest.mark.parametrize(
    ("number", "body", "how"),
    [
        pytest.param(
            "000", "syrian-national-council", "spelled", id="the Council where it says so"
        ),
        pytest.param(
            "002", "syrian-national-coalition", "spelled", id="the Coalition where it says so"
        ),
        pytest.param(
            "004", "syrian-national-coalition", "inferred", id="the Coalition by its leader"
        ),
    ],
)
def test_an_acronym_is_read_in_its_own_article(
    seeds: tuple[ArticleFacts, ...], number: str, body: str, how: str
) -> None:
    uses = [u for u in _seed(seeds, number).entities.acronyms if u.acronym == "SNC"]
    assert [(u.denotes, u.inferred) for u in uses] == [(f"organization/{body}", how == "inferred")]


def test_an_inferred_acronym_is_said_to_be_so(seeds: tuple[ArticleFacts, ...]) -> None:
    codes = [i.code for i in _seed(seeds, "004").entities.issues]
    assert codes == [IssueCode.INFERRED_ACRONYM]


@pytest.mark.parametrize(
    ("event", "articles"),
    [
        pytest.param("event/geneva-ii", ["000", "001", "002", "003"], id="named and described"),
        pytest.param("event/meeting-in-istanbul-2013-05", ["001", "002"], id="described alike"),
        pytest.param(
            "event/battle-of-al-qusayr-2013-05", ["001", "002"], id="operation and battle"
        ),
        pytest.param("event/syrian-civil-war", ["001", "002", "003"], id="war and conflict"),
        pytest.param("event/lebanese-civil-war", ["002"], id="another war"),
        pytest.param("event/moscow-i", ["004"], id="first round"),
        pytest.param("event/moscow-ii", ["004"], id="second round"),
        pytest.param("event/meeting-in-paris-2014-01", ["003"], id="not that of the year before"),
    ],
)
def test_events_are_one_across_articles(
    seeds: tuple[ArticleFacts, ...], settled: Settled, event: str, articles: list[str]
) -> None:
    found = []
    for facts in seeds:
        renamed = settled.renamed.get(facts.article.raw.id, {})
        if event in {renamed.get(e.id, e.id) for e in facts.entities.entities}:
            found.append(facts.article.raw.id[:3])
    assert found == articles


def test_towns_and_spellings_are_one_place(settled: Settled) -> None:
    places = {e.id: e for e in settled.entities if e.id.startswith("place/")}
    assert {"Qusair", "Qusayr"} <= set(places["place/al-qusayr"].alt_labels)
    assert "place/tripoli-lebanon" in places
    assert "place/tripoli" not in places


def test_settled_ids_are_plain_but_for_what_one_article_alone_can_tell(settled: Settled) -> None:
    ids = [e.id for e in settled.entities]
    own = [i for i in ids if i.count("/") > 1]
    assert all(i.isascii() for i in ids)
    assert {i.split("/")[0] for i in own} <= {"anonymous", "event"}
    assert ids == sorted(set(ids))


def test_every_mention_reads_back(seeds: tuple[ArticleFacts, ...]) -> None:
    for facts in seeds:
        known = {e.id for e in facts.entities.entities}
        for mention in facts.entities.mentions:
            passage = facts.article.raw.text[mention.span.begin : mention.span.end]
            assert passage
            assert mention.entity in known
