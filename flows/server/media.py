"""The forms that answers come in: their short names, media types and writers."""

from __future__ import annotations

from pathlib import PurePosixPath

from flows.server.accept import choose

HTML, TEXT = "text/html", "text/plain"
TURTLE, NTRIPLES, JSONLD = "text/turtle", "application/n-triples", "application/ld+json"
RDF_XML = "application/rdf+xml"
ROWS_JSON, ROWS_XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"

GRAPHS = {"turtle": TURTLE, "nt": NTRIPLES, "jsonld": JSONLD, "rdfxml": RDF_XML, "html": HTML}
"""Forms of a graph, by the name that ``?format=`` takes; the first is the usual one."""
ROWS = {"json": ROWS_JSON, "xml": ROWS_XML, "csv": CSV, "tsv": TSV, "html": HTML}
"""Forms of rows and of yes or no."""
ALIASES = {
    "application/json": ROWS_JSON,
    "application/xml": ROWS_XML,
    "text/xml": ROWS_XML,
}
"""Names that clients have for forms of rows."""
FILES = {
    ".csv": "text/csv; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": JSONLD,
    ".md": "text/markdown; charset=utf-8",
    ".nq": "application/n-quads",
    ".nt": NTRIPLES,
    ".ttl": TURTLE,
    ".txt": "text/plain; charset=utf-8",
}


def media_of_file(name: str) -> str:
    """Give the media type of a published file."""
    return FILES.get(PurePosixPath(name).suffix, "application/octet-stream")


def choose_graph(header: str, form: str | None) -> str | None:
    """Choose the form of a graph.

    Args:
        header: The client's ``Accept`` header.
        form: What ``?format=`` says, which comes first.

    Returns:
        A media type; None where there is no such form.
    """
    return GRAPHS.get(form) if form else choose(header, tuple(GRAPHS.values()))


def choose_rows(header: str, form: str | None) -> str | None:
    """Choose the form of rows, or of yes or no; see ``choose_graph``."""
    if form:
        return ROWS.get(form)
    chosen = choose(header, (*ROWS.values(), *ALIASES))
    return chosen and ALIASES.get(chosen, chosen)


def is_for_people(header: str) -> bool:
    """Tell whether a client would rather have a page than plain text."""
    return choose(header, (TEXT, HTML)) == HTML
