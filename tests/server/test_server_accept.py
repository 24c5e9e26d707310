"""What a client likes best is what it gets, and what it does not take it never gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.server.accept import choose
from flows.server.media import choose_graph, choose_rows, is_for_people

OFFERED = ("text/turtle", "application/ld+json", "text/html")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("header", "want"),
    [
        pytest.param("", "text/turtle", id="no header takes the first"),
        pytest.param("*/*", "text/turtle", id="anything takes the first"),
        pytest.param(BROWSER, "text/html", id="a browser"),
        pytest.param("text/*", "text/turtle", id="a range takes the first in it"),
        pytest.param("application/*", "application/ld+json", id="a range of another kind"),
        pytest.param("application/ld+json, */*;q=0.1", "application/ld+json", id="quality"),
        pytest.param("text/turtle;q=0.5, text/html;q=0.7", "text/html", id="two qualities"),
        pytest.param("text/turtle;q=0, */*", "application/ld+json", id="the closest range counts"),
        pytest.param("TEXT/HTML", "text/html", id="case"),
        pytest.param("text/html;level=1;q=0.3, text/turtle;q=0.2", "text/html", id="parameters"),
        pytest.param("text/html ; q = 0.9 , text/turtle;q=0.1", "text/html", id="spaces"),
        pytest.param("image/png", None, id="nothing fits"),
        pytest.param("*/*;q=0", None, id="nothing is taken"),
        pytest.param("text/turtle;q=nan", "text/turtle", id="no number, so no header"),
        pytest.param("text/turtle;q=7, text/html", "text/html", id="a quality past its bounds"),
        pytest.param(";;,,/", "text/turtle", id="nonsense is no header"),
    ],
)
def test_the_best_liked_form_is_chosen(header: str, want: str | None) -> None:
    assert choose(header, OFFERED) == want


@given(st.text())
def test_no_header_breaks_it(header: str) -> None:
    assert choose(header, OFFERED) in {*OFFERED, None}


@pytest.mark.parametrize(
    ("header", "form", "rows", "graph"),
    [
        pytest.param("", None, "application/sparql-results+json", "text/turtle", id="usual"),
        pytest.param("application/json", None, "application/sparql-results+json", None, id="alias"),
        pytest.param(
            "text/xml", None, "application/sparql-results+xml", None, id="XML by its name"
        ),
        pytest.param(BROWSER, None, "text/html", "text/html", id="browser"),
        pytest.param(BROWSER, "csv", "text/csv", None, id="the address comes first"),
        pytest.param("", "nonsense", None, None, id="no such form"),
    ],
)
def test_rows_and_graphs_have_forms_of_their_own(
    header: str, form: str | None, rows: str | None, graph: str | None
) -> None:
    assert (choose_rows(header, form), choose_graph(header, form)) == (rows, graph)


def test_only_who_prefers_a_page_gets_one() -> None:
    assert is_for_people(BROWSER)
    assert not is_for_people("*/*")
    assert not is_for_people("text/turtle")
