"""Links of the pages: what this server describes leads to it, what is elsewhere leads there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes, urlsplit

from pyoxigraph import Literal, NamedNode

from flows.graph import vocab

if TYPE_CHECKING:
    from flows.query.facing import Facing

ONTOLOGY = "/ontology"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that may lead somewhere.

    Args:
        text: What is read.
        href: Where it leads; empty where it leads nowhere.
    """

    text: str
    href: str = ""


def path_of(iri: str, base: str) -> str | None:
    """Give the path at which this server describes a thing; None for things elsewhere.

    Args:
        iri: IRI of the thing.
        base: What the IRIs of the data begin with.
    """
    return urlsplit(base).path + iri.removeprefix(base) if iri.startswith(base) else None


def iri_of(path: str, base: str) -> str | None:
    """Give the IRI that a path stands for; None where it is no path of the data.

    Args:
        path: As it was sent, percent-encoded in whatever way.
        base: What the IRIs of the data begin with.
    """
    start = urlsplit(base).path
    if not path.startswith(start) or path == start:
        return None
    segments = path.removeprefix(start).split("/")
    return base + "/".join(quote(unquote_to_bytes(segment), safe="") for segment in segments)


def find_address(iri: str, base: str) -> str:
    """Give where a thing is described, here or elsewhere; empty for what cannot be followed."""
    here = path_of(iri, base)
    if here is not None:
        return here
    if iri.startswith(vocab.DL):
        return f"{ONTOLOGY}#{iri.removeprefix(vocab.DL)}"
    return iri if iri.startswith(("http://", "https://")) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linker:
    """Links what one graph names.

    Args:
        facing: The graph.
        base: What the IRIs of its data begin with.
    """

    facing: Facing
    base: str

    def node(self, node: NamedNode) -> Link:
        """Link a thing by its name; by what is told of it where it has none."""
        short, name = self.facing.short(node), self.facing.name(node)
        told = self.facing.values(node, vocab.COMMENT) if name == short else ()
        text = told[0].value if told else name
        return Link(text=text, href=find_address(node.value, self.base))

    def short(self, node: NamedNode) -> Link:
        """Link a thing by its short IRI."""
        return Link(text=self.facing.short(node), href=find_address(node.value, self.base))

    def value(self, value: NamedNode | Literal) -> Link:
        """Link a value: a thing by its name, a term by its own; text leads nowhere."""
        if isinstance(value, Literal):
            return Link(text=value.value)
        if value.value.startswith(vocab.DL):
            text = value.value.removeprefix(vocab.DL)
            return Link(text=text, href=find_address(value.value, self.base))
        return self.node(value)

    def values(self, thing: NamedNode, name: NamedNode) -> tuple[Link, ...]:
        """Link the values of a property."""
        return tuple(self.value(value) for value in self.facing.values(thing, name))
