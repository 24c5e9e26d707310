"""Tables are fetched from Wikidata page by page, politely, and go on where they were cut off."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.errors import FetchError
from flows.read.reference import Tenure, load_reference, read_rows
from flows.read.refresh import RefreshOptions, refresh_table
from flows.read.sparql_pages import Manners
from flows.read.wikidata import WikidataTable
from tests.read.wikidata_endpoint import RURITANIA, Trouble, serve_wikidata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STATES = "name,aliases,demonyms,capital,wikidata,code,kind,geonames\nRuritania,,Ruritanian,,Q999,,state,\n"
SOURCES = (
    "source,title,licence,attribution,address,trust\nwikidata,Wikidata,CC0-1.0,Wikidata,,0.9\n"
)
POSTS = "group,cue,value,source\npost_class,minister of foreign affairs,foreign_minister,\n"


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    folder = tmp_path / "reference"
    folder.mkdir()
    shutil.copytree(root / "ontology" / "reference" / "wikidata", folder / "wikidata")
    for name, text in (("states", STATES), ("sources", SOURCES), ("cues_posts", POSTS)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def trouble() -> Trouble:
    return Trouble()


@pytest.fixture
def options(folder: Path, waits: list[float], trouble: Trouble) -> Iterator[RefreshOptions]:
    with serve_wikidata(RURITANIA, trouble) as endpoint:
        yield RefreshOptions(
            reference=folder,
            output=folder,
            pages=folder.parent / "pages",
            endpoint=endpoint,
            page_rows=2,
            manners=Manners(delay_seconds=0.25, backoff_seconds=3, attempts=3, pause=waits.append),
        )


def test_offices_come_page_by_page(options: RefreshOptions, trouble: Trouble) -> None:
    done = refresh_table(WikidataTable.OFFICES, options)
    rows = read_rows(done.path, Tenure, {"wikidata": "CC0-1.0"})
    assert (done.added, done.unusable, len(trouble.asked)) == (4, 1, 3)
    assert [(r.person, r.start, r.end, r.office_class) for r in rows][:2] == [
        ("Rupert Hentzau 0", "2000-05", "2000-11-09", "foreign_minister"),
        ("Rupert Hentzau 1", "2001-05", "2001-11-09", "foreign_minister"),
    ]
    assert {(r.start_prec, r.end_prec, r.country) for r in rows} == {("month", "day", "Ruritania")}


def test_aliases_come_in_the_languages_that_are_read(options: RefreshOptions) -> None:
    rows = read_rows(
        refresh_table(WikidataTable.OFFICES, options).path, Tenure, {"wikidata": "CC0-1.0"}
    )
    assert rows[0].aliases == ("روبرت 0",)


@pytest.mark.parametrize(
    ("table", "name", "country"),
    [
        pytest.param(WikidataTable.ENVOYS, "Michael Elphberg", "United Nations", id="envoys"),
        pytest.param(WikidataTable.LEADERS, "Antoinette Mauban", "Black Michael's Men", id="led"),
    ],
)
def test_envoys_and_leaders_come_with_their_bodies(
    options: RefreshOptions, table: WikidataTable, name: str, country: str
) -> None:
    refresh_table(table, options)
    load_reference.cache_clear()
    rows = load_reference(options.output).tenures
    assert [(r.person, r.country, r.licence) for r in rows] == [(name, country, "CC0-1.0")]


def test_events_come_with_places_and_become_reference_data(options: RefreshOptions) -> None:
    refresh_table(WikidataTable.EVENTS, options)
    load_reference.cache_clear()
    (row,) = load_reference(options.output).events
    assert (row.event, row.aliases, row.start, row.type, row.place) == (
        "Battle of Zenda",
        ("Bataille de Zenda",),
        "2001-03-04",
        "battle",
        "Zenda, Ruritania",
    )


@pytest.mark.parametrize(
    ("answer", "waited"),
    [
        pytest.param((429, {"Retry-After": "7"}, b"slow down"), 7.0, id="told how long"),
        pytest.param((500, {}, b"oops"), 3.0, id="broken server"),
        pytest.param((200, {}, b'{"results": {"bindings": [{"id"'), 3.0, id="cut short"),
        pytest.param((200, {}, b"<html>busy</html>"), 3.0, id="no answer to the question"),
    ],
)
def test_a_failure_is_asked_again_after_a_pause(
    options: RefreshOptions,
    trouble: Trouble,
    waits: list[float],
    answer: tuple[int, dict[str, str], bytes],
    waited: float,
) -> None:
    trouble.answers.append(answer)
    assert refresh_table(WikidataTable.OFFICES, options).added == 4
    assert waits == [waited, 0.25, 0.25, 0.25]


def test_who_asks_says_so(options: RefreshOptions, trouble: Trouble) -> None:
    refresh_table(WikidataTable.ENVOYS, options)
    assert all(agent.startswith("dateline/") for agent in trouble.agents)


def test_a_run_goes_on_where_it_was_cut_off(options: RefreshOptions, trouble: Trouble) -> None:
    refresh_table(WikidataTable.OFFICES, replace(options, page_rows=50))
    trouble.asked.clear()
    whole = options.output / WikidataTable.OFFICES.file
    before = whole.read_bytes()
    first = _cut_off_after_one_page(options, trouble)
    assert whole.read_bytes() == before
    assert first == 4
    trouble.asked.clear()
    done = refresh_table(WikidataTable.OFFICES, options)
    assert (done.kept, done.added, len(trouble.asked)) == (4, 0, 2)
    assert list((options.pages / "offices").glob("*")) == []


def _cut_off_after_one_page(options: RefreshOptions, trouble: Trouble) -> int:
    class Breaks(list[tuple[int, dict[str, str], bytes]]):
        def __bool__(self) -> bool:
            return len(trouble.asked) > 1

        def pop(self, *_: object) -> tuple[int, dict[str, str], bytes]:
            return 503, {}, b""

    trouble.answers = Breaks()
    with pytest.raises(FetchError, match="run again to go on"):
        refresh_table(WikidataTable.OFFICES, options)
    trouble.answers = []
    return len(trouble.asked)


def test_a_wrong_question_is_not_asked_again(options: RefreshOptions, trouble: Trouble) -> None:
    trouble.answers.append((400, {}, b"bad aggregate"))
    with pytest.raises(FetchError, match=r"HTTP 400 .*bad aggregate"):
        refresh_table(WikidataTable.ENVOYS, options)
    assert len(trouble.asked) == 1


def test_a_table_keeps_its_rights(options: RefreshOptions, folder: Path) -> None:
    table = folder / WikidataTable.ENVOYS.file
    table.write_text("person,ref\n", encoding="utf-8")
    table.chmod(0o664)
    refresh_table(WikidataTable.ENVOYS, options)
    assert table.stat().st_mode & 0o777 == 0o664


def test_what_is_no_address_is_said(options: RefreshOptions) -> None:
    with pytest.raises(FetchError, match="begins with http"):
        refresh_table(WikidataTable.ENVOYS, replace(options, endpoint="file:///etc/passwd"))
