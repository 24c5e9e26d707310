"""What bytes become: text untouched, or an issue that says why not."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model import Issue, IssueCode, RawArticle
from flows.read.articles import find_sources, read_articles
from flows.read.decode import decode_bytes

NEWS = "Syria’s opposition met in Istanbul – “talks” went on.\r\nThey end on Monday."


def read(folder: Path, limit: int = 1000) -> tuple[tuple[RawArticle, ...], tuple[Issue, ...]]:
    return read_articles(find_sources([folder]), limit)


def codes(issues: tuple[Issue, ...]) -> list[IssueCode]:
    return [issue.code for issue in issues]


def test_text_is_the_bytes_decoded_and_nothing_else(tmp_path: Path) -> None:
    data = NEWS.encode()
    (tmp_path / "a.txt").write_bytes(data)
    (article,), issues = read(tmp_path)
    assert (article.text, article.id, article.name) == (NEWS, "a", "a.txt")
    assert article.digest == hashlib.sha256(data).hexdigest()
    assert (issues, article.issues) == ((), ())


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        pytest.param("utf-8-sig", "utf-8", id="utf-8"),
        pytest.param("utf-16", "utf-16-le", id="utf-16"),
        pytest.param("utf-32", "utf-32-le", id="utf-32"),
    ],
)
def test_a_byte_order_mark_is_no_character(encoding: str, name: str) -> None:
    decoded = decode_bytes(NEWS.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.guessed) == (NEWS, name, False)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(NEWS.encode("cp1252"), "windows-1252", id="windows-1252"),
        pytest.param(NEWS.encode("utf-16-le"), "utf-16-le", id="utf-16 without a mark"),
        pytest.param(NEWS.encode("utf-16-be"), "utf-16-be", id="utf-16 big end first"),
        pytest.param(
            ("Переговоры начались в понедельник. " * 8).encode("cp1251"),
            "windows-1251",
            id="windows-1251",
        ),
    ],
)
def test_an_encoding_that_nothing_declares_is_guessed_and_said(
    tmp_path: Path, data: bytes, encoding: str
) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (article,), _ = read(tmp_path)
    assert article.encoding == encoding
    assert article.text == data.decode(encoding)
    assert codes(article.issues) == [IssueCode.GUESSED_ENCODING]


def test_a_few_broken_bytes_do_not_turn_utf_8_into_another_encoding() -> None:
    decoded = decode_bytes(("“Talks” – “war” – " * 5).encode() + b"\xff end")
    assert decoded is not None
    assert (decoded.encoding, decoded.lost) == ("utf-8", 1)


def test_a_few_zero_bytes_do_not_make_a_text_binary() -> None:
    decoded = decode_bytes(NEWS.encode() + b"\0")
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.guessed) == (f"{NEWS}\0", "utf-8", False)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", IssueCode.EMPTY_FILE, id="empty"),
        pytest.param(b" \r\n\t\n", IssueCode.EMPTY_FILE, id="white space"),
        pytest.param("\u200b\ufeff\n".encode(), IssueCode.EMPTY_FILE, id="nothing to see"),
        pytest.param(b"%PDF-1.4 text", IssueCode.BINARY_FILE, id="pdf"),
        pytest.param(bytes(range(256)) * 3, IssueCode.BINARY_FILE, id="bytes"),
        pytest.param(b"x" * 1001, IssueCode.TOO_LARGE, id="a byte too many"),
    ],
)
def test_what_is_no_article_becomes_an_issue(tmp_path: Path, data: bytes, code: IssueCode) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text("News.", encoding="utf-8")
    articles, issues = read(tmp_path)
    assert [article.id for article in articles] == ["good"]
    assert [(issue.article, issue.code) for issue in issues] == [("bad.txt", code)]


def test_the_largest_file_allowed_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 1000)
    assert len(read(tmp_path)[0]) == 1


def test_a_file_that_goes_away_becomes_an_issue(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("News.", encoding="utf-8")
    sources = find_sources([tmp_path])
    (tmp_path / "a.txt").unlink()
    articles, issues = read_articles(sources)
    assert (articles, codes(issues)) == ((), [IssueCode.UNREADABLE_FILE])


def test_of_equal_files_the_first_by_name_is_kept(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("News.", encoding="utf-8")
    (article,), (issue,) = read(tmp_path)
    assert (article.id, issue.article, issue.code) == ("a", "b.txt", IssueCode.SAME_BYTES)


def test_invisible_characters_stay_and_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ne\u200bws \u202eof\u202c it.", encoding="utf-8")
    (article,), _ = read(tmp_path)
    assert "\u202e" in article.text
    assert codes(article.issues) == [IssueCode.INVISIBLE_CHARACTERS]
    assert article.text[article.issues[0].begin : article.issues[0].end] == "\u200b"


def test_ignored_files_are_issues_too(tmp_path: Path) -> None:
    for name in ("a.txt", "b.pdf"):
        (tmp_path / name).write_text("News.", encoding="utf-8")
    _, issues = read(tmp_path)
    assert [(issue.article, issue.code) for issue in issues] == [("b.pdf", IssueCode.IGNORED_FILE)]


@given(st.binary(max_size=400))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    decoded = decode_bytes(data)
    assert decoded is None or decode_bytes(data) == decoded


@given(st.text(max_size=200).filter(lambda text: text.isprintable()))
def test_utf_8_reads_back(text: str) -> None:
    decoded = decode_bytes(text.encode())
    assert decoded is not None
    assert decoded.text == text
