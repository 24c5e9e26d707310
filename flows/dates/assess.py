"""Weigh the evidence: when an article appeared, and what becomes of its printed date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flows.model import DateAssessment, DateEvidence, EvidenceKind, Issue, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.model import ArticleFacts

_NOTHING = DateEvidence(
    kind=EvidenceKind.PRINTED_DATE,
    earliest=date(1945, 1, 1),
    latest=date(2100, 12, 31),
    weight=0.01,
    comment="Nothing in the article tells when it appeared.",
)


def assess_dates(
    articles: Sequence[ArticleFacts],
    copies: Mapping[str, str],  # noqa: ARG001
) -> tuple[dict[str, DateAssessment], tuple[Issue, ...]]:
    """Tell for each article when it appeared."""
    nothing = DateAssessment(
        verdict=Verdict.MISSING,
        printed=None,
        decided=None,
        confidence=0.0,
        basis=None,
        because=(_NOTHING,),
    )
    return {a.article.raw.id: nothing for a in articles}, ()
