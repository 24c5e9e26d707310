"""Where a knowledge base uses which term of the ontology; the first use is the example."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flows.graph.ontology_shapes import OWN
from flows.graph.problems import shorten
from flows.graph.terms import is_iri, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flows.publish.subjects import Said

LINES_MAX: Final = 8
TEXT_MAX: Final = 160
"""Lines of an example, and code points of a text in it."""
COUNTED_AT_ONCE: Final = 10_000


@dataclass(slots=True)
class Uses:
    """How often terms are used, and the first subject and line that use each."""

    _counts: Counter[str] = field(default_factory=Counter)
    _first: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)

    def watch(self, subjects: Iterable[Said]) -> Iterator[Said]:
        """Note the terms of a knowledge base, while it passes."""
        terms = list[str]()
        for passing in subjects:
            _, lines, said = passing
            own = [term for pair in said for term in pair if term.startswith(OWN)]
            terms += own
            if not self._first.keys() >= {*own}:
                self._note(lines, said)
            if len(terms) > COUNTED_AT_ONCE:
                self._counts.update(terms)
                terms = []
            yield passing
        self._counts.update(terms)

    def _note(self, lines: list[str], said: list[list[str]]) -> None:
        for line, pair in zip(lines, said, strict=True):
            for term in pair:
                if term.startswith(OWN):
                    self._first.setdefault(term, (tuple(lines[:LINES_MAX]), line))

    def count(self, name: str) -> int:
        """Tell how often a term is used."""
        return self._counts[name]

    def find(self, name: str) -> tuple[tuple[str, ...], str] | None:
        """Give the first lines of the first subject that uses a term, and the line that does."""
        return self._first.get(name)


@dataclass(frozen=True, slots=True)
class Shown:
    """Uses as the page shows them.

    Args:
        uses: What was noted.
        prefixes: What IRIs are shortened by.
    """

    uses: Uses
    prefixes: Mapping[str, str]

    def show(self, name: str, *, is_class: bool) -> tuple[tuple[str, str, str], ...]:
        """Show the first lines of the first member of a class; of all else the first line."""
        found = self.uses.find(name)
        if found is None:
            return ()
        lines, line = found
        return tuple(self._show(one) for one in (lines if is_class else (line,)))

    def _show(self, line: str) -> tuple[str, str, str]:
        subject, name, value = (self._write(term) for term in line[:-2].split(" ", 2))
        return subject, name, value

    def _write(self, term: str) -> str:
        if not is_iri(term):
            text = read_text(term)
            return f'"{text}"' if len(text) <= TEXT_MAX else f'"{text[:TEXT_MAX]}…"'
        iri = read_text(term)
        for prefix, start in sorted(self.prefixes.items(), key=lambda pair: -len(pair[1])):
            if iri.startswith(start):
                return f"{prefix}:{iri[len(start) :]}"
        return shorten(term)
