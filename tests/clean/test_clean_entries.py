"""A chronology: the days that its entries open with are no datelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.clean.entries import list_entries
from flows.clean.reasons import Reason
from flows.model import PartKind

if TYPE_CHECKING:
    from tests.clean.conftest import Clean

HEAD = "Timeline: the Lakeland peace process\n\n"
INTRO = (
    "The government of Lakeland and the northern rebels have been at war for more than ten years "
    "now.\n\n"
)
TEXTS = (
    "Rebels take the town of Riverton.",
    "Envoys of both sides meet in Harbor for the first time since the war began. They part in anger.",
    "The two sides sign a ceasefire.",
)


@pytest.mark.parametrize(
    ("days", "mark"),
    [
        pytest.param(("Nov. 4, 2020", "June 28, 2021", "Nov. 2, 2022"), " - ", id="dash"),
        pytest.param(("4 November 2020", "28 June 2021", "2 November 2022"), ": ", id="colon"),
        pytest.param(("November 2020", "June 2021", "November 2022"), " – ", id="months"),
        pytest.param(("2014", "2016-17", "2020"), ": ", id="years"),
        pytest.param(("Nov. 4, 2020", "June 28, 2021", "Nov. 2, 2022"), "\n", id="own lines"),
    ],
)
def test_each_entry_opens_with_its_day(clean: Clean, days: tuple[str, ...], mark: str) -> None:
    told = zip(days, TEXTS, strict=True)
    page = HEAD + INTRO + "\n\n".join(f"{day}{mark}{text}" for day, text in told)
    article = clean(page)
    found = [
        (article.raw.text[day.begin : day.end].strip(" -–:"), article.raw.text[at.begin : at.end])
        for day, at in list_entries(article)
    ]
    assert found == list(zip(days, TEXTS, strict=True))
    kinds = [part.kind for part in article.parts if part.text in TEXTS]
    assert kinds == [PartKind.PARAGRAPH] * 3


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([f"May {n}, 2014 - {TEXTS[1]}" for n in (1, 2)], id="two are datelines"),
        pytest.param([f"May 1, 2014 - {text}" for text in TEXTS], id="one day"),
        pytest.param([f"May {n}, 2014 10:15 - {TEXTS[1]}" for n in (1, 2, 3)], id="comments"),
        pytest.param([f"May {n}, 2014 - Envoys meet in Harbor" for n in (1, 2, 3)], id="titles"),
    ],
)
def test_other_dated_lines_are_no_chronology(clean: Clean, lines: list[str]) -> None:
    parts = clean(HEAD + INTRO + "\n\n".join(lines)).parts
    assert Reason.ENTRY_DAY not in {part.rule for part in parts}


def test_day_of_the_article_above_the_entries_is_its_stamp(clean: Clean) -> None:
    days = ("3 May 2022", "4 November 2019", "28 June 2020", "2 November 2021")
    page = HEAD + "\n\n".join(f"{d}\n{t}" for d, t in zip(days, (INTRO, *TEXTS), strict=True))
    article = clean(page)
    assert [p.rule for p in article.parts if p.text == days[0]] == [Reason.STAMP]
    assert len(list_entries(article)) == 3


def test_text_behind_the_last_entry_is_not_of_its_day(clean: Clean) -> None:
    days = ("4 November 2019", "28 June 2020", "2 November 2021")
    entries = "\n\n".join(f"{d}\n\n{t}" for d, t in zip(days, TEXTS, strict=True))
    article = clean(f"{HEAD}{INTRO}{entries}\n\n{INTRO}")
    _, last = list_entries(article)[-1]
    assert article.raw.text[last.begin : last.end] == TEXTS[-1]
