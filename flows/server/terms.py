"""The ontology, so that its term IRIs can be followed: a page or a graph, as the client likes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import NamedNode, RdfFormat, parse, serialize

from flows.errors import ServeError
from flows.graph import vocab
from flows.publish.handbook.page import HANDBOOK
from flows.server.links import ONTOLOGY
from flows.server.media import HTML, TURTLE, choose_graph
from flows.server.published import give_file
from flows.server.replies import accept_of, refuse, respond, see

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from flows.server.folder import Folder

FILE = "dateline.ttl"


@dataclass(frozen=True, kw_only=True)
class Ontology:
    """The ontology.

    Args:
        turtle: As its file has it.
        terms: Names of its terms.
    """

    turtle: bytes
    terms: frozenset[str]


def load_ontology(folder: Path) -> Ontology:
    """Load the ontology.

    Args:
        folder: Where it lies.

    Raises:
        ServeError: It is not there or cannot be read.
    """
    try:
        turtle = (folder / FILE).read_bytes()
        subjects = {quad.subject for quad in parse(turtle, format=RdfFormat.TURTLE)}
    except (OSError, SyntaxError) as error:
        msg = f"{folder / FILE}: the ontology cannot be read: {error}; see DATELINE_ONTOLOGY"
        raise ServeError(msg) from error
    iris = (s.value for s in subjects if isinstance(s, NamedNode))
    names = frozenset(i.removeprefix(vocab.DL) for i in iris if i.startswith(vocab.DL))
    return Ontology(turtle=turtle, terms=names)


def give_ontology(request: Request, ontology: Ontology, folder: Folder) -> Response:
    """Answer with the ontology: the handbook of the release, or the graph."""
    media = choose_graph(accept_of(request), request.query_params.get("format"))
    if media is None:
        return refuse(
            request, 406, "the ontology comes as HTML, Turtle, N-Triples, JSON-LD, RDF/XML"
        )
    if media != HTML:
        return respond(request, write_ontology(ontology, media), media)
    response = give_file(request, folder, HANDBOOK)
    response.headers["Vary"] = "Accept"
    return response


def write_ontology(ontology: Ontology, media: str) -> bytes:
    """Write the ontology as a graph; in Turtle it is the file itself."""
    if media == TURTLE:
        return ontology.turtle
    form = RdfFormat.from_media_type(media)
    assert form is not None
    triples = (quad.triple for quad in parse(ontology.turtle, format=RdfFormat.TURTLE))
    written = serialize(triples, format=form)
    assert written is not None
    return written


def give_term(request: Request, ontology: Ontology, name: str) -> Response:
    """Send to the place where a term is told."""
    if name not in ontology.terms:
        return refuse(request, 404, f"the ontology has no term {name!r}; {ONTOLOGY} has them all")
    return see(f"{ONTOLOGY}#{quote(name)}")
