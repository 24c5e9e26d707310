"""What a file of sources says, and where what is wrong with it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.errors import SettingsError
from flows.model import MarkKind
from flows.read.articles import find_sources, read_articles
from flows.read.source_list import read_source_list

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_sources_are_read_under_the_names_that_they_have_there(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"News of {name}.", encoding="utf-8")
    body = '[[source]]\nname = "one"\npath = "x"\n[[source]]\nname = "two"\npath = "y"\n'
    articles, _ = read_articles(find_sources([write(tmp_path, body)]))
    assert [article.name for article in articles] == ["one/a.txt", "two/a.txt"]
    assert len({article.id for article in articles}) == 2


def test_columns_are_named_there(tmp_path: Path) -> None:
    row = '{"Werk": "News.", "wann": "2014-02-11", "text": "Not this."}'
    (tmp_path / "rows.jsonl").write_text(row, encoding="utf-8")
    columns = 'columns = { text = "Werk", published = "wann" }\n'
    path = write(tmp_path, f'[[source]]\nname = "r"\npath = "rows.jsonl"\n{columns}')
    (article,), _ = read_articles(find_sources([path]))
    assert article.text == "Published: 2014-02-11\n\nNews."
    assert article.marks[0].kind is MarkKind.PUBLISHED


def test_a_source_that_was_not_fetched_yet_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("News.", encoding="utf-8")
    body = '[[source]]\nname = "f"\nfeed = "https://e.example"\n[[source]]\nname = "a"\npath = "a.txt"\n'
    assert [s.name for s in find_sources([write(tmp_path, body)])] == ["a/a.txt"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param("[[source]\n", 1, "", id="no TOML"),
        pytest.param('[[source]]\nname = "a"\npath = "x"\n\n[[source]]\nname = "b"\npth = "y"\n', 7, "pth", id="unknown key"),
        pytest.param('[[source]]\nname = "a"\n', 1, "one of path, feed and urls", id="nothing to read"),
        pytest.param('[[source]]\nname = "../a"\npath = "x"\n', 2, "name", id="a name that is a path"),
        pytest.param('[[source]]\nname = "a"\nfeed = "ftp://x"\n', 3, "feed", id="no web address"),
        pytest.param('[fetch]\nattempts = 99\n[[source]]\nname = "a"\npath = "x"\n', 2, "attempts", id="out of range"),
        pytest.param('[[source]]\nname = "a"\npath = "x"\n[[source]]\nname = "A"\npath = "y"\n', 1, "called", id="named twice"),
        pytest.param('[[source]]\nname = "a"\npath = "x"\ncolumns = { txt = "b" }\n', 4, "columns.txt", id="unknown column"),
        pytest.param('[fetch]\ncontact = "büro@x"\n[[source]]\nname = "a"\npath = "x"\n', 2, "ASCII", id="a contact that cannot be sent"),
        pytest.param("", 1, "source", id="empty"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    with pytest.raises(SettingsError) as error:
        read_source_list(write(tmp_path, text))
    assert f"line {line}" in str(error.value)
    assert said in str(error.value)


def test_a_byte_order_mark_is_no_part_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, '\ufeff[[source]]\nname = "a"\npath = "x"\n')
    assert [entry.name for entry in read_source_list(path).entries] == ["a"]


@pytest.mark.parametrize("text", ["a = " + "[" * 3_000, "a = " + "1" * 5_000], ids=["deep", "huge"])
def test_a_value_that_is_made_to_break_the_reader_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_source_list(write(tmp_path, text))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_source_list(tmp_path / "none.toml")
