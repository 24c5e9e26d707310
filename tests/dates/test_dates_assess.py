"""When an article appeared and what becomes of its printed date."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dates.assess import assess_dates, give_anchor
from flows.dates.belief import Belief, believe, day_at, group_evidence
from flows.dates.dating import PrintedVerdict, judge_printed
from flows.dates.horizon import FIRST_DAY, LAST_DAY, VAGUE_DAYS, read_partial
from flows.dates.profile import DAYS, log_profile
from flows.dates.standing import weigh_printed
from flows.dates.values import date_value
from flows.model import (
    ArticleFacts,
    Basis,
    CleanArticle,
    DateAssessment,
    DateEvidence,
    Direction,
    EvidenceKind,
    IssueCode,
    PrintedDate,
    PrintedKind,
    RawArticle,
    Span,
    TimeExpression,
    TimexType,
    Verdict,
)

CLOCK = date(2024, 11, 27)
TERM = DateEvidence(
    kind=EvidenceKind.OFFICE_TERM,
    earliest=date(2010, 1, 1),
    latest=date(2013, 12, 31),
    weight=0.95,
    comment="in office",
    spans=(Span(begin=5, end=9),),
)
WEEK = DateEvidence(
    kind=EvidenceKind.DATED_EVENT,
    earliest=date(2013, 5, 22),
    latest=date(2013, 5, 28),
    weight=0.8,
    comment="an event of that Wednesday",
    spans=(Span(begin=10, end=12),),
)


def printed(kind: PrintedKind, *days: date, begin: int = 0) -> PrintedDate:
    return PrintedDate(
        kind=kind,
        span=Span(begin=begin, end=begin + 4),
        text="date",
        readings=tuple(date_value(d, d) for d in days),
    )


def weekday(number: int, direction: Direction = Direction.PAST) -> TimeExpression:
    return TimeExpression(
        span=Span(begin=20 + number, end=21 + number),
        text="weekday",
        timex_type=TimexType.DATE,
        rule="weekday/named",
        fields=(("weekday", str(number)),),
        direction=direction,
    )


def article(
    *evidence: DateEvidence,
    dates: tuple[PrintedDate, ...] = (),
    times: tuple[TimeExpression, ...] = (),
    name: str = "a",
) -> ArticleFacts:
    raw = RawArticle(id=name, name=f"{name}.txt", digest="0" * 64, text="x" * 60)
    clean = CleanArticle(raw=raw, parts=())
    return ArticleFacts(article=clean, printed=dates, times=times, evidence=evidence)


def assessed(facts: ArticleFacts) -> DateAssessment:
    return assess_dates((facts,), {})[0]["a"]


def test_dateline_that_nothing_contradicts_stands() -> None:
    found = assessed(article(TERM, dates=(printed(PrintedKind.DATELINE, date(2013, 5, 24)),)))
    assert found.verdict is Verdict.ACCEPTED
    assert found.decided == date_value(date(2013, 5, 24), date(2013, 5, 24))
    assert found.basis is Basis.PRINTED_DATELINE


def test_page_clock_against_the_text_is_rejected_and_repaired() -> None:
    found = assessed(article(TERM, WEEK, dates=(printed(PrintedKind.PAGE_CLOCK, CLOCK),)))
    assert found.verdict is Verdict.REJECTED
    assert found.decided is not None
    assert found.decided.earliest >= date(2013, 5, 22)
    assert found.basis is Basis.REPAIRED_FROM_EVIDENCE


def test_page_clock_that_falls_into_a_narrow_window_is_believed() -> None:
    clock = printed(PrintedKind.PAGE_CLOCK, date(2013, 5, 24))
    assert assessed(article(TERM, WEEK, dates=(clock,))).verdict is Verdict.ACCEPTED


def test_page_clock_alone_gives_the_years_before_it() -> None:
    found = assessed(article(dates=(printed(PrintedKind.PAGE_CLOCK, CLOCK),)))
    assert found.verdict is Verdict.REJECTED
    assert found.decided is not None
    assert found.decided.latest == CLOCK
    assert (CLOCK - found.decided.earliest).days > VAGUE_DAYS


def test_no_time_is_reckoned_from_an_article_dated_to_decades() -> None:
    found = assessed(article(dates=(printed(PrintedKind.PAGE_CLOCK, CLOCK),)))
    assert give_anchor(found) is None


@pytest.mark.parametrize(
    ("text", "begin", "surer"),
    [
        pytest.param(
            "Wednesday, 27 November 2024", 0, False, id="opens the page, with its weekday"
        ),
        pytest.param("27 November 2024", 0, True, id="opens the page"),
        pytest.param("Wednesday, 27 November 2024", 40, True, id="below the headline"),
        pytest.param("Friday, 27 November 2024", 40, False, id="not its weekday"),
    ],
)
def test_stamp_like_a_clock_is_believed_less(text: str, begin: int, *, surer: bool) -> None:
    one = replace(printed(PrintedKind.BYLINE_STAMP, CLOCK, begin=begin), text=text)
    assert (weigh_printed((one,))[0].weight > 0.7) is surer


def test_stamp_beats_a_later_page_clock() -> None:
    dates = (
        printed(PrintedKind.PAGE_CLOCK, CLOCK),
        printed(PrintedKind.BYLINE_STAMP, date(2014, 11, 11), begin=9),
    )
    found = assessed(article(dates=dates))
    assert found.verdict is Verdict.ACCEPTED
    assert found.printed is dates[1]


def test_caption_date_alone_is_no_date_of_the_article() -> None:
    found = assessed(article(dates=(printed(PrintedKind.CAPTION_DATE, CLOCK),)))
    assert found.verdict is Verdict.MISSING


def test_article_is_likelier_soon_after_what_its_picture_shows_than_years_later() -> None:
    shown = weigh_printed((printed(PrintedKind.CAPTION_DATE, date(2013, 5, 24)),))
    belief = believe(shown, log_profile(()))
    assert min(e.earliest for e in shown) == date(2013, 5, 24)
    week = belief.within(date(2013, 5, 24), date(2013, 5, 30))
    assert week > belief.within(date(2016, 5, 24), date(2016, 5, 30)) * 20
    assert belief.within(date(2013, 5, 24), LAST_DAY) > week


def test_pictures_out_of_the_files_do_not_outweigh_the_stamp_of_the_page() -> None:
    shots = [printed(PrintedKind.CAPTION_DATE, date(2014, 9, day)) for day in (25, 26)]
    stamp = printed(PrintedKind.BYLINE_STAMP, date(2020, 8, 28))
    assert len([e for e in weigh_printed(shots) if e.weight]) == len(weigh_printed(shots[1:]))
    belief = believe(weigh_printed((stamp, *shots)), log_profile(()))
    day, weeks = date(2020, 8, 28), belief.within(date(2014, 9, 25), date(2014, 10, 26))
    assert belief.within(day, day) > weeks


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        pytest.param(1, PrintedKind.BYLINE_STAMP, id="a day after the stamp"),
        pytest.param(17, PrintedKind.DATELINE, id="weeks after the stamp"),
    ],
)
def test_no_text_is_put_out_days_before_its_dateline(days: int, kind: PrintedKind) -> None:
    put_out = date(1996, 8, 9)
    dates = (
        printed(PrintedKind.BYLINE_STAMP, put_out),
        printed(PrintedKind.DATELINE, put_out + timedelta(days=days), begin=10),
    )
    told = {
        p.kind
        for p in dates
        if judge_printed(p, assessed(article(dates=dates)))
        in {PrintedVerdict.ACCEPTED, PrintedVerdict.AGREES}
    }
    assert kind in told
    assert days == 1 or told == {kind}


def test_date_of_another_item_is_rejected() -> None:
    found = assessed(article(dates=(printed(PrintedKind.OTHER_ITEM, CLOCK),)))
    assert found.verdict is Verdict.REJECTED


@pytest.mark.parametrize(
    "days_before", [pytest.param((1, 2), id="days"), pytest.param((1, 12), id="weeks")]
)
def test_stamp_stands_beside_older_items(days_before: tuple[int, ...]) -> None:
    stamp = printed(PrintedKind.BYLINE_STAMP, date(2020, 8, 31))
    items = tuple(
        printed(PrintedKind.OTHER_ITEM, date(2020, 8, 31) - timedelta(days=n), begin=10 * n)
        for n in days_before
    )
    found = assessed(article(dates=(stamp, *items)))
    assert (found.verdict, found.printed) == (Verdict.ACCEPTED, stamp)
    assert found.confidence == assessed(article(dates=(stamp,))).confidence


def test_list_of_items_counts_once_by_its_latest() -> None:
    latest = printed(PrintedKind.OTHER_ITEM, date(2020, 8, 30))
    older = printed(PrintedKind.OTHER_ITEM, date(2020, 8, 29), begin=10)
    assert weigh_printed((latest, older)) == weigh_printed((latest,))
    assert weigh_printed((older, latest)) == weigh_printed((latest,))


def test_comments_count_once_by_the_first() -> None:
    first = printed(PrintedKind.COMMENT_DATE, date(2020, 8, 30))
    later = printed(PrintedKind.COMMENT_DATE, date(2020, 9, 2), begin=10)
    assert weigh_printed((later, first)) == weigh_printed((first,))


def test_stamp_inside_the_few_days_that_are_left_is_accepted() -> None:
    stamp = printed(PrintedKind.BYLINE_STAMP, date(2013, 5, 26))
    next_day = replace(WEEK, earliest=date(2013, 5, 27), latest=date(2013, 5, 27), weight=0.99)
    lean = replace(TERM, earliest=date(2013, 5, 27), latest=date(2014, 5, 27), weight=0.02)
    found = assessed(article(next_day, lean, dates=(stamp,)))
    assert found.verdict is Verdict.ACCEPTED
    assert found.decided == date_value(date(2013, 5, 26), date(2013, 5, 27))


@pytest.mark.parametrize(
    ("days_late", "verdict"),
    [
        pytest.param(1, PrintedVerdict.AGREES, id="page of the next day"),
        pytest.param(2, PrintedVerdict.REJECTED, id="page of the day after that"),
    ],
)
def test_page_may_be_a_day_younger_than_its_dateline(
    days_late: int, verdict: PrintedVerdict
) -> None:
    dateline = printed(PrintedKind.DATELINE, date(2017, 12, 8))
    stamp = printed(
        PrintedKind.BYLINE_STAMP, date(2017, 12, 8) + timedelta(days=days_late), begin=10
    )
    found = assessed(article(dates=(dateline, stamp)))
    assert judge_printed(dateline, found) is PrintedVerdict.ACCEPTED
    assert judge_printed(stamp, found) is verdict


def test_article_with_nothing_says_so() -> None:
    found = assessed(article())
    assert (found.verdict, found.decided, found.confidence) == (Verdict.MISSING, None, 0.0)
    assert found.because


def test_weekdays_choose_the_day_of_a_week() -> None:
    found = assessed(article(TERM, WEEK, times=(weekday(4), weekday(3))))
    assert found.decided is not None
    assert found.decided.earliest <= date(2013, 5, 23) <= found.decided.latest
    assert (found.decided.latest - found.decided.earliest).days <= 3


@pytest.mark.parametrize(
    ("lead", "days_off"),
    [
        pytest.param(Span(begin=0, end=60), 0, id="lead: the day itself"),
        pytest.param(Span(begin=0, end=5), 1, id="soon after: the day before"),
    ],
)
def test_place_of_a_weekday_tells_how_old_it_is(lead: Span, days_off: int) -> None:
    belief = believe((TERM, WEEK), log_profile((weekday(4),), lead))
    week = [date(2013, 5, 22) + timedelta(days=n) for n in range(7)]
    best = max(week, key=lambda day: belief.within(day, day))
    assert (best - date(2013, 5, 23)).days == days_off


def test_next_month_is_the_month_named_as_to_come() -> None:
    fields = {"month": "4", "day": "6"}
    april = replace(
        weekday(1, Direction.FUTURE), rule="calendar/day-month", fields=tuple(fields.items())
    )
    following = replace(
        weekday(2, Direction.FUTURE), rule="shift/unit", fields=(("unit", "month"), ("shift", "1"))
    )
    year = replace(WEEK, earliest=date(2015, 1, 1), latest=date(2015, 12, 31), weight=0.99)
    belief = believe((year,), log_profile((april, following)))
    assert belief.within(date(2015, 3, 1), date(2015, 3, 31)) > 0.7


def test_because_names_the_weekday_meant() -> None:
    found = assessed(article(TERM, WEEK, times=(weekday(4), weekday(3))))
    told = [e for e in found.because if e.kind is EvidenceKind.WEEKDAY]
    assert any("2013-05-23" in e.comment for e in told)


def test_because_is_heaviest_first() -> None:
    found = assessed(article(WEEK, TERM))
    weights = [e.weight for e in found.because]
    assert weights == sorted(weights, reverse=True)


def test_two_readings_stay_open_without_evidence() -> None:
    both = printed(PrintedKind.BYLINE_STAMP, date(2016, 2, 3), date(2016, 3, 2))
    dated, issues = assess_dates((article(dates=(both,)),), {})
    assert dated["a"].decided == date_value(date(2016, 2, 3), date(2016, 3, 2))
    assert [i.code for i in issues] == [IssueCode.AMBIGUOUS_DATE]


def test_day_stands_first_in_a_dotted_date() -> None:
    both = printed(PrintedKind.BYLINE_STAMP, date(2016, 2, 3), date(2016, 3, 2))
    found = assessed(article(dates=(replace(both, text="3.2.2016"),)))
    assert found.decided == date_value(date(2016, 2, 3), date(2016, 2, 3))


def test_evidence_decides_between_two_readings() -> None:
    both = printed(PrintedKind.BYLINE_STAMP, date(2013, 5, 6), date(2013, 6, 5))
    week = DateEvidence(
        kind=EvidenceKind.DATED_EVENT, earliest=date(2013, 6, 1), latest=date(2013, 6, 8),
        weight=0.7, comment="", spans=(Span(begin=10, end=12),),
    )  # fmt: skip
    found = assessed(article(week, dates=(both,)))
    assert found.decided == date_value(date(2013, 6, 5), date(2013, 6, 5))


def test_dateline_without_a_year_gets_it_from_the_evidence() -> None:
    years = tuple(date(year, 5, 24) for year in range(1980, 2028))
    found = assessed(article(WEEK, dates=(printed(PrintedKind.DATELINE, *years),)))
    assert found.verdict is Verdict.ACCEPTED
    assert found.decided == date_value(date(2013, 5, 24), date(2013, 5, 24))


def test_copy_takes_the_date_of_its_original_and_lends_none_back() -> None:
    original = article(dates=(printed(PrintedKind.DATELINE, date(2013, 5, 23)),), name="a")
    copy = article(name="b")
    dated, _ = assess_dates((original, copy), {"b": "a"})
    assert dated["b"].decided is not None
    assert dated["b"].decided.earliest <= date(2013, 5, 23) <= dated["b"].decided.latest
    assert any(e.article == "a" for e in dated["b"].because)
    assert all(e.article is None for e in dated["a"].because)


def test_rejected_and_missing_dates_are_issues() -> None:
    _, issues = assess_dates((article(dates=(printed(PrintedKind.PAGE_CLOCK, CLOCK),)),), {})
    assert {i.code for i in issues} == {IssueCode.REJECTED_DATE, IssueCode.NO_DATE}


def test_date_beyond_all_that_is_known_is_an_issue() -> None:
    late = printed(PrintedKind.BYLINE_STAMP, date(2039, 1, 1))
    _, issues = assess_dates((article(TERM, dates=(late,)),), {})
    assert IssueCode.FUTURE_DATE in {i.code for i in issues}


def test_readings_of_one_observation_share_it() -> None:
    other = DateEvidence(
        kind=WEEK.kind, earliest=date(2014, 3, 26), latest=date(2014, 4, 1), weight=0.1,
        comment="", spans=WEEK.spans,
    )  # fmt: skip
    assert group_evidence((WEEK, TERM, other)) == ((WEEK, other), (TERM,))


def test_belief_sums_to_one_and_lies_in_the_evidence() -> None:
    belief = believe((TERM, WEEK), log_profile(()))
    assert belief.within(FIRST_DAY, LAST_DAY) == pytest.approx(1.0)
    assert belief.within(WEEK.earliest, WEEK.latest) > 0.9


def test_what_is_refused_is_as_likely_as_the_days_beside_it_at_most() -> None:
    mass = np.full(DAYS, 1.0 / DAYS)
    mass[100:110] = 0.05
    spike = (day_at(100), day_at(109))
    belief = Belief(mass=mass / mass.sum()).levelled([spike])
    assert belief.within(*spike) == pytest.approx(10 / DAYS)
    assert belief.sums[-1] == pytest.approx(1.0)


def test_narrowest_run_holds_its_share() -> None:
    belief = believe((TERM, WEEK), log_profile(()))
    first, last, mass = belief.narrowest(0.9)
    assert mass >= 0.9
    assert (last - first).days <= 7


@pytest.mark.parametrize(
    "evidence",
    [
        pytest.param((), id="nothing known"),
        pytest.param((TERM,), id="years"),
        pytest.param((TERM, WEEK), id="a week"),
    ],
)
def test_no_run_shorter_than_the_narrowest_holds_its_share(
    evidence: tuple[DateEvidence, ...],
) -> None:
    belief = believe(evidence, log_profile((weekday(4),)))
    first, last, _ = belief.narrowest(0.9)
    days = (last - first).days
    held = belief.sums[days:] - belief.sums[: DAYS + 1 - days]
    assert held.max() < 0.9


@given(st.integers(min_value=0, max_value=DAYS - 20), st.integers(min_value=0, max_value=19))
def test_any_evidence_is_found_again(start: int, length: int) -> None:
    first = FIRST_DAY + timedelta(days=start)
    last = first + timedelta(days=length)
    sure = DateEvidence(
        kind=EvidenceKind.EXPLICIT_DATE, earliest=first, latest=last, weight=0.99, comment=""
    )
    belief = believe((sure, sure), log_profile(()))
    assert belief.within(first, last) > 0.5


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("2013", date(2013, 1, 1), date(2013, 12, 31), id="year"),
        pytest.param("2012-02", date(2012, 2, 1), date(2012, 2, 29), id="month"),
        pytest.param("2013-05-22", date(2013, 5, 22), date(2013, 5, 22), id="day"),
    ],
)
def test_partial_dates_are_bounds(text: str, first: date, last: date) -> None:
    assert read_partial(text) == (first, last)


@pytest.mark.parametrize("text", ["", "x", "2013-13", "2013-02-30", "0"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_partial(text) is None


@pytest.mark.parametrize(
    ("weight", "days"),
    [
        pytest.param(0.93, (15, 31), id="most of the belief on a month"),
        pytest.param(0.6, (7_000, 30_000), id="little of it"),
    ],
)
def test_few_days_that_hold_most_are_told_and_not_the_decades_around(
    weight: float, days: tuple[int, int]
) -> None:
    month = replace(WEEK, latest=date(2013, 6, 20), weight=weight)
    decided = assessed(article(month)).decided
    assert decided is not None
    assert days[0] < (decided.latest - decided.earliest).days <= days[1]


def test_day_that_other_evidence_explains_weighs_once() -> None:
    day = replace(weekday(1), rule="calendar/month-day", fields=(("month", "3"), ("day", "29")))
    assert log_profile((day,)).any()
    assert not log_profile((day,), None, frozenset((day.span,))).any()
