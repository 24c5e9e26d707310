"""Answers of queries, read as the rows of the report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from flows.publish.report.rows import (
    ArticleRow,
    ClaimRow,
    ConflictRow,
    Days,
    EvidenceRow,
    Name,
    Passage,
    SituationRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Row = dict[str, str]
UNNAMED_MARK = "/anonymous/"
"""In the IRI of a source or a group that has no name of its own."""


def read_articles(rows: Sequence[Row]) -> tuple[ArticleRow, ...]:
    """Read articles, by file; where one has two publishers, the first by name counts."""
    files = {row["article"]: row["file"] for row in rows}
    first = (next(same) for _, same in groupby(rows, key=_article_of))
    return tuple(_read_article(row, files.get(row["copy_of"], "")) for row in first)


def _article_of(row: Row) -> str:
    return row["article"]


def _read_article(row: Row, copy_of: str) -> ArticleRow:
    return ArticleRow(
        iri=row["article"],
        file=row["file"],
        digest=row["digest"],
        headline=row["headline"],
        language=row["language"],
        publisher=row["publisher"],
        agency=row["agency"],
        verdict=row["verdict"],
        printed=row["printed"],
        printed_day=date.fromisoformat(row["printed_date"]) if row["printed_date"] else None,
        decided=_read_days(row),
        basis=row["basis"],
        confidence=float(row["confidence"] or 0),
        copy_of=copy_of,
        claims=int(row["claims"] or 0),
        conflicts=int(row["conflicts"] or 0),
    )


def _read_days(row: Row) -> Days | None:
    if not row["earliest"]:
        return None
    first, last = (date.fromisoformat(row[name]) for name in ("earliest", "latest"))
    return Days(first=first, last=last, edtf=row["decided"])


def _read_name(row: Row, role: str) -> Name | None:
    iri, label = row[role], row[f"{role}_name"]
    if not iri or not label:
        return None
    return Name(label=label, iri=iri, is_unnamed=UNNAMED_MARK in iri)


def read_situations(rows: Sequence[Row]) -> Mapping[str, SituationRow]:
    """Read situations, by IRI."""
    first = (next(same) for _, same in groupby(rows, key=lambda row: row["situation"]))
    return {row["situation"]: _read_situation(row) for row in first}


def _read_situation(row: Row) -> SituationRow:
    return SituationRow(
        iri=row["situation"],
        kind=row["kind"],
        agent=_read_name(row, "agent"),
        target=_read_name(row, "target"),
        event=_read_name(row, "event"),
        organization=_read_name(row, "organization"),
        place=_read_name(row, "place"),
        value=row["value"],
        role=row["role"],
        reason=row["reason"],
        condition=row["condition"],
        count_kind=row["count_kind"],
        count_of=row["count_of"],
        count=row["count"],
        modifier=row["modifier"],
        least=int(row["least"]) if row["least"] else None,
        most=int(row["most"]) if row["most"] else None,
        days=_read_days(row),
    )


def _read_passage(row: Row) -> Passage:
    return Passage(begin=int(row["begin"]), end=int(row["end"]), words=row["words"])


def read_passages(rows: Sequence[Row]) -> Mapping[str, tuple[Passage, ...]]:
    """Read passages, by the IRI of their claim, in order."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for row in rows:
        found[row["claim"]].append(_read_passage(row))
    return {claim: tuple(sorted(passages)) for claim, passages in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What claims are put together from, by IRIs; passages by the IRI of their claim."""

    articles: Mapping[str, ArticleRow]
    situations: Mapping[str, SituationRow]
    passages: Mapping[str, tuple[Passage, ...]]


def read_claims(rows: Sequence[Row], source: Source) -> Iterator[ClaimRow]:
    """Read claims; each has one row a situation."""
    for _, same in groupby(rows, key=lambda row: row["claim"]):
        yield _read_claim(list(same), source)


def _read_claim(rows: Sequence[Row], source: Source) -> ClaimRow:
    row = rows[0]
    states = dict.fromkeys(row["situation"] for row in rows if row["situation"])
    is_own = row["claimant"] == row["article"]
    return ClaimRow(
        iri=row["claim"],
        article=source.articles[row["article"]],
        claimant=None if is_own else _read_name(row, "claimant"),
        relayed=row["relayed"],
        status=row["status"],
        polarity=row["polarity"],
        confidence=float(row["confidence"]),
        cue=row["cue"],
        words=row["words"],
        states=tuple(source.situations[state] for state in states),
        passages=source.passages[row["claim"]],
    )


def read_evidence(rows: Sequence[Row]) -> tuple[EvidenceRow, ...]:
    """Read what speaks for the dates of articles, in the order given; a row a passage."""
    return tuple(
        _read_observation(list(same)) for _, same in groupby(rows, key=lambda row: row["evidence"])
    )


def _read_observation(rows: Sequence[Row]) -> EvidenceRow:
    row = rows[0]
    return EvidenceRow(
        iri=row["evidence"],
        article=row["article"],
        kind=row["kind"],
        weight=float(row["weight"]),
        comment=row["comment"],
        earliest=row["earliest"],
        latest=row["latest"],
        passages=tuple(_read_passage(row) for row in rows if row["begin"]),
    )


def read_conflicts(rows: Sequence[Row]) -> tuple[ConflictRow, ...]:
    """Read conflicts, in the order given; a row a situation."""
    return tuple(
        ConflictRow(
            iri=iri,
            kind=members[0]["kind"],
            situations=tuple(member["situation"] for member in members),
        )
        for iri, members in (
            (iri, list(same)) for iri, same in groupby(rows, key=lambda row: row["conflict"])
        )
    )
