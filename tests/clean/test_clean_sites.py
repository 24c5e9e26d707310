"""What pages of other kinds have: mastheads, labels, signs of an end, notices, cut words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.clean.mastheads import name_owner
from flows.clean.reasons import Reason
from flows.model import PartKind
from tests.clean.pages import LAST, LEAD, MORE, told

if TYPE_CHECKING:
    from tests.clean.conftest import Clean


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        pytest.param(
            "© 2024 The Eastern Courier. All Rights Reserved.", "The Eastern Courier", id="sign"
        ),
        pytest.param("Copyright Andes Report 2008-2025", "Andes Report", id="years behind"),
        pytest.param(
            "Copyright © 2016 The Post All Rights Reserved", "The Post", id="rights behind"
        ),
        pytest.param(
            "© Pacific Daily Co., Ltd. All rights reserved.", "Pacific Daily", id="company"
        ),
        pytest.param(
            "Copyright © 2024. All Rights Reserved. Powered by DigiCMS", None, id="nobody"
        ),
        pytest.param("Privacy Policy Copyright Information FOIA", None, id="a link"),
    ],
)
def test_copyright_line_names_the_owner(line: str, owner: str | None) -> None:
    assert name_owner(line) == owner


def test_name_and_motto_of_a_site_are_no_headline(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    head = f"Geneva Report\nGeneva news in English\n{title}\n3 May 2014\n"
    foot = "Geneva Report depends on the agreement of its readers to donate.\nCopyright Geneva Report 2015"
    article = clean(f"{head}{LEAD}\n{MORE}\n{LAST}\n{foot}")
    assert (article.headline, article.publisher) == (title, "Geneva Report")


def test_headline_stands_below_the_menu_of_the_page(clean: Clean) -> None:
    title = "Government and rebels sign ceasefire agreement in Geneva after a year"
    menu = "Welcome to Geneva talks\nHome\nNews\nSport\nWeather\n"
    assert clean(f"{menu}{title}\n{LEAD}\n{MORE}\n{LAST}").headline == title


@pytest.mark.parametrize(
    ("label", "below", "kind", "rule"),
    [
        pytest.param(
            "Read also", "Rebels free forty prisoners", PartKind.REMOVED, Reason.RELATED, id="link"
        ),
        pytest.param(
            "Tags",
            "Geneva Ceasefire Rebels of the North",
            PartKind.REMOVED,
            Reason.PAGE_FOOT,
            id="tags",
        ),
        pytest.param(
            "Media caption,",
            "The envoy: it was a long night",
            PartKind.CAPTION,
            Reason.PHOTO_CREDIT,
            id="caption",
        ),
    ],
)
def test_line_below_a_label_is_what_the_label_says(
    label: str, below: str, kind: PartKind, rule: Reason, clean: Clean
) -> None:
    page = f"{LEAD}\n{MORE}\n{label}\n{below}\n{LAST}"
    assert told(clean, below, page) == (kind, rule)


@pytest.mark.parametrize("sign", ["/-", "# # #", " -30-", " ENDS", " Enditem"])
def test_sign_of_the_end_is_cut_off(sign: str, clean: Clean) -> None:
    page = f"{LEAD}\n{MORE}\n{LAST}{sign}\nJane D."
    assert told(clean, LAST, page) == (PartKind.PARAGRAPH, Reason.BODY)
    assert told(clean, "Jane D.", page) == (PartKind.CREDIT, Reason.BYLINE)


def test_last_paragraph_to_the_reader_is_the_page(clean: Clean) -> None:
    notice = "Our work depends on its readers. Become a patron and get our weekly digest by email."
    page = f"{LEAD}\n{MORE}\n{LAST}\n{notice}"
    assert told(clean, notice, page) == (PartKind.REMOVED, Reason.PAGE_FOOT)
    assert told(clean, LAST, page) == (PartKind.PARAGRAPH, Reason.BODY)


def test_date_behind_the_last_title_of_a_list_is_no_stamp(clean: Clean) -> None:
    links = "More on this story\nRebels free prisoners\n4 May 2014\nWho the rebels are\n9 May 2014"
    page = f"Rebels sign ceasefire\n3 May 2014\n{LEAD}\n{MORE}\n{LAST}\n{links}"
    dated = [p.text for p in clean(page).parts if p.kind is PartKind.DATELINE]
    assert dated == ["3 May 2014"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("3 May 2014  •  4 minute read  •  Print", id="date among buttons"),
        pytest.param("3 May 2014 World News", id="date and section"),
    ],
)
def test_date_beside_words_of_the_page_is_a_stamp(line: str, clean: Clean) -> None:
    parts = clean(f"Rebels sign ceasefire in Geneva\n{line}\n{LEAD}\n{MORE}").parts
    assert parts[1].rule == Reason.STAMP


def test_dateline_may_follow_a_lead(clean: Clean) -> None:
    page = f"Rebels sign ceasefire\nThe agreement ends three years of war in the north and in the east.\nGENEVA -- {LEAD}\n{MORE}"
    assert told(clean, LEAD, page) == (PartKind.PARAGRAPH, Reason.BODY)


def test_words_cut_at_the_end_of_a_line_are_joined(clean: Clean) -> None:
    text = "The Ameri-\ncan envoy met the Iran-\nbacked rebels in a long-\nterm effort for a ceasefire agree-\nment."
    want = "The American envoy met the Iran-backed rebels in a long-term effort for a ceasefire agreement."
    assert [part.text for part in clean(text).parts] == [want]


def test_reporters_added_behind_the_last_sentence_are_a_credit(clean: Clean) -> None:
    page = f"{LEAD}\n{MORE} - With Jane Doe, John Roe, AP\n{LAST}"
    assert told(clean, "- With Jane Doe, John Roe, AP", page) == (
        PartKind.CREDIT,
        Reason.CREDIT_AT_END,
    )


def test_caption_is_signed_in_front_or_behind(clean: Clean) -> None:
    front = "UN Photo/Jane Doe The envoy at the closing of the talks on the ceasefire in Geneva."
    behind = "The envoy speaks at the opening of the talks in Geneva. / Jane Doe / The Post"
    parts = clean(f"{LEAD}\n{front}\n{MORE}\n{behind}\n{LAST}").parts
    assert [p.text for p in parts if p.kind is PartKind.CAPTION] == [front, behind]


def test_source_stands_on_the_line_below_its_word(clean: Clean) -> None:
    article = clean(
        f"Rebels sign ceasefire\nSource\nPeace Office\nPosted\n3 May 2014\n{LEAD}\n{MORE}"
    )
    assert (article.publisher, article.agency) == ("Peace Office", None)


def test_paper_beside_a_known_agency_signs(clean: Clean) -> None:
    article = clean(f"{LEAD}\n{MORE}\n(Geneva Today with Reuters)")
    assert article.agency == "Reuters"
    assert article.parts[-1].kind is PartKind.CREDIT


def test_who_contributed_is_not_where_it_comes_from(clean: Clean) -> None:
    line = "Some information for this report came from Reuters and the Associated Press in Geneva."
    article = clean(f"{LEAD}\n{MORE}\n{line}")
    assert article.agency is None
    assert article.parts[-1].kind is PartKind.CREDIT


def test_sentence_above_the_text_with_an_agency_behind_is_a_caption(clean: Clean) -> None:
    caption = (
        "The envoy speaks at the opening session of the ceasefire talks in Geneva on Thursday."
    )
    page = f"Rebels sign ceasefire in Geneva\n{caption}—AP\n{LEAD}\n{MORE}"
    assert told(clean, caption, page) == (PartKind.CAPTION, Reason.PHOTO_CREDIT)


def test_last_paragraphs_behind_one_link_stay(clean: Clean) -> None:
    page = f"{LEAD}\n{MORE}\n{LEAD} Again.\nSEE ALSO:\nRebels free forty prisoners\n{LAST}"
    assert told(clean, LAST, page) == (PartKind.PARAGRAPH, Reason.BODY)
    assert told(clean, "Rebels free forty prisoners", page) == (PartKind.REMOVED, Reason.RELATED)


def test_a_page_of_nothing_but_chrome_has_no_headline(clean: Clean) -> None:
    article = clean(
        "Skip to content\nHome\nNews\nFriday, March 14, 2025\nCopyright Andes Report 2025"
    )
    assert (article.headline, article.publisher) == (None, "Andes Report")


def test_masthead_without_copyright_line_is_no_headline(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    article = clean(
        f"The Geneva Post\n{title}\n{LEAD}\n{MORE}\nThe talks go on, The Geneva Post has learnt."
    )
    assert (article.headline, article.publisher) == (title, "The Geneva Post")


@pytest.mark.parametrize("line", ["Geneva Voice » {}", "{} - Geneva Voice", "TITLE: {}"])
def test_site_and_its_words_are_cut_off_a_title(line: str, clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    assert clean(f"{line.format(title)}\nGeneva Voice\n{LEAD}\n{MORE}").headline == title


def test_day_behind_a_title_is_a_stamp(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    page = f"Breaking News\n{title} - 2002-03-30\n{LEAD}\n{MORE}"
    assert clean(page).headline == title
    assert told(clean, "- 2002-03-30", page) == (PartKind.REMOVED, Reason.STAMP)


def test_a_line_is_cut_at_pictures_without_words(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    page = f"![]() ![]() 7 July 1999 ![]() World: Africa ![]() {title} ![]() {LEAD}\n{MORE} ![]() |"
    article = clean(page)
    assert article.headline == title
    assert [p.text for p in article.parts if p.kind is PartKind.PARAGRAPH] == [LEAD, MORE]


def test_note_on_the_author_is_the_page(clean: Clean) -> None:
    note = "Jane Doe covers the talks in Geneva for this paper, which she joined in the year 2003."
    page = f"Rebels sign ceasefire in Geneva\nBy Jane Doe\n{LEAD}\n{MORE}\n{LAST}\nJane Doe\n{note}"
    assert told(clean, note, page) == (PartKind.REMOVED, Reason.PAGE_FOOT)
    assert told(clean, LAST, page) == (PartKind.PARAGRAPH, Reason.BODY)


def test_label_that_ran_into_a_title_is_cut_off(clean: Clean) -> None:
    page = f"{LEAD}\nRead alsoRebels free forty prisoners\n{MORE}\nAdvertisement{LAST}"
    assert [p.text for p in clean(page).parts if p.kind is PartKind.PARAGRAPH] == [LEAD, MORE, LAST]


def test_list_of_the_article_behind_its_text_stays(clean: Clean) -> None:
    items = ["A new body to look at weapons", "Tax to fall in April", "More powers to go north"]
    page = f"{LEAD}\n{MORE}\n{LAST}\nKEY POINTS\n* " + "\n* ".join(items)
    told_of = {p.text: p.kind for p in clean(page).parts}
    assert PartKind.REMOVED not in {told_of[item] for item in items}


def test_desk_and_writers_behind_the_last_sentence_are_a_credit(clean: Clean) -> None:
    page = f"{LEAD}\n{MORE}\n{LAST} (PIA-NCR/RJB)"
    assert told(clean, LAST, page) == (PartKind.PARAGRAPH, Reason.BODY)
    assert told(clean, "(PIA-NCR/RJB)", page) == (PartKind.CREDIT, Reason.CREDIT_AT_END)


@pytest.mark.parametrize(
    "last",
    [
        "Rights organizations say that reports of support for independence are growing in the north.",
        "The envoy said that we, as the comments of the rebels show, are at the end of the talks.",
    ],
)
def test_last_paragraph_of_news_stays(last: str, clean: Clean) -> None:
    assert told(clean, last, f"{LEAD}\n{MORE}\n{last}") == (PartKind.PARAGRAPH, Reason.BODY)


def test_agency_bare_behind_the_last_sentence_is_a_credit(clean: Clean) -> None:
    page = f"{LEAD}\n{MORE}\n{LAST} Reuters"
    assert told(clean, "Reuters", page) == (PartKind.CREDIT, Reason.CREDIT_AT_END)
    assert told(clean, LAST, page) == (PartKind.PARAGRAPH, Reason.BODY)


def test_site_in_capitals_before_a_title_printed_again_is_cut_off(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    assert clean(f"GENEVA MONITOR: {title}\n{title}\n{LEAD}\n{MORE}").headline == title


def test_dates_behind_the_note_on_the_author_are_of_other_articles(clean: Clean) -> None:
    foot = "About Jane Doe\nMore From This Category\nRebels free prisoners\n2 May 2014"
    page = f"Rebels sign ceasefire\nBy Jane Doe\n3 May 2014\n{LEAD}\n{MORE}\n{LAST}\n{foot}"
    assert told(clean, "2 May 2014", page) == (PartKind.REMOVED, Reason.RELATED)


def test_paper_whose_issue_is_counted_is_the_publisher(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    article = clean(f"Lake Geneva Weekly :: Vol. 12, No. 8\n{title}\n{LEAD}\n{MORE}")
    assert (article.headline, article.publisher) == (title, "Lake Geneva Weekly")


def test_a_line_printed_again_is_the_headline_of_the_topic_above_it(clean: Clean) -> None:
    title = "Envoys and rebels sign long-awaited ceasefire in Geneva"
    topic = "Rebels and government"
    article = clean(f"{topic}\n{title}\nWatch live\n{title}\nJane Doe, Geneva\n{LEAD}\n{MORE}")
    assert article.headline == title
    assert [p.rule for p in article.parts if p.text == "Jane Doe, Geneva"] == [Reason.BYLINE]


@pytest.mark.parametrize(
    ("line", "kind", "reason"),
    [
        pytest.param(
            "May 8, 2014, 3:14 a.m. | Geneva — by Interfax",
            PartKind.DATELINE,
            Reason.STAMP,
            id="full stop of a time of day",
        ),
        pytest.param(
            "Envoys shake hands after the signing in Geneva on Thursday.© AFP",
            PartKind.CAPTION,
            Reason.PHOTO_CREDIT,
            id="owner behind the sign",
        ),
        pytest.param(
            "From our correspondent in Geneva", PartKind.CREDIT, Reason.CREDIT_LINE, id="from where"
        ),
        pytest.param("Redacción / EFE", PartKind.CREDIT, Reason.CREDIT_LINE, id="desk and agency"),
        pytest.param(
            "January 1, 1992|Ann Ferrer and Carl Hollow | STAFF WRITERS",
            PartKind.DATELINE,
            Reason.STAMP,
            id="two who sign",
        ),
        pytest.param(
            "Format News Release Source Lake Service Posted 6 Feb 2019 Originally published 6 Feb 2019",
            PartKind.REMOVED,
            Reason.PUBLISHED_LINE,
            id="word before the date",
        ),
        pytest.param(
            "in Lake District, Top Stories",
            PartKind.REMOVED,
            Reason.NAVIGATION,
            id="where it is filed",
        ),
        pytest.param(
            "Post date: 30/08/2001", PartKind.REMOVED, Reason.PUBLISHED_LINE, id="date of the post"
        ),
        pytest.param(
            "« First ‹ Previous 5 6 7 Next › Last »",
            PartKind.REMOVED,
            Reason.NAVIGATION,
            id="pages",
        ),
        pytest.param(
            "By our correspondent in Lake City",
            PartKind.CREDIT,
            Reason.BYLINE,
            id="who writes, without a name",
        ),
        pytest.param(
            "By Lake Herald reporter.", PartKind.CREDIT, Reason.BYLINE, id="a paper's reporter"
        ),
        pytest.param(
            "Special to The Lake Chronicle",
            PartKind.CREDIT,
            Reason.CREDIT_LINE,
            id="written for it",
        ),
    ],
)
def test_lines_below_a_headline(line: str, kind: PartKind, reason: str, clean: Clean) -> None:
    page = f"Envoys and rebels sign ceasefire in Geneva\n{line}\n{LEAD}\n{MORE}\n{LAST}"
    assert told(clean, line, page) == (kind, reason)


@pytest.mark.parametrize(
    "topic",
    [
        pytest.param("Switzerland", id="place"),
        pytest.param("Central African Republic", id="place of three words"),
        pytest.param("Dossier Border ▸ Geneva", id="path"),
        pytest.param("Negotiations", id="word"),
    ],
)
def test_topic_above_a_headline_is_none(topic: str, clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    page = f"{topic}\n{title}\n{LEAD}\n{MORE} The negotiations had begun in Switzerland.\n{LAST}"
    assert clean(page).headline == title


def test_place_alone_above_text_is_the_headline_for_want_of_another(clean: Clean) -> None:
    assert clean(f"Central African Republic\n{LEAD}\n{MORE}\n{LAST}").headline is not None


def test_date_of_a_dateline_may_stand_behind_the_dash(clean: Clean) -> None:
    page = (
        f"Envoys and rebels sign ceasefire in Geneva\nGENEVA - 8 May 2014: {LEAD}\n{MORE}\n{LAST}"
    )
    assert told(clean, "GENEVA - 8 May 2014:", page) == (PartKind.DATELINE, Reason.DATELINE)
    number = f"Envoys and rebels sign ceasefire in Geneva\nGENEVA - 15 envoys came. {LEAD}\n{MORE}"
    assert told(clean, "GENEVA -", number) == (PartKind.DATELINE, Reason.DATELINE)


def test_note_on_an_author_named_beside_the_date_is_the_page(clean: Clean) -> None:
    note = "Jane Doe is a senior reporter at the English edition of this paper."
    page = f"Rebels sign ceasefire\nBy JANE DOE 8 May 2014\n{LEAD}\n{MORE}\n{LAST}\n{note}\nYour thoughts"
    assert told(clean, note, page) == (PartKind.REMOVED, Reason.PAGE_FOOT)
    assert told(clean, LAST, page) == (PartKind.PARAGRAPH, Reason.BODY)


def test_a_page_that_came_as_one_line_is_cut_where_its_parts_show(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    text = f"{LEAD} {MORE} {LAST} {MORE} {LEAD} {LAST}"
    article = clean(
        f"{title} | The Geneva Post Home Peace Search {title} Posted on May 8, 2014 by Jane Doe "
        f"{text} Share this: Facebook © 2024 The Geneva Post"
    )
    assert (article.headline, article.publisher) == (title, "The Geneva Post")
    assert [p.text for p in article.parts if p.rule == Reason.PUBLISHED_LINE] == [
        "Posted on May 8, 2014 by Jane Doe"
    ]
    assert [p.text for p in article.parts if p.rule == Reason.BODY] == [text]


@pytest.mark.parametrize("dots", ["…", "...", " […] "])
def test_label_behind_the_dots_of_a_cut_text_is_the_page(dots: str, clean: Clean) -> None:
    cut = "A third round of the talks is to begin in the capital of the neighbouring state that"
    page = f"{LEAD}\n{MORE}\n{cut}{dots}Read more"
    assert told(clean, "Read more", page) == (PartKind.REMOVED, Reason.RELATED)
    assert "Read more" in clean(f"{LEAD}\n{MORE} Read more").parts[-1].text


def test_a_long_path_of_the_site_is_no_text(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    steps = [
        "Struggle of the North",
        "Conflict in the North and its roots",
        "Initiatives for peace",
    ]
    path = " > ".join([*steps, "Ceasefires of the rebels since the first war in the North", title])
    page = f"Ο Βορράς\n{path}\nGeneva Ceasefire Talks\n{title}\nThe Post, 3 May 2014"
    article = clean(f"{page}\n{LEAD}\n{MORE}\n{LAST}")
    assert article.headline == title


def test_place_before_a_long_dash_is_a_dateline_below_a_deck(clean: Clean) -> None:
    page = f"Envoys and rebels sign ceasefire\n{MORE}\nGeneva – {LEAD}\n{LAST}"
    assert told(clean, "Geneva –", page) == (PartKind.DATELINE, Reason.DATELINE)
    plain = f"Envoys and rebels sign ceasefire\n{MORE}\nMediators – {LEAD}\n{LAST}"
    assert f"Mediators – {LEAD}" in [p.text for p in clean(plain).parts]


def test_links_between_bars_behind_a_flat_text_are_the_page(clean: Clean) -> None:
    text = f"{LEAD} {MORE} {LAST} {MORE} {LEAD} {LAST}"
    links = (
        "| MORE HERE Rebels free prisoners3 May 2014 | The Post Who they are9 May 2014 | The Post |"
    )
    article = clean(f"|\n. | . |\nEnvoys sign in Geneva | ||||\n{text} {links}")
    assert [p.text for p in article.parts if p.rule == Reason.BODY] == [text]
    assert {p.kind for p in article.parts if "Rebels free" in p.text} == {PartKind.REMOVED}


def test_an_article_in_one_line_stays_whole(clean: Clean) -> None:
    text = f"{LEAD} {MORE} {LAST} {MORE} The envoys updated on May 8, 2014 what they had signed."
    assert [p.text for p in clean(text).parts] == [text]


def test_a_long_text_with_a_notice_in_it_is_the_article_for_want_of_another(clean: Clean) -> None:
    text = f"{LEAD} {MORE} {LAST} {LEAD} {MORE} All rights reserved."
    assert PartKind.PARAGRAPH in {p.kind for p in clean(text).parts}


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        pytest.param("GENEVA (Switzerland), May 8 —", Reason.DATELINE, id="state in brackets"),
        pytest.param("GENEVA.", Reason.DATELINE, id="full stop behind a place in capitals"),
        pytest.param("GENEVA, May 8", Reason.DATELINE, id="no mark"),
        pytest.param("by Jane Doe Geneva (AFP) May 8, 2014", Reason.DATELINE, id="author, no mark"),
        pytest.param("8 May 2014 –", Reason.DATELINE, id="date alone"),
        pytest.param("May 8 --", Reason.DATELINE, id="date alone without a year"),
    ],
)
def test_datelines_of_other_newsrooms(start: str, kind: str, clean: Clean) -> None:
    page = f"Envoys and rebels sign ceasefire\n{start} {LEAD}\n{MORE}\n{LAST}"
    assert told(clean, start, page) == (PartKind.DATELINE, kind)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("CEASEFIRE-SWITZERLAND", Reason.PAGE_HEAD, id="how the newsroom files it"),
        pytest.param("Friday 14 Farvardin 1394", Reason.STAMP, id="another calendar"),
    ],
)
def test_lines_above_a_headline(line: str, reason: str, clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    page = f"{line}\n{title}\n{LEAD}\n{MORE} They met in Switzerland.\n{LAST}"
    assert clean(page).headline == title
    assert told(clean, line, page)[1] == reason


def test_initials_behind_the_last_sentence_sign_it(clean: Clean) -> None:
    page = f"Envoys and rebels sign ceasefire\n{LEAD}\n{MORE}\n{LAST} RAM/rga\nRead next\nFrost hits coffee"
    assert told(clean, "RAM/rga", page) == (PartKind.CREDIT, Reason.CREDIT_AT_END)
    assert told(clean, LAST, page) == (PartKind.PARAGRAPH, Reason.BODY)


def test_capitals_behind_place_and_date_sign_a_dateline(clean: Clean) -> None:
    start = "GENEVA/BERN. May 8. LPN."
    article = clean(f"Envoys and rebels sign ceasefire\n{start} {LEAD}\n{MORE}\n{LAST}")
    assert [p.text for p in article.parts if p.rule == Reason.DATELINE] == [start]
    assert (article.publisher, article.agency) == ("LPN", None)


def test_paper_and_section_are_no_headline(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    assert clean(f"Lake Region Times - Geneva\n{title}\n{LEAD}\n{MORE}\n{LAST}").headline == title


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The Lake Evening Post, Saturday, August 31, 1996, page 1", id="cutting"),
        pytest.param("Sat, 06/14/2014 - 10:26 — jdoe", id="login behind the time"),
    ],
)
def test_dates_above_a_headline_with_who_put_it_out(line: str, clean: Clean) -> None:
    page = f"{line}\nEnvoys and rebels sign ceasefire in Geneva\n{LEAD}\n{MORE}\n{LAST}"
    assert told(clean, line, page) == (PartKind.DATELINE, Reason.STAMP)


@pytest.mark.parametrize(
    ("line", "kind", "reason"),
    [
        pytest.param("akl/pgh/", PartKind.CREDIT, Reason.CREDIT_AT_END, id="initials"),
        pytest.param(
            "(This report has not been edited and has been generated from a syndicated feed.)",
            PartKind.REMOVED,
            Reason.PAGE_FOOT,
            id="notice of a feed",
        ),
    ],
)
def test_lines_below_the_text(line: str, kind: PartKind, reason: str, clean: Clean) -> None:
    page = f"Envoys and rebels sign ceasefire in Geneva\n{LEAD}\n{MORE}\n{LAST}\n{line}"
    assert told(clean, line, page) == (kind, reason)


def test_an_article_sent_by_mail_is_read_without_its_envelope(clean: Clean) -> None:
    title = "Envoys and rebels sign ceasefire in Geneva"
    head = f"From: Desk <desk@news.example>\nTo: all@list.example\nDate: Fri, 2 May 2014\nSubject: {title}\n\n"
    foot = "\n\n--\nYou received this message because you are subscribed to the list.\nTo unsubscribe write to us."
    article = clean(f"{head}{LEAD}\n{MORE}\n{LAST}{foot}")
    kept = [p.text for p in article.parts if p.kind is PartKind.PARAGRAPH]
    assert (article.headline, kept) == (title, [LEAD, MORE, LAST])
