"""What unseen pages had: mottos, titles in a row, scenes, short names in brackets, broken lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.clean.reasons import Reason
from flows.model import PartKind
from tests.clean.pages import LAST, LEAD, MORE, told

if TYPE_CHECKING:
    from tests.clean.conftest import Clean


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("The Lake Herald", id="written like a paper"),
        pytest.param("Sudan Tribune", id="known"),
    ],
)
def test_motto_below_the_name_of_a_paper_is_no_headline(name: str, clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    page = f"{name}\nAll that Geneva does and says\n{title}\n{LEAD}\n{MORE}\n{LAST}"
    assert clean(page).headline == title


def test_paper_of_which_the_text_says_nothing_is_no_headline(clean: Clean) -> None:
    article = clean(f"Andes Express News\nLima | May 8\n{LEAD}\n{MORE}\n{LAST}")
    assert article.headline is None
    assert [p.kind for p in article.parts[:2]] == [PartKind.REMOVED, PartKind.DATELINE]


def test_line_with_one_word_of_the_text_heads_no_surer_line_below(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    page = f"All that is new around Geneva\n{title}\n{LEAD}\n{MORE}\n{LAST}"
    assert clean(page).headline == title


def test_kind_of_page_behind_a_dash_is_no_headline(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    page = f"Envoys and Rebels of Geneva – Press Release\n{title}\n{LEAD}\n{MORE}\n{LAST}"
    assert clean(page).headline == title


def test_text_above_a_headline_at_its_end_stays_text(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    article = clean(f"{LEAD} {MORE} {LAST}\n{title}\n- Politics - 11 March 2017, 12:09")
    assert article.headline == title
    assert article.parts[0].kind is PartKind.PARAGRAPH


def test_titles_between_bullets_are_a_menu_however_long(clean: Clean) -> None:
    title = "Late frost hits the coffee of the high valleys again this year"
    titles = f"{title} • Port strike ends • Two held in fish case • Bridge to open in May"
    page = f"{titles}\nEnvoys and rebels sign ceasefire\n{LEAD}\n{MORE}\n{LAST}"
    assert told(clean, titles, page) == (PartKind.REMOVED, Reason.NAVIGATION)


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        pytest.param("(Reuters, 22/06/2017)", Reason.CREDIT_AT_END, id="day behind it"),
        pytest.param("(JD) (Reuters, 22/06/2017)", Reason.CREDIT_AT_END, id="initials before it"),
        pytest.param("(Geneva, 22/06/2017)", None, id="a place"),
    ],
)
def test_agency_with_its_day_behind_the_last_sentence_is_a_credit(
    end: str, reason: str | None, clean: Clean
) -> None:
    article = clean(f"Envoys and rebels sign ceasefire\n{LEAD}\n{MORE}\n{LAST} {end}")
    credits_ = [p.rule for p in article.parts if p.kind is PartKind.CREDIT]
    assert credits_ == ([reason] if reason else [])


def test_picture_with_weekday_and_date_behind_its_place_is_a_caption(clean: Clean) -> None:
    scene = "The ousted envoy walks by the lake with his aides in Geneva, Thursday, Sept. 24, 2009."
    page = f"Envoys and rebels sign ceasefire\n{LEAD}\n{scene}\n{MORE}\n{LAST}"
    assert told(clean, scene, page)[0] is PartKind.CAPTION
    text = scene.replace("walks", "walked").replace("Geneva, Thursday,", "Geneva on")
    assert told(clean, text, page.replace(scene, text))[0] is PartKind.PARAGRAPH


def test_scene_twice_above_the_text_is_a_caption_and_no_lead(clean: Clean) -> None:
    scene = "A soldier of the rebels looks at a burnt bus by the lake of Geneva on Monday."
    head = "Envoys and rebels sign ceasefire"
    kinds = [p.kind for p in clean(f"{head}\n{scene}\n{scene}\n{LEAD}\n{MORE}\n{LAST}").parts]
    assert kinds[1:3] == [PartKind.CAPTION] * 2
    kinds = [p.kind for p in clean(f"{head}\n{LEAD}\n{LEAD}\n{MORE}\n{LAST}").parts]
    assert PartKind.CAPTION not in kinds


def test_name_with_its_short_form_is_no_dateline(clean: Clean) -> None:
    lead = f"National Lake Council (NLC) Secretary-General Jane Doe said: {LEAD}"
    page = f"Envoys and rebels sign ceasefire\nGENEVA, 15 March 2013 {lead}\n{MORE}\n{LAST}"
    assert told(clean, lead, page) == (PartKind.PARAGRAPH, Reason.BODY)


def test_pair_of_short_names_in_brackets_is_no_picture_credit(clean: Clean) -> None:
    lead = f"{LEAD[:-1]}, a report of the Lake Council/Lake Council Guard says (LC/LCG)."
    page = f"Envoys and rebels sign ceasefire\nUN envoy, Jan. 5.\n{lead}\n{MORE}\n{LAST}"
    assert told(clean, lead, page) == (PartKind.PARAGRAPH, Reason.BODY)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Lake Herald News for Agency, 03 Sep 2013", id="outlet in capitals"),
        pytest.param("Xinhua, March 15, 2015 Adjust font size:", id="button behind it"),
    ],
)
def test_source_and_date_below_a_headline_are_a_stamp(line: str, clean: Clean) -> None:
    page = f"Envoys and rebels sign ceasefire\n{line}\n{LEAD}\n{MORE}\n{LAST}"
    assert told(clean, line, page) == (PartKind.DATELINE, Reason.STAMP)


def test_lines_of_any_width_that_cut_sentences_are_joined(clean: Clean) -> None:
    first = (
        "Envoys of the two sides meet in\nthe lake city next week under the eye of the union, said\n"
        "the host. He sent the letters of\ninvitation to all of the parties\nyesterday."
    )
    second = (
        "A note from his office to the press\nof the city names the day on which\nthe talks are to "
        "open, and the hall\nin which they are to be held then."
    )
    article = clean(f"{first}\n{second}")
    wanted = [(PartKind.PARAGRAPH, text.replace("\n", " ")) for text in (first, second)]
    assert [(p.kind, p.text) for p in article.parts] == wanted
