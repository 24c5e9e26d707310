"""Printed dates: which are found, how they are read, what they are the date of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dates.printed import spot_printed_dates
from flows.dates.printed_forms import OPEN_YEARS, find_forms
from flows.model import CleanArticle, Part, PartKind, PrintedDate, PrintedKind, RawArticle, Span


def article_of(*parts: tuple[PartKind, str, str], language: str = "en") -> CleanArticle:
    """Lay parts (kind, rule, text) one below the other."""
    text = "\n".join(part[2] for part in parts)
    made: list[Part] = []
    begin = 0
    for kind, rule, words in parts:
        span = Span(begin=begin, end=begin + len(words))
        made.append(Part(kind=kind, span=span, text=words, rule=rule))
        begin += len(words) + 1
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    return CleanArticle(raw=raw, parts=tuple(made), language=language)


def printed_in(kind: PartKind, text: str, rule: str = "") -> tuple[PrintedDate, ...]:
    return spot_printed_dates(article_of((kind, rule, text)))


@pytest.mark.parametrize(
    ("text", "printed", "edtf"),
    [
        pytest.param("27-11-2024 10:30 PM Local Timing", "27-11-2024 10:30 PM", "2024-11-27", id="day first, clock"),
        pytest.param("Friday, April 19th, 2024", "Friday, April 19th, 2024", "2024-04-19", id="weekday and ordinal"),
        pytest.param("Tuesday | November 21, 2017", "Tuesday | November 21, 2017", "2017-11-21", id="bar between"),
        pytest.param("الأربعاء , 13 نوفمبر 2024", "الأربعاء , 13 نوفمبر 2024", "2024-11-13", id="Arabic"),
        pytest.param("١٣ نوفمبر ٢٠٢٤", "١٣ نوفمبر ٢٠٢٤", "2024-11-13", id="Arabic digits"),
        pytest.param("13 كانون الثاني 2014", "13 كانون الثاني 2014", "2014-01-13", id="Levantine month"),
        pytest.param("13 בנובמבר 2014", "13 בנובמבר 2014", "2014-11-13", id="Hebrew"),
        pytest.param("22 de enero de 2014", "22 de enero de 2014", "2014-01-22", id="Spanish"),
        pytest.param("20 de maio de 2013", "20 de maio de 2013", "2013-05-20", id="Portuguese"),
        pytest.param("1er mars 2015", "1er mars 2015", "2015-03-01", id="French"),
        pytest.param("5 MAYIS 2014", "5 MAYIS 2014", "2014-05-05", id="Turkish capitals"),
        pytest.param("Nov 11, 2014, at 08:36 pm", "Nov 11, 2014, at 08:36 pm", "2014-11-11", id="clock behind at"),
        pytest.param("December 17, 2025 10:13 am (IST)", "December 17, 2025 10:13 am (IST)", "2025-12-17", id="zone"),
        pytest.param("04 Jun 2015 - 11:14 am", "04 Jun 2015 - 11:14 am", "2015-06-04", id="dash before clock"),
        pytest.param("February 11, 2014 / 11:32 AM", "February 11, 2014 / 11:32 AM", "2014-02-11", id="slash before clock"),
        pytest.param("2013-05-25T10:00Z", "2013-05-25T10:00Z", "2013-05-25", id="ISO 8601"),
        pytest.param("date 2021-10", "2021-10", "2021-10", id="month only is a month"),
        pytest.param("April 2013", "April 2013", "2013-04", id="month and year"),
        pytest.param("1/6/99", "1/6/99", "1999-06-01", id="short year"),
        pytest.param("19-Mar-17, 8:01 AM", "19-Mar-17, 8:01 AM", "2017-03-19", id="short year behind a month"),
        pytest.param("19 Oct 99 | South Asia", "19 Oct 99", "1999-10-19", id="short year before a bar"),
        pytest.param("Talks resume [19990719]", "19990719", "1999-07-19", id="figures run together"),
        pytest.param("20140509 Envoys Meet Again", "20140509", "2014-05-09", id="figures run together in front"),
        pytest.param("/ 15 May.'06 / 16:42", "15 May.'06 / 16:42", "2006-05-15", id="year behind an apostrophe"),
        pytest.param("Thursday, 21, 06, 2012", "Thursday, 21, 06, 2012", "2012-06-21", id="commas behind a weekday"),
        pytest.param("GMT 22:34 2017 Monday ,24 July", "2017 Monday ,24 July", "2017-07-24", id="year before the weekday"),
        pytest.param("19-Mar-2017", "19-Mar-2017", "2017-03-19", id="hyphens"),
        pytest.param("26th Saturday, November 2022 - 09:51", "26th Saturday, November 2022 - 09:51", "2022-11-26", id="weekday in the middle"),
    ],
)  # fmt: skip
def test_printed_date_is_read(text: str, printed: str, edtf: str) -> None:
    (found,) = printed_in(PartKind.REMOVED, text)
    assert (found.text, found.readings[0].edtf) == (printed, edtf)


def test_day_and_month_that_may_change_places_stay_open() -> None:
    (found,) = printed_in(PartKind.REMOVED, "Published on 03/02/2016")
    assert [r.edtf for r in found.readings] == ["2016-02-03", "2016-03-02"]


@pytest.mark.parametrize(
    ("text", "other", "edtfs"),
    [
        pytest.param("03/02/2016", "21/02/2016", ["2016-02-03"], id="another has the day first"),
        pytest.param("03/02/2016", "02/21/2016", ["2016-03-02"], id="another has the month first"),
        pytest.param("03/02/2016", "Saturday 05/03/2016", ["2016-02-03"], id="weekday of another"),
        pytest.param("03/02/2016", "21.02.2016", ["2016-02-03", "2016-03-02"], id="another mark"),
        pytest.param(
            "03/02/2016", "02/21/2016, 21/02/2016", ["2016-02-03", "2016-03-02"], id="both orders"
        ),
        pytest.param("Sunday 06/03/2016", "3 May 2016", ["2016-03-06"], id="weekday beside"),
        pytest.param(
            "Wednesday 03/02/2016", "3 May 2016", ["2016-02-03", "2016-03-02"], id="both fit"
        ),
    ],
)
def test_order_of_day_and_month_is_what_the_page_shows(
    text: str, other: str, edtfs: list[str]
) -> None:
    lines = (PartKind.REMOVED, "published-line", text), (PartKind.REMOVED, "comments", other)
    found = spot_printed_dates(article_of(*lines))
    assert [r.edtf for r in found[0].readings] == edtfs


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("13/14/2016", id="no such month"),
        pytest.param("30 February 2015", id="no such day"),
        pytest.param("1/1/1/1/1", id="five numbers"),
        pytest.param("phone 27-11-20-24-99", id="telephone"),
        pytest.param("192.168.10.12", id="address"),
        pytest.param("September 11 attacks 0000-00-00", id="nothing of a year zero"),
        pytest.param("4 years ago", id="relative age"),
        pytest.param("15 − 12 =", id="sum"),
    ],
)
def test_no_date_is_read_with_a_year(text: str) -> None:
    assert all(not form.has_year for form in find_forms(text))


def test_date_without_year_keeps_every_year_open() -> None:
    (found,) = printed_in(PartKind.DATELINE, "DONETSK, December 25. /TASS/.")
    assert found.text == "December 25"
    assert len(found.readings) == len(OPEN_YEARS)
    assert {r.edtf[4:] for r in found.readings} == {"-12-25"}


@pytest.mark.parametrize(
    ("stamp", "rule", "years"),
    [
        pytest.param("14 September 2018", "stamp", {2018}, id="put out the day after"),
        pytest.param("13 September 2018", "stamp", {2018}, id="put out that day"),
        pytest.param("20 September 2018", "stamp", None, id="put out a week later"),
        pytest.param("12 September 2018", "stamp", None, id="put out before"),
        pytest.param("14 September 2018", "page-clock", None, id="a clock tells none"),
    ],
)
def test_a_stamp_tells_the_year_of_the_dateline(
    stamp: str, rule: str, years: set[int] | None
) -> None:
    kind = PartKind.REMOVED if rule == "page-clock" else PartKind.DATELINE
    article = article_of((kind, rule, stamp), (PartKind.DATELINE, "stamp", "ADDIS ABABA (13 Sep.)"))
    _, dateline = spot_printed_dates(article)
    assert dateline.kind is PrintedKind.DATELINE
    found = {reading.earliest.year for reading in dateline.readings}
    assert found == years if years else len(found) > 2


def test_colon_behind_a_year_ends_the_date() -> None:
    (found,) = printed_in(PartKind.DATELINE, "KUWAIT CITY - 1 May 2016:")
    assert [r.edtf for r in found.readings] == ["2016-05-01"]


def test_a_wire_stamp_is_read_month_first_where_only_that_can_be() -> None:
    (found,) = printed_in(PartKind.DATELINE, "AW-NY-11-22-05 1012EST")
    assert [r.edtf for r in found.readings] == ["2005-11-22"]


def test_weekday_printed_beside_leaves_only_years_that_fit() -> None:
    (found,) = printed_in(PartKind.DATELINE, "MINSK, Thursday, December 25 -")
    assert found.readings
    assert all(r.earliest.isoweekday() == 4 for r in found.readings)


@pytest.mark.parametrize(
    ("part", "rule", "text", "kinds"),
    [
        pytest.param(PartKind.REMOVED, "page-clock", "28-03-2024 08:16 PM", ["page clock"], id="page clock"),
        pytest.param(PartKind.REMOVED, "", "28-03-2024 08:16 PM Jerusalem Timing", ["page clock"], id="clock by its words"),
        pytest.param(PartKind.REMOVED, "published-line", "Published: 04 Jun 2015 - 11:14 am | Last Updated: 13 Jan 2022 - 06:04 pm", ["byline stamp", "last updated"], id="two on one line"),
        pytest.param(PartKind.REMOVED, "related", "Assessment, November 18, 2024", ["other item"], id="other item"),
        pytest.param(PartKind.REMOVED, "comments", "Ann, 3 May 2014 at 10:00", ["comment date"], id="comment"),
        pytest.param(PartKind.CAPTION, "caption-line", "KABUL, Sept. 26, 2014 -- A meeting", ["caption date"], id="caption"),
        pytest.param(PartKind.REMOVED, "", "Copyright © News Ltd, 1 May 2020", ["copyright year"], id="copyright"),
        pytest.param(PartKind.REMOVED, "", "© The Example Post of Lima 2015 - No reproduction", ["copyright year"], id="year behind the owner"),
        pytest.param(PartKind.SUBHEAD, "subhead", "— Lake Front (@lakefront) May 18, 2018", ["caption date"], id="post set into the text"),
        pytest.param(PartKind.REMOVED, "", "https://example.org/2014/01/20/story", ["URL date"], id="URL"),
        pytest.param(PartKind.REMOVED, "crawl-prefix", "date 2014-02-11", ["crawl prefix"], id="crawl prefix"),
        pytest.param(PartKind.DATELINE, "dateline", "ISTANBUL, May 25, 2013 -", ["dateline"], id="dateline"),
        pytest.param(PartKind.PARAGRAPH, "", "New York, Nov 11 (IBNS) The envoy said on 30 October", ["dateline"], id="dateline opens a paragraph"),
        pytest.param(PartKind.PARAGRAPH, "", "date 2021-10 The sides met in Algiers on Sunday", ["crawl prefix"], id="crawl prefix glued"),
        pytest.param(PartKind.PARAGRAPH, "", "The talks open on January 22, 2014 in Montreux.", [], id="sentence"),
        pytest.param(PartKind.SUBHEAD, "deck", "Envoys Agree Truce From December 23", [], id="title that names a day"),
        pytest.param(PartKind.REMOVED, "headline-repeated", "Truce From December 23", [], id="headline again"),
        pytest.param(PartKind.REMOVED, "page-head", "Lake Post, Est. May 19, 1983", [], id="day of founding"),
        pytest.param(PartKind.PARAGRAPH, "", "18 Jan, 2014 17:20", ["byline stamp"], id="line of nothing but a date"),
    ],
)  # fmt: skip
def test_kind_of_printed_date(part: PartKind, rule: str, text: str, kinds: list[str]) -> None:
    assert [found.kind.value for found in printed_in(part, text, rule)] == kinds


@pytest.mark.parametrize(
    ("prefix", "edtf"),
    [
        pytest.param("date 2018-01-01", "2018", id="first of January is the year"),
        pytest.param("date 2018-01-02", "2018-01-02", id="second of January is a day"),
    ],
)
def test_crawl_prefix_fills_in_what_it_lacks(prefix: str, edtf: str) -> None:
    (found,) = printed_in(PartKind.REMOVED, prefix, "crawl-prefix")
    assert [reading.edtf for reading in found.readings] == [edtf]


def test_unexplained_date_above_the_headline_is_the_page_s() -> None:
    article = article_of(
        (PartKind.REMOVED, "", "Tuesday | November 21, 2017"),
        (PartKind.HEADLINE, "", "Talks open"),
        (PartKind.PARAGRAPH, "", "Talks opened on Thursday."),
        (PartKind.REMOVED, "", "More: 3 May 2016"),
    )
    kinds = [found.kind for found in spot_printed_dates(article)]
    assert kinds == [PrintedKind.PAGE_CLOCK, PrintedKind.OTHER_ITEM]


def test_date_beside_a_title_above_the_headline_is_that_of_another_item() -> None:
    article = article_of(
        (PartKind.REMOVED, "page-head", "Fishers of the lake ask for new boats 19-Mar-17, 8:01 AM"),
        (PartKind.REMOVED, "page-head", "Monday 20 March 2017"),
        (PartKind.HEADLINE, "headline", "Talks open"),
        (PartKind.PARAGRAPH, "", "Talks opened on Thursday."),
    )
    kinds = [found.kind for found in spot_printed_dates(article)]
    assert kinds == [PrintedKind.OTHER_ITEM, PrintedKind.PAGE_CLOCK]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Published: 8 hours ago", PrintedKind.BYLINE_STAMP, id="hours old"),
        pytest.param("Published: 8 days ago", PrintedKind.PAGE_CLOCK, id="days old"),
    ],
)
def test_clock_of_a_page_that_is_hours_old_is_its_stamp(line: str, kind: PrintedKind) -> None:
    article = article_of(
        (PartKind.REMOVED, "page-clock", "3 May 2014"),
        (PartKind.HEADLINE, "headline", "Talks open"),
        (PartKind.REMOVED, "published-line", line),
        (PartKind.PARAGRAPH, "", "Talks opened on Thursday."),
        (PartKind.REMOVED, "related", "Floods: 2 hours ago"),
    )
    assert [found.kind for found in spot_printed_dates(article)] == [kind]


@pytest.mark.parametrize(
    ("caption", "kinds"),
    [
        pytest.param(
            "Envoys at the lake. Photo: J. Doe, 3 May 2014 - 12:30", ["byline stamp"], id="time"
        ),
        pytest.param("Envoys at the lake, 3 May 2014. Photo: J. Doe", ["caption date"], id="day"),
    ],
)
def test_date_with_a_time_that_ran_into_a_caption_is_the_stamp(
    caption: str, kinds: list[str]
) -> None:
    below = (PartKind.PARAGRAPH, "", "Talks opened on Thursday.")
    above = article_of((PartKind.CAPTION, "photo-credit", caption), below)
    assert [found.kind.value for found in spot_printed_dates(above)] == kinds
    behind = article_of(below, (PartKind.CAPTION, "photo-credit", caption))
    assert [found.kind.value for found in spot_printed_dates(behind)] == ["caption date"]


@pytest.mark.parametrize("rule", ["lead-repeated", "pull-quote"])
def test_date_said_in_a_sentence_that_stands_twice_is_not_printed(rule: str) -> None:
    text = "On May 3, 2014, envoys of two neighbours met at the lake to talk about the border."
    assert printed_in(PartKind.REMOVED, text, rule) == ()


def test_day_of_month_beside_a_weekday_is_kept_without_a_reading() -> None:
    text = "Os combates mataram 30, informaram ativistas nesta segunda-feira (20)."
    (found,) = spot_printed_dates(article_of((PartKind.PARAGRAPH, "", text), language="pt"))
    assert (found.text, found.readings) == ("segunda-feira (20)", ())


@given(st.text(alphabet="0123456789/-., :Mayanurpmحنو\n", max_size=60))
def test_any_text_is_read_and_spans_read_back(text: str) -> None:
    article = article_of((PartKind.REMOVED, "", text))
    for found in spot_printed_dates(article):
        assert article.raw.text[found.span.begin : found.span.end] == found.text


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("Algiers, 16 July 2014. Envoys opened talks.", "16 July 2014", id="full stop"),
        pytest.param("Algiers, 16 July. Envoys opened talks.", "16 July.", id="no year"),
        pytest.param("Algiers, 16 July 2014 | Envoys opened talks.", "16 July 2014", id="bar"),
        pytest.param("ALGIERS 16 July 2014. Envoys opened talks.", "16 July 2014", id="capitals"),
        pytest.param("ALGIERS, July 16, 2014 Envoys met.", "July 16, 2014", id="no mark"),
    ],
)
def test_place_date_and_full_stop_open_the_first_text_only(text: str, date: str) -> None:
    lead = (PartKind.PARAGRAPH, "", text + " More talks are planned for the autumn of that year.")
    (found,) = spot_printed_dates(article_of(lead))
    assert (found.kind, found.text) == (PrintedKind.DATELINE, date)
    before = (PartKind.PARAGRAPH, "", "Envoys came to the capital for years.")
    assert spot_printed_dates(article_of(before, lead)) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On 16 July 2014. Envoys opened talks in town.", id="on"),
        pytest.param("NATO May 21 Chicago talks were told to be a success by all.", id="capitals alone"),
        pytest.param("Algiers, 16 July 2014 was the day when they met.", id="sentence goes on"),
    ],
)  # fmt: skip
def test_sentence_that_begins_with_a_date_is_no_dateline(text: str) -> None:
    assert printed_in(PartKind.PARAGRAPH, text) == ()


def test_the_day_of_a_source_behind_a_text_is_not_that_of_the_article() -> None:
    (found,) = printed_in(PartKind.CREDIT, "(BBC News, Jan. 28)", rule="credit-at-end")
    assert found.kind is PrintedKind.OTHER_ITEM


@pytest.mark.parametrize(
    "text", ["Today: Tuesday 9 May 2017", "Today is: 9 May 2017", "Current date: 9 May 2017"]
)
def test_day_on_which_a_page_is_looked_at_is_its_clock(text: str) -> None:
    assert [p.kind for p in printed_in(PartKind.DATELINE, text, "stamp")] == [
        PrintedKind.PAGE_CLOCK
    ]
