"""What the page of a thing shows: its values, the claims about it, what else points at it.

Claims and passages are read by ``cards``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeGuard

from pyoxigraph import Literal, NamedNode

from flows.graph import vocab
from flows.server.cards import Card, Passage, find_claims, is_claim, read_card, read_passages
from flows.server.describe import is_part
from flows.server.links import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

    from flows.query.facing import Facing
    from flows.server.links import Linker

CLAIMS_A_PAGE = 50
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
        cards: Claims about it that this page shows.
        claims: How many there are.
        page: Which page this is, from 1.
        pages: How many there are.
        spans: Passages of an article, in their order.
        pointing: What points at it by which property, besides claims and passages.
    """

    name: str
    kinds: tuple[Link, ...]
    iri: str
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]
    claims: int
    page: int
    pages: int
    spans: tuple[Passage, ...]
    pointing: tuple[Row, ...]


def read_thing(linker: Linker, thing: NamedNode, page: int) -> Thing:
    """Read what a page shows.

    Args:
        linker: Links what the graph names.
        thing: What the page is about.
        page: Which of its pages of claims, from 1; past the last one, the last.
    """
    facing = linker.facing
    claims = find_claims(facing, thing)
    pages = max(1, -(-len(claims) // CLAIMS_A_PAGE))
    at = min(max(page, 1), pages)
    shown = claims[(at - 1) * CLAIMS_A_PAGE : at * CLAIMS_A_PAGE]
    return Thing(
        name=facing.name(thing),
        kinds=linker.values(thing, vocab.TYPE),
        iri=thing.value,
        rows=tuple(_read_rows(linker, facing.quads(thing, None))),
        cards=tuple(read_card(linker, claim) for claim in shown),
        claims=len(claims),
        page=at,
        pages=pages,
        spans=read_passages(linker, facing.sources(vocab.REFERENCE_CONTEXT, thing)),
        pointing=tuple(_read_pointing(linker, thing)),
    )


def _read_rows(linker: Linker, quads: Iterable[Quad]) -> Iterator[Row]:
    said = sorted((q for q in quads if q.predicate != vocab.TYPE), key=str)
    for name, same in groupby(said, key=lambda quad: quad.predicate):
        values = (quad.object for quad in same)
        yield _row(linker, name, tuple(linker.value(v) for v in values if _is_shown(v)))


def _is_shown(value: object) -> TypeGuard[NamedNode | Literal]:
    return isinstance(value, NamedNode | Literal)


def _read_pointing(linker: Linker, thing: NamedNode) -> Iterator[Row]:
    said = [q for q in linker.facing.quads(None, None, thing) if _is_apart(linker.facing, q, thing)]
    for name, same in groupby(sorted(said, key=_by_property), key=lambda quad: quad.predicate):
        subjects = (quad.subject for quad in same)
        yield _row(linker, name, tuple(linker.value(s) for s in subjects if _is_shown(s)))


def _by_property(quad: Quad) -> tuple[str, str]:
    return (str(quad.predicate), str(quad.subject))


def _is_apart(facing: Facing, quad: Quad, thing: NamedNode) -> bool:
    """Tell whether something points at a thing that is shown in no other way."""
    subject = quad.subject
    if not isinstance(subject, NamedNode) or is_part(subject, thing):
        return False
    return not is_claim(facing, subject)


def _row(linker: Linker, name: NamedNode, links: tuple[Link, ...]) -> Row:
    address = linker.short(name)
    return Row(
        name=Link(text=MEANT.get(name, address.text), href=address.href),
        values=links[:VALUES_MAX],
        more=max(0, len(links) - VALUES_MAX),
    )
