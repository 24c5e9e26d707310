"""Meetings whose days an article counts."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from flows.clean.article import clean_article
from flows.dates.dating import find_date_facts
from flows.language.parse import parse_articles
from flows.model import RawArticle
from flows.publish.dates import ready_dating

if TYPE_CHECKING:
    from pathlib import Path

    from flows.dates.dating import DatingTools
    from flows.model import DateEvidence

TEXT = (
    "Syria's opposition resumed talks in Istanbul aimed at closing ranks.\n\n"
    "Sources at the coalition, which began its {counted}, said Syria needed more unity.\n"
)


@pytest.fixture(scope="module")
def tools(root: Path) -> DatingTools:
    return ready_dating(root / "ontology", None)


def _days_of(counted: str, tools: DatingTools) -> list[DateEvidence]:
    text = TEXT.format(counted=counted)
    digest = sha256(text.encode()).hexdigest()
    raw = RawArticle(id="a", name="a.txt", digest=digest, text=text)
    (parsed,) = parse_articles([clean_article(raw, tools.clean_cues)], tools.nlp)
    return [e for e in find_date_facts(parsed, tools).evidence if e.sort == "day of"]


def test_the_third_day_is_two_days_after_the_first(tools: DatingTools) -> None:
    found = _days_of("third day of meetings", tools)
    assert date(2013, 5, 25) in {e.earliest for e in found}
    assert all((e.latest - e.earliest).days == 1 for e in found)


def test_no_meeting_known_there_lasted_so_long(tools: DatingTools) -> None:
    assert _days_of("thirtieth day of talks", tools) == []


def test_days_of_fighting_are_not_those_of_a_meeting(tools: DatingTools) -> None:
    assert _days_of("third day of clashes", tools) == []
