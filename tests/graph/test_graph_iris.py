"""IRIs: legal, stable, and different for different things."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.graph.iris import Iris, hash_parts
from flows.model import Span
from tests.graph.handmade import BASE

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

IRIS = Iris(base=BASE)
LEGAL = frozenset(string.ascii_letters + string.digits + "-._~%")


@pytest.mark.parametrize(
    ("made", "want"),
    [
        pytest.param(IRIS.article("002_3f7d"), "article/002_3f7d", id="article"),
        pytest.param(IRIS.span("002", Span(begin=3, end=9)), "article/002#char=3,9", id="span"),
        pytest.param(IRIS.entity("person/ana-marlo"), "person/ana-marlo", id="entity"),
        pytest.param(IRIS.entity("anonymous/a/b"), "anonymous/a/b", id="anonymous source"),
        pytest.param(IRIS.entity("person/zoë b"), "person/zo%C3%AB%20b", id="letters beyond ASCII"),
        pytest.param(
            IRIS.reference("tenures.csv:3"), "reference/tenures.csv%3A3", id="reference row"
        ),
    ],
)
def test_things_have_readable_iris_below_the_base(made: NamedNode, want: str) -> None:
    assert made.value == BASE + want


@given(st.text(min_size=1))
def test_any_name_becomes_a_legal_iri(name: str) -> None:
    local = IRIS.article(name).value.removeprefix(f"{BASE}article/")
    assert set(local) <= LEGAL


@given(st.text(), st.text())
def test_different_names_have_different_iris(one: str, other: str) -> None:
    assert (IRIS.article(one) == IRIS.article(other)) == (one == other)


def test_a_hash_never_changes() -> None:
    assert hash_parts(("a", 1, None)) == "0ae764bffd3a17b6"


@given(st.lists(st.one_of(st.text(), st.integers(), st.none())))
def test_a_hash_depends_on_the_order_of_its_parts(parts: list[str | int | None]) -> None:
    other = list(reversed(parts))
    assert (hash_parts(parts) == hash_parts(other)) == (parts == other)
