"""The reference data: every table is read, described, and bears where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.errors import ReferenceDataError
from flows.read.reference import Toll, load_reference, read_rows

if TYPE_CHECKING:
    from pathlib import Path


def test_every_table_is_described(root: Path) -> None:
    folder = root / "ontology" / "reference"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in sorted(folder.glob("*.csv")) if f"| `{p.name}` |" not in readme] == []


def test_every_region_and_town_is_part_of_a_known_state(root: Path) -> None:
    reference = load_reference(root / "ontology" / "reference")
    states = {row.name for row in reference.states if row.kind != "region"}
    assert {row.country for row in reference.regions} <= states
    assert {row.country for row in reference.places} <= states
    assert {row.within for row in reference.states} <= {"", *states}


def test_every_row_of_a_fact_says_where_it_is_from(root: Path) -> None:
    reference = load_reference(root / "ontology" / "reference")
    assert [row for row in reference.tenures if not (row.source and row.licence)] == []
    assert [row for row in reference.events if not (row.source and row.licence)] == []
    assert [row for row in reference.actors if not (row.source and row.licence)] == []


def test_a_bad_cell_is_named_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "death_tolls.csv"
    table.write_text(
        "conflict,date,precision,figure,counted_by,page,licence,note\nwar,2013,year,many,UN,,CC0,\n",
        encoding="utf-8",
    )
    with pytest.raises(ReferenceDataError, match="line 2: column 'figure'"):
        read_rows(table, Toll)


COLUMNS = "conflict,date,precision,figure,counted_by,page,licence,note\n"
ROW = "war,2013,year,7,UN,,CC0,\n"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        pytest.param(f"{COLUMNS}war,2013\n".encode(), "line 2: .*fewer", id="too few cells"),
        pytest.param(f"{COLUMNS}{ROW.strip()},a,b\n".encode(), "line 2: .*more", id="too many"),
        pytest.param(f"{COLUMNS}Zaïr{ROW}".encode("latin-1"), "UTF-8", id="another encoding"),
        pytest.param(f"{COLUMNS}{'x' * 200_000}{ROW}".encode(), "line 2: .*field", id="huge cell"),
    ],
)
def test_a_table_that_is_none_is_told(tmp_path: Path, table: bytes, said: str) -> None:
    (tmp_path / "death_tolls.csv").write_bytes(table)
    with pytest.raises(ReferenceDataError, match=said):
        read_rows(tmp_path / "death_tolls.csv", Toll)


def test_a_byte_order_mark_is_no_part_of_a_column(tmp_path: Path) -> None:
    (tmp_path / "death_tolls.csv").write_bytes(f"\ufeff{COLUMNS}{ROW}".encode())
    assert [row.figure for row in read_rows(tmp_path / "death_tolls.csv", Toll)] == [7]


def test_a_missing_table_is_empty(tmp_path: Path) -> None:
    assert load_reference(tmp_path).tenures == ()
