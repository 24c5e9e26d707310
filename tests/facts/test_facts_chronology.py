"""What a chronology tells happens on the day of its entry; the article is as late as its last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flows.model import Control, RawArticle, Scheduling, Verdict
from flows.pipeline import assemble, process

if TYPE_CHECKING:
    from flows.pipeline import Tools

TEXT = """Timeline: the road to the Lusaka accord

NAIROBI, Nov 3 (Reuters) - The government and the rebels signed a peace accord on Thursday. Here is how the war went:

March 4, 2020 - Rebels seize the town of Beni.

June 28, 2021 - The two sides sign a ceasefire in Lusaka. Three days later, the army retakes Beni.

Oct. 20, 2022 - Peace talks begin in Lusaka. The rebels say they will withdraw from Goma.
"""


def test_days_of_entries_date_what_they_tell(tools: Tools) -> None:
    (article,) = assemble(
        process([RawArticle(id="a", name="a.txt", digest="0" * 64, text=TEXT)], tools)
    ).articles
    assert article.assessment.verdict is Verdict.ACCEPTED
    assert article.assessment.decided is not None
    assert article.assessment.decided.earliest == date(2022, 11, 3)
    days = {time.span: time.date for time in article.times}
    situations = [s for claim in article.claims for s in claim.states]
    dated = {
        (type(s).__name__, day.edtf)
        for s in situations
        if isinstance(s, (Control, Scheduling)) and s.when is not None
        if (day := days[s.when]) is not None
    }
    assert {("Control", "2020-03-04"), ("Scheduling", "2021-06-28")} <= dated
    assert ("Scheduling", "2022-10-20") in dated
    assert {"2021-07-01"} <= {day.edtf for day in days.values() if day is not None}
