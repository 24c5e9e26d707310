"""What files of strangers hold to stop a build, and what must not become of it."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import tracemalloc
import zipfile
from pathlib import Path
from threading import Timer
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from flows.errors import SettingsError, SourceError
from flows.model import IssueCode, MarkKind
from flows.read.articles import find_sources, read_articles
from flows.read.formats import Format
from flows.read.member import Container
from flows.read.members import list_members
from flows.read.raw_stream import RawStream
from flows.read.sources import sign_sources

if TYPE_CHECKING:
    from flows.model import Issue, RawArticle

LIMIT = 2_000
GOOD = "They met on Thursday."
ENTRY = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Desk</title><item><guid>g</guid>"
    "<description>They met on Thursday in the old town hall again.</description></item>"
    "</channel></rss>"
)


def read(path: Path, data: bytes | str = b"") -> tuple[tuple[RawArticle, ...], list[str]]:
    if data:
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    articles, issues = read_articles(find_sources([path]), LIMIT)
    return articles, codes(issues)


def codes(issues: tuple[Issue, ...]) -> list[str]:
    return [issue.code.value for issue in issues]


def pack(path: Path, members: dict[str, str], how: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("charset", ["undefined", "idna", "unicode_escape", "nonsense", "zlib"])
def test_a_page_that_declares_no_encoding_of_pages_is_read_by_its_bytes(
    tmp_path: Path, charset: str
) -> None:
    page = f"<meta charset={charset}><p>Caf\xe9 talks \\ud800".encode("latin-1")
    (article,), _ = read(tmp_path / "a.html", page)
    assert article.text == "Café talks \\ud800\n"


def test_half_a_character_in_the_data_of_a_page_becomes_the_sign_for_it(tmp_path: Path) -> None:
    data = '{"@type": "NewsArticle", "headline": "Flour came \\ud83d"}'
    page = f'<script type="application/ld+json">{data}</script><p>{GOOD}'
    (article,), _ = read(tmp_path / "a.html", page)
    spans = [mark.span for mark in article.marks if mark.kind is MarkKind.HEADLINE]
    assert article.text[spans[0].begin : spans[0].end] == "Flour came \ufffd"


@pytest.mark.parametrize("depth", [300, 900])
def test_a_row_nested_without_end_is_an_issue_and_the_next_is_read(
    tmp_path: Path, depth: int
) -> None:
    row = '{"text": ' + "[" * depth + '"x"' + "]" * depth + "}\n"
    articles, found = read(tmp_path / "rows.jsonl", row + json.dumps({"text": GOOD}))
    assert ([article.text for article in articles], found) == ([GOOD], ["empty-file"])


@pytest.mark.parametrize("around", ["{}", '{{"status": "ok", "articles": {}}}'])
def test_a_document_on_one_line_may_be_longer_than_a_row(tmp_path: Path, around: str) -> None:
    rows = [{"id": f"n{n}", "text": f"{GOOD} {n} " + "x" * 900} for n in range(200)]
    document = around.format(json.dumps(rows))
    articles, found = read(tmp_path / "a.json", document)
    assert (len(document) > 40 * LIMIT, len(articles), found) == (True, 200, [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"text": "One é."}\r\n{"text": "Two."}\r\n', id="lines"),
        pytest.param('[\r\n {"text": "One é."},\r\n {"text": "Two."}\r\n]\r\n', id="document"),
    ],
)
def test_rows_with_a_mark_are_read_in_its_encoding(
    tmp_path: Path, encoding: str, text: str
) -> None:
    articles, found = read(tmp_path / "a.json", text.encode(encoding))
    assert ([article.text for article in articles], found) == (["One é.", "Two."], [])


def test_a_first_row_that_is_too_long_costs_no_other(tmp_path: Path) -> None:
    long = json.dumps({"text": "x" * 50 * LIMIT})
    articles, found = read(tmp_path / "a.jsonl", f'{long}\n{{"text": "{GOOD}"}}\n')
    assert ([article.text for article in articles], found) == ([GOOD], ["too-large"])


@pytest.mark.parametrize(
    ("table", "name"),
    [
        pytest.param(f"id,text,id\nown,{GOOD},of the site\n", "own", id="two of one name"),
        pytest.param(f"Text,text,id\n,{GOOD},own\n", "own", id="names that differ in case"),
        pytest.param(f"\n\nid,text\nown,{GOOD}\n", "own", id="lines above the header"),
        pytest.param(f'\ufeff"id","text"\nown,"{GOOD}"\n', "own", id="mark and quotes"),
    ],
)
def test_of_columns_of_one_name_the_first_that_says_something_is_taken(
    tmp_path: Path, table: str, name: str
) -> None:
    (article,), found = read(tmp_path / "t.csv", table)
    assert (article.name, article.text, found) == (f"t.csv/{name}", GOOD, [])


def test_a_table_of_nothing_but_marks_is_an_issue(tmp_path: Path) -> None:
    assert read(tmp_path / "t.csv", "\ufeff\ufeff") == ((), ["unreadable-file"])


def test_a_letter_cut_by_the_end_of_the_sample_is_no_other_encoding(tmp_path: Path) -> None:
    head = "text\n" + f"{'x' * 999}\n" * 200
    table = head[:199_999] + "é at the border\n"
    assert len(table.encode()[:200_000].decode(errors="ignore")) == 199_999
    articles, found = read(tmp_path / "t.csv", table)
    assert articles[-1].text.endswith("é at the border")
    assert "guessed-encoding" not in found


def test_bytes_of_a_table_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    table = b"text\n" + (b"x" * 999 + b"\n") * 210 + b"caf\xe9 talks\n"
    articles, issues = read_articles(find_sources([_write(tmp_path / "t.csv", table)]), LIMIT)
    assert articles[-1].text == "caf\ufffd talks"
    assert [issue.seen for issue in issues if issue.code is IssueCode.GUESSED_ENCODING] == [
        "read as utf-8; bytes that could not be read: 1"
    ]


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(b"x" * 6_000_000, id="one line"),
        pytest.param(b'"x\n",' * 1_200_000, id="lines of one row"),
    ],
)
def test_a_row_without_end_is_not_held_in_memory(tmp_path: Path, row: bytes) -> None:
    table = gzip.compress(f"text\n{GOOD}\n".encode() + row, 1)
    path = _write(tmp_path / "t.csv.gz", table)
    tracemalloc.start()
    articles, found = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert ([article.text for article in articles], found) == ([GOOD], ["unreadable-file"])
    assert peak < 3_000_000


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_packed_so_that_it_hides_its_size_is_not_unpacked(tmp_path: Path, how: int) -> None:
    path = pack(tmp_path / "z.zip", {"a.txt": "0" * 3_000_000}, how)
    tracemalloc.start()
    assert read(path) == ((), ["unreadable-file"])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_members_of_an_archive_are_read_as_their_endings_say(tmp_path: Path) -> None:
    members = {"a.txt": GOOD, "feed.xml": ENTRY, "site.js": "var a = 1;", "notes.md": "# Mine"}
    articles, found = read(pack(tmp_path / "z.zip", members))
    assert [article.name for article in articles] == ["z.zip/a.txt", "z.zip/feed.xml/g"]
    assert "<" not in articles[1].text
    assert found == ["ignored-file"] * 2


@pytest.mark.parametrize(
    ("pieces", "form"),
    [
        pytest.param(
            (b"\xef\xbb\xbf", b"<html><p>" + GOOD.encode()), "<html>", id="mark, then page"
        ),
        pytest.param((ENTRY[:21].encode(), ENTRY[21:].encode()), "<rss", id="line, then feed"),
    ],
)
def test_what_comes_in_pieces_is_read_as_what_it_is(
    monkeypatch: pytest.MonkeyPatch, pieces: tuple[bytes, bytes], form: str
) -> None:
    reading, writing = os.pipe()
    os.write(writing, pieces[0])

    def go_on() -> None:
        with os.fdopen(writing, "wb") as rest:
            rest.write(pieces[1])

    Timer(0.2, go_on).start()
    with os.fdopen(reading, "rb") as stream:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream))
        (article,), _ = read_articles(find_sources([Path("-")]), LIMIT)
    assert form not in article.text
    assert "They met on Thursday" in article.text


def test_an_archive_too_large_for_a_stream_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.read.members._STREAM_BYTES_MAX", 100)
    container = Container(name="stdin", format=Format.ZIP, limit_bytes=LIMIT)
    stream = io.BufferedReader(RawStream(io.BytesIO(b"PK" + bytes(200))))
    assert codes(tuple(list_members(container, stream))) == ["too-large"]  # type: ignore[arg-type]


def test_a_record_without_an_address_ends_a_web_archive_not_the_run(tmp_path: Path) -> None:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + GOOD.encode()
    head = f"Content-Length: {len(body)}\r\n\r\n".encode()
    kind = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
    whole = kind + b"WARC-Target-URI: http://w.example/a\r\n" + head + body + b"\r\n\r\n"
    articles, found = read(tmp_path / "w.warc", whole + kind + head + body + b"\r\n\r\n")
    assert ([a.name for a in articles], found) == (
        ["w.warc/http://w.example/a"],
        ["unreadable-file"],
    )


def test_a_pipe_beside_a_page_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<p>{GOOD}", encoding="utf-8")
    os.mkfifo(tmp_path / "a.html.meta.json")
    (article,), _ = read(tmp_path)
    assert codes(article.issues) == ["unreadable-file"]


def test_a_file_of_sources_that_leads_back_to_itself_is_told(tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        text = f'[[source]]\nname = "{name}"\npath = "{other}.toml"\n'
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"b\.toml: leads back to .*a\.toml"):
        find_sources([tmp_path / "a.toml"])


def test_what_fetching_remembers_is_no_change_of_the_sources(tmp_path: Path) -> None:
    text = '[[source]]\nname = "desk"\nfeed = "https://e.example/feed"\n'
    path = _write(tmp_path / "sources.toml", text.encode())
    (tmp_path / "fetched" / "desk").mkdir(parents=True)
    signs = set()
    for fault in ("it did not come", "it did not come, again"):
        memory = json.dumps({"faults": [fault]})
        (tmp_path / "fetched" / "desk" / ".fetch.json").write_text(memory, encoding="utf-8")
        signs.add(sign_sources([path]))
    assert len(signs) == 1
    (tmp_path / "fetched" / "desk" / "a.html").write_text(f"<p>{GOOD}", encoding="utf-8")
    assert sign_sources([path]) not in signs


def test_a_name_too_long_for_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        find_sources([tmp_path / f"{'x' * 300}.toml"])


def test_a_file_of_sources_with_a_slip_has_a_sign_until_it_is_mended(tmp_path: Path) -> None:
    path = _write(tmp_path / "sources.toml", b"[[source]\n")
    slip = sign_sources([path])
    path.write_text('[[source]]\nname = "a"\npath = "."\n', encoding="utf-8")
    assert "sources.toml" in slip
    assert sign_sources([path]) != slip
