"""What is made of the reference data is kept, and is the same whichever way it comes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.clean.cues import CleanCues
from flows.entities.gazetteer import Gazetteer
from flows.language.known import NameLexicon
from flows.language.post_lexicon import PostLexicon
from flows.read.prepared import prepare
from flows.read.reference import Reference, load_reference, reference_of
from flows.read.reference_store import open_store

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "name,aliases,country,wikidata,geonames,population\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reference"
    folder.mkdir()
    (folder / "places.csv").write_text(HEAD + "Zenda,,Ruritania,,,9\n", encoding="utf-8")
    return folder


def _open(folder: Path, cache: Path | None) -> Reference:
    return reference_of(open_store(folder, cache))


def _towns(folder: Path, cache: Path | None, made: list[str]) -> list[str]:
    """Give the towns; note in ``made`` that they were made anew."""
    reference = _open(folder, cache)

    def make() -> list[str]:
        made.append("anew")
        return [row.name for row in reference.places]

    return prepare(reference, "test", make)


def test_what_was_made_is_read_the_next_time(folder: Path, tmp_path: Path) -> None:
    made: list[str] = []
    towns = [_towns(folder, tmp_path / "cache", made) for _ in range(3)]
    assert towns == [["Zenda"]] * 3
    assert made == ["anew"]


def test_other_tables_make_it_anew(folder: Path, tmp_path: Path) -> None:
    made: list[str] = []
    _towns(folder, tmp_path / "cache", made)
    (folder / "places.csv").write_text(HEAD + "Strelsau,,Ruritania,,,9\n", encoding="utf-8")
    assert _towns(folder, tmp_path / "cache", made) == ["Strelsau"]
    assert made == ["anew", "anew"]


def test_a_spoiled_file_is_made_anew(folder: Path, tmp_path: Path) -> None:
    made: list[str] = []
    _towns(folder, tmp_path / "cache", made)
    (kept,) = (tmp_path / "cache").glob("test-*.json")
    kept.write_text('["Zen', encoding="utf-8")
    assert _towns(folder, tmp_path / "cache", made) == ["Zenda"]
    assert len(made) == 2


def test_tables_in_memory_keep_nothing(folder: Path) -> None:
    made: list[str] = []
    assert _towns(folder, None, made) == _towns(folder, None, made) == ["Zenda"]
    assert made == ["anew", "anew"]


def test_the_shipped_tables_give_the_same_kept_and_made_anew(root: Path, tmp_path: Path) -> None:
    shipped = load_reference(root / "ontology" / "reference")
    assert shipped.store is not None
    part = replace(shipped, tenures=shipped.tenures[:3000], places=shipped.places[:3000])
    store = replace(shipped.store, path=tmp_path / "reference.sqlite")
    kept, anew = replace(part, store=store), replace(part, store=None)
    want = _index(anew)
    assert _index(kept) == want
    assert any(tmp_path.glob("known-names-*.json"))
    assert _index(kept) == want


def _index(reference: Reference) -> tuple[object, ...]:
    gazetteer = Gazetteer.of(reference)
    return (
        NameLexicon.of(reference),
        PostLexicon.of(reference),
        CleanCues.of(reference).places,
        [*gazetteer.people.names.items()],
        [*gazetteer.people.surnames.items()],
        [*gazetteer.places.names.items()],
        [*gazetteer.places.keys.items()],
    )
