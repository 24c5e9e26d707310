"""The pages in a real browser: one leads to the next, nothing fails, nothing is fetched elsewhere."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from tests.publish.report.test_report_browser import NARROW, PATIENCE_MS, WIDE, is_blank
from tests.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.server.serving import Served

pytestmark = pytest.mark.engine

ASKED = "SELECT ?who ?name { ?who a schema:Person ; rdfs:label ?name } ORDER BY ?name"


@dataclass
class Seen:
    """A window, and all that went wrong or out."""

    page: Any
    address: str
    troubles: list[str] = field(default_factory=list)

    def note_request(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:,")):
            self.troubles.append(request.url)


@contextmanager
def opened(browser: Any, served: Served, path: str, **how: Any) -> Iterator[Seen]:
    """Open a page; at the end nothing has failed and nothing was fetched elsewhere."""
    context = browser.new_context(**{"viewport": WIDE, **how})
    context.set_default_timeout(PATIENCE_MS)
    seen = Seen(page=context.new_page(), address=f"http://127.0.0.1:{served.port}")
    seen.page.on("console", lambda message: seen.troubles.append(message.text))
    seen.page.on("pageerror", lambda error: seen.troubles.append(str(error)))
    seen.page.on("dialog", lambda dialog: seen.troubles.append(dialog.message))
    seen.page.on("request", seen.note_request)
    seen.page.goto(seen.address + path)
    try:
        yield seen
    finally:
        context.close()
    assert seen.troubles == []


def test_a_claim_leads_to_the_words_that_say_so(browser: Any, served: Served) -> None:
    with opened(browser, served, "/kb/person/ana-marlo") as seen:
        quote = seen.page.locator(".card blockquote").first
        link = quote.locator("a")
        words = quote.inner_text().removesuffix(link.inner_text()).strip()
        link.click()
        lit = seen.page.locator(":target")
        assert lit.locator("q").inner_text().strip('“”"') == words
        wait_until(lambda: 0 <= lit.bounding_box()["y"] < WIDE["height"])


def test_a_question_is_asked_and_its_answer_leads_on(browser: Any, served: Served) -> None:
    with opened(browser, served, "/sparql") as seen:
        page = seen.page
        page.locator("textarea").fill(ASKED)
        page.get_by_role("button", name="Ask").click()
        assert page.locator("td").nth(1).inner_text() == "Ana Marlo"
        assert page.locator("textarea").input_value() == ASKED
        page.get_by_role("link", name="person:ana-marlo").click()
        page.get_by_role("heading", level=1, name="Ana Marlo", exact=True).wait_for()
        page.locator("input[name=name]").fill("velmar ii")
        page.get_by_role("button", name="Find").click()
        page.get_by_role("heading", level=1, name="Velmar II", exact=True).wait_for()


def test_a_saved_question_is_asked_by_a_click(browser: Any, served: Served) -> None:
    with opened(browser, served, "/sparql") as seen:
        seen.page.get_by_role("link", name="rejected-datelines").click()
        seen.page.locator("table", has_text="2013-05-23").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    "path", ["/kb/person/ana-marlo", "/kb/article/first", "/sparql?query=SELECT+*+%7B%3Fs+%3Fp+%3Fo%7D"]
)  # fmt: skip
def test_hostile_pages_run_nothing_and_fit(
    browser: Any, hostile: Served, path: str, size: dict[str, int], scheme: str
) -> None:
    with opened(browser, hostile, path, viewport=size, color_scheme=scheme) as seen:
        assert seen.page.evaluate("window.hacked") is None
        assert seen.page.evaluate("document.images.length") == 0
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert not is_blank(seen.page.screenshot())
        paper = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (paper == "rgb(255, 255, 255)") == (scheme == "light")
