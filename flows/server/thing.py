"""What the page of a thing shows: its values, the claims about it, what else points at it.

Claims and passages are read by ``cards``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.graph import vocab
from flows.server.cards import Card, Passage, find_claims, is_claim, read_card, read_passages
from flows.server.describe import is_part
from flows.server.links import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import NamedNode

    from flows.server.links import Linker

CLAIMS_A_PAGE = 50
PARTS = {vocab.PUBLISHED: "How it was dated"}
"""Properties whose values are shown with the thing, under these words."""
NEAR_MAX = 5_000
"""Things that name another, up to which they are read for a page: more would take too long."""
VALUES_MAX = 200
"""Values of one property that a page shows; it says how many more there are."""
MEANT = {
    vocab.LABEL: "name",
    vocab.PREF_LABEL: "canonical name",
    vocab.ALT_LABEL: "also called",
    vocab.EXACT_MATCH: "same as",
}
"""How properties are called that everybody uses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A property and its values.

    Args:
        name: The property.
        values: Those that are shown.
        more: How many are not.
    """

    name: Link
    values: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """The page of a thing.

    Args:
        name: What it is called.
        kinds: Its classes.
        iri: Its IRI.
        rows: What is said of it.
        parts: What is said of things that are told nowhere else, such as how it was dated.
        cards: Claims about it that this page shows.
        claims: How many there are.
        page: Which page this is, from 1.
        pages: How many there are.
        spans: Passages of an article, in their order.
        pointing: What points at it by which property, besides claims and passages.
        unread: How many more things name it, whose claims are not counted.
    """

    name: str
    kinds: tuple[Link, ...]
    iri: str
    rows: tuple[Row, ...]
    parts: tuple[tuple[Link, tuple[Row, ...]], ...]
    cards: tuple[Card, ...]
    claims: int
    page: int
    pages: int
    spans: tuple[Passage, ...]
    pointing: tuple[Row, ...]
    unread: int


def read_thing(linker: Linker, thing: NamedNode, page: int) -> Thing:
    """Read what a page shows.

    Args:
        linker: Links what the graph names.
        thing: What the page is about.
        page: Which of its pages of claims, from 1; past the last one, the last.
    """
    facing = linker.facing
    headlines = linker.values(thing, vocab.HEADLINE)
    name = headlines[0].text if headlines else facing.name(thing)
    naming = facing.sources(None, thing)
    near = naming[:NEAR_MAX]
    claims = find_claims(facing, (thing, *near))
    pages = max(1, -(-len(claims) // CLAIMS_A_PAGE))
    at = min(max(page, 1), pages)
    shown = claims[(at - 1) * CLAIMS_A_PAGE : at * CLAIMS_A_PAGE]
    return Thing(
        name=name,
        kinds=linker.values(thing, vocab.TYPE),
        iri=thing.value,
        rows=tuple(_read_rows(linker, thing, name)),
        parts=tuple(_read_parts(linker, thing)),
        cards=tuple(read_card(linker, claim) for claim in shown),
        claims=len(claims),
        page=at,
        pages=pages,
        spans=read_passages(linker, facing.sources(vocab.REFERENCE_CONTEXT, thing)),
        pointing=tuple(_read_pointing(linker, thing, near)),
        unread=len(naming) - len(near),
    )


def _read_rows(linker: Linker, thing: NamedNode, title: str) -> Iterator[Row]:
    """Read what is said of a thing, without what its title says."""
    names = sorted({quad.predicate for quad in linker.facing.quads(thing, None)}, key=str)
    for name in names:
        links = linker.values(thing, name)
        if name != vocab.TYPE and links != (Link(text=title),):
            yield _row(linker, name, links)


def _read_parts(linker: Linker, thing: NamedNode) -> Iterator[tuple[Link, tuple[Row, ...]]]:
    for name, words in PARTS.items():
        for part in linker.facing.nodes(thing, name):
            title = Link(text=words, href=linker.short(part).href)
            yield title, tuple(_read_rows(linker, part, ""))


def _read_pointing(linker: Linker, thing: NamedNode, near: Iterable[NamedNode]) -> Iterator[Row]:
    """Read what points at a thing and is shown in no other way."""
    nodes = [n for n in near if not is_part(n, thing) and not is_claim(linker.facing, n)]
    found: dict[NamedNode, list[NamedNode]] = {}
    for node in nodes:
        for quad in linker.facing.quads(node, None, thing):
            found.setdefault(quad.predicate, []).append(node)
    for name in sorted(found, key=str):
        yield _row(linker, name, tuple(linker.node(node) for node in found[name]))


def _row(linker: Linker, name: NamedNode, links: tuple[Link, ...]) -> Row:
    address = linker.short(name)
    return Row(
        name=Link(text=MEANT.get(name, address.text), href=address.href),
        values=links[:VALUES_MAX],
        more=max(0, len(links) - VALUES_MAX),
    )
