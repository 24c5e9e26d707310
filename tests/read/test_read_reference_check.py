"""Contradictions in the reference data are found; ours has none that nobody looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.publish.reference import tell_findings, tell_findings_csv, tell_rows
from flows.read.reference import (
    DatedEvent,
    KnownDoubt,
    PlaceName,
    Reference,
    Source,
    Tenure,
    Toll,
    load_reference,
)
from flows.read.reference_check import Doubt, check_reference

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = Source(source="x", title="X", licence="CC0-1.0", attribution="", address="", trust=1)
KING = Tenure(
    person="Rudolf Elphberg", aliases=(), office="King", country="Ruritania", start="2001-01-01",
    end="2005-01-01", source="x", kind="tenure", start_prec="day", end_prec="day",
    earliest_start="", latest_end="", office_class="head_of_state", licence="CC0-1.0", ref="",
)  # fmt: skip
TALKS = DatedEvent(
    event="Zenda talks", aliases=(), start="2004-05-01", end="2004-05-03", place="Zenda",
    source="x", type="conference", licence="CC0-1.0", ref="",
)  # fmt: skip
COUNT = Toll(
    conflict="Ruritanian war", date="2004-05", precision="month", figure=500, counted_by="UN",
    page="", licence="CC0-1.0", note="",
)  # fmt: skip


def _doubts(**tables: object) -> list[str]:
    reference = Reference(sources=(SOURCE,), **tables)  # type: ignore[arg-type]
    return [f.doubt for f in check_reference(reference)]


@pytest.mark.parametrize(
    ("second", "doubts"),
    [
        pytest.param({"person": "Black Michael", "start": "2003-01-01"}, ["two-holders"], id="both"),
        pytest.param({"person": "Black Michael", "start": "2005-01-01", "end": "2006-01-01"}, [], id="next"),
        pytest.param({"person": "R. Elphberg", "start": "2003-01-01"}, [], id="one in two spellings"),
        pytest.param({"person": "B. Michael", "start": "2003-01-01", "country": "Strelsau"}, [], id="elsewhere"),
        pytest.param({"person": "B. Michael", "start": "2003-01-01", "end": ""}, [], id="open end"),
        pytest.param({"start": "2009-01-01"}, ["ends-before-start"], id="ends first"),
        pytest.param({"end": "2005-13-01", "person": "R. Elphberg"}, ["no-day"], id="no such month"),
        pytest.param({"end": "2090-01-01"}, ["too-long-a-life"], id="too old"),
        pytest.param({"ref": "elsewhere"}, ["duplicate"], id="twice"),
        pytest.param({"ref": "elsewhere", "source": "y"}, ["unknown-source"], id="source not known"),
    ],
)  # fmt: skip
def test_terms_that_cannot_be_are_found(second: dict[str, str], doubts: list[str]) -> None:
    other = replace(KING, **second)  # type: ignore[arg-type]
    assert _doubts(tenures=(KING, other)) == doubts


def test_a_part_before_its_whole_is_found() -> None:
    part = replace(TALKS, event="Zenda talks, second round", start="2003-05-01", end="2003-05-01")
    assert _doubts(events=(TALKS, part)) == [Doubt.OUTSIDE]


def test_a_toll_that_falls_is_found() -> None:
    later = replace(COUNT, date="2004-09", figure=400)
    assert _doubts(tolls=(COUNT, later)) == [Doubt.TOLL]
    assert _doubts(tolls=(COUNT, replace(later, counted_by="the rebels"))) == []


def test_one_id_for_two_things_is_found() -> None:
    rows = [
        PlaceName(name=n, aliases=(), country="", wikidata="Q1") for n in ("Zenda", "Tarlenheim")
    ]
    assert _doubts(places=rows) == [Doubt.ID]


def test_what_was_looked_at_says_why_it_stays() -> None:
    known = KnownDoubt(doubt="toll-falls", about="Ruritanian war, UN", why="counted anew")
    counts = (COUNT, replace(COUNT, date="2004-09", figure=400))
    (finding,) = check_reference(Reference(tolls=counts, known_doubts=(known,)))
    assert finding.why == "counted anew"
    assert "known: counted anew" in tell_findings([finding])
    assert tell_findings_csv([finding]).startswith("doubt,about,source,rows,why\ntoll-falls,")


def test_our_own_tables_have_no_contradiction_that_nobody_looked_at(root: Path) -> None:
    findings = check_reference(load_reference(root / "ontology" / "reference"))
    assert [f for f in findings if not f.why] == []


def test_each_doubt_known_is_still_there(root: Path) -> None:
    reference = load_reference(root / "ontology" / "reference")
    found = {(f.doubt, f.about) for f in check_reference(reference)}
    assert [d for d in reference.known_doubts if (d.doubt, d.about) not in found] == []


def test_a_town_and_a_region_say_where_they_come_from(root: Path) -> None:
    reference = load_reference(root / "ontology" / "reference")
    assert "from: GeoNames (CC-BY-4.0)" in tell_rows(reference, "Mosul")
    assert "from: GeoNames (CC-BY-4.0)" in tell_rows(reference, "Lanao del Sur")


def test_a_row_is_told_with_its_source_and_licence(root: Path) -> None:
    told = tell_rows(load_reference(root / "ontology" / "reference"), "Lakhdar Brahimi")
    assert "by: Wikipedia contributors" in told
    assert "(CC-BY-SA-4.0)" in told


def test_a_name_that_no_row_bears_is_said(root: Path) -> None:
    reference = load_reference(root / "ontology" / "reference")
    assert (
        tell_rows(reference, "Fritz von Tarlenheim")
        == "no row bears the name 'Fritz von Tarlenheim'\n"
    )
