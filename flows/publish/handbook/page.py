"""The ontology as one page: no network, no script, the same bytes for the same release.

The page's policy allows its own style and nothing else, and every text is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from flows.graph import vocab
from flows.graph.ontology import OWL, read_ontology
from flows.graph.terms import read_text
from flows.publish.handbook.terms import group_terms
from flows.publish.report.page import UNSEEN
from flows.publish.turtle import list_prefixes

if TYPE_CHECKING:
    from flows.graph.ontology import Ontology
    from flows.publish.exports import Graph

HANDBOOK = "ontology.html"
LOOK = Path(__file__).parent
HEADER = f"<{vocab.DL.rstrip('#')}>"
SAID = {
    "title": f"<{vocab.DCT}title>",
    "description": f"<{vocab.DCT}description>",
    "licence": f"<{vocab.DCT}license>",
    "version": f"<{OWL}versionInfo>",
}


def write_handbook(graph: Graph, ontology: bytes) -> bytes:
    """Write the page.

    Args:
        graph: The knowledge base that examples are taken from.
        ontology: ``dateline.ttl``.
    """
    terms = read_ontology(ontology)
    style = (LOOK / "handbook.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    html = (
        _load_environment()
        .get_template("handbook.html")
        .render(
            style=Markup(style),  # noqa: S704 - our own file
            style_hash=f"sha256-{digest}",
            iri=vocab.DL,
            header={name: _say(terms, property_) for name, property_ in SAID.items()},
            groups=group_terms(terms, graph.triples, list_prefixes(graph.base)),
            prefixes=list_prefixes(graph.base),
        )
    )
    return f"{html}\n".encode()


def _say(ontology: Ontology, property_: str) -> str:
    return "; ".join(read_text(value) for value in ontology.list_values(HEADER, property_))


@lru_cache(maxsize=1)
def _load_environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(LOOK),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_show,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _show(value: object) -> object:
    """Put a mark in place of controls that a browser would obey or drop."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return UNSEEN.sub("\ufffd", value)
    return value
