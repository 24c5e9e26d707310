"""What becomes of files that hold many articles: tables, feeds, archives; honest ones and others."""

from __future__ import annotations

import gzip
import io
import json
import random
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.model import Issue, IssueCode, MarkKind, RawArticle, SourceForm
from flows.read.articles import find_sources, read_articles
from flows.read.feeds import read_entries
from flows.read.formats import Format
from flows.read.member import Container, Member, member_id
from flows.read.members import list_members

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 2_000
ROW = {
    "id": "x1",
    "url": "https://www.example.org/2013/05/23/talks",
    "Title": "Talks go on",
    "text": "They met on Thursday.",
    "date": "2013-05-23",
    "source": {"name": "Example Wire"},
}
FEED = """<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Desk</title>
 <item><title>Flour</title><link>https://e.example/flour</link><guid>g1</guid>
 <pubDate>Fri, 21 Mar 2014 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>Flour came to
 the city on Thursday, said a man.</p>]]></content:encoded></item>
 <item><title>Bare</title><link>https://e.example/bare</link></item></channel></rss>"""

WORDS = st.text(max_size=8)
VALUES = st.one_of(
    WORDS, st.none(), st.floats(), st.booleans(), st.lists(WORDS), st.dictionaries(WORDS, WORDS)
)


def read(path: Path) -> tuple[tuple[RawArticle, ...], tuple[Issue, ...]]:
    return read_articles(find_sources([path]), LIMIT)


def codes(issues: tuple[Issue, ...]) -> list[str]:
    return [issue.code.value for issue in issues]


def marked(article: RawArticle, kind: MarkKind) -> list[str]:
    spans = [mark.span for mark in article.marks if mark.kind is kind]
    return [article.text[span.begin : span.end] for span in spans]


def pack(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_json_line_is_an_article_with_what_its_columns_say(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    (article,), issues = read(path)
    assert article.text.endswith("\n\nTalks go on\n\nThey met on Thursday.")
    assert marked(article, MarkKind.PUBLISHED) == ["Published: 2013-05-23"]
    assert marked(article, MarkKind.PUBLISHER) == ["Publisher: Example Wire"]
    assert marked(article, MarkKind.HEADLINE) == ["Talks go on"]
    assert (article.form, article.name, issues) == (SourceForm.ROW, "rows.jsonl/x1", ())


def test_a_row_more_in_front_renames_no_other(tmp_path: Path) -> None:
    first, second = {"text": "One."}, {"text": "Two.", "url": "https://e.example/2"}
    ids = []
    for rows in ([first, second], [{"text": "Three."}, second, first]):
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        ids.append({article.id for article in read(path)[0]})
    assert ids[0] < ids[1]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param(b"{", "unreadable-file", id="no JSON"),
        pytest.param(b"[" * 200_000, "too-large", id="too long a line"),
        pytest.param(b"[" * 7_000, "unreadable-file", id="nested without end"),
        pytest.param(b"[1]", "unreadable-file", id="no object"),
        pytest.param(b'{"n": ' + b"1" * 6_000 + b"}", "unreadable-file", id="a huge number"),
        pytest.param(b'{"title": "no text"}', "empty-file", id="no text"),
        pytest.param(b'{"text": "' + b"x" * 3_000 + b'"}', "too-large", id="too long a text"),
        pytest.param(b'{"text": "a\\u0000\\u0001b"}', "binary-file", id="no text at all"),
        pytest.param(b"\xff\xfe\xfd", "unreadable-file", id="bytes"),
    ],
)
def test_a_bad_line_is_an_issue_and_the_next_is_read(
    tmp_path: Path, line: bytes, code: str
) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(line + b'\n{"text": "Good."}\n')
    articles, issues = read(path)
    assert [article.text for article in articles] == ["Good."]
    assert codes(issues) == [code]


