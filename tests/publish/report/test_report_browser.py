"""The report in a real browser: nothing fails, nothing is fetched, each mark lands on its words.

Chromium is Debian's, started by the tests; where it or playwright is missing they are skipped, but
not in CI (``DATELINE_CI=1``).
"""

from __future__ import annotations

import os
import shutil
import struct
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from flows.publish.exports import read_graph
from flows.publish.report.beside import report_beside
from flows.query.knowledge import open_knowledge
from tests.graph.handmade import ROOT
from tests.publish.report.pages import EVIL, make_hostile_report, make_report
from tests.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.engine

PUBLISHED = ROOT / "output" / "knowledge.ttl"
PATIENCE_MS = 240_000
"""A busy machine takes a minute to start a browser."""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
LANDINGS = """async () => {
  const moved = () => new Promise((done) => addEventListener('hashchange', done, {once: true}));
  const landed = [];
  const links = new Set([...document.querySelectorAll('a.m, a.cite')].flatMap(
    (mark) => [mark.getAttribute('href').slice(1), ...(mark.dataset.c || '').split(' ')]));
  for (const name of [...links].filter(Boolean)) {
    const there = moved();
    location.hash = name;
    await there;
    const words = [...document.querySelectorAll('mark.lit')];
    const box = words.length ? words[0].getBoundingClientRect() : null;
    landed.push({
      name, focus: document.activeElement.id, words: words.map((mark) => mark.textContent).join(''),
      seen: box !== null && box.top >= 0 && box.top < innerHeight,
    });
  }
  return landed;
}"""


def need(found: str | None, what: str) -> str:
    if found is None and os.environ.get("DATELINE_CI") == "1":
        pytest.fail(f"CI has no {what}: .ci/run installs it")
    if found is None:
        pytest.skip(f"no {what} here")
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        need(None, "playwright")
    path = need(shutil.which("chromium"), "chromium (Debian package chromium)")
    with sync_playwright() as player:
        started = player.chromium.launch(
            executable_path=path, args=list(QUIET), timeout=PATIENCE_MS
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def published() -> bytes:
    if not PUBLISHED.exists():
        pytest.skip("output/ is not built yet")
    return report_beside(read_graph(PUBLISHED, ROOT / "ontology" / "exports"), PUBLISHED.parent)


@dataclass
class Seen:
    """A page that is open, and all that went wrong or out."""

    page: Any
    troubles: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: Any, file: Path, html: bytes, **how: Any) -> Iterator[Seen]:
    """Open a page; at the end nothing has failed and nothing was fetched."""
    file.write_bytes(html)
    context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **how})
    context.set_default_timeout(PATIENCE_MS)
    seen = Seen(page=context.new_page())
    seen.page.on("console", lambda message: seen.troubles.append(message.text))
    seen.page.on("pageerror", lambda error: seen.troubles.append(str(error)))
    seen.page.on("dialog", lambda dialog: seen.troubles.append(dialog.message))
    seen.page.on("request", lambda request: seen.troubles.append(request.url))
    seen.page.goto(file.as_uri())
    try:
        yield seen
    finally:
        context.close()
    assert seen.troubles == [file.as_uri()]


