"""Reports of the same news lend each other a date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.dates.assess import assess_dates
from flows.model import EvidenceKind, RawArticle
from flows.pipeline import process

if TYPE_CHECKING:
    from flows.model import DateAssessment
    from flows.pipeline import Tools

DATED = """Gunmen kill 147 at university

Thursday April 02 2015

At least 147 people were killed and 79 wounded when gunmen stormed Riverton University College in \
Kenya on Thursday, Interior Minister Joseph Otieno said. Al-Shabaab claimed the attack.

"We are going from room to room and nobody who is inside will be left behind," said Otieno.
"""
SAME = """Death toll reaches 147

The number of people killed at Riverton University College has risen to 147 while 79 others were \
wounded, officials said. Joseph Otieno told reporters that Al-Shabaab was behind it.
"""


def dates_of(tools: Tools, *texts: str) -> list[DateAssessment]:
    raws = [
        RawArticle(id=f"a{n}", name=f"a{n}.txt", digest="0" * 64, text=text)
        for n, text in enumerate(texts)
    ]
    facts = process(raws, tools)
    dated, _ = assess_dates(facts, {})
    return [dated[raw.id] for raw in raws]


QUOTED = """Minister vows to search all

Joseph Otieno spoke at Riverton University College. "We are going from room to room and nobody who \
is inside will be left behind," he said.
"""


CUT = QUOTED.replace("left behind,", "left…,")
WAR = """Gunmen told to leave

Thursday April 02 2015

The conflict in Riverton has killed more than 13,000 people, Joseph Otieno said. Al-Shabaab left.
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SAME, id="the same figures and names"),
        pytest.param(QUOTED, id="the same words said"),
        pytest.param(CUT, id="the same words cut short"),
    ],
)
def test_an_article_without_a_date_takes_that_of_a_report_of_the_same_news(
    tools: Tools, text: str
) -> None:
    _, found = dates_of(tools, DATED, text)
    assert "a0" in {e.article for e in found.because}
    assert found.decided is not None
    assert found.decided.earliest <= date(2015, 4, 2) <= found.decided.latest
    assert (found.decided.latest - found.decided.earliest).days < 15


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SAME.replace("147", "148").replace("79", "80"), id="other figures"),
        pytest.param(SAME.replace("has risen", "rose in April 2015"), id="recalled"),
        pytest.param("Fire\n\nA fire in Harbor killed 147 people, the mayor said.\n", id="alone"),
    ],
)
def test_other_news_lends_no_date(tools: Tools, text: str) -> None:
    _, found = dates_of(tools, DATED, text)
    assert EvidenceKind.OTHER_ARTICLE not in {e.kind for e in found.because}


def test_reports_of_two_years_lend_nothing(tools: Tools) -> None:
    other = DATED.replace("Thursday April 02 2015", "Thursday April 07 2016")
    *_, found = dates_of(tools, DATED, other, SAME)
    assert EvidenceKind.OTHER_ARTICLE not in {e.kind for e in found.because}


def test_a_printed_date_needs_no_other_article(tools: Tools) -> None:
    dated = SAME.replace("\n\n", "\n\nFriday April 03 2015\n\n", 1)
    _, found = dates_of(tools, DATED, dated)
    assert found.decided is not None
    assert found.decided.edtf == "2015-04-03"


def test_what_a_war_has_cost_is_no_news(tools: Tools) -> None:
    again = WAR.replace("Thursday April 02 2015\n\n", "").replace("left", "spoke")
    _, found = dates_of(tools, WAR, again)
    assert EvidenceKind.OTHER_ARTICLE not in {e.kind for e in found.because}
