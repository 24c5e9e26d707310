"""Literals: canonical, and safe for every tool."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad, Store

from flows.graph import literals, vocab


@pytest.mark.parametrize(
    ("made", "value", "datatype"),
    [
        pytest.param(literals.decimal(0.820), "0.82", vocab.XSD_DECIMAL, id="no zeros at the end"),
        pytest.param(literals.decimal(1.0), "1", vocab.XSD_DECIMAL, id="whole decimal"),
        pytest.param(literals.decimal(0.0), "0", vocab.XSD_DECIMAL, id="nothing"),
        pytest.param(literals.decimal(0.1 + 0.2), "0.3", vocab.XSD_DECIMAL, id="binary fraction"),
        pytest.param(literals.integer(80000), "80000", vocab.XSD_INTEGER, id="integer"),
        pytest.param(literals.offset(0), "0", vocab.XSD_NON_NEGATIVE, id="offset"),
        pytest.param(literals.day(date(2013, 5, 23)), "2013-05-23", vocab.XSD_DATE, id="day"),
        pytest.param(literals.edtf("2013-05"), "2013-05", vocab.EDTF_DATE, id="month in EDTF"),
        pytest.param(literals.flag(value=True), "true", vocab.XSD_BOOLEAN, id="yes"),
    ],
)
def test_values_are_written_in_canonical_form(made: Literal, value: str, datatype: object) -> None:
    assert (made.value, made.datatype) == (value, datatype)


@pytest.mark.parametrize(
    ("given_", "want"),
    [
        pytest.param("a\x00b", "a\ufffdb", id="NUL"),
        pytest.param("a\ud800b", "a\ufffdb", id="lone surrogate"),
        pytest.param("a\ufffeb\uffff", "a\ufffdb\ufffd", id="noncharacters"),
        pytest.param("a\x01\t\n\r\x7fb", "a\x01\t\n\r\x7fb", id="controls that Turtle can hold"),
        pytest.param("😀 “é”", "😀 “é”", id="all else"),
    ],
)
def test_refused_code_points_are_replaced_one_by_one(given_: str, want: str) -> None:
    assert literals.text(given_).value == want


@given(st.text())
def test_offsets_keep_their_meaning_in_cleared_text(text: str) -> None:
    assert len(literals.clear_text(text)) == len(text)


@given(st.floats(min_value=0, max_value=1))
def test_a_store_does_not_rewrite_a_decimal(number: float) -> None:
    store, made = Store(), literals.decimal(number)
    store.add(Quad(vocab.CLAIM, vocab.CONFIDENCE, made))
    assert [quad.object for quad in store] == [made]
    assert 0 <= float(made.value) <= 1
