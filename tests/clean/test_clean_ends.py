"""What stands at the two ends of a page: clocks beside buttons, boxes, and text that is no article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import PartKind
from tests.clean.pages import LAST, LEAD, MORE, told

if TYPE_CHECKING:
    from tests.clean.conftest import Clean

HEAD = "Envoys sign ceasefire agreement in Geneva"
BODY = (LEAD, MORE, LAST)
PAGE = "\n\n".join((HEAD, *BODY))


def body_of(clean: Clean, page: str) -> tuple[str, ...]:
    return tuple(p.text for p in clean(page).parts if p.kind is PartKind.PARAGRAPH)


@pytest.mark.parametrize(
    "foot",
    [
        pytest.param(
            "Search the site\n\nLaunch player\n\nTop stories\n\n"
            "Links to more stories of South Asia stand at the foot of this long page for all.",
            id="behind lines of the page",
        ),
        pytest.param(
            "Tags: envoys\n\nPrices of Lima Stock Exchange come with a delay of fifteen minutes here.",
            id="behind tags",
        ),
    ],
)
def test_last_paragraph_that_names_nothing_of_the_text_is_the_page(clean: Clean, foot: str) -> None:
    assert body_of(clean, f"{PAGE}\n\n{foot}") == BODY


def test_last_paragraph_behind_a_box_stays_where_it_names_what_the_text_names(clean: Clean) -> None:
    box = "Share this\n\nPrint\n\nPrices of rice rise\n\nFerry service stops"
    end = "Nobody could say on which day of next month the envoys would be back in Geneva for that."
    assert body_of(clean, f"{PAGE}\n\n{box}\n\n{end}") == (*BODY, end)


def test_titles_with_dates_behind_the_text_are_other_articles(clean: Clean) -> None:
    listed = "01 Nov 00 | South Asia\nEnvoy comes to the lake\n19 Oct 00 | South Asia\nParty joins"
    page = f"{PAGE}\n\nSee also:\n\n{listed}"
    assert told(clean, "19 Oct 00 | South Asia", page) == (PartKind.REMOVED, "related")


def test_stamp_below_a_headline_that_ends_the_page_is_the_articles(clean: Clean) -> None:
    page = "\n".join((" ".join(BODY), HEAD, "- Politics - 11 March 2017, 12:09", "Gas stays cheap"))
    assert told(clean, HEAD, page) == (PartKind.HEADLINE, "headline")
    assert told(clean, "- Politics - 11 March 2017, 12:09", page)[1] == "stamp"


@pytest.mark.parametrize(
    "clock",
    [
        pytest.param("Tuesday 3 November 2020 | Login", id="beside a button"),
        pytest.param("July 16", id="without a year above a menu"),
    ],
)
def test_date_of_the_page_is_a_clock(clean: Clean, clock: str) -> None:
    page = f"Great Lakes Post\n\n{clock}\n\nHome | World | Sport\n\n{PAGE}"
    assert told(clean, clock, page) == (PartKind.REMOVED, "page-clock")


def test_headline_stands_below_the_stamp_and_not_in_the_box_above(clean: Clean) -> None:
    box = 'Geneva envoy, Jane Roe\n"The ceasefire agreement was signed in good spirits"\n real 28k'
    page = f"{box}\n\nThursday, 2 November, 2000, 17:46 GMT\n{PAGE}"
    assert clean(page).headline == HEAD


def test_lead_printed_above_the_stamp_and_below_it_is_no_deck(clean: Clean) -> None:
    page = f"{HEAD}\n\n{LEAD}\n\nLast Updated: Feb 18, 2009, 12:00\n\nLima, Aug 12: {LEAD}\n\n{MORE}\n\n{LAST}"
    assert body_of(clean, page) == BODY


def test_who_reported_and_edited_is_cut_off_behind_the_last_sentence(clean: Clean) -> None:
    people = (
        "(Reporting by Jane Roe and Richard Poe; Writing by John Doe; Editing by Ann Lee/Max Orr)"
    )
    assert body_of(clean, f"{PAGE} {people}") == BODY
    assert told(clean, people, f"{PAGE} {people}") == (PartKind.CREDIT, "credit-at-end")


def test_shortcodes_of_a_weblog_are_taken_out(clean: Clean) -> None:
    assert (
        body_of(clean, f'{HEAD}\n\n[caption id="a_1"]{LEAD}[/caption]\n\n{MORE}\n\n{LAST}') == BODY
    )


def test_headline_stands_below_the_head_of_a_mail(clean: Clean) -> None:
    mail = (
        "Date: Fri, 23 Jan 1998 19:32:56\nSender: Desk <desk@lists.example>\nSubject: Fwd: signed"
    )
    page = f"The ceasefire agreement of Geneva\n\n{mail}\nX-URL: http://a.example/1\n\n{PAGE}"
    assert clean(page).headline == HEAD
    assert told(clean, "Sender: Desk <desk@lists.example>", page)[1] == "metadata"


def test_line_in_capitals_is_no_deck(clean: Clean) -> None:
    head = HEAD.upper()
    above = (
        "With support from the Centre of Lake Studies, University of Lima, and of the government"
    )
    page = f"{above}\n\n{head}\n\n"
    assert clean(page + "\n\n".join(BODY)).headline == head


def test_deck_that_ran_into_the_text_is_cut_off(clean: Clean) -> None:
    deck = "Rebels Say That No Ceasefire Agreement Is at Expense of Government"
    page = (
        f"{HEAD}\n\n20140509 {deck}{BODY[0].replace('Envoys', 'The envoys', 1)}\n\n{MORE}\n\n{LAST}"
    )
    assert told(clean, "20140509", page)[1] == "stamp"
    assert told(clean, deck, page) == (PartKind.CAPTION, "caption-glued")


def test_name_of_the_site_before_a_bar_is_no_headline(clean: Clean) -> None:
    assert clean(f"Lake.Example | {HEAD}\n\n{PAGE}").headline == HEAD


def test_name_of_the_paper_is_no_headline_though_the_text_bears_it(clean: Clean) -> None:
    page = f"Geneva News\n\n12.65 13.05\n\nGeneva news\n\n{PAGE}, as Geneva News Agency said."
    assert clean(page).headline == HEAD


def test_short_note_on_the_author_is_no_text(clean: Clean) -> None:
    note = "Jane Maria Roe is a former reporter of this paper."
    page = f"{HEAD}\n\nBy Jane Maria Roe 17 June 2013\n\n" + "\n\n".join((*BODY, note))
    assert body_of(clean, page) == BODY


def test_rules_for_comments_open_the_comments(clean: Clean) -> None:
    rules = "Comments on this site must abide by the following rules, and who breaks them is out."
    said = (
        "The panel of envoys has failed us all again, and it should resign at once, I say to you."
    )
    assert body_of(clean, f"{PAGE}\n\n{rules}\n\n{said}") == BODY


def test_stamp_right_behind_the_text_signs_it(clean: Clean) -> None:
    page = f"{PAGE}\n-0- LNA MO/AR 18Aug2015\n\n18 august 2015 18:21:49\n\nxhtml CSS\n\nfeeds"
    assert told(clean, "18 august 2015 18:21:49", page)[1] == "stamp"
    assert told(clean, "-0- LNA MO/AR 18Aug2015", page)[1] == "credit-at-end"


def test_long_caption_that_says_who_stands_where_is_one(clean: Clean) -> None:
    who = "the chief envoy of the government (R) shakes hands with the leader of the rebels"
    more = "The leaders of both sides and their many aides began the talks in the lake city. " * 4
    caption = f"In Geneva {who}. {more}(LNA/Jane Roe)"
    assert told(clean, caption, f"{HEAD}\n\n{caption}\n\n" + "\n\n".join(BODY)) == (
        PartKind.CAPTION,
        "photo-credit",
    )


def test_text_with_a_blank_line_behind_each_line_is_joined(clean: Clean) -> None:
    lines = (
        "Envoys of the government and of the rebels signed a",
        "ceasefire agreement in Geneva on Thursday, and they said that",
        "it would begin within a week, after talks that lasted a year.",
        "A second round of the talks between the rebels and the",
        "government is to begin in Geneva next month, said the envoys, who",
        "left the city by train on Friday morning and went home to",
        "tell their leaders of it.",
        "Nobody else would say a word on Friday about what was in the",
        "agreement that they had signed.",
    )
    assert body_of(clean, f"{HEAD}\n\n" + "\n\n".join(lines)) == (
        " ".join(lines[:3]),
        " ".join(lines[3:7]),
        " ".join(lines[7:]),
    )


def test_author_with_the_paper_beside_a_date_is_a_stamp_and_heads_a_caption(clean: Clean) -> None:
    caption = (
        "Quoting an aide, the radio said that the envoys would be back on Monday for the talks."
    )
    stamp = "Jane Maria Roe (The Lake Star) - June 20, 2018 - 12:00am"
    page = f"{caption}\n\nFile\n\n{HEAD}\n\n{stamp}\n\n" + "\n\n".join(BODY)
    assert told(clean, stamp, page) == (PartKind.DATELINE, "stamp")
    assert clean(page).headline == HEAD


def test_title_stands_below_the_menu_where_the_text_bears_none_out(clean: Clean) -> None:
    title = "Communique of the co-chairs"
    page = f"Office of the Lake Union\n\nHome News Press Releases\n\n{title}\n\n"
    assert clean(page + "\n\n".join(BODY)).headline == title


def test_author_behind_the_sign_of_an_end_is_cut_off(clean: Clean) -> None:
    assert body_of(clean, f"{PAGE} # (Jane B. Roe)") == BODY


@pytest.mark.parametrize(
    "foot",
    [
        pytest.param(
            "About Lake Herald 412 Articles\n\nLake Herald is an online provider of news in Geneva.",
            id="box of an author",
        ),
        pytest.param(
            "Media contact:\n\nJane Roe\n\nFind out what is going on in Geneva and at the lake.",
            id="press contact",
        ),
        pytest.param(
            "Media may quote these materials with hyperlink to the page in Geneva that is quoted.",
            id="terms of use",
        ),
    ],
)
def test_what_the_page_says_of_itself_behind_the_text_is_no_text(clean: Clean, foot: str) -> None:
    assert body_of(clean, f"{PAGE}\n\n{foot}") == BODY
