"""Files, terms and things are read over HTTP, in the form that is asked for, and nothing else is."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from flows.graph import vocab
from tests.graph.handmade import BASE, FIRST, ONTOLOGY, make_turtle
from tests.publish.report.pages import read_marks
from tests.server.serving import EVIL, MARLO, Served, make_files
from tests.server.serving import FIRST as FIRST_IRI

if TYPE_CHECKING:
    import httpx

HTML = "text/html,application/xhtml+xml,*/*;q=0.8"
FORMS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}


def read_graph(response: httpx.Response) -> set[Triple]:
    media = response.headers["content-type"].partition(";")[0]
    return {quad.triple for quad in parse(response.content, format=FORMS[media])}


def test_the_start_is_the_report(served: Served) -> None:
    response = served.get("/", HTML)
    assert "The report" in response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("name", [*make_files(b""), "run.json"])
def test_each_listed_file_is_given_with_its_checksum(served: Served, name: str) -> None:
    response = served.get(f"/files/{quote(name)}")
    assert response.status_code == 200
    assert response.headers["etag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
    again = served.get(f"/files/{quote(name)}", **{"If-None-Match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = served.client.head(f"/files/{quote(name)}")
    assert head.headers["content-length"] == str(len(response.content))
    assert head.content == b""


@pytest.mark.parametrize(
    "path",
    [
        "/files/../../etc/passwd",
        "/files/%2e%2e/%2e%2e/etc/passwd",
        "/files/..%2f..%2fetc%2fpasswd",
        "/files//etc/passwd",
        "/files/articles/../run.json",
        "/files/secret.txt",
        "/files/articles",
        "/files/%00",
        "/kb/../../etc/passwd",
        "/ontology/../files/secret.txt",
        "/..%5c..%5cetc%5cpasswd",
    ],
)
def test_nothing_but_the_release_is_given(served: Served, path: str) -> None:
    status, body = served.get_raw(path)
    assert status == 404
    assert b"root:" not in body
    assert b"secret words" not in body


def test_the_files_are_listed(served: Served) -> None:
    links = read_marks(served.get("/files/").content).links
    assert "/files/knowledge.ttl" in links
    assert "/files/articles/a%20b%25.txt" in links


def test_the_void_description_is_where_crawlers_look(served: Served) -> None:
    response = served.get("/.well-known/void")
    assert (response.status_code, response.headers["location"]) == (303, "/files/void.ttl")


@pytest.mark.parametrize("media", FORMS)
def test_the_ontology_is_the_same_graph_in_every_form(served: Served, media: str) -> None:
    found = read_graph(served.get("/ontology", media))
    file = parse(path=str(ONTOLOGY / "dateline.ttl"), format=RdfFormat.TURTLE)
    want = {quad.triple for quad in file}
    assert len(found) == len(want)
    assert (
        Triple(vocab.CLAIM, vocab.TYPE, NamedNode("http://www.w3.org/2002/07/owl#Class")) in found
    )


def test_people_get_the_handbook(served: Served) -> None:
    assert "The handbook" in served.get("/ontology", HTML).text


def test_a_term_leads_to_its_place(served: Served) -> None:
    response = served.get("/ontology/Claim")
    assert (response.status_code, response.headers["location"]) == (303, "/ontology#Claim")
    assert served.get("/ontology/NoSuchTerm").status_code == 404


@pytest.mark.parametrize("media", FORMS)
def test_a_thing_is_described_in_every_form(served: Served, media: str) -> None:
    response = served.get("/kb/person/ana-marlo", media)
    found = read_graph(response)
    assert "Accept" in response.headers["vary"]
    published = {quad.triple for quad in parse(make_turtle(), format=RdfFormat.TURTLE)}
    marlo = NamedNode(MARLO)
    assert found <= published
    assert {t for t in published if marlo in (t.subject, t.object)} <= found


def test_an_article_is_described_with_its_passages_as_they_are_published(served: Served) -> None:
    found = read_graph(served.get("/kb/article/first", "text/turtle"))
    published = {quad.triple for quad in parse(make_turtle(), format=RdfFormat.TURTLE)}
    spans = {t for t in published if str(t.subject).startswith(f"<{FIRST_IRI}#char=")}
    assert spans
    assert spans <= found <= published


def test_the_address_tells_the_form_before_the_header(served: Served) -> None:
    response = served.get("/kb/person/ana-marlo?format=nt", HTML)
    assert response.headers["content-type"] == "application/n-triples"
    assert served.get("/kb/person/ana-marlo?format=pdf").status_code == 406
    assert served.get("/kb/person/ana-marlo", "image/png").status_code == 406


def test_a_page_names_what_it_links(served: Served) -> None:
    page = served.get("/kb/person/ana-marlo", HTML)
    marks = read_marks(page.content)
    text = "".join(marks.text)
    assert "Velmar II" in text
    assert "President Ana Marlo of Ostria will" in text
    assert "/kb/event/velmar-ii" in marks.links
    assert "/ontology#Participation" not in marks.links
    assert any(link.startswith("/kb/article/first#char=") for link in marks.links)
    assert not [link for link in marks.links if link.startswith(BASE)]


def test_every_link_of_a_page_leads_to_something(served: Served) -> None:
    paths = ["/kb/person/ana-marlo"]
    for path in paths:
        links = read_marks(served.get(path, HTML).content).links
        inner = (link.partition("#")[0] for link in links if link.startswith("/kb/"))
        paths += [link for link in dict.fromkeys(inner) if link not in paths]
    assert len(paths) > 40
    assert [p for p in paths if served.get(p, HTML).status_code != 200] == []


def test_the_page_of_an_article_has_each_passage_at_its_anchor(served: Served) -> None:
    marks = read_marks(served.get("/kb/article/first", HTML).content)
    begin = FIRST.index("more than 22".capitalize())
    anchors = [name for name in marks.anchors if name.startswith("char=")]
    assert any(name.startswith(f"char={begin},") for name in anchors)
    pointed = {link.removeprefix("#") for link in marks.links if link.startswith("#char=")}
    assert pointed == set(anchors)


def test_what_is_not_known_is_told_in_plain_words(served: Served) -> None:
    response = served.get("/kb/person/nobody")
    assert response.status_code == 404
    assert f"describes no <{BASE}person/nobody>" in response.text
    assert "describes no" in served.get("/kb/person/nobody", HTML).text


@pytest.mark.parametrize("path", ["/kb/", "/find"])
def test_the_base_itself_leads_to_the_articles(served: Served, path: str) -> None:
    response = served.client.get(path, follow_redirects=True)
    assert "/kb/article/first" in read_marks(response.content).links


def test_the_dataset_itself_has_an_iri_that_resolves(served: Served) -> None:
    assert "Dataset" in served.get("/kb/dataset").text


@pytest.mark.parametrize(
    ("name", "want"),
    [
        pytest.param("Ana Marlo", "/kb/person/ana-marlo", id="a name"),
        pytest.param("nc", "/kb/organization/northern-council", id="another name of it"),
        pytest.param("first.txt", "/kb/article/first", id="a file"),
        pytest.param(MARLO, "/kb/person/ana-marlo", id="an IRI"),
        pytest.param("person:ana-marlo", "/kb/person/ana-marlo", id="a short one"),
    ],
)
def test_what_bears_a_name_is_found(served: Served, name: str, want: str) -> None:
    response = served.client.get("/find", params={"name": name})
    assert (response.status_code, response.headers.get("location")) == (303, want)


def test_names_like_it_are_offered_and_articles_are_listed(served: Served) -> None:
    assert "/kb/event/velmar-ii" in read_marks(served.get("/find?name=velm").content).links
    assert "Nothing is called so" in served.get("/find?name=nobody").text
    assert "/kb/article/second" in read_marks(served.get("/find").content).links


@pytest.mark.parametrize(
    "path", ["/kb/person/ana-marlo", "/kb/article/first", "/find", "/find?name=Marlo", "/files/"]
)
def test_hostile_words_stay_words(hostile: Served, path: str) -> None:
    response = hostile.get(path, HTML)
    marks = read_marks(response.content)
    assert not {"script", "img", "iframe"} & set(marks.tags)
    assert not [name for name in marks.names if name.startswith("on")]
    assert "\u202e" not in response.text
    assert "default-src 'none'" in response.headers["content-security-policy"]
    if path.startswith("/kb/"):
        assert EVIL[:20] in "".join(marks.text)


@pytest.mark.parametrize(
    "path", ["/kb/<script>alert(1)</script>", "/find?name=<script>alert(1)</script>",
             "/files/<script>alert(1)</script>", "/ontology/<script>alert(1)</script>",
             "/sparql?query=<script>alert(1)</script></textarea><script>alert(2)</script>"]
)  # fmt: skip
def test_what_is_asked_for_is_shown_as_words(served: Served, path: str) -> None:
    response = served.get(path, HTML)
    assert "script" not in read_marks(response.content).tags


def test_a_text_that_is_a_page_is_no_page(served: Served) -> None:
    response = served.get("/files/articles/a%20b%25.txt", HTML)
    assert response.headers["content-type"].startswith("text/plain")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in response.headers["content-security-policy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/kb/person/ana-marlo", "/files/knowledge.ttl", "/ontology"])
def test_nothing_can_be_written(served: Served, method: str, path: str) -> None:
    response = served.client.request(method, path, content=b"<a:a> <a:b> <a:c> .")
    assert response.status_code == 405
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert "read-only" in response.text


def test_pages_of_other_sites_may_read(served: Served) -> None:
    response = served.get("/kb/person/ana-marlo", Origin="https://elsewhere.example")
    assert response.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in response.headers


def test_programs_that_read_json_find_the_name(served: Served) -> None:
    found = json.loads(served.get("/kb/person/ana-marlo", "application/ld+json").content)
    (marlo,) = (node for node in found["@graph"] if node["@id"] == MARLO)
    assert marlo["rdfs:label"] == ["Ana Marlo"]
