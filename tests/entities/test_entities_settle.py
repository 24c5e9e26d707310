from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.dates.spot import spot_times
from flows.entities.settle import settle_entities
from flows.entities.spelling import slug
from flows.model import (
    ActorType,
    ArticleFacts,
    Claim,
    DateAssessment,
    DateValue,
    Entity,
    EntityKind,
    EventPart,
    EventType,
    Mention,
    Participation,
    Precision,
    ScheduleStatus,
    Scheduling,
    Span,
    Verdict,
)
from tests.entities.handmade import parse, read

if TYPE_CHECKING:
    from flows.pipeline import Tools


def _facts(tools: Tools, article: str, *paragraphs: str) -> ArticleFacts:
    return ArticleFacts(
        article=parse(*paragraphs, article=article).article,
        entities=read(tools.gazetteer, *paragraphs, article=article),
    )


def _dated(**days: str) -> dict[str, DateAssessment]:
    return {article: _assessment(date.fromisoformat(day)) for article, day in days.items()}


def _assessment(day: date) -> DateAssessment:
    value = DateValue(edtf=str(day), earliest=day, latest=day, precision=Precision.DAY)
    return DateAssessment(
        verdict=Verdict.MISSING, printed=None, decided=value, confidence=1.0, basis=None, because=()
    )


TALKS = "Both sides opened talks in Doha on Monday."


def test_meetings_described_alike_in_the_same_days_are_one(tools: Tools) -> None:
    articles = [_facts(tools, "a", TALKS), _facts(tools, "b", "The Doha meeting went on.")]
    settled = settle_entities(articles, _dated(a="2013-05-23", b="2013-05-25"))
    events = [e.id for e in settled.entities if e.kind is EntityKind.EVENT]
    assert events == ["event/meeting-in-doha-2013-05"]


def test_meetings_in_one_town_in_two_years_are_two(tools: Tools) -> None:
    articles = [_facts(tools, "a", TALKS), _facts(tools, "b", TALKS)]
    settled = settle_entities(articles, _dated(a="2013-05-23", b="2014-05-23"))
    events = [e.id for e in settled.entities if e.kind is EntityKind.EVENT]
    assert events == ["event/meeting-in-doha-2013-05", "event/meeting-in-doha-2014-05"]


def test_a_described_peace_conference_is_the_numbered_one_of_those_months(tools: Tools) -> None:
    articles = [
        _facts(tools, "a", "Syria will attend Geneva II. Syrian officials said so."),
        _facts(
            tools, "b", "Syria will attend the Geneva peace conference. Syrian officials said so."
        ),
    ]
    settled = settle_entities(articles, _dated(a="2013-10-17", b="2014-01-14"))
    assert settled.renamed["b"] == {"event/b/peace-conference-in-geneva": "event/geneva-ii"}


def test_another_states_peace_conference_stays_its_own(tools: Tools) -> None:
    articles = [
        _facts(tools, "a", "Syria will attend Geneva II. Syrian officials said so."),
        _facts(
            tools, "b", "Libya will attend the Geneva peace conference. Libyan officials said so."
        ),
    ]
    settled = settle_entities(articles, _dated(a="2013-10-17", b="2013-11-14"))
    assert settled.renamed["b"] == {
        "event/b/peace-conference-in-geneva": "event/peace-conference-in-geneva-2013-11"
    }


def test_a_conflict_is_the_civil_war_that_others_call_it(tools: Tools) -> None:
    articles = [
        _facts(tools, "a", "Syria's civil war goes on. Syria waits."),
        _facts(tools, "b", "The conflict in Syria goes on."),
    ]
    settled = settle_entities(articles, _dated(a="2013-10-17", b="2014-01-14"))
    assert settled.renamed["b"] == {"event/conflict-in-syria": "event/syrian-civil-war"}


