"""Pictures say what the claims say: no scope is mixed with another, no mark hides another."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.publish.issues import write_issues
from flows.publish.report import choose
from flows.publish.report.ask import ask_material
from flows.publish.report.casualties import draw_casualties
from flows.publish.report.choose import choose_articles
from flows.publish.report.doubts import list_doubts
from flows.publish.report.events import draw_events
from flows.publish.report.marks import LEVELS_MAX, ROOM, Mark, stack
from flows.publish.report.meetings import Matrix, draw_attendance, draw_meetings
from flows.publish.report.overview import draw_overview
from flows.publish.report.rows import ArticleRow, ClaimRow, Days, Material, Name, SituationRow
from flows.publish.report.sources import list_sources
from flows.publish.report.stances import draw_stances
from flows.publish.report.verdicts import draw_verdicts
from flows.publish.report.wording import tell_claim
from tests.graph.handmade import ISSUES, make_graph


@lru_cache(maxsize=1)
def ask() -> Material:
    return ask_material(make_graph(), write_issues(ISSUES))


def find_claim(material: Material, words: str) -> ClaimRow:
    return next(claim for claim in material.claims if words in tell_claim(claim))


def make_mark(x: float, width: float) -> Mark:
    return Mark(
        x=x + width / 2, left=x, width=width, level=0, glyph="circle", tone="sure", label=f"{x}",
        side="", anchors=(f"c-{x}-{width}",), confidence=0.5,
    )  # fmt: skip


@given(st.lists(st.tuples(st.floats(0, 90), st.floats(0, 10)), max_size=40))
def test_no_mark_hides_another_and_none_is_lost(places: list[tuple[float, float]]) -> None:
    marks = stack(make_mark(x, width) for x, width in places)
    for level in range(LEVELS_MAX):
        row = sorted((mark for mark in marks if mark.level == level), key=lambda mark: mark.reach)
        assert all(a.reach[1] <= b.reach[0] for a, b in itertools.pairwise(row))
    anchors = [anchor for mark in marks for anchor in mark.anchors]
    assert sorted(anchors) == sorted(f"c-{x}-{width}" for x, width in places)


def test_what_has_no_room_joins_the_mark_before_it() -> None:
    marks = stack(make_mark(50.0, ROOM / 10) for _ in range(LEVELS_MAX + 2))
    assert len(marks) == LEVELS_MAX
    assert len(marks[-1].anchors) == 3
    assert "Also here" in marks[-1].label


def test_a_town_s_dead_and_a_war_s_dead_lie_in_lanes_of_their_own() -> None:
    lanes = draw_casualties(ask()).lanes
    assert [(lane.name, lane.note) for lane in lanes] == [
        ("Ostrian war", "killed"), ("Zarun", "killed"),
    ]  # fmt: skip
    assert [mark.glyph for mark in lanes[1].marks] == ["right", "right"]


def test_figures_without_scope_are_compared_within_one_article_only() -> None:
    material = ask()
    claims = [
        replace(claim, states=tuple(replace(s, place=None, event=None) for s in claim.states))
        for claim in material.claims
    ]
    lanes = draw_casualties(replace(material, claims=tuple(claims))).lanes
    assert [lane.name for lane in lanes] == [
        "scope not said, in “Council Weighs Peace Talks”",
        "scope not said, in “Rek Holds Out”",
    ]


def test_a_figure_too_long_to_be_a_number_makes_no_mark() -> None:
    material = ask()
    claim = find_claim(material, "22 killed")
    state = replace(claim.states[0], count="9" * 5000, least=None, most=None)
    odd = replace(claim, states=(state,))
    picture = draw_casualties(replace(material, claims=(odd,)))
    assert (len(picture.figures), picture.lanes) == (1, ())


def test_a_planned_conference_is_a_ring_in_its_month() -> None:
    (lane,) = draw_events(ask()).lanes
    assert (lane.name, lane.note) == ("Velmar II", "peace conference")
    assert [mark.glyph for mark in lane.marks] == ["ring", "ring"]
    assert "Velmar II: planned in Velmar (2013-06)" in lane.marks[0].label


def test_a_stance_without_a_date_lies_where_its_article_does() -> None:
    (group,) = draw_stances(ask()).groups
    assert group.target == "Velmar II"
    assert {lane.name: lane.note for lane in group.lanes} == {
        "Ana Marlo": "supports", "Northern Council": "refuses",
    }  # fmt: skip
    assert {one.day for one in group.held} == {
        "2013-05-23, when the article is from", "2013-10, when the article is from",
    }  # fmt: skip


def cells_of(matrix: Matrix) -> dict[tuple[str, str], str]:
    return {
        (name, column): cell.text
        for name, cells in matrix.rows
        for column, cell in zip(matrix.columns, cells, strict=True)
        if cell is not None
    }


def with_states(material: Material, **changes: object) -> Material:
    claim = find_claim(material, "appeals to")
    state = replace(claim.states[0], **changes)  # type: ignore[arg-type]
    return replace(material, claims=(*material.claims, replace(claim, states=(state,))))


def test_who_talks_stands_on_both_sides_of_the_diagonal() -> None:
    material = with_states(ask(), value="CONSULT")
    assert cells_of(draw_meetings(material)) == {
        ("Ana Marlo", "Tomas Rek"): "1", ("Tomas Rek", "Ana Marlo"): "1",
    }  # fmt: skip


def test_an_appeal_is_no_meeting() -> None:
    assert draw_meetings(ask()).rows == ()


def test_the_part_in_an_event_is_a_letter() -> None:
    assert cells_of(draw_attendance(ask())) == {("Ana Marlo", "Velmar II"): "E"}


def test_how_far_a_printed_date_is_off_is_told() -> None:
    groups = {group.verdict: group for group in draw_verdicts(ask()).groups}
    assert [row.off for row in groups["Rejected"].rows] == ["11 years"]
    assert groups["Missing"].rows[0].printed is None


def test_an_article_that_nothing_dates_has_no_place_on_the_axis() -> None:
    material = ask()
    wide = Days(first=date(1960, 1, 1), last=date(2020, 1, 1), edtf="1960/2020")
    shown = tuple(replace(article, decided=wide) for article in material.shown)
    verdicts = draw_verdicts(replace(material, shown=shown, articles=shown))
    assert [row.article.verdict for row in verdicts.adrift] == ["Missing"]
    assert [len(group.rows) for group in verdicts.groups] == [
        1,
        0,
        0,
    ]  # a rejected one keeps its row


def test_the_first_screen_counts_the_whole_knowledge_base() -> None:
    overview = draw_overview(replace(ask(), claims=()))
    assert (16, "claims") in overview.holdings
    cautions = {caution.says: caution.count for caution in overview.cautions}
    assert cautions["printed dates are not the day of publication"] == 1


def test_conflicts_show_each_side_with_its_claims() -> None:
    clashes = list_doubts(ask()).clashes
    assert clashes
    assert all(len(clash.sides) > 1 and clash.meaning for clash in clashes)
    assert all(side.claims for clash in clashes for side in clash.sides)


def test_sources_without_a_name_are_marked() -> None:
    speakers = {s.name.label: s.name.is_unnamed for s in list_sources(ask()).speakers}
    assert speakers == {"Tomas Rek": False, "senior source": True}


@pytest.mark.parametrize("room", [1, 2])
def test_rejected_dates_and_conflicts_come_first_and_copies_last(
    monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr(choose, "ARTICLES_MAX", room)
    plain = replace(ask().shown[0], verdict="Accepted", conflicts=0, iri="kb:c", copy_of="")
    torn = replace(plain, iri="kb:b", conflicts=3)
    copy = replace(plain, iri="kb:a", verdict="Rejected", copy_of="other.txt")
    chosen: list[ArticleRow] = list(choose_articles((copy, plain, torn)))
    assert sorted(article.iri for article in chosen) == ["kb:b", "kb:c"][:room]


def test_what_is_negated_is_told_so() -> None:
    claim = find_claim(ask(), "invites Tomas Rek")
    assert tell_claim(replace(claim, polarity="Negative")).startswith("not so: ")


def test_names_and_situations_are_told_whatever_is_missing() -> None:
    bare = SituationRow(
        iri="kb:s", kind="Interaction", agent=None, target=None, event=None, organization=None,
        place=None, value="ASSAULT", role="", reason="", condition="", count_kind="", count_of="", count="",
        modifier="", least=None, most=None, days=None,
    )  # fmt: skip
    claim = replace(ask().claims[0], polarity="Positive")
    for kind in ("Interaction", "Stance", "Support", "Scheduling", "Control", "Novelty"):
        assert tell_claim(replace(claim, states=(replace(bare, kind=kind),)))
    assert Name(label="a", iri="b") < Name(label="b", iri="a")
