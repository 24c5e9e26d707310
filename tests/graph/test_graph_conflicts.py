"""What does not go together, and what does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.graph.conflicts import find_conflicts
from flows.model import (
    CasualtyCount,
    Claim,
    ConflictKind,
    CountKind,
    CountModifier,
    Entity,
    EntityKind,
    EpistemicStatus,
    EventType,
    Polarity,
    Precision,
    ScheduleStatus,
    Scheduling,
    Span,
    Stance,
    StanceValue,
)
from tests.graph.handmade import ARTICLES, MARLO, MAY_23, OSTRIA, REK, SECOND, TALKS, ZARUN, at

if TYPE_CHECKING:
    from flows.model import AssembledArticle, Situation

FIRST_ARTICLE, SECOND_ARTICLE = ARTICLES
AT_MOST, EXACTLY, OVER = CountModifier.LESS_THAN, CountModifier.AS_STATED, CountModifier.MORE_THAN


def stance(agent: str, value: StanceValue) -> Stance:
    return Stance(agent=agent, target=TALKS, value=value)


def killed(
    value: str, modifier: CountModifier = EXACTLY, place: str | None = ZARUN
) -> CasualtyCount:
    return CasualtyCount(
        event=None, place=place, count=CountKind.KILLED, value=value, modifier=modifier
    )


def tell(article: AssembledArticle, *situations: Situation) -> AssembledArticle:
    claims = tuple(Claim(states=(s,), spans=(Span(begin=0, end=4),)) for s in situations)
    return replace(article, claims=claims)


def same_day(article: AssembledArticle) -> AssembledArticle:
    return replace(article, assessment=replace(article.assessment, decided=MAY_23))


def kinds(*articles: AssembledArticle) -> list[ConflictKind]:
    return [conflict.kind for conflict in find_conflicts(articles)]


@pytest.mark.parametrize(
    ("one", "other", "want"),
    [
        pytest.param(stance(MARLO, StanceValue.SUPPORTS), stance(REK, StanceValue.OPPOSES),
                     [ConflictKind.DISAGREEMENT], id="one for, one against"),
        pytest.param(stance(MARLO, StanceValue.SUPPORTS), stance(REK, StanceValue.WILLING),
                     [], id="both for"),
        pytest.param(stance(MARLO, StanceValue.SUPPORTS), stance(REK, StanceValue.DIVIDED),
                     [], id="one of no mind"),
        pytest.param(stance(REK, StanceValue.SUPPORTS), stance(REK, StanceValue.REFUSES),
                     [ConflictKind.CONTRADICTION], id="one agent, both at once"),
        pytest.param(killed("22", OVER), killed("25"), [], id="more than 22 may be 25"),
        pytest.param(killed("22", OVER), killed("20"), [ConflictKind.CONTRADICTION], id="more than 22 is not 20"),
        pytest.param(killed("22", AT_MOST), killed("20"), [], id="less than 22 may be 20"),
        pytest.param(killed("dozens", CountModifier.DOZENS), killed("20"), [], id="a word is no figure"),
        pytest.param(killed("3", place=None), killed("4", place=None), [], id="counts without a scope"),
    ],
)  # fmt: skip
def test_two_articles_of_one_day(
    one: Situation, other: Situation, want: list[ConflictKind]
) -> None:
    assert kinds(tell(FIRST_ARTICLE, one), tell(same_day(SECOND_ARTICLE), other)) == want


def test_a_later_higher_toll_is_an_update() -> None:
    found = find_conflicts(
        (tell(FIRST_ARTICLE, killed("80000")), tell(SECOND_ARTICLE, killed("130000", OVER)))
    )
    assert [c.kind for c in found] == [ConflictKind.UPDATE]
    assert [article for article, _ in found[0].members] == ["first", "second"]


def test_small_tolls_of_a_place_on_other_days_are_of_other_happenings() -> None:
    assert kinds(tell(FIRST_ARTICLE, killed("12")), tell(SECOND_ARTICLE, killed("40"))) == []


def test_an_article_of_some_year_is_not_after_another() -> None:
    first, last = MAY_23.earliest.replace(year=2000), MAY_23.latest.replace(year=2014)
    vague = replace(MAY_23, earliest=first, latest=last, precision=Precision.INTERVAL)
    second = replace(SECOND_ARTICLE, assessment=replace(SECOND_ARTICLE.assessment, decided=vague))
    assert kinds(tell(FIRST_ARTICLE, killed("80000")), tell(second, killed("130000"))) == []


def test_articles_of_the_same_years_are_not_of_one_day() -> None:
    vague = replace(MAY_23, latest=MAY_23.latest.replace(year=2020), precision=Precision.INTERVAL)
    one, other = (
        replace(a, assessment=replace(a.assessment, decided=vague))
        for a in (tell(FIRST_ARTICLE, killed("30")), tell(SECOND_ARTICLE, killed("20")))
    )
    assert kinds(one, other) == []


def test_a_toll_that_rose_on_one_day_is_an_update_not_a_contradiction() -> None:
    first = tell(FIRST_ARTICLE, killed("20"))
    second = tell(same_day(SECOND_ARTICLE), replace(killed("25"), risen=True))
    assert kinds(first, second) == [ConflictKind.UPDATE]


def test_a_later_lower_toll_is_no_update() -> None:
    assert kinds(tell(FIRST_ARTICLE, killed("30")), tell(SECOND_ARTICLE, killed("20"))) == []


BLAST = Entity(
    id="event/blast-in-zarun",
    kind=EntityKind.EVENT,
    label="blast in Zarun",
    event_type=EventType.ARMED_EVENT,
    place=ZARUN,
)
TOWN = Entity(id=ZARUN, kind=EntityKind.PLACE, label="Zarun", within=OSTRIA)


def blasted(value: str, place: str | None = None, of: str | None = None) -> CasualtyCount:
    return replace(killed(value, place=place), event=BLAST.id, of=of)


def on_the_day(article: AssembledArticle, count: CasualtyCount) -> AssembledArticle:
    """Let an article tell a count for the first day that it speaks of."""
    return tell(article, replace(count, when=FIRST_ARTICLE.times[0].span))


@pytest.mark.parametrize(
    ("later", "want"),
    [
        pytest.param(blasted("25"), [ConflictKind.UPDATE], id="more"),
        pytest.param(blasted("9"), [ConflictKind.UPDATE], id="less"),
        pytest.param(blasted("9", place=ZARUN), [ConflictKind.UPDATE], id="its place named"),
        pytest.param(blasted("9", place=OSTRIA), [ConflictKind.UPDATE], id="the state around"),
        pytest.param(blasted("9", place=MARLO), [], id="elsewhere"),
        pytest.param(blasted("9", of="children"), [], id="of some"),
        pytest.param(blasted("20"), [], id="the same"),
    ],
)
def test_figures_for_an_attack_of_one_day_count_the_same_dead(
    later: CasualtyCount, want: list[ConflictKind]
) -> None:
    articles = (on_the_day(FIRST_ARTICLE, blasted("20")), tell(SECOND_ARTICLE, later))
    assert [c.kind for c in find_conflicts(articles, (BLAST, TOWN))] == want


def test_a_fight_of_no_known_day_may_go_on_so_a_lower_figure_is_no_update() -> None:
    articles = (tell(FIRST_ARTICLE, blasted("20")), tell(SECOND_ARTICLE, blasted("9")))
    assert find_conflicts(articles, (BLAST, TOWN)) == ()


def test_figures_of_one_source_do_not_contradict_each_other() -> None:
    assert kinds(tell(FIRST_ARTICLE, killed("30"), killed("20"))) == []


def test_a_date_that_slips_is_an_update() -> None:
    planned = Scheduling(event=TALKS, status=ScheduleStatus.PLANNED)
    first = tell(FIRST_ARTICLE, replace(planned, when=FIRST_ARTICLE.times[1].span))
    second = tell(SECOND_ARTICLE, replace(planned, when=at(SECOND, "November")))
    assert kinds(first, second) == [ConflictKind.UPDATE]


def test_dates_set_on_one_day_by_two_articles_contradict_each_other() -> None:
    planned = Scheduling(event=TALKS, status=ScheduleStatus.PLANNED)
    first = tell(FIRST_ARTICLE, replace(planned, when=FIRST_ARTICLE.times[1].span))
    second = tell(same_day(SECOND_ARTICLE), replace(planned, when=at(SECOND, "November")))
    assert kinds(first, second) == [ConflictKind.CONTRADICTION]


@pytest.mark.parametrize(
    ("status", "want"),
    [
        pytest.param(ScheduleStatus.POSTPONED, [ConflictKind.UPDATE], id="put off"),
        pytest.param(ScheduleStatus.CANCELLED, [ConflictKind.UPDATE], id="called off"),
        pytest.param(ScheduleStatus.HELD, [], id="held as planned"),
    ],
)
def test_what_was_planned_and_then_put_off_is_an_update(
    status: ScheduleStatus, want: list[ConflictKind]
) -> None:
    planned = Scheduling(event=TALKS, status=ScheduleStatus.PLANNED)
    first = tell(FIRST_ARTICLE, replace(planned, when=FIRST_ARTICLE.times[1].span))
    assert kinds(first, tell(SECOND_ARTICLE, Scheduling(event=TALKS, status=status))) == want


def test_what_was_held_does_not_slip() -> None:
    held = Scheduling(event=TALKS, status=ScheduleStatus.HELD)
    first = tell(FIRST_ARTICLE, replace(held, when=FIRST_ARTICLE.times[1].span))
    second = tell(SECOND_ARTICLE, replace(held, when=at(SECOND, "November")))
    assert kinds(first, second) == []


@pytest.mark.parametrize(
    ("status", "polarity"),
    [
        pytest.param(EpistemicStatus.ASSERTED, Polarity.NEGATIVE, id="said not to be so"),
        pytest.param(EpistemicStatus.DENIED, Polarity.POSITIVE, id="denied"),
    ],
)
def test_what_is_said_not_to_be_so_conflicts_with_nothing(
    status: EpistemicStatus, polarity: Polarity
) -> None:
    first = tell(FIRST_ARTICLE, stance(MARLO, StanceValue.SUPPORTS))
    second = tell(SECOND_ARTICLE, stance(REK, StanceValue.OPPOSES))
    claims = tuple(replace(c, status=status, polarity=polarity) for c in second.claims)
    assert kinds(first, replace(second, claims=claims)) == []


def test_a_copy_does_not_speak_again() -> None:
    first = tell(FIRST_ARTICLE, killed("30"))
    assert kinds(first, replace(tell(SECOND_ARTICLE, killed("40")), duplicate_of="first")) == []


@pytest.mark.parametrize(
    ("later", "want"),
    [
        pytest.param(StanceValue.REFUSES, [ConflictKind.UPDATE], id="turned"),
        pytest.param(StanceValue.WILLING, [], id="still for"),
        pytest.param(StanceValue.DIVIDED, [], id="of no mind"),
    ],
)
def test_who_turns_on_a_later_day_is_an_update(
    later: StanceValue, want: list[ConflictKind]
) -> None:
    first = tell(FIRST_ARTICLE, stance(REK, StanceValue.SUPPORTS))
    assert kinds(first, tell(SECOND_ARTICLE, stance(REK, later))) == want