def _hand(article: str, *entities: Entity) -> ArticleFacts:
    base = parse("Nothing.", article=article)
    mentions = tuple(Mention(span=Span(begin=0, end=1), text="N", entity=e.id) for e in entities)
    facts = ArticleFacts(article=base.article)
    return replace(facts, entities=replace(facts.entities, entities=entities, mentions=mentions))


def _person(name: str, identifier: str) -> Entity:
    return Entity(id=f"person/{identifier}", kind=EntityKind.PERSON, label=name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Khaled Saleh", "Khalid Saleh", id="a vowel"),
        pytest.param("Mohamed Hamdan Dagalo", "Mohammed Hamdan Daglo", id="the last vowel"),
        pytest.param("Mohammed Abdul-Salam", "Mohammed Abdusalam", id="servant of"),
    ],
)
def test_spellings_of_a_person_are_one_across_articles(one: str, other: str) -> None:
    articles = [_hand("a", _person(one, slug(one))), _hand("b", _person(other, slug(other)))]
    settled = settle_entities(articles, {})
    assert [(e.id, e.label, e.alt_labels) for e in settled.entities] == [
        (f"person/{slug(one)}", one, (other,))
    ]
    assert settled.renamed == {"b": {f"person/{slug(other)}": f"person/{slug(one)}"}}


def test_a_longer_name_takes_in_the_shorter_one() -> None:
    articles = [
        _hand("a", _person("Javad Zarif", "javad-zarif")),
        _hand("b", _person("Mohammad Javad Zarif", "mohammad-javad-zarif")),
    ]
    settled = settle_entities(articles, {})
    assert settled.renamed == {"a": {"person/javad-zarif": "person/mohammad-javad-zarif"}}


def test_namesake_towns_stay_two() -> None:
    towns = [
        Entity(id=i, kind=EntityKind.PLACE, label="Tripoli")
        for i in ("place/tripoli", "place/tripoli-lebanon")
    ]
    settled = settle_entities([_hand("a", towns[0]), _hand("b", towns[1])], {})
    assert [e.id for e in settled.entities] == ["place/tripoli", "place/tripoli-lebanon"]


def test_towns_that_differ_by_more_than_a_spelling_stay_two() -> None:
    towns = [
        Entity(id=f"place/{name.lower()}", kind=EntityKind.PLACE, label=name)
        for name in ("Zhoukou", "Zhouqu")
    ]
    settled = settle_entities([_hand("a", towns[0]), _hand("b", towns[1])], {})
    assert [e.id for e in settled.entities] == ["place/zhoukou", "place/zhouqu"]


@pytest.mark.parametrize(
    ("states", "events"),
    [
        pytest.param(("ghana", "ghana"), 1, id="one state"),
        pytest.param(("ghana", "senegal"), 2, id="two states"),
        pytest.param((None, None), 2, id="no state named"),
    ],
)
def test_elections_are_one_only_in_one_state(states: tuple[str | None, ...], events: int) -> None:
    articles = [_election(a, state) for a, state in zip("ab", states, strict=True)]
    renamed = settle_entities(articles, _dated(a="2024-03-24", b="2024-03-25")).renamed
    found = {new for ids in renamed.values() for new in ids.values() if "event" in new}
    assert len(found) == events


def _election(article: str, state: str | None) -> ArticleFacts:
    event = Entity(
        id=f"event/{article}/presidential-election",
        kind=EntityKind.EVENT,
        label="presidential election",
        event_type=EventType.ELECTION,
    )
    if state is None:
        return _hand(article, event)
    place = Entity(
        id=f"organization/{state}",
        kind=EntityKind.ORGANIZATION,
        label=state,
        actor_type=ActorType.STATE,
    )
    return _hand(article, event, place)


def test_any_order_of_articles_settles_the_same(tools: Tools) -> None:
    articles = [
        _facts(tools, "a", TALKS),
        _facts(tools, "b", "The Doha meeting went on."),
        _facts(tools, "c", "Ministers gathered in Doha."),
    ]
    dated = _dated(a="2013-05-23", b="2013-05-25", c="2013-05-28")
    assert settle_entities(articles, dated) == settle_entities(articles[::-1], dated)