def is_blank(picture: bytes) -> bool:
    """Tell whether a PNG is of one colour, more or less."""
    data, at = b"", 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        data += picture[at + 8 : at + 8 + length] if picture[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    return len(set(zlib.decompress(data))) < 32


def list_passages() -> dict[str, str]:
    """Give the words of each claim that has one passage, without their spaces, by its anchor."""
    query = """SELECT ?claim (SAMPLE(?words) AS ?passage) {
        ?claim a dl:Claim ; dl:evidence/nif:anchorOf ?words
    } GROUP BY ?claim HAVING(COUNT(?words) = 1)"""
    rows = open_knowledge(PUBLISHED).ask(query)
    return {f"c-{row['claim'].rpartition('/')[2]}": "".join(row["passage"].split()) for row in rows}


def test_each_mark_lands_on_the_words_that_say_so(
    browser: Any, published: bytes, tmp_path: Path
) -> None:
    with opened(browser, tmp_path / "report.html", published) as seen:
        landed = seen.page.evaluate(LANDINGS)
        assert len(landed) > 100
        assert [one for one in landed if not one["seen"] or one["focus"] != one["name"]] == []
    wanted = list_passages()
    lit = {one["name"]: "".join(one["words"].split()) for one in landed if one["name"] in wanted}
    assert len(lit) > 80
    assert lit == {name: wanted[name] for name in lit}


def test_what_is_lit_is_the_passage_of_the_claim(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path / "report.html", make_report()) as seen:
        card = seen.page.locator(".card", has_text="more than 22 killed")
        card.locator("a").click()
        lit = seen.page.locator("mark.lit")
        words = ["More than 22 people were killed in Zarun"]
        wait_until(lambda: lit.all_inner_texts() == words)
        assert card.locator("small").inner_text().startswith("the article · asserted · 0.80")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("make", [make_report, make_hostile_report], ids=["tame", "hostile"])
def test_no_screen_is_blank_or_too_narrow(
    browser: Any, tmp_path: Path, scheme: str, size: dict[str, int], make: Any
) -> None:
    how = {"viewport": size, "color_scheme": scheme}
    with opened(browser, tmp_path / "report.html", make(), **how) as seen:
        seen.page.evaluate(
            "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
        )
        width = seen.page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"]
        assert not is_blank(seen.page.screenshot())
        paper = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (paper == "rgb(255, 255, 255)") == (scheme == "light")


def test_hostile_text_runs_nothing(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path / "report.html", make_hostile_report()) as seen:
        assert seen.page.evaluate("window.hacked") is None
        assert seen.page.evaluate("document.images.length") == 0
        assert seen.page.title() == "What 2 articles say"
        assert EVIL[:20] in seen.page.locator("#articles").inner_text()


def test_a_mark_is_reached_told_followed_and_left_by_keys(
    browser: Any, published: bytes, tmp_path: Path
) -> None:
    with opened(browser, tmp_path / "report.html", published) as seen:
        page = seen.page
        mark = page.locator('#meetings a.cell[data-c*=" "]').first
        tip, trail = page.locator("#tip"), page.locator("#trail")
        mark.focus()
        wait_until(lambda: tip.inner_text() == mark.get_attribute("aria-label"))
        page.keyboard.press("Enter")
        trail.wait_for(state="visible")
        wait_until(lambda: page.evaluate("document.activeElement.classList.contains('card')"))
        tip.wait_for(state="hidden")
        first = page.evaluate("location.hash")
        page.keyboard.press("n")
        wait_until(lambda: page.evaluate("location.hash") != first)
        page.keyboard.press("p")
        wait_until(lambda: page.evaluate("location.hash") == first)
        page.keyboard.press("Escape")
        trail.wait_for(state="hidden")
        wait_until(lambda: mark.evaluate("mark => mark === document.activeElement"))


def test_search_and_confidence_leave_what_fits(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path / "report.html", make_report()) as seen:
        page = seen.page
        page.keyboard.press("/")
        page.keyboard.type("zarun")
        page.locator("#found", has_text="of").wait_for()
        lanes = page.locator("#casualties .lane[data-f]:visible")
        wait_until(lambda: [("Zarun" in text) for text in lanes.all_inner_texts()] == [True])
        page.keyboard.press("Escape")
        wait_until(lambda: page.locator("#found").inner_text() == "")
        everything = page.locator(".card:visible").count()
        page.locator("#least").select_option("0.85")
        wait_until(lambda: page.locator(".card:visible").count() < everything)


def test_the_theme_turns_and_paper_is_light(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path / "report.html", make_report(), color_scheme="dark") as seen:
        page = seen.page
        colour, white = "getComputedStyle(document.body).backgroundColor", "rgb(255, 255, 255)"
        dark = page.evaluate(colour)
        assert dark != white
        page.locator("#theme").click()
        wait_until(lambda: page.evaluate(colour) == white)
        page.keyboard.press("t")
        wait_until(lambda: page.evaluate(colour) == dark)
        page.emulate_media(media="print")
        wait_until(lambda: page.evaluate(colour) == white)
        page.locator(".tools").wait_for(state="hidden")


def test_without_scripts_the_links_still_lead_there(browser: Any, tmp_path: Path) -> None:
    with opened(
        browser, tmp_path / "report.html", make_report(), java_script_enabled=False
    ) as seen:
        mark = seen.page.locator("#casualties a.m").first
        mark.focus()
        seen.page.keyboard.press("Enter")
        words = str(mark.get_attribute("href"))
        seen.page.wait_for_url(lambda url: url.endswith(words))
        assert not seen.page.locator(".tools").is_visible()
