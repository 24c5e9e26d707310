"""Values become plain data and come back the same; what cannot be read is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.cache.plain import read_plain, write_plain
from flows.model import (
    ArticleFacts,
    CasualtyCount,
    Claim,
    CleanArticle,
    CountKind,
    CountModifier,
    DateEvidence,
    DateValue,
    Interaction,
    Part,
    PartKind,
    Quotation,
    RawArticle,
    Span,
    TimeExpression,
    TimexType,
)
from flows.pipeline import process
from flows.read.articles import find_sources, read_articles

if TYPE_CHECKING:
    from pathlib import Path

    from flows.pipeline import Tools


def _through_json(value: object) -> object:
    return json.loads(json.dumps(write_plain(value)))


def test_what_the_seeds_yield_comes_back_the_same(root: Path, tools: Tools) -> None:
    articles, _ = read_articles(find_sources([root / "seeds"]))
    for facts in process(articles[:2], tools):
        assert read_plain(ArticleFacts, _through_json(facts)) == facts


def _lasting(kind: type[DateValue | DateEvidence]) -> st.SearchStrategy[DateValue | DateEvidence]:
    """Give values whose first day is not after their last."""
    days = st.tuples(st.dates(), st.dates()).map(sorted)
    return days.flatmap(lambda d: st.builds(kind, earliest=st.just(d[0]), latest=st.just(d[1])))


def _spans() -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(sorted)
    return ends.map(lambda pair: Span(begin=pair[0], end=pair[1]))


st.register_type_strategy(float, st.floats(allow_nan=False))  # it equals nothing, nor itself
st.register_type_strategy(Span, _spans())
st.register_type_strategy(DateValue, _lasting(DateValue))
st.register_type_strategy(DateEvidence, _lasting(DateEvidence))
st.register_type_strategy(
    Claim,
    st.builds(
        Claim,
        spans=st.lists(_spans(), min_size=1).map(tuple),
        quotation=st.builds(Quotation),
    ),
)


@settings(max_examples=20)
@given(value=st.from_type(ArticleFacts).filter(lambda facts: isinstance(facts, ArticleFacts)))
def test_whatever_the_model_allows_comes_back_the_same(value: ArticleFacts) -> None:
    assert read_plain(ArticleFacts, _through_json(value)) == value


def test_classes_that_share_a_place_are_told_apart() -> None:
    span = Span(begin=0, end=1)
    states = (
        Interaction(agent="a", target=None, type="Consult"),
        CasualtyCount(
            event=None,
            place="place/x",
            count=CountKind.KILLED,
            value="3",
            modifier=CountModifier.AS_STATED,
        ),
    )
    claim = Claim(states=states, spans=(span,))
    assert read_plain(Claim, _through_json(claim)) == claim


def test_a_class_may_hold_others_of_its_kind() -> None:
    def expression(*ends: TimeExpression) -> TimeExpression:
        return TimeExpression(
            span=Span(begin=0, end=1), text="x", timex_type=TimexType.DATE, rule="r", ends=ends
        )

    value = expression(expression(), expression())
    assert read_plain(TimeExpression, _through_json(value)) == value


def test_lone_surrogates_survive() -> None:
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text="\ud800\x00\ufeff")
    assert read_plain(RawArticle, _through_json(raw)) == raw


@pytest.mark.parametrize(
    "plain",
    [
        pytest.param([], id="too few fields"),
        pytest.param([["a"] * 40], id="too many"),
        pytest.param({"a": 1}, id="no list"),
        pytest.param(None, id="nothing"),
    ],
)
def test_what_another_version_wrote_is_refused(plain: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        read_plain(CleanArticle, plain)


def test_a_type_that_nobody_taught_it_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        write_plain(date)


def test_parts_keep_their_kind() -> None:
    part = Part(kind=PartKind.CAPTION, span=Span(begin=0, end=3), text="abc", rule="x")
    assert read_plain(Part, _through_json(part)) == part
