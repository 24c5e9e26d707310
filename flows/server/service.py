"""What the SPARQL endpoint says of itself when nothing is asked.

Source:
    W3C, SPARQL 1.1 Service Description, section 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from flows.graph import vocab

if TYPE_CHECKING:
    from collections.abc import Iterator

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def describe_service(endpoint: str) -> Iterator[Triple]:
    """Describe the endpoint.

    Args:
        endpoint: Its address.
    """
    service = NamedNode(endpoint)
    yield Triple(service, vocab.TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for name in RESULTS:
        yield Triple(service, _sd("resultFormat"), NamedNode(FORMATS + name))


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
