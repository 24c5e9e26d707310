"""What changed from one release to another: articles, verdicts and claims, by their tables.

A claim is known by its IRI, which its standing is part of: one that vanished and one that appeared
with the same article, claimant and situations are one claim whose standing changed.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from flows.graph import vocab
from flows.publish.exports import write_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.publish.exports import Form, Graph

Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim as its article tells it.

    Args:
        article: File of the article.
        claim: Its IRI.
        claimant: Who says so.
        states: IRIs of its situations, sorted.
        says: Who says what, in few words.
        standing: Epistemic status and polarity.
        passages: Begin, end and words of each, in order.
    """

    article: str
    claim: str
    claimant: str
    states: tuple[str, ...]
    says: str
    standing: tuple[str, str]
    passages: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """What is decided about the date of an article."""

    article: str
    verdict: str
    decided: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What is compared of a release.

    Args:
        digests: Of each article, by its file.
        datings: By file.
        claims: By IRI.
    """

    digests: Mapping[str, str]
    datings: Mapping[str, Dating]
    claims: Mapping[str, Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is different, each list in order of articles.

    Args:
        came: Files of the articles that are new.
        gone: Files of those that are no longer there.
        rewritten: Files whose bytes changed.
        turned: Dating before and after.
        appeared: Claims that are new.
        vanished: Claims that are no longer there.
        restated: Claims whose standing changed, before and after.
        moved: Claims whose passages changed, before and after.
    """

    came: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()
    turned: tuple[tuple[Dating, Dating], ...] = ()
    appeared: tuple[Told, ...] = ()
    vanished: tuple[Told, ...] = ()
    restated: tuple[tuple[Told, Told], ...] = ()
    moved: tuple[tuple[Told, Told], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is different."""
        return self != Changes()


def read_release(graph: Graph) -> Release:
    """Take from a knowledge base what is compared."""
    digests = {
        t.subject.value: t.object.value
        for t in graph.triples
        if t.predicate == vocab.SOURCE_DIGEST
        and isinstance(t.subject, NamedNode)
        and isinstance(t.object, Literal)
    }
    articles = _rows(graph, "articles")
    by_claim: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(graph, "claims"):
        by_claim[row["claim"]].append(row)
    return Release(
        digests={row["file"]: digests[row["article"]] for row in articles},
        datings={row["file"]: _dating(row) for row in articles},
        claims={claim: _told(rows) for claim, rows in by_claim.items()},
    )


def _rows(graph: Graph, form: Form) -> list[Row]:
    text = write_form(graph, form).decode()
    return list(csv.DictReader(io.StringIO(text)))


def _dating(row: Row) -> Dating:
    return Dating(article=row["file"], verdict=row["verdict"], decided=row["decided"])


def _told(rows: list[Row]) -> Told:
    first = rows[0]
    parts = sorted({_say(row) for row in rows})
    return Told(
        article=first["file"],
        claim=first["claim"],
        claimant=first["claimant"],
        states=tuple(sorted({row["situation"] for row in rows})),
        says=f"{first['claimant']}: {'; '.join(parts)}",
        standing=(first["status"], first["polarity"]),
        passages=tuple(
            sorted({(int(row["begin"]), int(row["end"]), row["passage"]) for row in rows})
        ),
    )


def _say(row: Row) -> str:
    things = (row["agent"], row["detail"], row["target"], row["organization"], row["event"])
    said = " · ".join(thing for thing in (*things, row["place"], row["date"]) if thing)
    return f"{row['kind']} ({said})"


def compare(old: Release, new: Release) -> Changes:
    """Compare two releases.

    Args:
        old: The earlier one.
        new: The later one.
    """
    both = sorted(old.digests.keys() & new.digests.keys())
    vanished = _sort(c for iri, c in old.claims.items() if iri not in new.claims)
    appeared = _sort(c for iri, c in new.claims.items() if iri not in old.claims)
    restated = _pair(vanished, appeared)
    paired = {claim.claim for pair in restated for claim in pair}
    stayed = ((c, new.claims[iri]) for iri, c in old.claims.items() if iri in new.claims)
    return Changes(
        came=tuple(sorted(new.digests.keys() - old.digests.keys())),
        gone=tuple(sorted(old.digests.keys() - new.digests.keys())),
        rewritten=tuple(file for file in both if old.digests[file] != new.digests[file]),
        turned=tuple(
            (old.datings[file], new.datings[file])
            for file in both
            if old.datings[file] != new.datings[file]
        ),
        appeared=tuple(claim for claim in appeared if claim.claim not in paired),
        vanished=tuple(claim for claim in vanished if claim.claim not in paired),
        restated=restated,
        moved=tuple(
            sorted(
                (pair for pair in stayed if pair[0].passages != pair[1].passages),
                key=lambda pair: (pair[1].article, pair[1].passages),
            )
        ),
    )


def _sort(claims: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(sorted(claims, key=lambda c: (c.article, c.passages, c.says, c.claim)))


def _pair(vanished: Iterable[Told], appeared: Iterable[Told]) -> tuple[tuple[Told, Told], ...]:
    """Pair claims of one article, claimant and content; their standings differ."""
    before = {(c.article, c.claimant, c.states): c for c in vanished}
    found = ((before.get((c.article, c.claimant, c.states)), c) for c in appeared)
    pairs = ((old, new) for old, new in found if old is not None)
    return tuple((old, new) for old, new in pairs if old.standing != new.standing)