def _meeting(article: str, *people: str) -> ArticleFacts:
    event = Entity(
        id=f"event/{article}/meeting-in-geneva",
        kind=EntityKind.EVENT,
        label="meeting in Geneva",
        event_type=EventType.MEETING,
        place="place/geneva",
    )
    parts = tuple(
        Participation(agent=f"person/{name}", event=event.id, part=EventPart.PARTICIPANT)
        for name in people
    )
    claims = tuple(Claim(spans=(Span(begin=0, end=1),), states=(part,)) for part in parts)
    return replace(_hand(article, event), claims=claims)


def test_meetings_in_one_town_of_quite_other_people_are_two() -> None:
    articles = [_meeting("a", "berg", "holm"), _meeting("b", "lopez", "diaz")]
    renamed = settle_entities(articles, _dated(a="2013-05-23", b="2013-06-02")).renamed
    assert len({new for ids in renamed.values() for new in ids.values()}) == 2


def test_meetings_that_share_somebody_are_one() -> None:
    articles = [_meeting("a", "berg", "holm"), _meeting("b", "holm", "diaz")]
    renamed = settle_entities(articles, _dated(a="2013-05-23", b="2013-05-24")).renamed
    assert len({new for ids in renamed.values() for new in ids.values()}) == 1


def _talks(article: str, place: str | None, day: str, *people: str) -> ArticleFacts:
    """Let an article tell of a meeting of people, on a day of its own."""
    facts = _meeting(article, *people)
    (event,) = facts.entities.entities
    label = "meeting of some" if place is None else f"meeting in {place}"
    named = replace(event, place=None if place is None else f"place/{place}", label=label)
    (time,) = spot_times(parse(f"It was on {day}.", article=article))
    held = Scheduling(event=event.id, status=ScheduleStatus.HELD, when=time.span)
    claim = Claim(spans=(Span(begin=0, end=1),), states=(held,))
    entities = replace(facts.entities, entities=(named,))
    return replace(facts, entities=entities, times=(time,), claims=(*facts.claims, claim))


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        pytest.param(("oslo", "1 May 2013", "berg", "holm"),
                     (None, "1 May 2013", "berg", "holm", "diaz"), 1, id="two people"),
        pytest.param(("oslo", "1 May 2013", "berg", "holm"),
                     (None, "2 May 2013", "berg", "holm"), 2, id="another day"),
        pytest.param(("oslo", "1 May 2013", "berg", "holm"),
                     (None, "1 May 2013", "berg", "diaz"), 2, id="one person"),
        pytest.param(("oslo", "1 May 2013", "berg", "holm"),
                     ("bern", "1 May 2013", "berg", "holm"), 2, id="two towns"),
    ],
)  # fmt: skip
def test_who_meet_on_one_day_meet_once(
    one: tuple[str | None, str, str, str], other: tuple[str | None, str, str, str], events: int
) -> None:
    articles = [_talks("a", *one), _talks("b", *other)]
    renamed = settle_entities(articles, _dated(a="2013-05-02", b="2013-05-03")).renamed
    assert len({new for ids in renamed.values() for new in ids.values()}) == events


def _blast(article: str, place: str, day: str | None, noun: str = "bombing") -> ArticleFacts:
    """Let an article tell of a blast in a place, on a day of its own where one is given."""
    state = Entity(
        id="organization/ostria",
        kind=EntityKind.ORGANIZATION,
        label="Ostria",
        actor_type=ActorType.STATE,
    )
    towns = [
        Entity(id=f"place/{t}", kind=EntityKind.PLACE, label=t, within=state.id)
        for t in ("zarun", "belgar")
    ]
    event = Entity(
        id=f"event/{article}/{noun}-in-{place.rpartition('/')[2]}",
        kind=EntityKind.EVENT,
        label=f"{noun} in {place.rpartition('/')[2]}",
        event_type=EventType.ARMED_EVENT,
        place=place,
    )
    facts = _hand(article, state, *towns, event)
    if day is None:
        return facts
    said = f"It was on {day}."
    (time,) = spot_times(parse(said, article=article))
    held = Scheduling(event=event.id, status=ScheduleStatus.HELD, when=time.span)
    return replace(
        facts, times=(time,), claims=(Claim(spans=(Span(begin=0, end=1),), states=(held,)),)
    )


