"""Time expressions: which are found, how far they reach, and what is none."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dates.grammar import compile_pattern
from flows.dates.rules import RULES
from flows.dates.spot import spot_times
from flows.model import (
    CleanArticle,
    Direction,
    Name,
    NameLabel,
    Parsed,
    PartKind,
    RawArticle,
    Sentence,
    Span,
    TimeExpression,
    TimexType,
    Token,
)


def sentence_of(text: str, *names: tuple[NameLabel, str], tagged: str = "") -> Sentence:
    """Cut a text into words; ``tagged`` says "word/TAG/head/dep" for those that have a tag."""
    piece = r"(\S+?)/(\S*?)/([^\s/]+)(?:/(\S+))?"
    marks = {m[1]: (m[2], m[3], m[4] or "") for m in re.finditer(piece, tagged)}
    pieces = list(re.finditer(r"['’]s\b|\d[\d:,.]*\d|[\w.]*\w\.(?=\s[a-z0-9])|\w+|[^\w\s]", text))
    words = [m[0] for m in pieces]
    tokens = tuple(
        Token(
            index=i,
            text=m[0],
            lemma=m[0].lower(),
            pos="",
            tag=marks[m[0]][0] if m[0] in marks else "",
            dep=marks[m[0]][2] if m[0] in marks else "",
            head=words.index(marks[m[0]][1]) if m[0] in marks else i,
            span=Span(begin=m.start(), end=m.end()),
            space=text[m.end() : m.end() + 1].isspace(),
        )
        for i, m in enumerate(pieces)
    )
    return Sentence(
        part=0,
        kind=PartKind.PARAGRAPH,
        span=Span(begin=0, end=len(text)),
        text=text,
        tokens=tokens,
        names=tuple(_name(label, name, text, tokens) for label, name in names),
    )


def _name(label: NameLabel, name: str, text: str, tokens: tuple[Token, ...]) -> Name:
    begin = text.index(name)
    inside = [t.index for t in tokens if begin <= t.span.begin < begin + len(name)]
    span = Span(begin=begin, end=begin + len(name))
    return Name(label=label, first=inside[0], last=inside[-1] + 1, text=name, span=span)


def spotted(*sentences: Sentence) -> tuple[TimeExpression, ...]:
    text = "\n".join(s.text for s in sentences)
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    return spot_times(Parsed(article=CleanArticle(raw=raw, parts=()), sentences=sentences))


def found_in(text: str, *names: tuple[NameLabel, str]) -> list[str]:
    return [time.text for time in spotted(sentence_of(text, *names))]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("on 19 May he left", ["19 May"], id="day month"),
        pytest.param("on May 19, 2013, he left", ["May 19, 2013"], id="month day year"),
        pytest.param("on Thursday, May 23, 2013 in Paris", ["Thursday, May 23, 2013"], id="weekday and date"),
        pytest.param("early on Friday 7 July 2017", ["early on Friday 7 July 2017"], id="early on a weekday and date"),
        pytest.param("late on Friday, July 7, 2017", ["late on Friday, July 7, 2017"], id="late on a weekday, month first"),
        pytest.param("early on Friday and in July 2017", ["early on Friday", "July 2017"], id="early on a weekday alone"),
        pytest.param("on Wednesday, the first since", ["Wednesday"], id="the first of something"),
        pytest.param("on June the 12th", ["June the 12th"], id="ordinal behind a month"),
        pytest.param("on the 20th of May", ["the 20th of May"], id="ordinal of month"),
        pytest.param("on the 20th.", ["the 20th"], id="ordinal day"),
        pytest.param("talks from 6 to 9 April", ["6 to 9 April"], id="range of days"),
        pytest.param("talks on November 9-10", ["November 9-10"], id="range after month"),
        pytest.param("in March and in May", ["March", "May"], id="two months"),
        pytest.param("the crisis of 2011-13", ["2011-13"], id="range of years"),
        pytest.param("since mid-March 2011", ["mid-March 2011"], id="mid month"),
        pytest.param("in late 2012", ["late 2012"], id="late year"),
        pytest.param("war that ended in 1990", ["1990"], id="year"),
        pytest.param("in the 1990s and the '80s", ["the 1990s", "the '80s"], id="decades"),
        pytest.param("in the 20th century", ["the 20th century"], id="century"),
        pytest.param("the third quarter of 1989", ["the third quarter of 1989"], id="quarter"),
        pytest.param("last spring and this summer", ["last spring", "this summer"], id="seasons"),
        pytest.param("said last week", ["last week"], id="last week"),
        pytest.param("talks next month", ["next month"], id="next month"),
        pytest.param("earlier this year", ["earlier this year"], id="earlier this year"),
        pytest.param("by the beginning of next month", ["the beginning of next month"], id="beginning of"),
        pytest.param("for the past five months", ["the past five months"], id="past months"),
        pytest.param("in the next few weeks", ["the next few weeks"], id="next few weeks"),
        pytest.param("for more than two years", ["more than two years"], id="approximate count"),
        pytest.param("for two and a half years", ["two and a half years"], id="and a half"),
        pytest.param("for twenty-five years", ["twenty-five years"], id="number words"),
        pytest.param("the two-year civil war", ["two-year"], id="hyphened duration"),
        pytest.param("its third day of meetings", ["its third day"], id="ordinal day of something"),
        pytest.param("the seventh straight day of clashes", ["the seventh straight day"], id="straight day"),
        pytest.param("by Saturday afternoon", ["Saturday afternoon"], id="part of day"),
        pytest.param("at 8 p.m. on Friday", ["8 p.m. on Friday"], id="clock and weekday"),
        pytest.param("early Friday", ["early Friday"], id="early weekday"),
        pytest.param("today, yesterday and tonight", ["today", "yesterday", "tonight"], id="deictic days"),
        pytest.param("every Thursday and annually", ["every Thursday", "annually"], id="sets"),
        pytest.param("the next day", ["the next day"], id="next day"),
        pytest.param("two weeks earlier", ["two weeks earlier"], id="weeks earlier"),
        pytest.param("back the following Thursday", ["the following Thursday"], id="following weekday"),
        pytest.param("four years ago", ["four years ago"], id="years ago"),
        pytest.param("a year ago", ["a year ago"], id="a year ago"),
        pytest.param("just now", ["now"], id="now"),
        pytest.param("in nineteen ninety-six", ["nineteen ninety-six"], id="spoken year"),
        pytest.param("at 6 a.m. Friday", ["6 a.m. Friday"], id="clock before weekday"),
        pytest.param("at 8 pm local time Friday", ["8 pm local time Friday"], id="local time"),
        pytest.param("at 4 in the morning", ["4 in the morning"], id="hour of a part of the day"),
        pytest.param("at 8.15 in the morning", ["8.15 in the morning"], id="hour and minute of a part"),
        pytest.param("some 350 in the morning", ["the morning"], id="no hour of a part of the day"),
        pytest.param("by mid-afternoon yesterday", ["mid-afternoon yesterday"], id="middle of a part"),
        pytest.param("in the spring of 1916", ["the spring of 1916"], id="season of a year"),
        pytest.param("this past spring", ["this past spring"], id="this past"),
        pytest.param("in July of that year", ["July of that year"], id="month of that year"),
        pytest.param("in Q3 2013", ["Q3 2013"], id="quarter by letter"),
        pytest.param("the first half of next year", ["the first half of next year"], id="half of next year"),
        pytest.param("the last week of August 2012", ["the last week of August 2012"], id="week of a month"),
        pytest.param("on Friday last week", ["Friday last week"], id="weekday of a week"),
        pytest.param("in 480 BC and AD 70", ["480 BC", "AD 70"], id="eras"),
        pytest.param("the year two thousand", ["the year two thousand"], id="year in words"),
        pytest.param("over the next year or so", ["the next year or so"], id="or so"),
        pytest.param("a decade-old war", ["decade-old"], id="age without a number"),
        pytest.param("hundreds of years", ["hundreds of years"], id="hundreds"),
        pytest.param("used over three years", ["three years"], id="over the preposition"),
        pytest.param("for over three years", ["over three years"], id="over the approximation"),
        pytest.param("twice a week and every other Thursday", ["twice a week", "every other Thursday"], id="more sets"),
        pytest.param("on weekends and Mondays", ["weekends", "Mondays"], id="plural days"),
        pytest.param("that same day", ["that same day"], id="that same day"),
        pytest.param("by year's end or year-end", ["year's end", "year-end"], id="end of the year"),
        pytest.param("the corresponding period last year", ["the corresponding period last year"], id="period compared"),
        pytest.param("on 25 December 2014 at 10:30 GMT", ["25 December 2014 at 10:30 GMT"], id="clock with zone"),
    ],
)  # fmt: skip
def test_time_expression_is_found(text: str, times: list[str]) -> None:
    assert found_in(text) == times


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("it may happen", id="may the modal"),
        pytest.param("May 1,000 people", id="modal at the beginning"),
        pytest.param("they march on the capital", id="march the verb"),
        pytest.param("the sun and the mon", id="sun"),
        pytest.param("sat down and wed", id="sat"),
        pytest.param("the second largest bloc", id="second the ordinal"),
        pytest.param("won 3-2 and 21-19", id="scores"),
        pytest.param("a 22-year-old man", id="age of a person"),
        pytest.param("a century-old church", id="age of a thing"),
        pytest.param("a girl, 7 years old", id="age after comma"),
        pytest.param("flight 2013B and F16", id="number with letters"),
        pytest.param("$1990 or € 2000", id="amounts"),
        pytest.param("some 2,000 people", id="count with comma"),
        pytest.param("prices fall in Paris", id="fall the verb"),
        pytest.param("costs 20 dollars a day", id="rate"),
        pytest.param("1/1/1/1/1", id="chain of numbers"),
        pytest.param("9" * 400, id="endless number"),
        pytest.param("the first largest day", id="ordinal not of a day"),
        pytest.param("imports about three-quarters of it", id="fraction"),
        pytest.param("soon after the vote", id="soon of what followed"),
        pytest.param("an AD and 2.5 AD", id="advertisement"),
        pytest.param("later in the day", id="the day of no date"),
    ],
)
def test_what_is_no_time_is_left(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Minister Theresa May in London", (NameLabel.PERSON, "Theresa May"), id="minister"),
        pytest.param("reported the Sunday Times", (NameLabel.ORGANIZATION, "Sunday Times"), id="newspaper"),
        pytest.param("since the April Accord Group", (NameLabel.ORGANIZATION, "April Accord Group"), id="group"),
        pytest.param("wrote Pakistan Today", (NameLabel.ORGANIZATION, "Pakistan Today"), id="today in a name"),
        pytest.param("under Resolution 2042", (NameLabel.ORGANIZATION, "Resolution 2042"), id="number of a text"),
    ],
)  # fmt: skip
def test_word_inside_a_name_is_no_time(text: str, name: tuple[NameLabel, str]) -> None:
    assert found_in(text, name) == []


def test_plural_count_before_a_noun_is_no_year() -> None:
    sentence = sentence_of(
        "In 2013 fighters", tagged="2013/CD/fighters/nummod fighters/NNS/fighters"
    )
    assert spotted(sentence) == ()


@pytest.mark.parametrize(
    ("text", "tagged", "times"),
    [
        pytest.param("a 34-month-old war", "old/JJ/war", ["34-month-old"], id="war with hyphens"),
        pytest.param("a war now 34 months old", "old/JJ/war", ["now", "34 months old"], id="war"),
        pytest.param("a woman now 34 years old", "old/JJ/woman", ["now"], id="person"),
    ],
)
def test_age_is_a_span_of_time_only_for_what_goes_on(
    text: str, tagged: str, times: list[str]
) -> None:
    assert [time.text for time in spotted(sentence_of(text, tagged=tagged))] == times


def test_part_of_day_makes_a_time() -> None:
    (time,) = spotted(sentence_of("by Saturday afternoon"))
    assert time.timex_type is TimexType.TIME


def test_caption_keeps_only_what_bears_its_year() -> None:
    caption = replace(sentence_of("on Sunday, May 5, 2013, and last week"), kind=PartKind.CAPTION)
    assert [time.text for time in spotted(caption)] == ["Sunday, May 5, 2013"]


def test_dateline_is_no_sentence() -> None:
    assert spotted(replace(sentence_of("Paris , May 5 -"), kind=PartKind.DATELINE)) == ()


def test_direct_speech_is_marked_also_over_sentences() -> None:
    times = spotted(
        sentence_of("On Sunday he said, “we met today"),
        sentence_of("We meet again tomorrow” on Monday"),
    )
    assert ["quoted" in dict(time.fields) for time in times] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("the last fortnight", "duration/last-decade", id="fortnight"),
        pytest.param("the last week", "shift/unit", id="week"),
    ],
)
def test_the_last_fortnight_is_the_two_weeks_past(text: str, rule: str) -> None:
    assert [time.rule for time in spotted(sentence_of(text))] == [rule]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("it runs for another year .", ["another year"], id="for another year"),
        pytest.param("that was another day of talks .", [], id="one more of a kind"),
    ],
)
def test_another_year_is_a_span_behind_for(text: str, found: list[str]) -> None:
    assert [time.text for time in spotted(sentence_of(text))] == found


def test_preposition_before_is_kept_as_signal() -> None:
    (time,) = spotted(sentence_of("violence since mid-March 2011"))
    assert dict(time.fields) == {"mod": "MID", "month": "3", "year": "2011", "signal": "since"}


@pytest.mark.parametrize(
    ("text", "tagged", "direction"),
    [
        pytest.param("talks resumed on Saturday", "resumed/VBD/resumed Saturday/NNP/resumed", Direction.PAST, id="past tense"),
        pytest.param("nothing was on Saturday", "was/VBD/was Saturday/NNP/was", Direction.PAST, id="past of be"),
        pytest.param("they meeting on Monday", "meeting/VBG/meeting Monday/NNP/meeting", Direction.NEAREST, id="participle alone"),
        pytest.param("it asks for Sunday's ruling", "asks/VBZ/asks ruling/NN/asks Sunday/NNP/ruling 's/POS/Sunday", Direction.PAST, id="possessive is behind"),
        pytest.param("she will go to Sunday's opening", "go/VB/go will/MD/go/aux opening/NN/go Sunday/NNP/opening 's/POS/Sunday", Direction.FUTURE, id="possessive under will"),
        pytest.param("talks planned for Thursday had raised hopes", "raised/VBN/raised had/VBD/raised/aux talks/NNS/raised/nsubj planned/VBN/talks/acl Thursday/NNP/planned", Direction.PAST, id="plan told in past perfect"),
        pytest.param("talks originally slated for Monday", "slated/VBN/talks Monday/NNP/slated", Direction.NEAREST, id="planned at first"),
        pytest.param("talks originally set for Monday", "set/VBN/talks Monday/NNP/set", Direction.NEAREST, id="set at first"),
        pytest.param("named an agency to hold it in 2019", "named/VBD/named agency/NN/named to/TO/hold/mark hold/VB/agency/acl 2019/CD/hold", Direction.NEAREST, id="year of a purpose"),
        pytest.param("was the first woman to win it in 2019", "was/VBD/was first/JJ/woman/amod woman/NN/was to/TO/win/mark win/VB/woman/acl 2019/CD/win", Direction.PAST, id="year of a first"),
        pytest.param("a truce to begin on Monday was signed", "signed/VBN/signed was/VBD/signed/aux truce/NN/signed/nsubj to/TO/begin/mark begin/VB/truce/acl Monday/NNP/begin", Direction.FUTURE, id="what a noun is to do"),
        pytest.param("it was supposed to stand before 1 November", "supposed/VBN/supposed was/VBD/supposed/aux stand/VB/supposed/xcomp November/NNP/stand", Direction.NEAREST, id="supposed before a day"),
        pytest.param("hopes were raised for Tuesday", "raised/VBN/raised were/VBD/raised/aux Tuesday/NNP/raised", Direction.FUTURE, id="for a weekday"),
        pytest.param("they agree to meet during talks in March 2010", "agree/VBD/agree to/TO/meet/mark meet/VB/agree/xcomp talks/NNS/meet March/NNP/talks", Direction.NEAREST, id="during something"),
        pytest.param("the latest 5 round of talks in March 2010", "", Direction.PAST, id="latest of a row"),
        pytest.param("postponed until Tuesday", "postponed/VBD/postponed Tuesday/NNP/postponed", Direction.FUTURE, id="until"),
        pytest.param("Cuba predicted Wednesday", "predicted/VBD/Wednesday", Direction.PAST, id="verb right before"),
        pytest.param("they hold on after the unrest in April", "hold/VBP/hold they/PRP/hold/nsubj unrest/NN/hold/obl after/IN/unrest/case April/NNP/unrest", Direction.PAST, id="state after something"),
        pytest.param("it begins Sunday", "begins/VBZ/begins Sunday/NNP/begins", Direction.FUTURE, id="timetable"),
        pytest.param("talks slated for Monday", "slated/VBN/talks Monday/NNP/slated", Direction.FUTURE, id="planned"),
        pytest.param("a quiet Sunday", "", Direction.NEAREST, id="no verb"),
        pytest.param("talks that start later this month , he announced", "announced/VBD/announced month/NN/announced", Direction.FUTURE, id="later this, under a past verb"),
    ],
)  # fmt: skip
def test_direction_by_tense(text: str, tagged: str, direction: Direction) -> None:
    (time,) = spotted(sentence_of(text, tagged=tagged))
    assert time.direction is direction


def test_weekday_shares_the_preposition_of_one_before() -> None:
    either = sentence_of(
        "talks were called for Saturday or Sunday",
        tagged="called/VBN/called were/VBD/called/aux Saturday/NNP/called Sunday/NNP/Saturday",
    )
    assert [t.direction for t in spotted(either)] == [Direction.FUTURE, Direction.FUTURE]


def test_weekday_in_present_tense_follows_a_firm_one_elsewhere() -> None:
    begins = sentence_of("it begins Sunday", tagged="begins/VBZ/begins Sunday/NNP/begins")
    led = sentence_of("he led on Sunday", tagged="led/VBD/led Sunday/NNP/led")
    assert [t.direction for t in spotted(begins, led)] == [Direction.PAST, Direction.PAST]


def test_every_rule_compiles_and_is_named_once() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(compile_pattern(rule.pattern) for rule in RULES)


@given(
    st.lists(
        st.sampled_from(
            [
                "May",
                "March",
                "19",
                ",",
                "2013",
                "the",
                "of",
                "in",
                "last",
                "two",
                "-",
                "year",
                "years",
                "ago",
                "Sunday",
                "early",
                "20th",
                "century",
                "a",
                "and",
                "half",
                "more",
                "than",
                "day",
                "every",
                "10:30",
                "30/2/2013",
                "'80s",
                "1990s",
                "second",
                "before",
                "999999999",
            ]
        ),
        max_size=14,
    )
)
def test_any_words_are_read_and_spans_read_back(words: list[str]) -> None:
    text = " ".join(words)
    times = spotted(sentence_of(text))
    assert [text[t.span.begin : t.span.end] for t in times] == [t.text for t in times]
    assert all(a.span.end <= b.span.begin for a, b in pairwise(times))
