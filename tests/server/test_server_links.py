"""A thing has one path, however the client encodes it, and every link leads somewhere safe."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.graph.iris import Iris
from flows.server.links import find_address, iri_of, path_of
from tests.graph.handmade import BASE

NAMES = st.text(min_size=1).filter(lambda name: name.isprintable() and name not in {".", ".."})


@given(NAMES)
def test_the_path_of_a_thing_leads_back_to_it(name: str) -> None:
    iri = Iris(base=BASE).article(name).value
    path = path_of(iri, BASE)
    assert path is not None
    assert iri_of(path, BASE) == iri
    assert iri_of("/kb/article/" + quote(name, safe="():,;@!$'*+=&"), BASE) == iri


@pytest.mark.parametrize(
    ("path", "base", "want"),
    [
        pytest.param("/kb/person/x", BASE, f"{BASE}person/x", id="below the base"),
        pytest.param("/kb/", BASE, None, id="the base itself"),
        pytest.param("/other/x", BASE, None, id="beside the base"),
        pytest.param("/x", "http://host/", "http://host/x", id="a base without a path"),
        pytest.param("/kb/%FF", BASE, f"{BASE}%FF", id="bytes that are no UTF-8"),
        pytest.param('/kb/a b<>"', BASE, f"{BASE}a%20b%3C%3E%22", id="what no IRI may have"),
    ],
)  # fmt: skip
def test_a_path_stands_for_an_iri(path: str, base: str, want: str | None) -> None:
    assert iri_of(path, base) == want


@given(st.text())
def test_no_path_gives_a_broken_iri(path: str) -> None:
    iri = iri_of(f"/kb/{path}", BASE)
    assert iri is None or urlsplit(iri).netloc == "dateline.example"
    assert iri is None or not set(iri) & set('<>"{}|\\^` ')


@pytest.mark.parametrize(
    ("iri", "want"),
    [
        pytest.param(f"{BASE}person/x", "/kb/person/x", id="here"),
        pytest.param("https://w3id.org/dateline#Claim", "/ontology#Claim", id="a term"),
        pytest.param("http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q1",
                     id="elsewhere"),
        pytest.param("javascript:alert(1)", "", id="no address that is followed"),
        pytest.param("data:text/html,x", "", id="data"),
    ],
)  # fmt: skip
def test_links_lead_here_or_onto_the_web(iri: str, want: str) -> None:
    assert find_address(iri, BASE) == want