DAY, NEXT = "7 August 1998", "8 August 1998"


@pytest.mark.parametrize(
    ("facts", "events"),
    [
        pytest.param([("organization/ostria", DAY, "bombing"), ("place/zarun", DAY, "blast")], 1,
                     id="a town of the state"),
        pytest.param([("organization/ostria", DAY, "clash"), ("place/zarun", DAY, "raid")], 2,
                     id="other nouns"),
        pytest.param([("organization/ostria", DAY, "bombing"), ("place/zarun", NEXT, "blast")], 2,
                     id="other days"),
        pytest.param([("organization/ostria", DAY, "bombing"), ("place/zarun", None, "blast")], 2,
                     id="no day of its own"),
        pytest.param([("organization/ostria", DAY, "bombing"), ("place/zarun", DAY, "blast"),
                      ("place/belgar", DAY, "blast")], 3, id="two towns"),
    ],
)  # fmt: skip
def test_what_others_tell_of_a_town_of_the_state_on_that_day_is_one_event(
    facts: list[tuple[str, str | None, str]], events: int
) -> None:
    articles = [_blast(f"a{n}", *one) for n, one in enumerate(facts)]
    settled = settle_entities(articles, _dated(a0="1998-08-09", a1="1998-08-09", a2="1998-08-09"))
    assert len([e for e in settled.entities if e.kind is EntityKind.EVENT]) == events


def test_an_event_bears_the_month_that_its_surest_telling_gives() -> None:
    articles = [
        _blast("a0", "place/zarun", "2 April 2015"),
        _blast("a1", "place/zarun", "Thursday"),
    ]
    wide = _dated(a0="2015-04-02", a1="2015-04-02")
    vague = DateValue(
        edtf="2015-03-24/2015-04-09",
        earliest=date(2015, 3, 24),
        latest=date(2015, 4, 9),
        precision=Precision.INTERVAL,
    )
    dated = wide | {"a1": replace(wide["a1"], decided=vague)}
    events = [e.id for e in settle_entities(articles, dated).entities if e.kind is EntityKind.EVENT]
    assert events == ["event/bombing-in-zarun-2015-04"]


def _war(article: str, name: str, topic: str) -> ArticleFacts:
    state = Entity(id=topic, kind=EntityKind.ORGANIZATION, label=topic, actor_type=ActorType.STATE)
    war = Entity(
        id=f"event/{name}",
        kind=EntityKind.EVENT,
        label=name.replace("-", " "),
        event_type=EventType.CONFLICT,
        place="organization/mali",
    )
    return _hand(article, state, war)


@pytest.mark.parametrize(
    ("day", "want"),
    [
        pytest.param("2013-10-01", {"event/war-in-mali"}, id="in the same years"),
        pytest.param("1991-10-01", {"event/war-in-mali", "event/conflict-in-mali"}, id="long ago"),
    ],
)
def test_what_articles_of_the_same_years_call_the_war_is_one(day: str, want: set[str]) -> None:
    articles = [
        _war("a", "war-in-mali", "organization/mali"),
        _war("b", "conflict-in-mali", "organization/france"),
    ]
    settled = settle_entities(articles, _dated(a="2013-05-23", b=day))
    assert {e.id for e in settled.entities if e.kind is EntityKind.EVENT} == want


