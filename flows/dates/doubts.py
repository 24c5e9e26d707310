"""Doubts about dates, as issues: none found, one rejected, one ambiguous, one in the future."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.dates.horizon import LAST_DAY, VAGUE_DAYS
from flows.dates.standing import CLAIMING
from flows.model import Issue, IssueCode, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.model import ArticleFacts, DateAssessment, DateValue, PrintedDate


def date_issues(article: ArticleFacts, assessment: DateAssessment) -> Iterator[Issue]:
    """Give the doubts about the date of one article."""
    for doubt in _DOUBTS:
        yield from doubt(article, assessment)


def _no_date(article: ArticleFacts, assessment: DateAssessment) -> Iterator[Issue]:
    decided = assessment.decided
    if decided is not None and (decided.latest - decided.earliest).days <= VAGUE_DAYS:
        return
    told = "" if decided is None else f" closer than {decided.edtf}"
    seen = f"Nothing bounds the day of publication{told}; add the date by hand."
    yield Issue(article=article.article.raw.name, code=IssueCode.NO_DATE, seen=seen)


def _rejected(article: ArticleFacts, assessment: DateAssessment) -> Iterator[Issue]:
    if assessment.verdict is not Verdict.REJECTED or assessment.printed is None:
        return
    printed, decided = assessment.printed, assessment.decided
    why = "nothing in the text supports it" if decided is None else f"evidence: {decided.edtf}"
    seen = f"“{printed.text}” ({printed.kind.value}) is not the day of publication: {why}."
    yield _about(article, IssueCode.REJECTED_DATE, printed, seen)


def _ambiguous(article: ArticleFacts, assessment: DateAssessment) -> Iterator[Issue]:
    """Name a date with several readings of which the decision leaves more than one."""
    decided = assessment.decided
    for printed in article.printed:
        left = [r for r in printed.readings if decided is None or _agree(r, decided)]
        if printed.kind in CLAIMING and len(printed.readings) > 1 and len(left) > 1:
            between = f"{left[0].edtf} to {left[-1].edtf}"
            seen = f"“{printed.text}” has {len(left)} readings left ({between}); none decides."
            yield _about(article, IssueCode.AMBIGUOUS_DATE, printed, seen)


def _agree(one: DateValue, other: DateValue) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _future(article: ArticleFacts, _: DateAssessment) -> Iterator[Issue]:
    for printed in article.printed:
        if printed.readings and all(r.earliest > LAST_DAY for r in printed.readings):
            seen = f"“{printed.text}” lies after all that the reference data know ({LAST_DAY})."
            yield _about(article, IssueCode.FUTURE_DATE, printed, seen)


def _about(article: ArticleFacts, code: IssueCode, printed: PrintedDate, seen: str) -> Issue:
    return Issue(
        article=article.article.raw.name,
        code=code,
        begin=printed.span.begin,
        end=printed.span.end,
        seen=seen,
    )


_DOUBTS: Final = (_no_date, _rejected, _ambiguous, _future)
