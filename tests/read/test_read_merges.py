"""The user's file of merges: read, added to, and refused where it makes no sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import SettingsError
from flows.model import Ruling, RulingKind
from flows.read.merges import add_ruling, read_rulings

if TYPE_CHECKING:
    from pathlib import Path

names = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def test_no_file_rules_nothing(tmp_path: Path) -> None:
    assert read_rulings(tmp_path / "merges.toml") == ()


def test_rulings_read_back_in_order_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "merges.toml"
    path.write_text("# mine\n", encoding="utf-8")
    first = Ruling(kind=RulingKind.FORBID, kept='a "b"', other="é", article="x")
    second = Ruling(kind=RulingKind.FORCE, kept="c", other="d")
    add_ruling(path, first)
    add_ruling(path, second)
    assert read_rulings(path) == (first, second)
    assert path.read_text(encoding="utf-8").startswith("# mine\n")


def test_a_name_that_is_no_text_is_refused_and_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "merges.toml"
    add_ruling(path, Ruling(kind=RulingKind.FORCE, kept="c", other="d"))
    before = path.read_bytes()
    with pytest.raises(SettingsError, match="nothing was written"):
        add_ruling(path, Ruling(kind=RulingKind.FORCE, kept="caf\udce9", other="d"))
    assert path.read_bytes() == before


def test_a_file_with_a_byte_order_mark_rules_too_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "merges.toml"
    path.write_text('\ufeff[[merge]]\nrule = "force"\nnames = ["a", "b"]\n', encoding="utf-8")
    path.chmod(0o640)
    add_ruling(path, Ruling(kind=RulingKind.FORCE, kept="c", other="d"))
    assert [ruling.kept for ruling in read_rulings(path)] == ["a", "c"]
    assert path.stat().st_mode & 0o777 == 0o640


@given(kept=names, other=names)
def test_any_name_reads_back(
    kept: str, other: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("m") / "merges.toml"
    ruling = Ruling(kind=RulingKind.FORCE, kept=kept, other=other)
    add_ruling(path, ruling)
    assert read_rulings(path) == (ruling,)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[[merge]", id="no TOML"),
        pytest.param('[[merge]]\nrule = "perhaps"\nnames = ["a", "b"]', id="unknown rule"),
        pytest.param('[[merge]]\nrule = "force"\nnames = ["a"]', id="one name"),
        pytest.param("[[unmerge]]", id="unknown table"),
    ],
)
def test_what_makes_no_sense_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "merges.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"merges\.toml"):
        read_rulings(path)
