"""The merges of a build as CSV, and as ``dateline merges`` prints them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from flows.errors import QueryError
from flows.model import Merge, MergeReason
from flows.publish.merges import MERGES, write_merges
from flows.query.merges import list_merges

if TYPE_CHECKING:
    from pathlib import Path

ONE = Merge(
    kept="Geneva II",
    merged='the "second" talks, there',
    article="a",
    entity="event/geneva-ii",
    reason=MergeReason.NUMBERED_EVENT,
    evidence="12-20 talks",
)
TWO = Merge(
    kept="Anna Berg",
    merged="Berg",
    article="b",
    entity="person/anna-berg",
    reason=MergeReason.PART_OF_NAME,
    evidence="3-7 Berg",
)


def test_each_merge_is_a_row_once_sorted_by_what_is_kept() -> None:
    rows = list(csv.DictReader(io.StringIO(write_merges([ONE, TWO, ONE]).decode())))
    assert [(r["kept"], r["merged"], r["kind"], r["reason"]) for r in rows] == [
        ("Anna Berg", "Berg", "person", "part of a name"),
        ("Geneva II", 'the "second" talks, there', "event", "numbered event of those months"),
    ]


@pytest.mark.parametrize(
    ("form", "want"),
    [
        pytest.param("csv", "Anna Berg,Berg,b,person,part of a name,3-7 Berg", id="csv"),
        pytest.param("json", '"merged": "Berg"', id="json"),
        pytest.param("table", "1 merge", id="table"),
    ],
)
def test_merges_about_a_name_are_listed(tmp_path: Path, form: str, want: str) -> None:
    (tmp_path / MERGES).write_bytes(write_merges([ONE, TWO]))
    listed = list_merges(tmp_path, "berg", form)
    assert want in listed
    assert "Geneva" not in listed


@pytest.mark.parametrize(
    "table", [b"kept,reason\na,b\n", b"", b"\xff\xfe"], ids=["other columns", "empty", "bytes"]
)
def test_a_list_of_another_version_is_told(tmp_path: Path, table: bytes) -> None:
    (tmp_path / MERGES).write_bytes(table)
    with pytest.raises(QueryError, match="build` anew"):
        list_merges(tmp_path, "a", "csv")


def test_where_nothing_is_published_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="dateline build"):
        list_merges(tmp_path, None, "table")
