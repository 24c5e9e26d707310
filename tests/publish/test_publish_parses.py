"""A parse is printed with offsets that read back, in a table, JSON and valid CoNLL-U."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from flows.clean.article import clean_article
from flows.errors import SourceError
from flows.language.naming import settle_names
from flows.language.parse import parse_articles
from flows.model import RawArticle
from flows.publish.parses import ParseFormat, ParseOptions, run_parse
from flows.publish.parses_layout import write_conllu, write_parse_line, write_parse_table

if TYPE_CHECKING:
    from pathlib import Path

    from flows.model import Parsed
    from flows.pipeline import Tools

TEXT = "They don’t trust Syria’s Bashar al-Assad, the U.N. said. “We won't wait”, he told Reuters."


@pytest.fixture(scope="module")
def parsed(tools: Tools) -> Parsed:
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=TEXT)
    (found,) = parse_articles([clean_article(raw, tools.clean_cues)], tools.nlp)
    return settle_names(found, tools.names)


def test_json_reads_back_and_keeps_the_whole_of_a_lone_paragraph(parsed: Parsed) -> None:
    told = json.loads(write_parse_line(parsed))
    passages = [
        *told["names"],
        *told["sentences"],
        *(t for s in told["sentences"] for t in s["tokens"]),
    ]
    assert told["article"] == "a.txt"
    assert all(TEXT[p["begin"] : p["end"]] == p["text"] for p in passages)
    assert told["sentences"][0]["begin"] == 0
    assert told["sentences"][-1]["end"] == len(TEXT)
    assert {"PERSON", "ORG"} <= {n["label"] for n in told["names"]}


def test_conllu_has_ten_columns_one_root_and_words_that_spell_the_text(parsed: Parsed) -> None:
    for block in write_conllu(parsed).strip().split("\n\n"):
        lines = [line for line in block.split("\n") if not line.startswith("#")]
        rows = [line.split("\t") for line in lines]
        text = next(line[9:] for line in block.split("\n") if line.startswith("# text = "))
        assert all(len(row) == 10 and all(row) for row in rows)
        words = [row for row in rows if "-" not in row[0]]
        assert [row[0] for row in words] == [str(n + 1) for n in range(len(words))]
        assert [row[7] for row in words if row[6] == "0"] == ["root"]
        assert spelled(rows) == text


def spelled(rows: list[list[str]]) -> str:
    text, inside = "", 0
    for row in rows:
        if "-" in row[0]:
            inside = int(row[0].split("-")[1])
        elif int(row[0]) <= inside:
            continue
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return text.strip()


def test_the_table_names_each_word_and_each_name(parsed: Parsed) -> None:
    table = write_parse_table(parsed)
    assert "B-PERSON" in table
    assert any("PERSON" in x and "Bashar al-Assad" in x for x in table.splitlines()[-9:])


def test_what_cannot_be_read_is_said(root: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    options = ParseOptions(
        sources=(tmp_path,),
        ontology=root / "ontology",
        form=ParseFormat.JSON,
        model=None,
        file_size_max=1000,
    )
    with pytest.raises(SourceError):
        run_parse(options)
