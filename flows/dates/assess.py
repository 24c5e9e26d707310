"""Decide when each article appeared and what becomes of the date printed on it.

The evidence is gathered in ``evidence`` and weighed in ``posterior``. Never an invented day: the
interval decided is made of stretches that the evidence itself cuts out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.dates.doubts import date_issues
from flows.dates.others import lend_dates
from flows.dates.posterior import believe, group_evidence, mass_within, narrowest
from flows.dates.reference import FIRST_DAY, LAST_DAY
from flows.dates.standing import CLAIMING, STANDINGS
from flows.dates.values import date_value
from flows.model import (
    Basis,
    DateAssessment,
    DateEvidence,
    EvidenceKind,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.dates.posterior import Stretch
    from flows.model import ArticleFacts, DateValue, Issue, PrintedDate

_SHARE: Final = 0.9
"""Belief that the interval decided has to hold."""
_ACCEPT_MIN: Final = 0.5
_BECAUSE_MAX: Final = 16
_NOTHING: Final = DateEvidence(
    kind=EvidenceKind.PAGE_CHROME,
    earliest=FIRST_DAY,
    latest=LAST_DAY,
    weight=0.01,
    comment="Nothing in the article bounds the day of its publication on both sides.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A printed date that can be the article's own, one of its readings, and the belief in it."""

    printed: PrintedDate
    reading: DateValue
    mass: float


def assess_dates(
    articles: Sequence[ArticleFacts], copies: Mapping[str, str]
) -> tuple[dict[str, DateAssessment], tuple[Issue, ...]]:
    """Tell for each article when it appeared, and what becomes of its printed date.

    Args:
        articles: What the articles yield, with their evidence.
        copies: Id of a near-duplicate -> id of the article that it copies.

    Returns:
        The assessments by id of the article, and the doubts met.
    """
    alone = {a.article.raw.id: assess_article(a) for a in articles}
    lent = lend_dates(alone, copies)
    dated = {
        a.article.raw.id: assess_article(a, lent[a.article.raw.id])
        if a.article.raw.id in lent
        else alone[a.article.raw.id]
        for a in articles
    }
    issues = [i for a in articles for i in date_issues(a, dated[a.article.raw.id])]
    return dated, tuple(sorted(issues))


def assess_article(article: ArticleFacts, lent: tuple[DateEvidence, ...] = ()) -> DateAssessment:
    """Weigh the evidence of one article.

    Args:
        lent: Evidence that other articles give.
    """
    evidence = (*article.evidence, *lent)
    stretches = believe(evidence)
    choice = choose_printed(article.printed, stretches)
    if choice is not None and choice.mass >= _ACCEPT_MIN:
        return _accepted(choice, evidence)
    return _decided_without(article.printed, stretches, evidence)


def choose_printed(printed: Sequence[PrintedDate], stretches: Sequence[Stretch]) -> Choice | None:
    """Give the reading of a printed date that is believed most; the better kind where equal."""
    choices = [
        Choice(printed=p, reading=r, mass=mass_within(stretches, r.earliest, r.latest))
        for p in printed
        if p.kind in CLAIMING
        for r in p.readings
    ]
    return max(
        choices,
        key=lambda c: (round(c.mass, 6), STANDINGS[c.printed.kind].own, -c.printed.span.begin),
        default=None,
    )


def _accepted(choice: Choice, evidence: Sequence[DateEvidence]) -> DateAssessment:
    decided = choice.reading
    return DateAssessment(
        verdict=Verdict.ACCEPTED,
        printed=choice.printed,
        decided=decided,
        confidence=_confidence(choice.mass),
        basis=Basis.PRINTED_DATELINE,
        because=_because(evidence, decided),
    )


def _decided_without(
    printed: Sequence[PrintedDate],
    stretches: Sequence[Stretch],
    evidence: Sequence[DateEvidence],
) -> DateAssessment:
    first, last, mass = narrowest(stretches, _SHARE)
    is_bounded = first > FIRST_DAY and last < LAST_DAY
    decided = date_value(first, last) if is_bounded else None
    judged = _judged(printed)
    return DateAssessment(
        verdict=Verdict.MISSING if judged is None else Verdict.REJECTED,
        printed=judged,
        decided=decided,
        confidence=_confidence(mass) if is_bounded else 0.0,
        basis=_basis(decided, judged),
        because=_because(evidence, decided),
    )


def _judged(printed: Sequence[PrintedDate]) -> PrintedDate | None:
    """Give the printed date that a verdict speaks of: the best kind, the first of it."""
    dated = [p for p in printed if p.readings] or list(printed)
    return max(dated, key=lambda p: (STANDINGS[p.kind].own, -p.span.begin), default=None)


def _basis(decided: DateValue | None, judged: PrintedDate | None) -> Basis | None:
    if decided is None:
        return None
    return Basis.INFERRED_FROM_TEXT if judged is None else Basis.REPAIRED_FROM_EVIDENCE


def _confidence(mass: float) -> float:
    return round(min(mass, 0.99), 2)


def _because(
    evidence: Sequence[DateEvidence], decided: DateValue | None
) -> tuple[DateEvidence, ...]:
    """Give what the decision rests on, heaviest first: what fits it, then what it overrules."""
    if decided is None:
        return (*_heaviest(evidence)[: _BECAUSE_MAX - 1], _NOTHING)
    first, last = decided.earliest, decided.latest
    fits = [e for e in evidence if e.earliest <= last and first <= e.latest]
    against = [
        e
        for group in group_evidence(evidence)
        if not any(e in fits for e in group)
        for e in _heaviest(group)[:1]
    ]
    kept = [*_heaviest(fits), *_heaviest(against)][:_BECAUSE_MAX]
    return _heaviest(kept) or (_NOTHING,)


def _heaviest(evidence: Sequence[DateEvidence]) -> tuple[DateEvidence, ...]:
    distinct = dict.fromkeys(evidence)
    return tuple(
        sorted(distinct, key=lambda e: (-e.weight, e.kind.value, e.earliest, e.latest, e.spans))
    )
