"""A SPARQL endpoint on this machine: made-up data in Wikidata's shape, and answers that go wrong."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlparse

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIXES = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wds: <http://www.wikidata.org/entity/statement/> .
@prefix wdv: <http://www.wikidata.org/value/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix psv: <http://www.wikidata.org/prop/statement/value/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
RURITANIA = (
    PREFIXES
    + """
wd:Q900 rdfs:label "Minister of Foreign Affairs of Ruritania"@en ; wdt:P279 wd:Q83307 ; wdt:P1001 wd:Q999 .
wd:Q901 rdfs:label "UN Special Envoy for Ruritania"@en ; wdt:P2389 wd:Q1065 .
wd:Q1065 rdfs:label "United Nations"@en .
wd:Q910 rdfs:label "Black Michael's Men"@en ; wdt:P31 wd:Q17149090 ; p:P488 wds:l1 .
wds:l1 ps:P488 wd:Q14 ; pqv:P580 wdv:y1999 .
wd:Q178561 rdfs:label "battle"@en .
wd:Q920 rdfs:label "Battle of Zenda"@en ; rdfs:label "Bataille de Zenda"@fr ; wdt:P31 wd:Q178561 ;
    wdt:P276 wd:Q921 ; wdt:P17 wd:Q999 ; p:P585 [ psv:P585 wdv:d2001 ] .
wd:Q921 rdfs:label "Zenda"@en .
wd:Q999 rdfs:label "Ruritania"@en .
wd:Q14 rdfs:label "Antoinette Mauban"@en .
wdv:d2001 wikibase:timeValue "2001-03-04T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 11 .
wdv:y1999 wikibase:timeValue "1999-01-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 9 .
wdv:c1900 wikibase:timeValue "2000-01-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 7 .
wd:Q15 rdfs:label "Michael Elphberg"@en ; p:P39 wds:e1 .
wds:e1 ps:P39 wd:Q901 ; pqv:P580 wdv:d2001 .
wd:Q16 rdfs:label "Nobody Dated"@en ; p:P39 wds:o9 .
wds:o9 ps:P39 wd:Q900 ; pqv:P580 wdv:c1900 .
"""
    + "".join(
        f"""
wd:Q1{n} rdfs:label "Rupert Hentzau {n}"@en ; skos:altLabel "روبرت {n}"@ar , "Rupertus {n}"@la ; p:P39 wds:o{n} .
wds:o{n} ps:P39 wd:Q900 ; pqv:P580 wdv:s{n} ; pqv:P582 wdv:t{n} .
wdv:s{n} wikibase:timeValue "200{n}-05-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 10 .
wdv:t{n} wikibase:timeValue "200{n}-11-09T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 11 .
"""
        for n in range(4)
    )
)


@dataclass
class Trouble:
    """What the endpoint does, instead of answering, to the first requests; and what it was asked.

    ``answers``: (status, headers, body) in order; after them it answers rightly.
    """

    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)


@contextmanager
def serve_wikidata(data: str, trouble: Trouble) -> Iterator[str]:
    """Serve made-up data on loopback; gives the address."""
    store = Store()
    store.load(data.encode(), format=RdfFormat.TURTLE)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            trouble.asked.append(self.path)
            trouble.agents.append(self.headers["User-Agent"])
            if trouble.answers:
                self._send(*trouble.answers.pop(0))
                return
            query = parse_qs(urlparse(self.path).query)["query"][0]
            rows = store.query(query)
            assert isinstance(rows, QuerySolutions)
            self._send(200, {}, rows.serialize(format=QueryResultsFormat.JSON) or b"")

        def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Be silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
