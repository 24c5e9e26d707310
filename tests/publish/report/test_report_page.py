"""The report is one file without a network, the same bytes each time; its links lead somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, Triple

from flows.graph import vocab
from flows.publish.issues import write_issues
from flows.publish.making import Making
from flows.publish.manifest import RunFacts
from flows.publish.release import publish_release
from flows.publish.report import choose
from flows.publish.report.beside import report_beside
from flows.publish.report.page import write_report
from tests.graph.handmade import ISSUES, make_assembly, make_graph, make_turtle
from tests.publish.report.pages import (
    ARTICLES,
    make_hostile_report,
    make_report,
    read_marks,
    with_triples,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECTIONS = (
    "overview", "dates", "events", "meetings", "stances", "casualties", "conflicts", "sources",
    "issues", "articles",
)  # fmt: skip
PAGES = [pytest.param(make_report, id="tame"), pytest.param(make_hostile_report, id="hostile")]


def test_any_order_of_triples_gives_the_same_page() -> None:
    graph = make_graph()
    head, *blocks = make_turtle().split(b"\n\n")
    turned = replace(graph, turtle=b"\n\n".join([head, *blocks[::-1]]))
    assert write_report(turned, ARTICLES.get, write_issues(ISSUES)) == make_report()


def test_an_export_is_what_its_build_wrote(tmp_path: Path) -> None:
    run = RunFacts(sources=("seeds",), reference_digest="ab", seconds=2.0)
    publish_release(Making(make_graph(), make_assembly(), tmp_path), run, 0)
    file = tmp_path / "knowledge.ttl"
    assert report_beside(make_graph(), file.parent) == (tmp_path / "report.html").read_bytes()


@pytest.mark.parametrize("make", PAGES)
def test_each_section_is_there_and_each_link_has_its_end(make: Callable[[], bytes]) -> None:
    marks = read_marks(make())
    assert set(SECTIONS) <= set(marks.anchors)
    assert len(set(marks.anchors)) == len(marks.anchors)
    inside = [link.removeprefix("#") for link in marks.links if link.startswith("#")]
    assert set(marks.links) - {f"#{name}" for name in inside} == {"data:,"}
    assert {*inside, *marks.pointed} <= set(marks.anchors)


@pytest.mark.parametrize("make", PAGES)
def test_every_claim_has_one_card_and_a_mark_in_its_text(make: Callable[[], bytes]) -> None:
    marks = read_marks(make())
    claims = {
        f"c-{str(t.subject)[1:-1].rpartition('/')[2]}"
        for t in make_graph().triples
        if t.object == vocab.CLAIM
    }
    assert {anchor for anchor in marks.anchors if anchor.startswith("c-")} == claims
    assert claims <= set(marks.pointed)


def test_a_doubt_of_the_build_leads_to_what_it_is_about() -> None:
    marks = read_marks(make_report())
    assert "#i-0" in marks.links
    assert {"i-0"} <= set(marks.anchors) & set(marks.pointed)


@pytest.mark.parametrize("make", PAGES)
def test_the_policy_allows_the_own_style_and_script_alone(make: Callable[[], bytes]) -> None:
    page = make().decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    for kind in ("style", "script"):
        (own,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'")
    assert not {"style", "onclick", "onerror", "src"} & read_marks(make()).names


def test_hostile_text_stays_text() -> None:
    tame, hostile = read_marks(make_report()), read_marks(make_hostile_report())
    assert set(hostile.tags) <= set(tame.tags)
    assert hostile.tags.count("script") == 1
    assert "<script>window.hacked" in "".join(hostile.text)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", make_hostile_report().decode())


def test_what_a_template_would_run_is_shown() -> None:
    assert "{{ 7 * 7 }}" in "".join(read_marks(make_hostile_report()).text)


def test_without_article_files_the_page_has_its_passages() -> None:
    page = write_report(make_graph(), lambda _: None, b"")
    text = "".join(read_marks(page).text)
    assert "More than 22 people were killed in Zarun" in text
    assert "The Northern Council (NC) opened talks" not in text


def test_a_file_of_another_text_is_not_shown() -> None:
    other = Literal("0" * 64)
    changed = [
        Triple(t.subject, t.predicate, other if t.predicate == vocab.SOURCE_DIGEST else t.object)
        for t in make_graph().triples
    ]
    page = write_report(with_triples(changed), ARTICLES.get, b"")
    assert "The Northern Council (NC) opened talks" not in "".join(read_marks(page).text)


def test_where_there_is_no_room_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "ARTICLES_MAX", 1)
    page = write_report(make_graph(), ARTICLES.get, write_issues(ISSUES))
    text = " ".join("".join(read_marks(page).text).split())
    assert "room for 1 of 2 articles" in text
    assert "Council Weighs Peace Talks" in text  # its printed date is rejected: it comes first
    assert "Rek Holds Out" not in text


def test_nothing_at_all_makes_a_page() -> None:
    page = write_report(with_triples([]), lambda _: None, b"")
    assert set(SECTIONS) <= set(read_marks(page).anchors)
