"""``dateline date``: what is decided about each article, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from flows.dates.dating import DatingTools, PrintedVerdict, date_articles, judge_printed
from flows.model import RawArticle
from flows.publish.dates_table import render_dated, write_dated

if TYPE_CHECKING:
    from flows.dates.dating import Dated
    from flows.pipeline import Tools

TEXT = (
    "Tuesday | November 21, 2017\nAbout | Contact | Subscribe\n\n"
    "Ministers meet in Amman on Syria\n\n"
    "AMMAN, May 22, 2013 (Reuters) - US Secretary of State John Kerry met ministers of the Friends "
    "of Syria in Amman on Wednesday, and British Foreign Secretary William Hague spoke to the press."
    "\n\nThe ministers will meet again, he said.\n"
)


@pytest.fixture(scope="module")
def dated(tools: Tools) -> Dated:
    raw = RawArticle(id="amman", name="amman.txt", digest="", text=TEXT)
    dating = DatingTools(
        nlp=tools.nlp,
        clean_cues=tools.clean_cues,
        posts=tools.posts,
        dates=tools.dates,
        named_days=tools.named_days,
    )
    return date_articles([raw], dating)[0]


def test_every_printed_date_has_a_verdict(dated: Dated) -> None:
    verdicts = {p.text: judge_printed(p, dated.assessment) for p in dated.facts.printed}
    assert verdicts["May 22, 2013"] is PrintedVerdict.ACCEPTED
    assert verdicts["Tuesday | November 21, 2017"] is PrintedVerdict.REJECTED


def test_the_table_names_the_day_and_the_evidence(dated: Dated) -> None:
    shown = render_dated(dated)
    assert shown.startswith("amman.txt: 2013-05-22; confidence 0.9")
    assert "John Kerry is named as Secretary of State" in " ".join(shown.split())


def test_json_reads_every_passage_back(dated: Dated) -> None:
    told = json.loads(write_dated(dated))
    passages = [p for e in told["evidence"] for p in e["passages"]] + told["printed"]
    assert passages
    assert all(TEXT[p["begin"] : p["end"]] == p["text"] for p in passages)
