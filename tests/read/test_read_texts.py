"""Which files are read for their times, and as what."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from flows.errors import SourceError
from flows.model import Issue, IssueCode
from flows.read.texts import TextSource, list_texts, read_stream, read_text

if TYPE_CHECKING:
    from pathlib import Path

TML = '<TimeML><DOCID>d</DOCID><TEXT>On <TIMEX3 tid="t1">Monday</TIMEX3></TEXT></TimeML>'


def read_one(path: Path, content: bytes, limit: int = 1_000) -> TextSource | Issue:
    path.write_bytes(content)
    (source,) = list_texts([path])
    return read_text(source, limit)


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        pytest.param("a.txt", b" On <b>Monday\r\n", " On <b>Monday\r\n", id="text as it is"),
        pytest.param("a", b"On Monday", "On Monday", id="no ending"),
        pytest.param("a.html", b"<p>On <b>Monday", "On Monday\n", id="page"),
        pytest.param("a.HTM", b"<p>On <b>Monday", "On Monday\n", id="page, capitals"),
        pytest.param("a.tml", TML.encode(), "On Monday", id="TimeML"),
    ],
)
def test_a_file_is_read_as_its_ending_says(
    tmp_path: Path, name: str, content: bytes, text: str
) -> None:
    read = read_one(tmp_path / name, content)
    assert isinstance(read, TextSource)
    assert (read.text, read.name) == (text, name)
    assert [part.end for part in read.parts] == [len(text)]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        pytest.param("a.txt", b" \n", IssueCode.EMPTY_FILE, id="white space"),
        pytest.param("a.html", b"<p> <p>", IssueCode.EMPTY_FILE, id="empty page"),
        pytest.param("a.txt", b"\x89PNG\0\1", IssueCode.BINARY_FILE, id="binary"),
        pytest.param("a.txt", b"a" * 1_001, IssueCode.TOO_LARGE, id="too large"),
        pytest.param("a.tml", b"<TimeML>", IssueCode.UNREADABLE_FILE, id="broken TimeML"),
    ],
)
def test_what_cannot_be_read_is_an_issue(
    tmp_path: Path, name: str, content: bytes, code: IssueCode
) -> None:
    read = read_one(tmp_path / name, content)
    assert isinstance(read, Issue)
    assert (read.code, read.article) == (code, name)


def test_a_file_that_is_gone_is_an_issue(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("On Monday", encoding="utf-8")
    (source,) = list_texts([path])
    path.unlink()
    read = read_text(source, 1_000)
    assert isinstance(read, Issue)
    assert read.code is IssueCode.UNREADABLE_FILE


def test_pages_and_timeml_of_a_folder_are_read_and_other_formats_are_not(tmp_path: Path) -> None:
    for name in ("a.html", "b.tml", "sub/c.txt", "d.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TML, encoding="utf-8")
    listed = {source.name: source.issue is None for source in list_texts([tmp_path])}
    assert listed == {"a.html": True, "b.tml": True, "sub/c.txt": True, "d.pdf": False}


def test_a_link_to_a_page_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other.html").write_text("<p>Monday", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("Monday", encoding="utf-8")
    (folder / "link.html").symlink_to(tmp_path / "other.html")
    assert [s.name for s in list_texts([folder]) if s.issue is None] == ["a.txt"]


def test_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no text, page or TimeML file"):
        list_texts([tmp_path])


def test_standard_input_is_plain_text() -> None:
    read = read_stream(io.BytesIO("On <b>Monday à".encode()), 1_000)
    assert isinstance(read, TextSource)
    assert (read.text, read.docid) == ("On <b>Monday à", "stdin")
