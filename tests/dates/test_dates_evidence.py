"""What one article says about the day it appeared, on made-up rows of reference data."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.dates.evidence import gather_evidence
from flows.dates.folding import fold_words, name_words
from flows.dates.printed import spot_printed_dates
from flows.dates.reference import DateIndex, is_same_name
from flows.dates.spot import spot_times
from flows.dates.terms_of_office import Term, read_term, unite_terms
from flows.language.known import NameLexicon
from flows.language.load import load_pipeline
from flows.language.naming import settle_names
from flows.language.parse import parse_articles
from flows.language.post_lexicon import PostLexicon
from flows.language.titles import spot_titles
from flows.model import CleanArticle, DateEvidence, EvidenceKind, Part, PartKind, RawArticle, Span
from flows.read.folded import fold_name
from flows.read.reference import DatedEvent, Reference, State, Tenure, Toll, load_reference

FOLDER = Path(__file__).parents[2] / "ontology" / "reference"
TENURE = Tenure(
    person="Ada Bell", aliases=(), office="Foreign Minister", country="Ruritania",
    start="2010-03-01", end="2014-06-30", source="test", kind="tenure", start_prec="day",
    end_prec="day", earliest_start="", latest_end="", office_class="foreign_minister",
    licence="CC0-1.0", ref="",
)  # fmt: skip
EVENT = DatedEvent(
    event="Zenda II conference", aliases=("Zenda II", "Zenda 2"), start="2013-09-10",
    end="2013-09-11", place="Zenda, Ruritania", source="test", type="conference",
    licence="CC0-1.0", ref="",
)  # fmt: skip


def event(name: str, start: str, end: str, sort: str, *aliases: str) -> DatedEvent:
    return replace(EVENT, event=name, aliases=aliases, start=start, end=end, type=sort)


@lru_cache
def names() -> NameLexicon:
    return NameLexicon.of(load_reference(FOLDER))


@lru_cache
def rows() -> Reference:
    state = State(
        name="Ruritania", aliases=(), demonyms=("Ruritanian",), capital="Strelsau", wikidata=""
    )
    real = load_reference(FOLDER)
    return Reference(
        tenures=(
            TENURE,
            replace(TENURE, person="Ada Bell", office="Mayor", country="Elsewhere",
                    start="1990-01-01", end="1992-01-01", office_class="other"),
            *(replace(TENURE, person="Eva Lind", office=office, start=start, end=end)
              for office, start, end in (
                  ("Foreign Minister", "1999-01-01", "2002-01-01"),
                  ("Foreign Minister (member of the government)", "2005-01-01", "2008-01-01"),
              )),
            replace(TENURE, person="Karl Roth", office="President", office_class="head_of_state",
                    start="2011-01-01", end="", end_prec="unknown"),
            replace(TENURE, person="Nina Voss", office="President", office_class="head_of_state",
                    start="2003-10-01", end="", end_prec="unknown", source="petrarch"),
            replace(TENURE, person="Nina Voss", office="President", office_class="head_of_state",
                    kind="attested", start="2004-09-20", end="2008-09-20", start_prec="not_after",
                    end_prec="not_before", earliest_start="2002-09-20", latest_end="2009-09-20"),
        ),
        events=(
            EVENT,
            event("Ruritanian civil war", "2011-03-15", "", "conflict", "Ruritania's civil war"),
            *(replace(EVENT, event=name, aliases=(), start=start, end="", place="Elsewhere",
                      type="conflict")
              for name, start in (("Elsewherian war", "2011-03-15"), ("Hill revolt", "2001-03-15"))),
            replace(EVENT, event="Zenda accord", aliases=(), start="2013-03-03", end="2013-03-03",
                    type="peace agreement"),
            *(event(f"Ruritanian vote of {day[:4]}", day, day, "election")
              for day in ("2008-03-09", "2012-11-18")),
            *(replace(EVENT, event=f"Ruritanian chairmanship of {year}", place="",
                      aliases=("Ruritanian chairmanship of the Union",), type="chairmanship",
                      start=f"{year}-01-01", end=f"{year}-12-31") for year in (2004, 2017)),
            event("Union of Zenda founded", "2012-11-11", "", "founding", "Union of Zenda"),
            replace(EVENT, event="Ruritania's Foreign Minister Ada Bell in Hentzau, Ruritania: talks",
                    aliases=("Ada Bell visits Hentzau",), start="2013-05-22", end="2013-05-22",
                    place="Hentzau, Ruritania", type="visit"),
        ),
        tolls=tuple(
            Toll(conflict=conflict, date=day, precision="month", figure=figure,
                 counted_by="count", page="", licence="", note="")
            for conflict in ("Ruritanian civil war", "Elsewherian war")
            for day, figure in (("2012-06", 20000), ("2013-05", 80000), ("2014-01", 130000))
        ),
        states=(state, replace(state, name="Elsewhere", demonyms=("Elsewherian",))),
        cues=real.cues,
    )  # fmt: skip


def gathered(*paragraphs: str) -> tuple[DateEvidence, ...]:
    parts: list[Part] = []
    text = ""
    for paragraph in paragraphs:
        span = Span(begin=len(text), end=len(text) + len(paragraph))
        parts.append(Part(kind=PartKind.PARAGRAPH, span=span, text=paragraph))
        text += paragraph + "\n\n"
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    article = CleanArticle(raw=raw, parts=tuple(parts))
    parsed = settle_names(parse_articles((article,), load_pipeline())[0], names())
    titles = spot_titles(parsed, PostLexicon.of(rows()))
    printed = spot_printed_dates(article)
    return gather_evidence(parsed, titles, printed, spot_times(parsed), DateIndex.of(rows()))


def of_kind(kind: EvidenceKind, *paragraphs: str) -> list[DateEvidence]:
    return [e for e in gathered(*paragraphs) if e.kind is kind]


def test_holder_of_a_post_was_in_office() -> None:
    found = of_kind(EvidenceKind.OFFICE_TERM, "Ruritanian Foreign Minister Ada Bell resigned.")
    best = max(found, key=lambda e: e.weight)
    assert best.earliest <= date(2010, 3, 1) <= best.latest
    assert (best.latest - date(2014, 6, 30)).days < 10
    assert best.reference == "tenure/test/ada-bell/2010-03-01"


def test_namesake_of_another_country_is_nobody() -> None:
    said = "Elsewherian Foreign Minister Ada Bell resigned."
    assert of_kind(EvidenceKind.OFFICE_TERM, said) == []


def test_open_end_is_only_a_beginning() -> None:
    (found,) = of_kind(EvidenceKind.OFFICE_TERM, "Ruritania's President Karl Roth spoke.")
    assert found.earliest < date(2011, 1, 2)
    assert found.latest.year > 2026


def test_former_holder_comes_after_the_office() -> None:
    said = "Former Ruritanian foreign minister Ada Bell spoke."
    (found,) = of_kind(EvidenceKind.OFFICE_TERM, said)
    assert date(2014, 6, 1) < found.earliest < date(2014, 8, 1)


def test_event_to_come_lies_ahead() -> None:
    found = of_kind(EvidenceKind.DATED_EVENT, "Delegates prepare for Zenda II, which is planned.")
    assert found
    assert all(e.latest <= date(2013, 9, 12) for e in found)


def test_event_with_a_weekday_beside_pins_the_week() -> None:
    found = of_kind(
        EvidenceKind.DATED_EVENT, "The Zenda II conference will open on Tuesday in Zenda."
    )
    best = max(found, key=lambda e: e.weight)
    assert (best.earliest, best.latest) == (date(2013, 9, 4), date(2013, 9, 10))


def test_event_does_not_fit_another_weekday() -> None:
    found = of_kind(
        EvidenceKind.DATED_EVENT, "The Zenda II conference will open on Friday in Zenda."
    )
    assert found == []


def test_town_of_an_event_speaks_of_it_again() -> None:
    found = of_kind(
        EvidenceKind.DATED_EVENT,
        "The Zenda II conference is planned.",
        "Delegates are to arrive in Zenda next week.",
    )
    assert any((e.earliest, e.latest) == (date(2013, 9, 2), date(2013, 9, 8)) for e in found)


def test_journey_on_a_weekday_is_found_among_those_of_the_traveller() -> None:
    found = of_kind(
        EvidenceKind.DATED_EVENT, "Foreign Minister Ada Bell spoke in Hentzau on Wednesday."
    )
    assert [(e.earliest, e.latest) for e in found] == [(date(2013, 5, 22), date(2013, 5, 28))]


def test_time_of_what_came_after_a_journey_is_not_its_own() -> None:
    said = "The sides met on Friday, after Foreign Minister Ada Bell spoke in Hentzau."
    days = [(e.earliest, e.latest) for e in of_kind(EvidenceKind.DATED_EVENT, said)]
    assert days == [(date(2013, 5, 22), date(2013, 5, 25)), (date(2013, 5, 22), date(2013, 7, 21))]
    for told in (
        "Foreign Minister Ada Bell, who left on Wednesday, spoke in Hentzau.",
        "He spoke on Wednesday in Hentzau, where he met Foreign Minister Ada Bell.",
    ):
        days = [(e.earliest, e.latest) for e in of_kind(EvidenceKind.DATED_EVENT, told)]
        assert days == [(date(2013, 5, 22), date(2013, 5, 28))]


def test_note_on_an_office_does_not_choose_its_holder_s_term() -> None:
    said = "Eva Lind, the foreign minister of the government of Ruritania, spoke on Monday."
    years = {e.earliest.year for e in of_kind(EvidenceKind.OFFICE_TERM, said) if e.weight > 0.1}
    assert years == {1998, 2004}


def test_he_is_no_traveller_named_before_another_person() -> None:
    told = "Foreign Minister Ada Bell is back. {} He spoke in Hentzau."
    kind = EvidenceKind.DATED_EVENT
    assert of_kind(kind, told.format("It rained."))
    assert of_kind(kind, told.format("Karl Roth, a farmer, met her.")) == []


def test_agreement_that_is_still_a_kind_of_thing_has_not_been_signed() -> None:
    said = "The two sides spoke today about the Zenda accord on the lake."
    kind = EvidenceKind.DATED_EVENT
    assert of_kind(kind, said)
    assert of_kind(kind, said, "It will take long until a Zenda accord is signed.") == []


def test_number_of_dead_is_that_of_the_conflict_that_the_article_names() -> None:
    said = "The conflict in Elsewhere has killed 80,000 people."
    assert of_kind(EvidenceKind.TOLL, said)
    assert of_kind(EvidenceKind.TOLL, "The Hill revolt goes on in Elsewhere.", said) == []


def test_name_of_a_body_comes_after_its_founding() -> None:
    found = of_kind(EvidenceKind.DATED_EVENT, "He leads the Union of Zenda.")
    assert [e.earliest for e in found] == [date(2012, 11, 1)]


def test_age_of_a_war_tells_the_year() -> None:
    (found,) = of_kind(EvidenceKind.DURATION, "Ruritania's two-year civil war goes on.")
    assert found.earliest < date(2013, 3, 15) < found.latest < date(2014, 6, 1)


def test_length_of_something_else_is_no_age() -> None:
    said = "Troops were in Ruritania for 29 years, including most of the war."
    assert of_kind(EvidenceKind.DURATION, said) == []


def test_number_of_dead_lies_on_the_series() -> None:
    (found,) = of_kind(EvidenceKind.TOLL, "The conflict in Ruritania has killed 80,000 people.")
    assert date(2013, 4, 1) < found.earliest < date(2013, 5, 31)
    assert found.latest < date(2014, 6, 1)


def test_number_of_wounded_is_no_toll() -> None:
    said = "In Ruritania 80,000 wounded were brought out and one man was killed."
    assert of_kind(EvidenceKind.TOLL, said) == []


def test_past_year_is_a_lower_bound() -> None:
    found = of_kind(EvidenceKind.EXPLICIT_DATE, "The law was passed in March 2012.")
    assert {e.earliest for e in found} == {date(2012, 3, 1)}


def test_promised_year_is_an_upper_bound() -> None:
    found = of_kind(EvidenceKind.EXPLICIT_DATE, "The bridge will be ready by the end of 2014.")
    assert {e.latest for e in found} == {date(2014, 12, 31)}
    assert sum(e.weight for e in found) > 0.8


def test_year_of_a_name_bounds_what_will_be() -> None:
    found = of_kind(EvidenceKind.EXPLICIT_DATE, "Voters will choose in the 2014 elections.")
    assert {e.latest for e in found} == {date(2014, 12, 31)}


def test_the_day_of_the_lead_with_its_weekday_is_days_ago() -> None:
    found = of_kind(EvidenceKind.EXPLICIT_DATE, "Bell resigned on Friday, January 17, 2014.")
    heaviest = max(found, key=lambda e: e.weight)
    assert (heaviest.earliest, heaviest.latest) == (date(2014, 1, 17), date(2014, 1, 24))


def test_a_siege_is_not_as_old_as_its_war() -> None:
    said = "The Ruritanian army took Zenda after an 18-month siege."
    assert of_kind(EvidenceKind.DURATION, said) == []


def test_first_names_may_be_initials() -> None:
    assert is_same_name(("lk", "roe"), ("lara", "kim", "roe"))
    assert not is_same_name(("lk", "roe"), ("lara", "roe"))


def test_holders_listed_behind_their_post_bear_witness() -> None:
    said = "The envoy met two foreign ministers - Ada Bell of Ruritania and Carl Dorn of Zenda."
    assert [e.reference for e in of_kind(EvidenceKind.OFFICE_TERM, said)]


def test_term_that_was_extended_is_not_told_as_past() -> None:
    said = (
        "The council said it had extended the truce from April 18, 2022, to April 17, 2023, with "
        "the hill army. It was decided to extend another from April 28, 2022 to April 27, 2023."
    )
    days = of_kind(EvidenceKind.EXPLICIT_DATE, said)
    assert days
    assert all(e.earliest <= date(2022, 4, 18) for e in days)


def test_what_was_promised_before_a_past_year_bounds_nothing() -> None:
    said = "The bridge will be ready by the end of 2014, they said. It fell in June 2017."
    assert all(e.latest > date(2015, 1, 1) for e in of_kind(EvidenceKind.EXPLICIT_DATE, said))


def test_attested_rows_lie_inside_their_bounds() -> None:
    row = replace(
        TENURE, kind="attested", start="2012-01-01", end="2013-01-01", start_prec="not_after",
        end_prec="not_before", earliest_start="2011-09-25", latest_end="2014-09-25",
    )  # fmt: skip
    term = read_term(row)
    assert term is not None
    assert (term.first.year, term.last.year) == (2011, 2014)


def test_recorded_term_beats_an_open_one_that_it_overlaps() -> None:
    closed = Term(first=date(2010, 1, 1), last=date(2012, 1, 1), is_closed=True, reference="a")
    open_ = Term(first=date(2010, 6, 1), last=date(2027, 1, 1), is_closed=False, reference="b")
    assert unite_terms((open_, closed)) == (closed,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Ahmet Davutoğlu", "Ahmet Davutoglu", id="accents"),
        pytest.param("Farah al-Attasi", "Farah Attasi", id="article left out"),
        pytest.param("Mohammad Javad Zarif", "Mohammad Zarif", id="middle name"),
        pytest.param("Sergey V. Lavrov", "Lavrov Sergey", id="initial and order"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    particles = ("al", "bin")
    assert is_same_name(name_words(one, particles), name_words(other, particles))


def test_roman_numbers_are_figures_in_names_of_events() -> None:
    assert fold_words("Geneva II") == fold_words("Geneva 2")


@given(st.text(max_size=40))
def test_folding_twice_equals_once(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@settings(max_examples=20)
@given(
    st.lists(
        st.sampled_from(
            ["Zenda", "II", "Ada", "Bell", "on", "Wednesday", "80,000", "killed", "two-year", "war",
             "Ruritania", "former", "president", ",", "“", "since", "2013", "next", "week", "in"]
        ),
        min_size=1,
        max_size=16,
    )
)  # fmt: skip
def test_no_order_of_words_raises_and_spans_read_back(words: list[str]) -> None:
    text = " ".join(words)
    for evidence in gathered(text):
        assert evidence.earliest <= evidence.latest
        assert all(span.end <= len(text) for span in evidence.spans)


def test_a_government_called_by_its_head_is_of_his_term() -> None:
    found = of_kind(EvidenceKind.OFFICE_TERM, "The Roth administration has welcomed the accord.")
    best = max(found, key=lambda e: e.weight)
    assert best.earliest < date(2011, 1, 2)


def test_ten_years_and_more_are_counted_by_calendar_years() -> None:
    (found,) = of_kind(EvidenceKind.DURATION, "The 15-year hill revolt goes on in Elsewhere.")
    assert found.earliest <= date(2016, 1, 1)


def test_no_territory_has_the_head_of_its_state_for_its_own() -> None:
    reference = load_reference(FOLDER)
    states = {s.name for s in reference.states if s.kind == "state"}
    heads = [
        t for t in reference.tenures if t.office_class == "head_of_state" and t.source == "factbook"
    ]
    own = {t.person for t in heads if t.country in states}
    kinds = {s.name: s.kind for s in reference.states}
    assert not [t for t in heads if kinds.get(t.country) == "territory" and t.person in own]


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        pytest.param("Ruritania is to vote again after the November 18 election was annulled.",
                     date(2012, 11, 18), date(2013, 12, 31), id="over"),
        pytest.param("Ruritania will hold its presidential election on March 9.",
                     date(2007, 1, 1), date(2008, 3, 9), id="to come"),
        pytest.param("Ruritania is calm since the disputed polls held in November.",
                     date(2012, 11, 18), date(2013, 12, 31), id="month alone"),
    ],
)  # fmt: skip
def test_day_of_a_vote_tells_its_year(said: str, first: date, last: date) -> None:
    found = [e for e in of_kind(EvidenceKind.DATED_EVENT, said) if e.sort == "ballot"]
    best = max(found, key=lambda e: e.weight)
    assert first <= best.earliest <= best.latest <= last


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Ruritania marked the birthday of its king on November 18.", id="no vote"),
        pytest.param("Elsewhere will hold its election on March 9.", id="another country"),
        pytest.param("Ruritania held a vote on May 5.", id="another day"),
    ],
)
def test_other_days_are_not_those_of_known_votes(said: str) -> None:
    assert not [e for e in of_kind(EvidenceKind.DATED_EVENT, said) if e.sort == "ballot"]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("The army is in breach of the protocol of May 9, 2011.", id="of a deal"),
        pytest.param("Villages are still facing the effects of the May 9, 2011 flood.", id="noun"),
        pytest.param("Women take part in a march on May 9, 2011 in Zenda.", id="present tense"),
    ],
)
def test_full_date_beside_a_present_tense_is_over(said: str) -> None:
    found = of_kind(EvidenceKind.EXPLICIT_DATE, said)
    assert found
    assert all(e.earliest >= date(2011, 5, 9) for e in found)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("The parties agreed to meet on May 9, 2011 in Zenda.", id="infinitive"),
        pytest.param("The truce will take effect on May 9, 2011.", id="will"),
        pytest.param("The truce is scheduled for May 9, 2011.", id="scheduled"),
    ],
)
def test_full_date_that_is_planned_is_to_come(said: str) -> None:
    found = of_kind(EvidenceKind.EXPLICIT_DATE, said)
    assert found
    assert all(e.latest == date(2011, 5, 9) for e in found)


def test_day_promised_with_its_weekday_is_near() -> None:
    said = "The truce will take effect at noon on Monday, May 9, 2011."
    best = max(of_kind(EvidenceKind.EXPLICIT_DATE, said), key=lambda e: e.weight)
    assert date(2011, 4, 20) < best.earliest < best.latest == date(2011, 5, 9)


def test_deputy_of_a_president_is_not_the_president() -> None:
    said = "Ruritanian Deputy President Karl Roth said so."
    assert of_kind(EvidenceKind.OFFICE_TERM, said) == []


def test_adjective_before_the_country_of_a_holder_does_not_hide_it() -> None:
    said = "Outgoing Ruritanian Foreign Minister Ada Bell said so."
    assert of_kind(EvidenceKind.OFFICE_TERM, said)


def test_term_without_an_end_ends_where_the_next_holder_was_seen() -> None:
    found = of_kind(EvidenceKind.OFFICE_TERM, "Ruritanian President Nina Voss said so.")
    best = max(found, key=lambda e: e.weight)
    assert date(2009, 1, 1) < best.latest < date(2010, 1, 1)


def test_person_named_without_a_post_is_in_the_news_while_in_office() -> None:
    found = of_kind(
        EvidenceKind.OFFICE_TERM, "Ada Bell told them in Ruritania that she would wait."
    )
    best = max(found, key=lambda e: e.weight)
    assert best.sort == "person"
    assert best.earliest <= date(2010, 3, 1) < date(2014, 6, 30) <= best.latest


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Ada Bell told them in Zenda that she would wait.", id="country not named"),
        pytest.param(
            "Ada K. Bell told them in Ruritania that she would wait.", id="another initial"
        ),
    ],
)
def test_namesakes_bear_no_witness(said: str) -> None:
    assert of_kind(EvidenceKind.OFFICE_TERM, said) == []


def test_chair_of_a_body_that_is_named_is_in_it() -> None:
    said = "The Ruritanian chairmanship of the Union has done nothing, the envoys said."
    found = sorted(of_kind(EvidenceKind.DATED_EVENT, said), key=lambda e: -e.weight)
    assert {e.earliest.year for e in found[:2]} == {2004, 2017}


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Protests go on since the toppling of Ruritanian President Nina Voss.", id="toppling"),
        pytest.param("Ruritanian President Nina Voss was deposed by the guard.", id="deposed"),
    ],
)  # fmt: skip
def test_fall_of_a_holder_is_news_about_the_end_of_the_term(said: str) -> None:
    best = max(of_kind(EvidenceKind.OFFICE_TERM, said), key=lambda e: e.weight)
    assert date(2007, 1, 1) < best.earliest < best.latest < date(2011, 1, 1)


def test_former_holder_was_seen_in_office_last_before_the_term_can_end() -> None:
    said = "Former Ruritanian president Nina Voss spoke."
    found = max(of_kind(EvidenceKind.OFFICE_TERM, said), key=lambda e: e.weight)
    assert found.earliest.year == 2008


def test_time_beside_the_fall_of_a_holder_tells_the_month() -> None:
    said = "The council rules since last month's toppling of Ruritanian foreign minister Ada Bell."
    best = max(of_kind(EvidenceKind.OFFICE_TERM, said), key=lambda e: e.weight)
    assert (best.earliest.month, best.latest.month, best.latest.year) == (7, 8, 2014)


def test_date_that_something_is_done_ahead_of_is_to_come() -> None:
    said = "The council had begun to plan ahead of the vote on June 15, 2011."
    assert {e.latest for e in of_kind(EvidenceKind.EXPLICIT_DATE, said)} == {date(2011, 6, 15)}
