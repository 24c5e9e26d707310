"""The table of weights: counted shares, drawn to the editor's guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.dates.standing import CLAIMING
from flows.dates.weights import WeightRow, load_weights, smooth, standing_weight, trust_in
from flows.read.reference import read_rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def rows(root: Path) -> tuple[WeightRow, ...]:
    return read_rows(root / "ontology" / "reference" / "date_weights.csv", WeightRow)


def test_every_weight_follows_from_its_counts(rows: tuple[WeightRow, ...]) -> None:
    assert rows
    assert all(r.weight == smooth(r.prior, r.seen, r.right) for r in rows)


def test_what_is_believed_of_a_printed_date_adds_up_to_one_at_most() -> None:
    for (group, sort, role), weight in load_weights().items():
        if group == "printed" and role == "own":
            rest = standing_weight(sort, "before") + standing_weight(sort, "after")
            assert 0 < weight + rest <= 1


@pytest.mark.parametrize("kind", CLAIMING)
def test_kinds_that_can_be_the_date_have_a_weight(kind: str) -> None:
    assert standing_weight(kind, "own") > 0


def test_a_sort_that_was_never_counted_is_not_held_back() -> None:
    assert trust_in("no such sort") == 1.0
