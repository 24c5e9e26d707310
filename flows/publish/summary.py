"""What a build says at its end: counts, verdicts, why dates were rejected, claims by kind, issues.

How it looks on a screen is the matter of ``cli``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - records of builds are read by the types of fields
from typing import TYPE_CHECKING

from flows.model import EvidenceKind, Issue, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.model import AssembledArticle, Assembly, DateAssessment, DateEvidence, DateValue

WHY_MAX = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The verdict on one article.

    Args:
        printed: The printed date judged, as printed; None where none is.
        decided: EDTF of the date decided; None where nothing bounds it.
        why: The evidence that tells most, against the printed date if there is one; in sentences.
    """

    article: str
    verdict: Verdict
    printed: str | None
    decided: str | None
    confidence: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A build in short.

    Args:
        datings: One an article, in order of their ids.
        claims: Claims by kind of situation ("Quotation" for mere words), most frequent first.
        issues: Issues by code, most frequent first.
        knowledge: The Turtle file published.
        seconds: Wall time of the build.
    """

    datings: tuple[Dating, ...]
    claims: tuple[tuple[str, int], ...]
    entities: int
    issues: tuple[tuple[str, int], ...]
    knowledge: Path
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build came to, as the next one may want to know it: its summary and all issues."""

    summary: Summary
    issues: tuple[Issue, ...]


def summarise(assembly: Assembly, output: Path, seconds: float) -> Summary:
    """Put a build in short.

    Args:
        assembly: All articles of the build.
        output: Folder that was published into.
        seconds: Wall time of the build.
    """
    kinds = Counter(kind for article in assembly.articles for kind in _claim_kinds(article))
    issues = Counter(issue.code.value for issue in assembly.issues)
    return Summary(
        datings=tuple(_dating(article) for article in assembly.articles),
        claims=_ranked(kinds),
        entities=len(assembly.entities),
        issues=_ranked(issues),
        knowledge=output / "knowledge.ttl",
        seconds=seconds,
    )


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _claim_kinds(article: AssembledArticle) -> Iterator[str]:
    for claim in article.claims:
        yield from [type(s).__name__ for s in claim.states] or ["Quotation"]


def _dating(article: AssembledArticle) -> Dating:
    found = article.assessment
    return Dating(
        article=article.article.raw.name,
        verdict=found.verdict,
        printed=None if found.printed is None else found.printed.text,
        decided=None if found.decided is None else found.decided.edtf,
        confidence=found.confidence,
        why=tuple(evidence.comment for evidence in _tightest(found)[:WHY_MAX]),
    )


def _tightest(found: DateAssessment) -> list[DateEvidence]:
    """Give the evidence that leaves out the printed date, that with the fewest days first.

    A weekday is told last: what day it is follows from the rest.
    """
    printed = () if found.printed is None else found.printed.readings
    against = [e for e in found.because if not any(_allows(e, reading) for reading in printed)]
    return sorted(
        against or found.because,
        key=lambda e: (e.kind is EvidenceKind.WEEKDAY, e.latest - e.earliest, -e.weight),
    )


def _allows(evidence: DateEvidence, reading: DateValue) -> bool:
    return reading.earliest <= evidence.latest and evidence.earliest <= reading.latest
