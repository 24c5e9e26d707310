"""The endpoint speaks the SPARQL Protocol, reads only, and no query keeps another waiting."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from select import select
from typing import TYPE_CHECKING

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow

from tests.graph.handmade import BASE
from tests.server.serving import EVIL, FIRST, HASTY, LIMITS, SLOW, Served
from tests.waiting import wait_until

if TYPE_CHECKING:
    import httpx

HTML = "text/html,*/*;q=0.8"
QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
NAME = "SELECT ?name { person:ana-marlo rdfs:label ?name }"


def names_of(response: httpx.Response) -> list[str]:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/sparql-results+json"
    rows = json.loads(response.content)["results"]["bindings"]
    return [row["name"]["value"] for row in rows]


def test_a_query_is_answered_by_each_way_to_ask(served: Served) -> None:
    post = served.client.post
    assert names_of(served.ask(NAME)) == ["Ana Marlo"]
    assert names_of(post("/sparql", data={"query": NAME})) == ["Ana Marlo"]
    direct = post("/sparql", content=NAME, headers={"Content-Type": QUERY})
    assert names_of(direct) == ["Ana Marlo"]


@pytest.mark.parametrize(
    ("accept", "media", "inside"),
    [
        pytest.param("application/sparql-results+json", None, '"Ana Marlo"', id="JSON"),
        pytest.param("application/json", "application/sparql-results+json", '"Ana', id="alias"),
        pytest.param("application/sparql-results+xml", None, "<literal>Ana Marlo<", id="XML"),
        pytest.param("text/csv", "text/csv; charset=utf-8", "Ana Marlo", id="CSV"),
        pytest.param("text/tab-separated-values", "text/tab-separated-values; charset=utf-8",
                     '"Ana Marlo"', id="TSV"),
    ],
)  # fmt: skip
def test_rows_come_as_they_are_liked(
    served: Served, accept: str, media: str | None, inside: str
) -> None:
    response = served.ask(NAME, accept)
    assert response.headers["content-type"] == (media or accept)
    assert inside in response.text


@pytest.mark.parametrize(
    "query", ["CONSTRUCT WHERE { ?s a schema:Person }", "DESCRIBE person:tomas-rek"]
)
def test_graphs_come_as_they_are_liked(served: Served, query: str) -> None:
    turtle = served.ask(query)
    triples = {q.triple for q in parse(turtle.content, format=RdfFormat.TURTLE)}
    lines = served.ask(query, "application/n-triples")
    assert triples
    assert triples == {q.triple for q in parse(lines.content, format=RdfFormat.N_TRIPLES)}
    assert lines.headers["content-type"] == "application/n-triples"


@pytest.mark.parametrize(
    ("query", "want"), [("ASK { ?s a dl:Claim }", True), ("ASK { dl:x ?p ?o }", False)]
)
def test_yes_and_no_are_answers(served: Served, query: str, want: bool) -> None:  # noqa: FBT001
    assert json.loads(served.ask(query).content)["boolean"] is want
    assert ("true" if want else "false") in served.ask(query, "application/sparql-results+xml").text


COUNT = "SELECT ?name { { SELECT (COUNT(*) AS ?name) { %s } } }"


def test_the_graphs_asked_for_are_the_ones_read(served: Served) -> None:
    whole = names_of(served.ask(COUNT % "?s ?p ?o"))
    article = names_of(served.ask(COUNT % f"GRAPH <{FIRST}> {{ ?s ?p ?o }}"))
    assert 0 < int(article[0]) < int(whole[0])
    by_field = served.ask(COUNT % "?s ?p ?o", **{"default-graph-uri": FIRST})
    by_query = served.ask("SELECT (COUNT(*) AS ?name) FROM article:first { ?s ?p ?o }")
    assert names_of(by_field) == names_of(by_query) == article
    named = {"named-graph-uri": FIRST}
    assert names_of(served.ask(COUNT % "GRAPH ?g { ?s ?p ?o }", **named)) == article
    assert names_of(served.ask(COUNT % "?s ?p ?o", **named)) == ["0"]


def test_graphs_of_the_request_come_before_those_of_the_query(served: Served) -> None:
    void = f"{BASE}graph/void"
    counted = "SELECT (COUNT(*) AS ?name) FROM article:first FROM NAMED article:first { %s }"
    default, named = {"default-graph-uri": void}, {"named-graph-uri": void}
    assert names_of(served.ask(counted % "?s ?p ?o", **default)) == ["1"]
    assert names_of(served.ask(counted % "GRAPH ?g { ?s ?p ?o }", **named)) == ["1"]
    both = {"query": COUNT % "?s ?p ?o", "default-graph-uri": [void, FIRST]}
    article = names_of(served.ask(COUNT % "?s ?p ?o", **{"default-graph-uri": FIRST}))
    response = served.client.post("/sparql", data=both)
    assert int(names_of(response)[0]) == int(article[0]) + 1


@pytest.mark.parametrize(
    ("query", "told"),
    [
        pytest.param("SELECT * {\n ?s ?p }", "malformed at line 2, column", id="syntax"),
        pytest.param("", "malformed", id="an empty query"),
        pytest.param("INSERT DATA { <a:a> <a:b> <a:c> }", "malformed", id="an update"),
        pytest.param("SELECT * { ?s nope:p ?o }", "malformed", id="a prefix nobody knows"),
        pytest.param("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE is refused",
                     id="a service"),
        pytest.param("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "no graph <file:///etc",
                     id="a file"),
        pytest.param("SELECT * FROM NAMED <http://x.example/> {}", "no graph <http://x", id="a page"),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_place(served: Served, query: str, told: str) -> None:
    for accept in ("*/*", HTML):
        response = served.ask(query, accept)
        assert response.status_code == 400
        assert told in response.text.replace("&lt;", "<").replace("&gt;", ">")


def test_a_graph_that_is_not_there_is_no_empty_answer(served: Served) -> None:
    response = served.ask("ASK {}", **{"default-graph-uri": "http://x.example/"})
    assert response.status_code == 400


@pytest.mark.parametrize(
    ("method", "kind", "body", "status"),
    [
        pytest.param("POST", FORM, "update=CLEAR+ALL", 403, id="update in a form"),
        pytest.param("POST", "application/sparql-update", "CLEAR ALL", 403, id="update"),
        pytest.param("POST", FORM, "query=ASK{}&query=ASK{}", 400, id="two queries"),
        pytest.param("POST", FORM, "", 400, id="no query"),
        pytest.param("POST", "text/plain", "ASK {}", 415, id="another media type"),
        pytest.param("PUT", QUERY, "ASK {}", 405, id="another method"),
        pytest.param("DELETE", QUERY, "ASK {}", 405, id="delete"),
        pytest.param("POST", QUERY, "#" * (2**20 + 1), 413, id="a query without end"),
    ],
)
def test_what_is_no_query_is_refused(
    served: Served, method: str, kind: str, body: str, status: int
) -> None:
    headers = {"Content-Type": kind}
    response = served.client.request(method, "/sparql", content=body, headers=headers)
    assert response.status_code == status
    assert response.text


def test_forms_that_do_not_fit_are_refused(served: Served) -> None:
    assert served.ask(NAME, "image/png").status_code == 406
    assert served.ask(NAME, "text/turtle").status_code == 406
    assert served.ask("DESCRIBE dl:x", "text/csv").status_code == 406
    assert served.ask(NAME, format="pdf").status_code == 406


def test_while_a_query_goes_on_others_are_answered(served: Served) -> None:
    with served.asking(SLOW) as slow:
        for _ in range(LIMITS.processes * 2):
            assert names_of(served.ask(NAME)) == ["Ana Marlo"]
        assert select([slow], [], [], 0)[0] == []


def test_queries_that_never_end_are_ended_and_too_many_told_to_come_again(hasty: Served) -> None:
    with ThreadPoolExecutor() as threads:
        asked = [threads.submit(hasty.ask, SLOW) for _ in range(HASTY.processes * 2)]
        answers = [one.result() for one in asked]
    ended = [answer.text for answer in answers if answer.status_code == 504]
    assert len(ended) >= HASTY.processes
    assert all(f"longer than {HASTY.seconds:g} seconds" in text for text in ended)
    assert {answer.status_code for answer in answers} <= {503, 504}
    assert all(a.headers["retry-after"] == "5" for a in answers if a.status_code == 503)
    wait_until(lambda: hasty.ask(NAME).status_code == 200)
    assert names_of(hasty.ask(NAME)) == ["Ana Marlo"]


def test_an_answer_that_is_too_large_is_not_cut(served: Served) -> None:
    response = served.ask("SELECT * { ?s ?p ?o . ?a ?b ?c }")
    assert response.status_code == 413
    assert "larger than" in response.text


def test_a_client_that_goes_takes_its_query_along(served: Served) -> None:
    """Were it not so, all processes would be busy for longer than the next one waits."""
    for _ in range(LIMITS.processes * 2):
        with served.asking(SLOW) as slow:
            assert select([slow], [], [], 0.4)[0] == []
    assert names_of(served.ask(NAME)) == ["Ana Marlo"]


def test_a_browser_gets_a_page_with_the_saved_questions(served: Served) -> None:
    page = served.get("/sparql", HTML).text
    assert "<textarea" in page
    assert "rejected-datelines" in page
    answered = served.ask(NAME, HTML)
    assert "<td>Ana Marlo</td>" in answered.text
    assert "format=csv" in answered.text
    assert "<td>yes" not in answered.text
    assert "@prefix" not in served.ask("ASK {}", HTML).text
    assert (
        "&lt;https://dateline.example/kb/person/tomas-rek&gt;"
        in served.ask("DESCRIBE person:tomas-rek", HTML).text
    )


def test_things_in_rows_are_links(served: Served) -> None:
    page = served.ask("SELECT ?who ?other { ?who skos:exactMatch ?other }", HTML).text
    assert '<a href="/kb/organization/ostria">organization:ostria</a>' in page
    assert '<a href="http://www.wikidata.org/entity/Q1">' in page


def test_hostile_rows_stay_words(hostile: Served) -> None:
    page = hostile.ask("SELECT ?x { ?s rdfs:label ?x }", HTML).text
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert EVIL not in page


def test_the_endpoint_describes_itself(served: Served) -> None:
    response = served.get("/sparql", "text/turtle")
    triples = {q.triple for q in parse(response.content, format=RdfFormat.TURTLE)}
    address = f"http://127.0.0.1:{served.port}/sparql"
    assert {str(t.subject) for t in triples} == {f"<{address}>"}
    assert "SPARQL11Query" in response.text


def test_other_sites_may_ask(served: Served) -> None:
    headers = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    response = served.client.options("/sparql", headers=headers)
    assert response.headers["access-control-allow-origin"] == "*"
    assert "POST" in response.headers["access-control-allow-methods"]


def test_rdflib_reads_a_thing_and_asks_as_any_client(served: Served) -> None:
    address = f"http://127.0.0.1:{served.port}"
    graph = rdflib.Graph().parse(f"{address}/kb/person/ana-marlo")
    marlo = rdflib.URIRef(f"{BASE}person/ana-marlo")
    assert str(graph.value(marlo, rdflib.RDFS.label)) == "Ana Marlo"
    assert len(rdflib.Graph().parse(f"{address}/ontology")) > 500
    for method in ("GET", "POST", "POST_FORM"):
        store = SPARQLStore(f"{address}/sparql", method=method)
        rows = rdflib.Graph(store).query(f"SELECT ?name {{ {marlo.n3()} rdfs:label ?name }}")
        assert [row[0] for row in rows if isinstance(row, ResultRow)] == [
            rdflib.Literal("Ana Marlo")
        ]