def test_a_resolution_by_number_alone_is_the_titled_one() -> None:
    def agreement(article: str, label: str) -> ArticleFacts:
        event = Entity(
            id=f"event/{label.lower().replace(' ', '-')}",
            kind=EntityKind.EVENT,
            label=label,
            event_type=EventType.AGREEMENT,
        )
        return _hand(article, event)

    articles = [
        agreement("a", "Resolution 2118"),
        agreement("b", "Security Council Resolution 2118"),
    ]
    settled = settle_entities(articles, {})
    assert [e.id for e in settled.entities] == ["event/security-council-resolution-2118"]


@pytest.mark.parametrize(
    ("first", "last", "want"),
    [
        pytest.param("2013-05-23", "2013-05-23", "2013-05", id="a day"),
        pytest.param("2013-05-01", "2013-05-31", "2013-05", id="a month"),
        pytest.param("2013-01-01", "2013-12-31", "a", id="an article of some day of that year"),
        pytest.param("1990-01-01", "2027-12-31", "a", id="an article of no known time"),
    ],
)
def test_an_event_of_no_known_month_bears_the_name_of_its_article(
    first: str, last: str, want: str
) -> None:
    settled = settle_entities([_meeting("a", "berg", "holm")], {"a": _between(first, last)})
    events = [e.id for e in settled.entities if e.kind is EntityKind.EVENT]
    assert events == [f"event/meeting-in-geneva-{want}"]


def test_meetings_told_by_articles_of_no_known_time_stay_two() -> None:
    articles = [_meeting("a", "berg", "holm"), _meeting("b", "berg", "holm")]
    wide = _between("2013-05-01", "2013-12-31")
    dated = {"a": wide, **_dated(b="2013-05-24")}
    renamed = settle_entities(articles, dated).renamed
    assert len({new for ids in renamed.values() for new in ids.values()}) == 2


def _between(first: str, last: str) -> DateAssessment:
    value = DateValue(
        edtf=f"{first}/{last}",
        earliest=date.fromisoformat(first),
        latest=date.fromisoformat(last),
        precision=Precision.INTERVAL,
    )
    return replace(_assessment(value.earliest), decided=value)


def _sent(article: str, *parties: str) -> ArticleFacts:
    meeting = _meeting(article)
    (event,) = meeting.entities.entities
    parts = (Participation(agent=p, event=event.id, part=EventPart.EXPECTED) for p in parties)
    claims = tuple(Claim(spans=(Span(begin=0, end=1),), states=(part,)) for part in parts)
    return replace(meeting, claims=claims)


@pytest.mark.parametrize(
    ("ours", "theirs", "events"),
    [
        pytest.param(
            ("organization/mali", "person/berg"),
            ("organization/government-of-mali", "organization/malian-rebels"),
            1,
            id="a state is its government; a person is no other body",
        ),
        pytest.param(
            ("organization/mali", "organization/malian-rebels"),
            ("organization/chad", "organization/chadian-rebels"),
            2,
            id="quite other bodies",
        ),
    ],
)
def test_who_sends_and_who_is_sent_can_be_at_one_meeting(
    ours: tuple[str, ...], theirs: tuple[str, ...], events: int
) -> None:
    articles = [_sent("a", *ours), _sent("b", *theirs)]
    renamed = settle_entities(articles, _dated(a="2013-05-23", b="2013-05-24")).renamed
    assert len({new for ids in renamed.values() for new in ids.values()}) == events


def test_two_who_are_each_known_by_the_others_name_are_one() -> None:
    long = replace(_person("Anna Maria Lund", "a-lund"), alt_labels=("Anka Lindh",))
    short = replace(_person("Anka Lindh", "lindh"), alt_labels=("Anna Maria Lund",))
    other = _person("Anka Lindh", "other-lindh")
    both = settle_entities([_hand("a", long), _hand("b", short)], {})
    assert both.renamed == {"b": {"person/lindh": "person/a-lund"}}
    assert not settle_entities([_hand("a", long), _hand("b", other)], {}).renamed
