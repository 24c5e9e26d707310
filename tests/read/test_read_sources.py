"""Which files are found, what they are called, and what is named as left out."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import SourceError
from flows.model import IssueCode
from flows.read.sources import find_sources, safe_id, shown_name


def write(path: Path, text: str = "News of the day.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_folders_are_walked_to_any_depth_in_order_of_ids(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/deep/c.txt"):
        write(tmp_path / name)
    found = find_sources([tmp_path])
    assert [source.name for source in found] == ["a.txt", "b.txt", "sub/deep/c.txt"]
    assert [source.id for source in found[:2]] == ["a", "b"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    for name in ("a.txt", ".hidden.txt", ".git/config.txt"):
        write(tmp_path / name)
    assert [source.name for source in find_sources([tmp_path])] == ["a.txt"]


def test_a_file_named_twice_is_found_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    assert len(find_sources([tmp_path, file, file])) == 1


@pytest.mark.parametrize(
    ("name", "is_read"),
    [
        pytest.param("a", True, id="no ending"),
        pytest.param("a.TXT", True, id="capitals"),
        pytest.param("report.2013", True, id="an ending that names no format"),
        pytest.param("a.html", True, id="page"),
        pytest.param("a.warc.gz", True, id="packed archive"),
        pytest.param("a.gz", False, id="something packed"),
        pytest.param("a.PDF", False, id="pdf"),
    ],
)
def test_other_formats_are_named_as_ignored(
    tmp_path: Path,
    name: str,
    *,
    is_read: bool,
) -> None:
    write(tmp_path / "plain.txt")
    write(tmp_path / name)
    source = next(s for s in find_sources([tmp_path]) if s.name == name)
    assert (source.issue is None) is is_read
    assert is_read or (source.issue is not None and source.issue.code is IssueCode.IGNORED_FILE)


def test_a_file_of_another_format_is_read_when_named_itself(tmp_path: Path) -> None:
    file = write(tmp_path / "a.log")
    assert find_sources([file])[0].issue is None


def test_links_out_of_the_folder_and_round_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.txt")
    folder = write(tmp_path / "in" / "a.txt").parent
    (folder / "out.txt").symlink_to(outside)
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "itself.txt").symlink_to(folder / "itself.txt")
    found = {source.name: source.issue for source in find_sources([folder])}
    assert found.pop("a.txt") is None
    assert {name for name, issue in found.items() if issue is not None} == {
        "out.txt",
        "round",
        "itself.txt",
    }


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    issues = [source.issue for source in find_sources([tmp_path])]
    assert [issue.code for issue in issues if issue] == [IssueCode.IGNORED_FILE]


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_nothing_to_read_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match=name):
        find_sources([tmp_path / name])


def test_same_name_in_two_folders_gives_two_ids(tmp_path: Path) -> None:
    first, second = write(tmp_path / "x" / "a.txt"), write(tmp_path / "y" / "A.txt")
    ids = [source.id.casefold() for source in find_sources([first, second])]
    assert len(set(ids)) == 2


@given(st.text(min_size=1, max_size=80).filter(lambda name: "/" not in name))
def test_ids_are_safe_whatever_the_name(name: str) -> None:
    made = safe_id(name)
    assert made
    assert all(char.isascii() and (char.isalnum() or char in "._-") for char in made)
    assert not made.startswith(".")
    assert made == safe_id(name)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("a b.txt", "a-b.txt", id="space"),
        pytest.param("../a.txt", "a.txt", id="path"),
        pytest.param("a\nb.txt", "a b.txt", id="line"),
        pytest.param("sub/a.txt", "sub-a.txt", id="folder"),
    ],
)
def test_names_that_look_alike_keep_ids_apart(first: str, second: str) -> None:
    assert safe_id(first) != safe_id(second)


@given(st.text(max_size=40))
def test_names_are_shown_without_steering_characters(name: str) -> None:
    shown = shown_name(name)
    assert shown.isprintable()
    assert "\u202e" not in shown


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 (a name in bytes)
        file.write("News.")
    source = find_sources([tmp_path])[0]
    assert source.name == "caf\\udce9.txt"
    assert source.id.encode("ascii")
