"""The ontology as one page: no network, no script, the same bytes for the same release.

The page's policy allows its own style and nothing else, and every text is escaped.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from flows.graph import vocab
from flows.graph.ontology import OWL, read_ontology
from flows.graph.terms import read_text
from flows.publish.handbook.terms import group_terms
from flows.publish.pages import hash_source, load_templates
from flows.publish.turtle import list_prefixes

if TYPE_CHECKING:
    from flows.graph.ontology import Ontology
    from flows.publish.handbook.uses import Uses

HANDBOOK = "ontology.html"
LOOK = Path(__file__).parent
HEADER = f"<{vocab.DL.rstrip('#')}>"
SAID = {
    "title": f"<{vocab.DCT}title>",
    "description": f"<{vocab.DCT}description>",
    "licence": f"<{vocab.DCT}license>",
    "version": f"<{OWL}versionInfo>",
}


def write_handbook(uses: Uses, base: str, ontology: bytes) -> bytes:
    """Write the page.

    Args:
        uses: Where the knowledge base uses which term.
        base: What the IRIs of its data begin with; ends in "/".
        ontology: ``dateline.ttl``.
    """
    terms = read_ontology(ontology)
    style = (LOOK / "handbook.css").read_text(encoding="utf-8")
    html = (
        load_templates(LOOK)
        .get_template("handbook.html")
        .render(
            style=Markup(style),  # noqa: S704 - our own file
            style_hash=hash_source(style),
            iri=vocab.DL,
            header={name: _say(terms, property_) for name, property_ in SAID.items()},
            groups=group_terms(terms, uses, list_prefixes(base)),
            prefixes=list_prefixes(base),
        )
    )
    return f"{html}\n".encode()


def _say(ontology: Ontology, property_: str) -> str:
    return "; ".join(read_text(value) for value in ontology.list_values(HEADER, property_))
