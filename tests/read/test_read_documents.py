"""JSON that is one document, and files whose form is broken: what can be read is, the rest is said."""

from __future__ import annotations

import gzip
import io
import json
from typing import TYPE_CHECKING

import pytest
from warcio.warcwriter import WARCWriter

from flows.read.articles import find_sources, read_articles
from flows.read.formats import Format, format_at_start

if TYPE_CHECKING:
    from pathlib import Path

    from flows.model import Issue, RawArticle

TALKS = {"title": "Talks", "content": "They met on Thursday.", "publishedAt": "2013-05-23"}
FLOUR = {"headline": "Flour", "text": "Flour came on Friday.", "image": [{"url": "x"}]}


def read(path: Path) -> tuple[tuple[RawArticle, ...], tuple[Issue, ...]]:
    return read_articles(find_sources([path]), 2_000)


def texts(articles: tuple[RawArticle, ...]) -> list[str]:
    return [article.text.rsplit("\n\n", 1)[-1].strip() for article in articles]


@pytest.mark.parametrize("indent", [pytest.param(None, id="one line"), pytest.param(2, id="laid out")])  # fmt: skip
@pytest.mark.parametrize(
    ("document", "want"),
    [
        pytest.param([TALKS, FLOUR], [TALKS["content"], FLOUR["text"]], id="array"),
        pytest.param({"status": "ok", "articles": [TALKS, FLOUR]}, [TALKS["content"], FLOUR["text"]], id="object around them"),
        pytest.param(FLOUR, [FLOUR["text"]], id="one article"),
    ],
)  # fmt: skip
def test_a_json_document_gives_its_articles(
    tmp_path: Path, document: object, want: list[str], indent: int | None
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(document, indent=indent), encoding="utf-8")
    articles, issues = read(tmp_path / "a.json")
    assert (texts(articles), issues) == (want, ())


def test_an_array_among_json_lines_is_told_and_the_lines_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f"[1, 2]\n{json.dumps(TALKS)}\n", encoding="utf-8")
    articles, issues = read(tmp_path / "a.jsonl")
    assert texts(articles) == [TALKS["content"]]
    assert [issue.article for issue in issues] == ["a.jsonl/line 1"]


def test_json_is_read_where_it_is_named_and_left_out_of_folders(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(json.dumps([TALKS]), encoding="utf-8")
    (tmp_path / "a.txt").write_text("They met.", encoding="utf-8")
    articles, (issue,) = read(tmp_path)
    assert len(articles) == 1
    assert "name the file itself" in issue.seen
    assert format_at_start(b'[ {"text": "x"}]') is Format.JSON_ROWS
    assert format_at_start(b"[Updated] They met.") is Format.TEXT


def test_a_quotation_mark_that_is_not_closed_swallows_no_table_in_silence(tmp_path: Path) -> None:
    table = 'text,date\nThey met.,2013-05-23\n"Flour came,2014-03-21\nThey left.,2014-03-22\n'
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    articles, (issue,) = read(tmp_path / "a.csv")
    assert texts(articles) == ["They met."]
    assert "not closed" in issue.seen


def test_a_cell_of_many_lines_in_a_short_row_is_an_article(tmp_path: Path) -> None:
    table = 'text,date\n"They met.\nThey left.\n"\n"Flour\ncame."\n'
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    articles, issues = read(tmp_path / "a.csv")
    assert (len(articles), issues) == (2, ())


def test_a_web_archive_packed_as_a_whole_is_read_to_its_end(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    plain = io.BytesIO()
    writer = WARCWriter(plain, gzip=False)
    for n in range(3):
        payload = io.BytesIO(b"They met %d times." % n)
        record = writer.create_warc_record(
            f"https://w.example/{n}", "conversion", payload, warc_content_type="text/plain"
        )
        writer.write_record(record)
    (tmp_path / "w.warc.gz").write_bytes(gzip.compress(plain.getvalue()))
    (tmp_path / "cut.warc").write_bytes(plain.getvalue().replace(b"times.", b"times, and often."))
    articles, issues = read(tmp_path / "w.warc.gz")
    assert (texts(articles), issues) == ([f"They met {n} times." for n in range(3)], ())
    assert read(tmp_path / "cut.warc")[1]
    assert capfd.readouterr().err == ""
