"""``void.ttl``: what a knowledge base holds, counted; it depends on the knowledge base alone.

Source:
    W3C, Describing Linked Datasets with the VoID Vocabulary, sections 2 and 4.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from flows import __version__
from flows.graph import vocab
from flows.graph.literals import integer, text
from flows.graph.triples import about
from flows.publish.turtle import list_prefixes, write_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.graph.triples import Pair
    from flows.publish.exports import Graph

VOID_FILE = "void.ttl"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
TITLE = "A dateline knowledge base: who says what, where and when in the news"
RIGHTS = (
    "The words quoted from articles belong to their publishers. Names, dates and links taken from "
    "reference data keep the licence of their row: see ontology/reference/README.md of dateline."
)
VOCABULARIES = (vocab.DL, vocab.NIF, vocab.PROV, vocab.SCHEMA, vocab.SKOS, vocab.DCT)


def dataset_iri(base: str) -> NamedNode:
    """Give the IRI of a knowledge base itself."""
    return NamedNode(f"{base}dataset")


def void(name: str) -> NamedNode:
    """Give the term of VoID with that name."""
    return NamedNode(VOID + name)


def write_void(graph: Graph) -> bytes:
    """Describe a knowledge base: how many things of each class, and uses of each property."""
    prefixes = list_prefixes(graph.base) | {"void": VOID, "dcat": DCAT}
    return write_blocks(_describe(graph), prefixes)


def _describe(graph: Graph) -> Iterator[Triple]:
    dataset = dataset_iri(graph.base)
    classes = Counter(
        t.object.value
        for t in graph.triples
        if t.predicate == vocab.TYPE and isinstance(t.object, NamedNode)
    )
    properties = Counter(t.predicate.value for t in graph.triples)
    yield from about(dataset, _pairs(graph, len(classes), len(properties)))
    for kind, count in sorted(classes.items()):
        part = _part(dataset, "class", kind)
        yield Triple(dataset, void("classPartition"), part)
        yield Triple(part, void("class"), NamedNode(kind))
        yield Triple(part, void("entities"), integer(count))
    for name, count in sorted(properties.items()):
        part = _part(dataset, "property", name)
        yield Triple(dataset, void("propertyPartition"), part)
        yield Triple(part, void("property"), NamedNode(name))
        yield Triple(part, void("triples"), integer(count))


def _part(dataset: NamedNode, kind: str, term: str) -> NamedNode:
    return NamedNode(f"{dataset.value}/{kind}/{quote(term, safe='')}")


def _pairs(graph: Graph, classes: int, properties: int) -> Iterator[Pair]:
    yield from (
        (vocab.TYPE, void("Dataset")),
        (vocab.TYPE, NamedNode(f"{DCAT}Dataset")),
        (NamedNode(f"{vocab.DCT}title"), Literal(TITLE, language="en")),
        (NamedNode(f"{vocab.DCT}rights"), Literal(RIGHTS, language="en")),
        (NamedNode(f"{vocab.DCT}conformsTo"), NamedNode(vocab.DL.rstrip("#"))),
        (NamedNode("http://www.w3.org/2002/07/owl#versionInfo"), text(__version__)),
        (void("uriSpace"), text(graph.base)),
        (void("triples"), integer(len(graph.triples))),
        (void("distinctSubjects"), integer(len({t.subject for t in graph.triples}))),
        (void("distinctObjects"), integer(len({t.object for t in graph.triples}))),
        (void("classes"), integer(classes)),
        (void("properties"), integer(properties)),
    )
    yield from ((void("vocabulary"), NamedNode(name)) for name in VOCABULARIES)
