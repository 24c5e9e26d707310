"""The reference data is kept between runs, and is the same however it is opened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from flows.read.reference import load_reference, reference_of
from flows.read.reference_csv import read_tables
from flows.read.reference_lookup import find_cited, find_rows, origin_of
from flows.read.reference_store import find_cache, find_digest, open_store

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = "source,title,licence,attribution,address,trust\nhearsay,Hearsay,CC0-1.0,Me,,0.5\n"
HEAD = (
    "person,aliases,office,country,start,end,source,kind,start_prec,end_prec,earliest_start,"
    "latest_end,office_class,ref\n"
)
ROW = "Rudolf Rassendyll,Rudolf V|The Play-actor,King,Ruritania,2001-05,,hearsay,,,none,,,head_of_state,p. 3\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reference"
    folder.mkdir()
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / "tenures.csv").write_text(HEAD + ROW, encoding="utf-8")
    return folder


def test_kept_and_in_memory_are_the_same(root: Path, tmp_path: Path) -> None:
    tables = root / "ontology" / "reference"
    kept = reference_of(open_store(tables, tmp_path))
    memory = reference_of(open_store(tables, None))
    read = read_tables(tables)
    for field, rows in read.items():
        assert tuple(getattr(kept, field)) == tuple(getattr(memory, field)) == rows, field
    assert kept.digest == memory.digest


def test_rows_are_looked_up_by_number_without_reading_all(root: Path) -> None:
    rows = load_reference(root / "ontology" / "reference").tenures
    assert rows[-1] == rows[len(rows) - 1] == list(rows)[-1]
    assert rows[5:7] == (rows[5], rows[6])
    with pytest.raises(IndexError):
        rows[len(rows)]


def test_what_follows_is_filled_in(folder: Path) -> None:
    (row,) = reference_of(open_store(folder, None)).tenures
    assert (row.kind, row.start_prec, row.end_prec, row.licence) == (
        "tenure",
        "month",
        "none",
        "CC0-1.0",
    )


def test_a_changed_table_is_read_again(folder: Path, tmp_path: Path) -> None:
    first = open_store(folder, tmp_path / "cache")
    (folder / "tenures.csv").write_text(HEAD + ROW.replace("2001-05", "2002-05"), encoding="utf-8")
    second = open_store(folder, tmp_path / "cache")
    assert first.digest != second.digest
    assert [r.start for r in reference_of(second).tenures] == ["2002-05"]
    assert [r.start for r in reference_of(first).tenures] == ["2001-05"]


def test_a_table_changed_within_the_moment_of_the_note_is_read_again(
    folder: Path, tmp_path: Path
) -> None:
    table = folder / "tenures.csv"
    first = find_digest(folder, tmp_path)
    (note,) = tmp_path.glob("digest-*.json")
    moment = table.stat().st_mtime_ns
    os.utime(note, ns=(moment, moment))
    table.write_text(HEAD + ROW.replace("King", "Duke"), encoding="utf-8")
    os.utime(table, ns=(moment, moment))
    assert find_digest(folder, tmp_path) != first


def test_old_tables_are_told_by_size_and_time(folder: Path, tmp_path: Path) -> None:
    for table in folder.glob("*.csv"):
        os.utime(table, ns=(10**18, 10**18))
    digest = find_digest(folder, tmp_path)
    assert find_digest(folder, tmp_path) == digest == find_digest(folder, None)


def test_a_broken_file_is_made_anew(folder: Path, tmp_path: Path) -> None:
    path = open_store(folder, tmp_path).path
    assert path is not None
    path.write_bytes(b"not a database")
    assert [r.person for r in reference_of(open_store(folder, tmp_path)).tenures] == [
        "Rudolf Rassendyll"
    ]


def test_where_nothing_can_be_written_it_is_in_memory(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = open_store(folder, tmp_path / "file" / "cache")
    assert (store.path, len(reference_of(store).tenures)) == (None, 1)


def test_the_cache_is_where_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert find_cache() == tmp_path / "dateline"


def test_who_has_no_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 5)
    assert open_store(folder, find_cache()).path is None


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("rudolf rassendyll", id="other case"),
        pytest.param("The Play-Actor", id="alias"),
        pytest.param("Rúdolf V.", id="marks"),
    ],
)
def test_rows_are_found_by_name_with_their_origin(folder: Path, name: str) -> None:
    reference = reference_of(open_store(folder, None))
    (found,) = find_rows(reference, name)
    assert (found.table, found.row.office, found.origin.licence) == ("tenures", "King", "CC0-1.0")
    assert (found.origin.trust, found.origin.attribution, found.origin.ref) == (0.5, "Me", "p. 3")


def test_what_evidence_cites_is_found(folder: Path) -> None:
    reference = reference_of(open_store(folder, None))
    found = find_cited(reference, "tenure/hearsay/rudolf-rassendyll/2001-05")
    assert found is not None
    assert found.row.country == "Ruritania"
    assert find_cited(reference, "tenure/hearsay/rudolf-rassendyll/2009") is None
    assert find_cited(reference, "nothing") is None


def test_long_names_of_events_are_cited_by_their_beginning(root: Path) -> None:
    reference = load_reference(root / "ontology" / "reference")
    cited = "event/ucdp-term/armed-conflict-government-of-myanmar-burma-kio/1961-02-28"
    found = find_cited(reference, cited)
    assert found is not None
    assert origin_of(reference, found.row).licence == "CC-BY-4.0"


def test_notes_on_folders_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"tables-{number}").mkdir()
        find_digest(tmp_path / f"tables-{number}", tmp_path / "cache")
    assert len(list((tmp_path / "cache").glob("digest-*.json"))) == 20
