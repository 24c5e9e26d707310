"""``run.ttl``: the run that made a release, what it used, and the files that came of it.

It tells the time, and so is no file that two builds share; ``run.json`` says the same in short.

Source:
    W3C PROV-O, DCAT 3 (distributions), SPDX (checksums).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from flows import __version__
from flows.graph import vocab
from flows.graph.literals import text
from flows.graph.triples import about
from flows.publish.turtle import list_prefixes
from flows.publish.void import DCAT, dataset_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from flows.graph.triples import Pair
    from flows.model import RawArticle
    from flows.publish.content import Written
    from flows.publish.manifest import RunFacts

RUN = "run.ttl"
SPDX = "http://spdx.org/rdf/terms#"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
MEDIA = {
    "csv": "text/csv",
    "gz": "application/gzip",
    "html": "text/html",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "nq": "application/n-quads",
    "ttl": "text/turtle",
    "txt": "text/plain",
}


def list_run_prefixes(base: str) -> dict[str, str]:
    """List the prefixes of what tells of a run."""
    return list_prefixes(base) | {"dcat": DCAT, "spdx": SPDX}


def describe_run(
    base: str,
    files: Mapping[str, Written],
    sources: Iterable[RawArticle],
    run: RunFacts,
    ended: datetime,
) -> Iterator[Triple]:
    """Describe a run: two files an article, so that it is a stream too.

    Args:
        base: What the IRIs of the data begin with; ends in "/".
        files: The other files of the release, by path below the output folder.
        sources: The articles that were read.
        run: What only the run knows.
        ended: When it ended, in UTC.
    """
    return _Run(base, run, ended).describe(files, sources)


class _Run:
    """A run and the IRIs of what it dealt with."""

    def __init__(self, base: str, run: RunFacts, ended: datetime) -> None:
        self.base, self.run, self.ended = base, run, ended
        self.dataset = dataset_iri(base)
        self.iri = NamedNode(f"{base}run/{ended:%Y%m%dT%H%M%S%f}Z")
        self.software = NamedNode(f"{base}software/dateline-{quote(__version__, safe='')}")
        self.reference = NamedNode(f"{base}checksum/{run.reference_digest}")

    def describe(
        self, files: Mapping[str, Written], sources: Iterable[RawArticle]
    ) -> Iterator[Triple]:
        """Say all there is to say."""
        began = self.ended - timedelta(seconds=self.run.seconds)
        yield from about(
            self.iri,
            (
                (vocab.TYPE, _prov("Activity")),
                (vocab.LABEL, text("build of the knowledge base")),
                (_prov("startedAtTime"), _moment(began)),
                (_prov("endedAtTime"), _moment(self.ended)),
                (_prov("wasAssociatedWith"), self.software),
                (_prov("used"), self.reference),
            ),
        )
        yield from self._describe_tools()
        for raw in sources:
            yield from self._describe_source(raw)
        yield from about(
            self.dataset,
            (
                (vocab.TYPE, NamedNode(f"{DCAT}Dataset")),
                (vocab.TYPE, vocab.ENTITY),
                (_prov("wasGeneratedBy"), self.iri),
            ),
        )
        for name in sorted(files):
            yield from self._describe_file(name, files[name])

    def _describe_tools(self) -> Iterator[Triple]:
        label = f"dateline {__version__}"
        named = ", ".join(self.run.sources)
        yield from about(
            self.software, ((vocab.TYPE, _prov("SoftwareAgent")), (vocab.LABEL, text(label)))
        )
        yield from about(self.iri, ((vocab.COMMENT, text(f"Sources as named: {named}")),))
        yield from about(
            self.reference,
            (
                (vocab.TYPE, vocab.ENTITY),
                (vocab.LABEL, text("reference data, all tables")),
                *_digest_pairs(self.run.reference_digest),
            ),
        )

    def _describe_source(self, raw: RawArticle) -> Iterator[Triple]:
        source = NamedNode(f"{self.base}source/{raw.digest}")
        yield Triple(self.iri, _prov("used"), source)
        yield from about(
            source,
            (
                (vocab.TYPE, vocab.ENTITY),
                (vocab.LABEL, text(raw.name)),
                *_digest_pairs(raw.digest),
            ),
        )

    def _describe_file(self, name: str, written: Written) -> Iterator[Triple]:
        file = NamedNode(f"{self.base}file/{quote(name)}")
        media = MEDIA.get(name.rpartition(".")[2])
        kind = None if media is None else NamedNode(f"{MEDIA_TYPES}{media}")
        yield Triple(self.dataset, NamedNode(f"{DCAT}distribution"), file)
        yield from about(
            file,
            (
                (vocab.TYPE, NamedNode(f"{DCAT}Distribution")),
                (vocab.LABEL, text(name)),
                (NamedNode(f"{DCAT}mediaType"), kind),
                (NamedNode(f"{DCAT}byteSize"), _count(written.size)),
                (_prov("wasGeneratedBy"), self.iri),
                *_digest_pairs(written.digest),
            ),
        )


def _prov(name: str) -> NamedNode:
    return NamedNode(vocab.PROV + name)


def _moment(value: datetime) -> Literal:
    return Literal(f"{value:%Y-%m-%dT%H:%M:%S}Z", datatype=NamedNode(f"{vocab.XSD}dateTime"))


def _count(value: int) -> Literal:
    return Literal(str(value), datatype=vocab.XSD_NON_NEGATIVE)


def _digest_pairs(digest: str) -> tuple[Pair, ...]:
    """Give a SHA-256 as SPDX has it, on the thing itself: no node of its own is needed."""
    return (
        (NamedNode(f"{SPDX}algorithm"), NamedNode(f"{SPDX}checksumAlgorithm_sha256")),
        (NamedNode(f"{SPDX}checksumValue"), text(digest)),
    )
