"""A thing that does not hold in a graph, as a person is told of it: which node, where, what."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from flows.graph import vocab

PREFIXES = MappingProxyType(
    {
        vocab.DL: "dl:",
        vocab.DCT: "dct:",
        vocab.NIF: "nif:",
        vocab.PROV: "prov:",
        vocab.RDF: "rdf:",
        vocab.RDFS: "rdfs:",
        vocab.SCHEMA: "schema:",
        vocab.SKOS: "skos:",
        vocab.XSD: "xsd:",
    }
)
SHOWN_MAX = 300  # code points of what stands there: enough to find it


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that does not hold.

    Args:
        node: What it is about, as a term.
        path: The property that is wrong; empty where it is the node itself.
        message: What must hold.
        seen: What is there instead.
    """

    node: str
    path: str = ""
    message: str
    seen: str = ""

    def tell(self) -> str:
        """Give the sentence."""
        return f"{self.node}{self.tell_rest()}"

    def tell_rest(self) -> str:
        """Give the sentence without its subject."""
        where = f" ({shorten(self.path)})" if self.path else ""
        seen = (
            f", but here is {_cut(shorten(self.seen))}" if self.seen not in {"", self.node} else ""
        )
        return f"{where}: {self.message}{seen}"


def shorten(text: str) -> str:
    """Write IRIs of known terms with their prefixes."""
    for start, prefix in PREFIXES.items():
        if f"<{start}" in text:
            text = _shorten(text, start, prefix)
    return text


def _shorten(text: str, start: str, prefix: str) -> str:
    first, *rest = text.split(f"<{start}")
    return first + "".join(prefix + piece.replace(">", "", 1) for piece in rest)


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN_MAX else f"{text[:SHOWN_MAX]}…"
