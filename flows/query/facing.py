"""A knowledge base to walk through: values of a thing, things that point at it, their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode

from flows.graph import vocab

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import Quad, Store

NAMES = (vocab.PREF_LABEL, vocab.LABEL, vocab.ALT_LABEL)
DEFAULT_GRAPH = DefaultGraph()


def is_text(word: str) -> bool:
    """Tell whether a word can be written; one of a command line can have bytes that are no text."""
    return word.encode(errors="replace").decode() == word


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """Looks at one thing after the other.

    Args:
        store: The knowledge base.
        prefixes: Short names of its namespaces.
        graph: What is looked at; other graphs of the store may say the same again.
    """

    store: Store
    prefixes: Mapping[str, str]
    graph: NamedNode | DefaultGraph = DEFAULT_GRAPH

    def quads(
        self,
        thing: NamedNode | None,
        name: NamedNode | None,
        value: NamedNode | Literal | None = None,
    ) -> Iterator[Quad]:
        """Give what is said with these parts, None standing for any."""
        return self.store.quads_for_pattern(thing, name, value, self.graph)

    def values(self, thing: NamedNode, name: NamedNode) -> tuple[NamedNode | Literal, ...]:
        """Give the values of a property, sorted."""
        found = (quad.object for quad in self.quads(thing, name))
        return tuple(sorted((v for v in found if isinstance(v, NamedNode | Literal)), key=str))

    def nodes(self, thing: NamedNode, name: NamedNode) -> tuple[NamedNode, ...]:
        """Give the values of a property that are things."""
        return tuple(v for v in self.values(thing, name) if isinstance(v, NamedNode))

    def text(self, thing: NamedNode, name: NamedNode) -> str:
        """Give the first value of a property as text; empty where there is none."""
        values = self.values(thing, name)
        return values[0].value.rpartition("#")[2] if values else ""

    def sources(self, name: NamedNode | None, value: NamedNode | Literal) -> tuple[NamedNode, ...]:
        """Give the things that have a value, by one property or by any."""
        found = {quad.subject for quad in self.quads(None, name, value)}
        return tuple(sorted((s for s in found if isinstance(s, NamedNode)), key=str))

    def kinds(self, thing: NamedNode) -> tuple[str, ...]:
        """Give the names of the classes of a thing."""
        return tuple(
            v.value.rpartition("#")[2].rpartition("/")[2] for v in self.values(thing, vocab.TYPE)
        )

    def name(self, thing: NamedNode) -> str:
        """Give the name of a thing; its short IRI where it has none."""
        file = self.text(thing, vocab.SOURCE_FILE)
        return file or self.text(thing, vocab.PREF_LABEL) or self.short(thing)

    def short(self, thing: NamedNode) -> str:
        """Write an IRI by its prefix."""
        for prefix, start in self.prefixes.items():
            rest = thing.value.removeprefix(start)
            if rest != thing.value and "/" not in rest:
                return f"{prefix}:{rest}"
        return thing.value

    def find(self, word: str) -> tuple[NamedNode, ...]:
        """Find what a word names, an IRI, an article's file, a name; all things that bear it."""
        if not is_text(word):
            return ()
        thing = self._read_iri(word)
        if thing is not None and any(self.quads(thing, None)):
            return (thing,)
        files = self.sources(vocab.SOURCE_FILE, Literal(word.rpartition("/")[2]))
        return files or self._find_named(word)

    def _read_iri(self, word: str) -> NamedNode | None:
        word = word.strip("<>")
        prefix, colon, rest = word.partition(":")
        iri = self.prefixes[prefix] + rest if colon and prefix in self.prefixes else word
        try:
            return NamedNode(iri)
        except ValueError:
            return None

    def _find_named(self, word: str) -> tuple[NamedNode, ...]:
        wanted = word.casefold()
        return tuple(
            sorted(
                {
                    quad.subject
                    for name in NAMES
                    for quad in self.quads(None, name)
                    if isinstance(quad.subject, NamedNode)
                    and isinstance(quad.object, Literal)
                    and quad.object.value.casefold() == wanted
                },
                key=str,
            )
        )

    def list_like(self, word: str, most: int) -> tuple[str, ...]:
        """Give names that hold a word, the shortest first."""
        wanted = word.casefold()
        names = {
            quad.object.value
            for quad in self.quads(None, vocab.PREF_LABEL)
            if isinstance(quad.object, Literal) and wanted in quad.object.value.casefold()
        }
        return tuple(sorted(names, key=lambda name: (len(name), name))[:most])
