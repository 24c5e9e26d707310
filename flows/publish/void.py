"""``void.ttl``: what a knowledge base holds, counted; it depends on the knowledge base alone.

Source:
    W3C, Describing Linked Datasets with the VoID Vocabulary, sections 2 and 4.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from flows import __version__
from flows.graph import vocab
from flows.graph.literals import integer, text
from flows.graph.marks import count_different
from flows.graph.terms import is_iri, read_text
from flows.graph.triples import about
from flows.publish.turtle import list_prefixes, write_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from flows.graph.triples import Pair
    from flows.publish.subjects import Said

VOID_FILE = "void.ttl"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
TITLE = "A dateline knowledge base: who says what, where and when in the news"
RIGHTS = (
    "The words quoted from articles belong to their publishers. Names, dates and links taken from "
    "reference data keep the licence of their row: see ontology/reference/README.md of dateline."
)
TYPE = str(vocab.TYPE)
COUNTED_AT_ONCE = 10_000
VOCABULARIES = (vocab.DL, vocab.NIF, vocab.PROV, vocab.SCHEMA, vocab.SKOS, vocab.DCT)


@dataclass(slots=True, kw_only=True)
class Counts:
    """What a knowledge base has, counted line by line.

    Args:
        triples: All of them.
        subjects: Things that something is said of.
        classes: Members of each class, by its IRI.
        properties: Uses of each property, by its IRI.
        objects: A mark of each value, as often as it is said.
    """

    triples: int = 0
    subjects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)
    objects: array[int] = field(default_factory=lambda: array("q"))

    def add(self, names: Sequence[str], classes: Sequence[str]) -> None:
        """Add triples by their properties, and members by their classes."""
        self.triples += len(names)
        self.properties.update(names)
        self.classes.update(classes)


def count_triples(subjects: Iterable[Said]) -> Counts:
    """Count what a knowledge base has."""
    counts = Counts()
    for _ in watch_triples(subjects, counts):
        pass
    return counts


def watch_triples(subjects: Iterable[Said], counts: Counts) -> Iterator[Said]:
    """Count what a knowledge base has, while it passes."""
    names, classes = list[str](), list[str]()
    for passing in subjects:
        _, _, said = passing
        counts.subjects += 1
        counts.objects.extend([hash(value) for _, value in said])
        names += [name for name, _ in said]
        classes += [v for name, v in said if name == TYPE and is_iri(v)]
        if len(names) > COUNTED_AT_ONCE:
            counts.add(names, classes)
            names, classes = [], []
        yield passing
    counts.add(names, classes)


def dataset_iri(base: str) -> NamedNode:
    """Give the IRI of a knowledge base itself."""
    return NamedNode(f"{base}dataset")


def void(name: str) -> NamedNode:
    """Give the term of VoID with that name."""
    return NamedNode(VOID + name)


def write_void(counts: Counts, base: str) -> bytes:
    """Describe a knowledge base: how many things of each class, and uses of each property.

    Args:
        counts: What it has.
        base: What the IRIs of its data begin with; ends in "/".
    """
    prefixes = list_prefixes(base) | {"void": VOID, "dcat": DCAT}
    return write_blocks(_describe(counts, base), prefixes)


def _describe(counts: Counts, base: str) -> Iterator[Triple]:
    dataset = dataset_iri(base)
    classes = {read_text(kind): count for kind, count in counts.classes.items()}
    properties = {read_text(name): count for name, count in counts.properties.items()}
    yield from about(dataset, _pairs(counts, base))
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


def _pairs(counts: Counts, base: str) -> Iterator[Pair]:
    yield from (
        (vocab.TYPE, void("Dataset")),
        (vocab.TYPE, NamedNode(f"{DCAT}Dataset")),
        (NamedNode(f"{vocab.DCT}title"), Literal(TITLE, language="en")),
        (NamedNode(f"{vocab.DCT}rights"), Literal(RIGHTS, language="en")),
        (NamedNode(f"{vocab.DCT}conformsTo"), NamedNode(vocab.DL.rstrip("#"))),
        (NamedNode("http://www.w3.org/2002/07/owl#versionInfo"), text(__version__)),
        (void("uriSpace"), text(base)),
        (void("triples"), integer(counts.triples)),
        (void("distinctSubjects"), integer(counts.subjects)),
        (void("distinctObjects"), integer(count_different(counts.objects))),
        (void("classes"), integer(len(counts.classes))),
        (void("properties"), integer(len(counts.properties))),
    )
    yield from ((void("vocabulary"), NamedNode(name)) for name in VOCABULARIES)
