"""``dateline times``: sources in, a table, JSON or one file a source out."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from flows.dates.rules import RULES
from flows.errors import PublishError, SettingsError, SourceError
from flows.publish.times import TimesFormat, TimesOptions, run_times
from flows.publish.times_table import FAMILIES, Detail

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2013, 5, 23)
TML = """<TimeML><DOCID>d</DOCID><DCT><TIMEX3 tid="t0" value="{dct}">{words}</TIMEX3></DCT><TEXT>
They <EVENT>met</EVENT> on <TIMEX3 tid="t7" type="TIME" value="wrong">Tues</TIMEX3>day &amp; left.
</TEXT></TimeML>"""
TEXT = "\nThey met on Tuesday & left.\n"


def tml(dct: str = "2013-05-23", words: str = "x") -> str:
    return TML.format(dct=dct, words=words)


def put(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def values(path: Path) -> list[str | None]:
    return [timex.get("value") for timex in ET.parse(path).findall("TEXT/TIMEX3")]


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def to_timeml(output: Path, *sources: Path, reference: date | None = None) -> None:
    run_times(
        TimesOptions(sources=sources, reference=reference, form=TimesFormat.TIMEML, output=output)
    )


def test_timeml_keeps_its_text_and_not_its_times(tmp_path: Path) -> None:
    to_timeml(tmp_path / "out", put(tmp_path / "in", a_tml=tml(), sub__b_tml=tml("1998")))
    assert names(tmp_path / "out") == ["a.tml", "sub/b.tml"]
    text = ET.parse(tmp_path / "out" / "a.tml").find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == TEXT
    assert values(tmp_path / "out" / "a.tml") == ["2013-05-21"]


@pytest.mark.parametrize(
    ("dct", "words", "value"),
    [
        pytest.param("2013-05-23T10:00", "x", "2013-05-21", id="with a clock"),
        pytest.param("20130523", "x", "2013-05-21", id="without hyphens"),
        pytest.param("", "May 23, 2013", "2013-05-21", id="in words only"),
        pytest.param("", "", "2012-12-25", id="none: the one that the user gives"),
    ],
)
def test_the_creation_time_is_the_reference_date(
    tmp_path: Path, dct: str, words: str, value: str
) -> None:
    folder = put(tmp_path / "in", a_tml=tml(dct, words))
    to_timeml(tmp_path / "out", folder, reference=date(2012, 12, 28))
    assert values(tmp_path / "out" / "a.tml") == [value]


def test_what_is_broken_is_named_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put(tmp_path / "in", a_tml="<TimeML><TEXT>", b_tml=tml(), c_txt="")
    to_timeml(tmp_path / "out", folder)
    assert names(tmp_path / "out") == ["b.tml"]
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("a.tml: not read as TimeML: it is not well-formed XML")
    assert told[-1] == "1 time in 1 text, 2 sources left out"


def test_sources_of_one_name_get_a_file_each(tmp_path: Path) -> None:
    put(tmp_path, one__a_tml=tml(), two__a_tml=tml("2012-12-28"), one__a_txt="On 3 May 2001.")
    to_timeml(tmp_path / "out", tmp_path / "one", tmp_path / "two")
    written = names(tmp_path / "out")
    assert (len(written), written[-1]) == (3, "a.tml")
    assert values(tmp_path / "out" / "a.tml") in (["2013-05-21"], ["2012-12-25"])


@pytest.mark.parametrize("name", ["quote’s – x", "x.y", "two\nlines", "..a"])
def test_files_keep_their_names(tmp_path: Path, name: str) -> None:
    put(tmp_path / "in").mkdir()
    (tmp_path / "in" / f"{name}.tml").write_text(tml(), encoding="utf-8")
    (tmp_path / "in" / "z.tml").write_text(tml(), encoding="utf-8")
    to_timeml(tmp_path / "out", tmp_path / "in" / f"{name}.tml", tmp_path / "in" / "z.tml")
    assert (tmp_path / "out" / f"{name}.tml").is_file()


def test_no_source_is_written_over(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", a_tml=tml())
    with pytest.raises(SettingsError, match="is a source itself"):
        to_timeml(folder, folder)
    assert (folder / "a.tml").read_text(encoding="utf-8") == tml()


def test_a_folder_that_cannot_be_written_to_says_so(tmp_path: Path) -> None:
    folder = put(tmp_path, in__a_tml=tml(), taken="")
    with pytest.raises(PublishError, match="choose a folder that can be written to"):
        to_timeml(tmp_path / "taken", folder / "in")


def test_nothing_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nothing was read"):
        to_timeml(tmp_path / "out", put(tmp_path / "in", a_tml="<"))


def test_a_source_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        to_timeml(tmp_path / "out", tmp_path / "in")


def test_timeml_of_several_sources_needs_a_folder(tmp_path: Path) -> None:
    sources = (put(tmp_path / "in", a_tml=tml(), b_tml=tml()),)
    with pytest.raises(SettingsError, match="--output"):
        run_times(TimesOptions(sources=sources, form=TimesFormat.TIMEML))


def test_a_table_goes_to_no_folder(tmp_path: Path) -> None:
    sources = (put(tmp_path / "in", a_tml=tml()),)
    with pytest.raises(SettingsError, match="a table goes to the screen"):
        run_times(TimesOptions(sources=sources, output=tmp_path / "out"))


def test_json_has_the_text_that_its_offsets_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = put(tmp_path, a_html="<h1>Déjà</h1><p>They met on <b>Tues</b>day, a year ago.")
    run_times(TimesOptions(sources=(page,), reference=DAY, form=TimesFormat.JSON))
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert (told["source"], told["reference_date"]) == ("a.html", "2013-05-23")
    tuesday = told["times"][0]
    assert told["text"][tuesday["begin"] : tuesday["end"]] == tuesday["text"] == "Tuesday"
    assert (tuesday["edtf"], tuesday["earliest"], tuesday["latest"]) == ("2013-05-21",) * 3
    assert (tuesday["type"], tuesday["anchor"]) == ("DATE", "article")
    assert "the reference date 2013-05-23" in tuesday["why"]


def test_json_in_a_folder_is_one_file_a_source(tmp_path: Path) -> None:
    sources = (put(tmp_path / "in", a_txt="On 3 May 2012.", b_txt="In 2011."),)
    run_times(TimesOptions(sources=sources, form=TimesFormat.JSON, output=tmp_path / "out"))
    told = json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))
    assert [time["value"] for time in told["times"]] == ["2012-05-03"]
    assert names(tmp_path / "out") == ["a.json", "b.json"]


@pytest.mark.parametrize(
    ("detail", "shown"),
    [
        pytest.param(
            Detail.BOUNDS, ("2013-W22", "2013-05-27/2013-06-02", "2013-06-02"), id="bounds"
        ),
        pytest.param(Detail.REASONS, ("reckonedfrom", "[shift/unit]"), id="reasons"),
    ],
)
def test_a_table_shows_the_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], detail: Detail, shown: tuple[str, ...]
) -> None:
    sources = (put(tmp_path, a_txt="They meet next\nweek.\n"),)
    run_times(TimesOptions(sources=sources, reference=DAY, detail=detail))
    out = "".join(capsys.readouterr().out.split())
    assert "nextweek" in out
    assert all(words in out for words in shown)


def test_without_a_reference_date_the_summary_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_times(TimesOptions(sources=(put(tmp_path, a_txt="On Tuesday."),), detail=Detail.REASONS))
    told = capsys.readouterr()
    assert "1 text without a reference date" in told.err
    assert "XXXX-WXX-2" in told.out


def test_standard_input_is_read_where_no_source_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"On Tuesday")))
    run_times(TimesOptions(sources=(), reference=DAY, form=TimesFormat.TIMEML))
    root = ET.fromstring(capsys.readouterr().out)
    assert [timex.get("value") for timex in root.findall("TEXT/TIMEX3")] == ["2013-05-21"]


@pytest.mark.parametrize("family", sorted({rule.name.partition("/")[0] for rule in RULES}))
def test_each_family_of_rules_is_told_in_words(family: str) -> None:
    assert family in FAMILIES
