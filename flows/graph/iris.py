"""IRIs of the things in the knowledge base; they stay the same from build to build.

Entities and articles go by their name; all else by a hash of what makes it this thing and no
other, never by a running number: an article more renames nothing.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import NamedNode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.model import Span

HASH_LENGTH = 16  # 64 bits: two of ten million things clash once in 370,000 builds

KINDS: tuple[str, ...] = (
    "acronym",
    "activity",
    "article",
    "assessment",
    "claim",
    "conflict",
    "event",
    "evidence",
    "organization",
    "person",
    "place",
    "reference",
    "situation",
    "time",
)
"""First parts of the IRIs; each has its prefix in the Turtle."""


def hash_parts(parts: Sequence[str | int | None]) -> str:
    """Give a short name for a sequence of parts; another order is another name."""
    text = json.dumps(list(parts), separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:HASH_LENGTH]


def _safe(segment: str) -> str:
    return quote(segment, safe="", errors="surrogatepass")


@dataclass(frozen=True, slots=True, kw_only=True)
class Iris:
    """Makes IRIs under a base.

    Args:
        base: Ends in "/" and has no fragment: the IRI of a span adds one.
    """

    base: str

    def __post_init__(self) -> None:
        if not self.base.endswith("/") or "#" in self.base:
            msg = f'the base IRI {self.base!r} must end in "/" and have no "#"'
            raise ValueError(msg)

    def article(self, article_id: str) -> NamedNode:
        """Give the IRI of an article."""
        return NamedNode(f"{self.base}article/{_safe(article_id)}")

    def span(self, article_id: str, span: Span) -> NamedNode:
        """Give the IRI of a passage.

        Source:
            RFC 5147 (fragments of plain text), as NIF 2.0 uses it.
        """
        return NamedNode(f"{self.article(article_id).value}#char={span.begin},{span.end}")

    def assessment(self, article_id: str) -> NamedNode:
        """Give the IRI of what is decided about the date of an article."""
        return NamedNode(f"{self.base}assessment/{_safe(article_id)}")

    def entity(self, entity_id: str) -> NamedNode:
        """Give the IRI of an entity."""
        return NamedNode(self.base + "/".join(_safe(part) for part in entity_id.split("/")))

    def reference(self, reference_id: str) -> NamedNode:
        """Give the IRI of a row of the reference data."""
        return NamedNode(f"{self.base}reference/{_safe(reference_id)}")

    def hashed(self, kind: str, parts: Sequence[str | int | None]) -> NamedNode:
        """Give the IRI of a thing known by what it is made of.

        Args:
            kind: One of ``KINDS``.
            parts: All that makes it this thing, in a fixed order.
        """
        return NamedNode(f"{self.base}{kind}/{hash_parts(parts)}")