def test_half_a_character_becomes_the_sign_for_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "\\ud83d and \\ud83d\\ude00"}', encoding="utf-8")
    assert read(path)[0][0].text == "� and 😀"


def test_a_broken_dump_does_not_give_an_issue_a_row(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("x\n" * 5_000 + '{"text": "Good."}', encoding="utf-8")
    articles, issues = read(path)
    assert len(articles) == 1
    assert len(issues) < 250
    assert "4,800" in issues[-1].seen


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("t.csv", b'title,body,url\n"A, b","One.\nTwo.",https://e.example\n', id="comma"),
        pytest.param("t.csv", b'Title;Body;URL\n"A, b";"One.\nTwo.";https://e.example', id="semicolon"),
        pytest.param("t.tsv", b"title\tcontent\tlink\nA, b\tOne. Two.\thttps://e.example\n", id="tab"),
        pytest.param("t.csv", "\ufefftitle,text,url\nA é,One. Two.,https://e.example".encode(), id="mark"),
        pytest.param("t.csv", "title,text,url\nA é,One. Two.,https://e.example".encode("cp1252"), id="1252"),
        pytest.param("t.csv", "title,text,url\nA é,One. Two.,https://e.example".encode("utf-16"), id="utf-16"),
    ],
)  # fmt: skip
def test_a_table_is_read_whatever_its_dialect(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (article,), _ = read(tmp_path / name)
    assert " ".join(article.text.split()[-2:]) == "One. Two."
    assert marked(article, MarkKind.HEADLINE)[0].startswith("A")


def test_a_table_without_texts_says_what_columns_it_has(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    articles, (issue,) = read(tmp_path / "t.csv")
    assert articles == ()
    assert "a, b" in issue.seen


def test_a_quotation_mark_never_closed_ends_the_table_not_the_run(tmp_path: Path) -> None:
    rows = 'text\nGood.\n"' + "x,\n" * 40_000
    (tmp_path / "t.csv").write_text(rows, encoding="utf-8")
    articles, issues = read(tmp_path / "t.csv")
    assert [article.text for article in articles] == ["Good."]
    assert codes(issues) == ["unreadable-file"]


def test_packed_lines_are_unpacked_and_a_cut_off_file_gives_what_it_has(tmp_path: Path) -> None:
    chance = random.Random(1)
    lines = [json.dumps({"text": chance.randbytes(400).hex(), "id": f"n{n}"}) for n in range(40)]
    packed = gzip.compress("\n".join(lines).encode())
    (tmp_path / "whole.jsonl.gz").write_bytes(packed)
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    assert len(read(tmp_path / "whole.jsonl.gz")[0]) == 40
    articles, issues = read(tmp_path / "cut.jsonl.gz")
    assert 0 < len(articles) < 40
    assert codes(issues)[-1] == "unreadable-file"


def test_names_in_an_archive_are_names_and_nothing_more(tmp_path: Path) -> None:
    members = {
        "../../etc/passwd.txt": "One.",
        "/abs.txt": "Two.",
        "C:\\x.txt": "Three.",
        "a\n\u202eb.txt": "Four.",
        "__MACOSX/a.txt": "No.",
        ".hidden/a.txt": "No.",
    }
    articles, _ = read(pack(tmp_path / "z.zip", dict(members)))
    assert {article.text for article in articles} == {"One.", "Two.", "Three.", "Four."}
    assert all(article.name.startswith("z.zip/") for article in articles)
    assert not any(".." in article.name or "\u202e" in article.name for article in articles)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["z.zip"]


def test_archives_in_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    inner = b"deep"
    for depth in range(6):
        box = io.BytesIO()
        with zipfile.ZipFile(box, "w") as archive:
            archive.writestr("in.zip" if depth else "a.txt", inner)
        inner = box.getvalue()
    (tmp_path / "z.zip").write_bytes(inner)
    articles, issues = read(tmp_path / "z.zip")
    assert articles == ()
    assert codes(issues) == ["ignored-file"]


def test_a_bomb_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = pack(tmp_path / "z.zip", {"bomb.txt": b"0" * 50_000_000, "good.txt": "Good."})
    articles, issues = read(path)
    assert [article.text for article in articles] == ["Good."]
    assert codes(issues) == ["too-large"]


def test_an_archive_that_is_none_or_is_locked_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "none.zip").write_bytes(b"PK\x03\x04 but no more")
    data = bytearray(pack(tmp_path / "z.zip", {"a.txt": "Secret."}).read_bytes())
    for at in (6, data.rfind(b"PK\x01\x02") + 8):
        data[at] |= 1
    (tmp_path / "z.zip").write_bytes(bytes(data))
    articles, issues = read(tmp_path)
    assert (articles, codes(issues)) == ((), ["unreadable-file"] * 2)


def write_warc(path: Path, pages: list[tuple[str, str, bytes]], status: str = "200 OK") -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for address, kind, data in pages:
            http = StatusAndHeaders(
                status,
                [("Content-Type", kind), ("Last-Modified", "Mon, 01 Jun 2015 10:00:00 GMT")],
                protocol="HTTP/1.1",
            )
            record = writer.create_warc_record(
                address,
                "response",
                payload=io.BytesIO(data),
                http_headers=http,
                warc_headers_dict={"WARC-Date": "2016-01-02T03:04:05Z"},
            )
            writer.write_record(record)


@pytest.mark.parametrize("name", ["w.warc", "w.warc.gz"])
def test_a_web_archive_gives_its_pages_with_address_and_dates(tmp_path: Path, name: str) -> None:
    page = "<h1>Talks at the café go on</h1><p>They met.".encode("latin-1")
    image = ("https://w.example/i.png", "image/png", b"\x89PNG")
    write_warc(
        tmp_path / name, [("https://w.example/a", "text/html; charset=latin-1", page), image]
    )
    (article,), issues = read(tmp_path / name)
    assert "Talks at the café go on\n\nThey met." in article.text
    assert marked(article, MarkKind.FETCH_DATE) == ["Fetched: 2016-01-02T03:04:05Z"]
    assert marked(article, MarkKind.SERVER_DATE) == ["Server: Mon, 01 Jun 2015 10:00:00 GMT"]
    assert codes(issues) == ["ignored-file"]


def test_two_captures_of_one_page_are_two_articles_with_names_of_their_own(tmp_path: Path) -> None:
    pages = [("https://w.example/a", "text/html", b"<p>First."), ("https://w.example/a", "text/html", b"<p>Second.")]  # fmt: skip
    write_warc(tmp_path / "w.warc", pages)
    articles, _ = read(tmp_path / "w.warc")
    assert len({a.id for a in articles}) == len({a.name for a in articles}) == 2


def test_a_web_archive_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    chance = random.Random(1)
    pages = [
        (f"https://w.example/{n}", "text/html", chance.randbytes(300).hex().encode())
        for n in range(9)
    ]
    write_warc(tmp_path / "w.warc.gz", pages)
    data = (tmp_path / "w.warc.gz").read_bytes()
    (tmp_path / "w.warc.gz").write_bytes(data[: len(data) // 2])
    articles, issues = read(tmp_path / "w.warc.gz")
    assert 0 < len(articles) < 9
    assert codes(issues) == ["unreadable-file"]
    assert all(len(article.text.split("\n\n")[-1]) == 601 for article in articles)


def test_a_feed_gives_its_entries_and_names_those_without_a_text(tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_text(FEED, encoding="utf-8")
    (article,), (issue,) = read(tmp_path / "f.xml")
    assert marked(article, MarkKind.FEED_DATE) == ["In feed: Fri, 21 Mar 2014 10:00:00 GMT"]
    assert article.text.endswith("Flour came to the city on Thursday, said a man.\n")
    assert (issue.code, article.form) == (IssueCode.EMPTY_FILE, SourceForm.ENTRY)


def test_a_feed_opens_no_file_and_grows_no_entities() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM '
        '"file:///etc/hostname">]><rss version="2.0"><channel><title>t</title><item><title>&l11;'
        "</title><description>&f;</description></item></channel></rss>"
    )
    entries = read_entries(bomb.encode()) or ()
    assert sum(len(entry.markup) + len(entry.metadata.title) for entry in entries) < 1_000


@pytest.mark.parametrize(
    "data", [b"", b"<html><p>no feed", b"\x00\x01", b"/etc/passwd", b"http://x"]
)
def test_what_is_no_feed_has_no_entries(data: bytes) -> None:
    assert not read_entries(data)


@given(st.binary(max_size=300), st.sampled_from([f for f in Format if f not in ("text", "page")]))
def test_no_bytes_make_reading_fail(data: bytes, format_: Format) -> None:
    container = Container(name="x", format=format_, limit_bytes=100)
    for outcome in list_members(container, io.BytesIO(data)):
        assert isinstance(outcome, Member | Issue)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(("text", "url", "date", "source"), VALUES)))
def test_no_row_makes_reading_fail(row: dict[str, object]) -> None:
    container = Container(name="x", format=Format.JSON_ROWS, limit_bytes=100)
    for outcome in list_members(container, io.BytesIO(json.dumps(row).encode())):
        assert outcome


@given(st.text(max_size=80), st.text(max_size=80))
def test_ids_of_members_are_safe_and_as_different_as_their_names(first: str, second: str) -> None:
    assert set(member_id(first)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert (member_id(first) == member_id(second)) is (first == second)


@pytest.mark.parametrize(
    ("data", "want"),
    [
        pytest.param(b"Plain news.", "Plain news.", id="text"),
        pytest.param(b"<html><p>News of a page.", "News of a page.", id="page"),
        pytest.param(b'{"text": "A row."}\n', "A row.", id="rows"),
        pytest.param(FEED.encode(), "Flour came", id="feed"),
    ],
)
def test_standard_input_is_read_as_what_it_is(root: Path, data: bytes, want: str) -> None:
    script = (
        "from pathlib import Path; from flows.read.articles import find_sources, read_articles;"
        "print(read_articles(find_sources([Path('-')]))[0][0].text)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, input=data, capture_output=True, check=True)  # fmt: skip
    assert want in done.stdout.decode()


def test_a_page_may_be_larger_than_its_text_but_not_its_text(tmp_path: Path) -> None:
    script = "<script>" + "x" * 3 * LIMIT + "</script>"
    (tmp_path / "a.html").write_text(f"{script}<p>Talks go on.", encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>Talks. " + "x" * LIMIT, encoding="utf-8")
    (tmp_path / "c.html").write_text("x" * 21 * LIMIT, encoding="utf-8")
    articles, issues = read(tmp_path)
    assert [article.name for article in articles] == ["a.html"]
    assert codes(issues) == ["too-large"] * 2


def test_what_lies_beside_a_page_tells_where_it_came_from(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes("<p>Café talks.".encode("cp1251", "replace") + b"\xe9")
    beside = {"address": "https://e.example/a", "fetched": "2020-01-02", "charset": "latin-1"}
    (tmp_path / "a.html.meta.json").write_text(json.dumps(beside), encoding="utf-8")
    (article,), issues = read(tmp_path)
    assert article.text.startswith("Address: https://e.example/a\nFetched: 2020-01-02\n\nCaf")
    assert (article.encoding, issues) == ("iso8859-1".replace("iso", "iso-"), ())


def test_a_broken_file_beside_a_page_is_said_and_the_page_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Talks.", encoding="utf-8")
    (tmp_path / "a.html.meta.json").write_text("{", encoding="utf-8")
    (article,), _ = read(tmp_path)
    assert codes(article.issues) == ["unreadable-file"]
