"""The things of the knowledge base: each described at the path of its IRI, and found by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from flows.graph import vocab
from flows.query.facing import Facing
from flows.server.describe import describe, write_description
from flows.server.links import Linker, find_address, iri_of, path_of
from flows.server.media import GRAPHS, HTML, choose_graph
from flows.server.pages import show_list, show_thing
from flows.server.replies import accept_of, refuse, respond, see
from flows.server.thing import read_thing

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from flows.server.release import Release

LISTED_MAX = 500
LIKE_MAX = 30


def give_thing(request: Request, release: Release, bytes_max: int) -> Response:
    """Answer with what is known of the thing whose IRI has the path that is asked for.

    Args:
        request: What is answered.
        release: Where it is looked up.
        bytes_max: Longest description.
    """
    path = request.scope["raw_path"].decode("latin-1")
    if path == path_of(release.base, release.base):
        return see("/find")
    iri = iri_of(path, release.base)
    if iri is None:
        return refuse(request, 404, "there is nothing here; / has the report, /find what is known")
    thing = NamedNode(iri)
    facing = release.facing(thing)
    if facing is None:
        return refuse(request, 404, f"this release describes no <{iri}>; /find looks for names")
    media = choose_graph(accept_of(request), request.query_params.get("format"))
    if media is None:
        return refuse(
            request, 406, "a description comes as HTML, Turtle, N-Triples, JSON-LD, RDF/XML"
        )
    body = _write(request, Linker(facing=facing, base=release.base), thing, media)
    if len(body) > bytes_max:
        words = f"the description is larger than {bytes_max / 2**20:g} MiB: ask /sparql for less"
        return refuse(request, 413, words)
    return respond(request, body, media, {"Link": _list_forms(path)})


def _write(request: Request, linker: Linker, thing: NamedNode, media: str) -> bytes:
    if media == HTML:
        return show_thing(read_thing(linker, thing, _read_page(request)))
    triples = describe(linker.facing, thing)
    return write_description(triples, media, linker.base, linker.facing.prefixes)


def _read_page(request: Request) -> int:
    page = request.query_params.get("page", "")
    return int(page) if page.isascii() and page.isdigit() and len(page) < 9 else 1


def _list_forms(path: str) -> str:
    return ", ".join(
        f'<{path}?format={name}>; rel="alternate"; type="{media}"' for name, media in GRAPHS.items()
    )


def find_things(request: Request, release: Release) -> Response:
    """Answer with the things that a name or an IRI means; with all articles where none is given."""
    name = request.query_params.get("name", "").strip()
    facing = Facing(store=release.store, prefixes=release.prefixes)
    linker = Linker(facing=facing, base=release.base)
    if not name:
        return respond(request, _list_articles(linker), HTML)
    things = facing.find(name)
    if len(things) == 1:
        return see(find_address(things[0].value, release.base))
    like = [thing for one in facing.list_like(name, LIKE_MAX) for thing in facing.find(one)]
    found = dict.fromkeys((*things, *like))
    entries = [(linker.node(one), ", ".join(facing.kinds(one))) for one in found]
    note = "" if found else "Nothing is called so."
    return respond(request, show_list(f"Called {name}", note, entries), HTML)


def _list_articles(linker: Linker) -> bytes:
    facing = linker.facing
    articles = facing.sources(vocab.TYPE, vocab.ARTICLE)
    entries = [(linker.node(one), _tell(facing, one)) for one in articles[:LISTED_MAX]]
    more = f", of which the first {LISTED_MAX:,} are listed" if len(articles) > LISTED_MAX else ""
    return show_list(
        "Articles", f"{len(articles):,} article{'' if len(articles) == 1 else 's'}{more}", entries
    )


def _tell(facing: Facing, article: NamedNode) -> str:
    dated = (facing.text(a, vocab.EDTF_VALUE) for a in facing.nodes(article, vocab.PUBLISHED))
    return " · ".join(filter(None, (*dated, facing.text(article, vocab.HEADLINE))))
