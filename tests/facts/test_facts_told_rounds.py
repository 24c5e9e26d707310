"""What articles tell of rounds of talks: which are meant, who is willing, what else has a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import (
    CasualtyCount,
    EpistemicStatus,
    EventPart,
    Interaction,
    Participation,
    Polarity,
    ScheduleStatus,
    Scheduling,
    Stance,
    StanceValue,
)
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.model import Situation
    from flows.pipeline import Tools

_ROUND = "OSLO, March 3, 2011 - Kenya and Chad began a third round of talks in Oslo on Thursday."


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("Talks broke down in 2003.", id="bare"),
        pytest.param("The talks collapsed in May 2003.", id="the"),
        pytest.param("Previous talks ended in 2003.", id="previous"),
        pytest.param("There was a truce until 2003, when talks broke down.", id="when"),
    ],
)
def test_talks_of_a_year_before_are_not_the_round_at_hand(tools: Tools, before: str) -> None:
    found, _ = told(tools, f"{_ROUND} {before}")
    (began,) = set(_stood(found, ScheduleStatus.BEGAN))
    assert began not in _stood(found, ScheduleStatus.ENDED)


def test_what_ended_this_year_is_the_round_at_hand(tools: Tools) -> None:
    found, _ = told(tools, f"{_ROUND} The talks broke down in 2011.")
    assert len({s.event for s in found if isinstance(s, Scheduling)}) == 1


def test_a_second_clause_with_when_has_the_time_too(tools: Tools) -> None:
    text = "The talks were suspended in 2003, when fighting broke out and Chad attacked Kenya."
    facts = facts_of(tools, f"OSLO, March 3, 2011 - {text}")
    deeds = [s for c in facts.claims for s in c.states if isinstance(s, Interaction)]
    assert [s.when is not None for s in deeds if s.type == "ASSAULT"] == [True]


def test_a_news_conference_is_no_round_of_talks(tools: Tools) -> None:
    text = "Mediator John Miller told a news conference in Oslo that he had suspended the talks."
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    events = {labels[s.event] for s in found if isinstance(s, Scheduling | Participation)}
    assert events == {"talks"}


def test_a_date_inside_a_noun_is_that_of_no_other(tools: Tools) -> None:
    text = "Norway urged Kenya to end the standoff over the December 27 presidential elections."
    facts = facts_of(tools, f"OSLO, March 3, 2011 - {text}")
    labels = {e.id: e.label for e in facts.entities.entities}
    dated = [s for c in facts.claims for s in c.states if isinstance(s, Scheduling) and s.when]
    assert "standoff" not in {labels[s.event] for s in dated}


def test_the_day_of_confirming_is_not_that_of_the_meeting(tools: Tools) -> None:
    facts = facts_of(tools, "Norway confirmed the meeting on Monday.")
    planned = [s for c in facts.claims for s in c.states if isinstance(s, Scheduling)]
    assert [(s.status, s.when) for s in planned] == [(ScheduleStatus.PLANNED, None)]


def test_an_accord_that_ended_a_war_was_made(tools: Tools) -> None:
    text = "Kenya and Chad met for the first time since the May 2009 accord that ended the war."
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    stood = {s.status for s in found if isinstance(s, Scheduling) and "accord" in labels[s.event]}
    assert ScheduleStatus.ENDED not in stood


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kenya said they were prepared for talks with Chad.", id="they"),
        pytest.param("Kenya is prepared for talks with Chad.", id="named"),
    ],
)
def test_who_is_prepared_for_talks_is_willing(tools: Tools, text: str) -> None:
    found, labels = told(tools, text)
    willing = [labels[s.agent] for s in _stances(found, StanceValue.WILLING)]
    assert willing == ["Kenya"]


def test_what_others_ask_somebody_to_give_up_is_no_refusal(tools: Tools) -> None:
    text = "Norway hopes to persuade Kenya to quit the nuclear programme."
    found, _ = told(tools, f"OSLO, March 3, 2011 - {text}")
    assert not [s for s in found if isinstance(s, Stance)]


def test_what_is_refused_is_told_even_if_something_is_sent(tools: Tools) -> None:
    found, labels = told(tools, "OSLO, March 3, 2011 - Kenya has refused to send aid to Chad.")
    refused = [labels[s.target] for s in _stances(found, StanceValue.REFUSES)]
    assert refused == ["send aid to Chad"]


def test_refusing_to_attend_says_nothing_of_the_event(tools: Tools) -> None:
    facts = facts_of(tools, "OSLO, March 3, 2011 - Kenya refused to attend the talks in Oslo.")
    claims = [c for c in facts.claims if _stances(c.states, StanceValue.REFUSES)]
    assert [c.polarity for c in claims] == [Polarity.POSITIVE]
    assert not [s for c in facts.claims for s in c.states if isinstance(s, Scheduling)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kenya warned it would attack Chad.", id="warned"),
        pytest.param("Kenya warned that it would resume its attacks on Chad.", id="noun"),
        pytest.param("Kenya threatened to resume attacks on Chad.", id="threatened"),
    ],
)
def test_warning_what_one_will_do_is_a_threat(tools: Tools, text: str) -> None:
    found, _ = told(tools, f"OSLO, March 3, 2011 - {text}")
    assert {s.type for s in found if isinstance(s, Interaction)} == {"THREATEN"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norway warned it would halt trade deals with Chad.", id="no deal meant"),
        pytest.param("Kenya suspended its peace accord with Chad.", id="suspended"),
    ],
)
def test_nobody_agrees_by_ending_an_agreement(tools: Tools, text: str) -> None:
    found, _ = told(tools, f"OSLO, March 3, 2011 - {text}")
    assert "AGREE" not in {s.type for s in found if isinstance(s, Interaction)}


def test_what_is_set_off_behind_a_charge_is_not_alleged(tools: Tools) -> None:
    text = "Kenya blamed Chad for the fighting, which began in May after five soldiers were killed."
    facts = facts_of(tools, f"OSLO, March 3, 2011 - {text}")
    tolls = [c for c in facts.claims if any(isinstance(s, CasualtyCount) for s in c.states)]
    assert [c.status for c in tolls] == [EpistemicStatus.ASSERTED]


def test_it_is_the_body_without_a_name_that_says_so(tools: Tools) -> None:
    text = "Hamas declared a truce. But the military says it will not stop the raids."
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    refusing = [labels[s.agent] for s in _stances(found, StanceValue.REFUSES)]
    assert "Hamas" not in refusing


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Tuesday's meeting lasted three hours.", ["Oslo"], id="day of the first"),
        pytest.param("Monday's meeting lasted three hours.", ["Geneva"], id="day of the last"),
        pytest.param("The July talks lasted three hours.", [], id="another month"),
    ],
)
def test_a_day_tells_which_meeting_is_meant(tools: Tools, text: str, places: list[str]) -> None:
    lead = "Kenya and Chad met in Oslo on Tuesday. Talks between them in Geneva on Monday failed."
    found, labels = told(tools, f"OSLO, March 3, 2011 - {lead} {text}")
    held = [labels[e] for e in _stood(found, ScheduleStatus.HELD)][-1:]
    assert [p for p in ("Oslo", "Geneva") if held and p in held[0]] == places


def test_day_of_talks_without_a_day_yet(tools: Tools) -> None:
    text = "Kenyan government envoys arrived for peace talks with rebels of the FNL."
    found, _ = told(tools, f"{text} Delegates were awaiting Monday's talks.")
    assert len({s.event for s in found if isinstance(s, Participation | Scheduling)}) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Kenya-Chad talks ended on Monday.", id="talks"),
        pytest.param("The Kenya-Chad truce took effect on Monday.", id="truce"),
        pytest.param(
            "Kenya and Chad opened talks. The parties agreed to free prisoners.", id="and"
        ),
    ],
)
def test_who_is_named_together_before_talks_holds_them(tools: Tools, text: str) -> None:
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    there = {labels[s.agent] for s in found if isinstance(s, Participation | Stance)}
    assert there == {"Kenya", "Chad"}


def test_a_headline_says_who_is_to_host_whose_talks(tools: Tools) -> None:
    head = "Norway to host Kenya-Chad peace talks"
    found, labels = told(
        tools, f"{head}\n\nEnvoys came to Oslo on Monday to prepare for the talks."
    )
    parts = {(labels[s.agent], s.part) for s in found if isinstance(s, Participation)}
    assert parts >= {
        ("Norway", EventPart.HOST),
        ("Kenya", EventPart.EXPECTED),
        ("Chad", EventPart.EXPECTED),
    }


def test_who_confirms_their_participation_is_expected(tools: Tools) -> None:
    text = "Kenya and Chad have confirmed their participation in the conference in Oslo."
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    parts = {(labels[s.agent], s.part) for s in found if isinstance(s, Participation)}
    assert parts == {("Kenya", EventPart.EXPECTED), ("Chad", EventPart.EXPECTED)}


def test_a_meeting_that_is_hailed_took_place_if_it_is_told_so(tools: Tools) -> None:
    text = "Kenya and Chad met in Oslo on Monday. France hailed the meeting between Kenya and Chad."
    found, _ = told(tools, f"OSLO, March 3, 2011 - {text}")
    assert {s.part for s in found if isinstance(s, Participation)} == {EventPart.PARTICIPANT}


def test_separate_meetings_with_two_are_none_between_them(tools: Tools) -> None:
    text = "There were separate meetings with John Miller and Ann Brown."
    found, _ = told(tools, f"OSLO, March 3, 2011 - {text}")
    assert not [s for s in found if isinstance(s, Participation)]


def test_their_meeting_is_no_summit_of_others(tools: Tools) -> None:
    text = (
        "The African Union summit said talks must go on. Aides to John Miller and Ann Brown said no "
        "deal was reached in their meeting on Wednesday."
    )
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    events = {labels[s.event] for s in found if isinstance(s, Participation)}
    assert not [e for e in events if "summit" in e]


def test_clashes_that_are_reported_are_a_noun(tools: Tools) -> None:
    text = "Security sources reported clashes between Hamas and Kenya earlier this month."
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    assert {labels[s.agent] for s in found if isinstance(s, Participation)} == {"Hamas", "Kenya"}


def test_what_a_war_is_of_is_no_place_of_the_talks_about_it(tools: Tools) -> None:
    text = (
        "Kenyan envoys came for peace talks with rebels aimed at ending South Asia's longest war."
    )
    facts = facts_of(tools, f"OSLO, March 3, 2011 - {text}")
    assert not [e for e in facts.entities.entities if "talks" in e.label and e.place]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        pytest.param("Kenya will attend the talks in Oslo as an observer.", "Kenya", id="will"),
        pytest.param("An observer from Chad attended the talks in Oslo.", "Chad", id="from"),
    ],
)
def test_who_is_there_as_an_observer_is_a_guest(tools: Tools, text: str, agent: str) -> None:
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    parts = [(labels[s.agent], s.part) for s in found if isinstance(s, Participation)]
    assert parts == [(agent, EventPart.GUEST)]


def test_what_is_told_before_but_is_not_what_somebody_alleges(tools: Tools) -> None:
    text = "Kenya rejected the plan and Chad accepted it, but Uganda alleged foul play."
    facts = facts_of(tools, f"OSLO, March 3, 2011 - {text}")
    told_so = [c.status for c in facts.claims if any(isinstance(s, Stance) for s in c.states)]
    assert told_so == [EpistemicStatus.ASSERTED] * 2


def test_the_two_sides_are_the_governments_that_talk(tools: Tools) -> None:
    text = "Talks between the Kenyan government and the Chadian government began on Monday."
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text} The two sides signed a truce.")
    pairs = [s for s in found if isinstance(s, Interaction) and s.type == "AGREE"]
    assert {labels[s.agent] for s in pairs} == {"Government of Kenya"}
    assert {labels[s.target or ""] for s in pairs} == {"Government of Chad"}


def test_the_signing_of_a_deal_is_put_off_without_those_who_sign(tools: Tools) -> None:
    text = "The signing of a peace deal to end the war was postponed on Friday."
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    assert [labels[e] for e in _stood(found, ScheduleStatus.POSTPONED)] == ["peace deal"]


def test_the_year_before_a_truce_is_when_it_was_made(tools: Tools) -> None:
    text = "Kenya and Chad will meet in Oslo on the future of their fragile 2002 truce."
    facts = facts_of(tools, f"OSLO, March 3, 2011 - {text}")
    raw = facts.article.raw.text
    states = [s for c in facts.claims for s in c.states if isinstance(s, Scheduling) and s.when]
    times = {raw[s.when.begin : s.when.end]: s.status for s in states if s.when is not None}
    assert times == {"2002": ScheduleStatus.HELD}


def test_no_longer_asking_is_not_asking(tools: Tools) -> None:
    text = "Kenya is no longer calling on Chad to disarm."
    facts = facts_of(tools, f"OSLO, March 3, 2011 - {text}")
    asked = [c for c in facts.claims if any(isinstance(s, Interaction) for s in c.states)]
    assert [c.polarity for c in asked] == [Polarity.NEGATIVE]


def test_who_boycotts_the_event_boycotts_the_gathering(tools: Tools) -> None:
    text = "Chad is at a summit of leaders in Oslo. Kenya boycotted the event."
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    (refused,) = _stances(found, StanceValue.REFUSES)
    assert (labels[refused.agent], labels[refused.target]) == ("Kenya", "summit in Oslo")


def test_who_mediates_a_crisis_is_its_mediator(tools: Tools) -> None:
    found, labels = told(tools, "John Miller, who is mediating the crisis in Kenya, left Oslo.")
    parts = [(labels[s.agent], s.part) for s in found if isinstance(s, Participation)]
    assert ("John Miller", EventPart.MEDIATOR) in parts


def test_a_new_round_that_two_are_to_start_is_told(tools: Tools) -> None:
    text = "Kenya and Chad are slated to start a new round of talks about oil within a few hours."
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    parts = {(labels[s.agent], s.part) for s in found if isinstance(s, Participation)}
    assert parts == {("Kenya", EventPart.EXPECTED), ("Chad", EventPart.EXPECTED)}


def test_negotiators_for_two_with_posts_are_of_both(tools: Tools) -> None:
    text = (
        "Negotiators for President Mwai Kibaki and opposition leader Raila Odinga held talks on "
        "Monday in a mood of optimism that a deal can be reached."
    )
    found, labels = told(tools, f"NAIROBI, March 3, 2008 - {text}")
    there = [labels[s.agent] for s in found if isinstance(s, Participation)]
    assert sorted(there) == ["Mwai Kibaki", "Raila Odinga"]


def test_who_is_backed_does_what_is_told_of_him_by_the_article(tools: Tools) -> None:
    text = "Norway expressed support for Ann Brown, who is seeking to revive talks in Oslo."
    facts = facts_of(tools, f"OSLO, March 3, 2011 - {text}")
    wishes = [c for c in facts.claims if _stances(c.states, StanceValue.SUPPORTS)]
    assert {c.claimant for c in wishes} == {None}


def test_what_is_done_without_waiting_is_done_on_no_condition(tools: Tools) -> None:
    text = "Kenya is prepared to start talks with Chad without waiting for the polls."
    found, _ = told(tools, f"OSLO, March 3, 2011 - {text}")
    assert not _stances(found, StanceValue.CONDITIONAL)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kenya seeks talks on the border.", id="bare"),
        pytest.param("Kenya wants new talks.", id="new"),
        pytest.param("Kenya will bring proof to the next round of talks.", id="next"),
    ],
)
def test_who_wants_more_talks_does_not_mean_those_that_were_held(tools: Tools, text: str) -> None:
    found, _ = told(tools, f"Kenya and Chad met in Oslo on Monday. {text}")
    (held,) = set(_stood(found, ScheduleStatus.HELD))
    assert held not in {s.target for s in found if isinstance(s, Stance)}
    assert held not in _stood(found, ScheduleStatus.PLANNED)


def test_the_meeting_is_the_summit_told_before_and_not_talks_told_later(tools: Tools) -> None:
    text = (
        "Differences dominated the first day of a summit of leaders in Oslo. Ann Brown is at the "
        "meeting of the African Union. Opening the two-day summit, John Miller spoke of peace. "
        "Before that he held talks with Tom Berg."
    )
    found, labels = told(tools, f"OSLO, March 3, 2011 - {text}")
    at = {labels[s.agent]: labels[s.event] for s in found if isinstance(s, Participation)}
    assert at["Ann Brown"] == "summit in Oslo"
    assert "Oslo" not in at["Tom Berg"]


def test_talks_that_start_on_a_day_are_planned(tools: Tools) -> None:
    text = "Kenya and Chad will take part in talks starting on Friday."
    facts = facts_of(tools, f"OSLO, March 3, 2011 - {text}")
    held = [s for c in facts.claims for s in c.states if isinstance(s, Scheduling)]
    assert [(s.status, s.when is not None) for s in held] == [(ScheduleStatus.PLANNED, True)]


def test_a_new_round_that_will_be_held_is_told_without_a_day(tools: Tools) -> None:
    text = "The rebels said a new round of talks with the government would be held soon."
    found, _ = told(tools, f"OSLO, March 3, 2011 - {text}")
    assert _stood(found, ScheduleStatus.PLANNED) or _stood(found, ScheduleStatus.LIKELY)


def _stood(found: Sequence[Situation], status: ScheduleStatus) -> list[str]:
    return [s.event for s in found if isinstance(s, Scheduling) and s.status is status]


def _stances(found: Sequence[Situation], value: StanceValue) -> list[Stance]:
    return [s for s in found if isinstance(s, Stance) and s.value is value]
