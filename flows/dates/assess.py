"""Decide when each article appeared and what becomes of the date printed on it.

The evidence is gathered in ``evidence`` and weighed in ``belief``; what is told of the decision, in
``because``. Never an invented day: a day is decided only where the belief lies on it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.dates.ballots import BALLOT
from flows.dates.because import explain
from flows.dates.belief import believe
from flows.dates.confidence import honest, say_support
from flows.dates.doubts import date_issues
from flows.dates.horizon import VAGUE_DAYS
from flows.dates.others import lend_dates
from flows.dates.profile import log_profile
from flows.dates.standing import CLAIMING, SILENT, readings_of, standing_of, weigh_printed
from flows.dates.stories import lend_news
from flows.dates.templates import as_clocks, find_templates
from flows.dates.values import date_value
from flows.model import Basis, DateAssessment, DateValue, PartKind, Precision, Span, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from flows.dates.belief import Belief
    from flows.model import ArticleFacts, DateEvidence, Issue, PrintedDate, TimeExpression

_SHARE: Final = 0.95
"""Belief that the interval decided has to hold; a wrong one costs more than a wide one."""
_SHARE_OF_DAYS: Final = 0.9
"""The same where it leaves a week or less."""
_SHARE_OF_MONTH: Final = 0.85
"""The same for a month in place of as many days that straddle its border."""
_ACCEPT_MIN: Final = 0.2
"""A date that somebody printed is refused only where much more speaks against it than for it.

Of those believed by 0.2 to 0.5, more than three in four were right (``fit_date_confidence``).
"""
_EVEN: Final = 0.5
_UNSHAKEN: Final = 0.9
"""A printed date also stands while the text takes no more than a tenth of its belief away."""
_TRUSTED: Final = 0.35
"""Kinds believed so far by themselves need nothing else."""
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’']?(?=\s)")
_LEAD_LETTERS_MIN: Final = 40
"""Full stops before belong to abbreviations of a dateline."""
_WEEK: Final = 6
_FORTNIGHT: Final = 14
_MONTH_DAYS: Final = 32
_YEAR: Final = 366
_SHARE_OF_YEARS: Final = 0.97
"""The same where it leaves more than a year: a wider interval costs a reader little."""
_LONGER: Final = 8
"""How many times as long a stretch may become for the sake of the last of the belief."""
_READING_MIN: Final = 0.6
"""Belief that one of several readings of a printed date needs to be taken for the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A printed date that can be the article's own.

    Args:
        reading: The reading that is believed most.
        mass: Belief in that reading.
        total: Belief in all readings together.
    """

    printed: PrintedDate
    reading: DateValue
    mass: float
    total: float


def assess_dates(
    articles: Sequence[ArticleFacts], copies: Mapping[str, str]
) -> tuple[dict[str, DateAssessment], tuple[Issue, ...]]:
    """Tell for each article when it appeared, and what becomes of its printed date.

    Args:
        articles: What the articles yield, with their evidence.
        copies: Id of a near-duplicate -> id of the article that it copies.

    Returns:
        The assessments by id of the article, and the doubts met, sorted.
    """
    alone = {a.article.raw.id: _assess_alone(a) for a in articles}
    templates = find_templates(articles, alone, copies)
    as_read, articles = articles, [as_clocks(a, templates) for a in articles]
    changed = (a for a, read in zip(articles, as_read, strict=True) if a is not read)
    alone |= {a.article.raw.id: assess_article(a) for a in changed}
    lent = lend_dates(alone, copies)
    for taker, evidence in lend_news(articles, alone).items():
        lent.setdefault(taker, (evidence,))
    dated = {
        a.article.raw.id: assess_article(a, lent[a.article.raw.id])
        if a.article.raw.id in lent
        else alone[a.article.raw.id]
        for a in articles
    }
    issues = [i for a in articles for i in date_issues(a, dated[a.article.raw.id])]
    return dated, tuple(sorted(issues))


def _assess_alone(article: ArticleFacts) -> DateAssessment:
    return assess_article(article) if article.alone is None else article.alone


def assess_article(article: ArticleFacts, lent: tuple[DateEvidence, ...] = ()) -> DateAssessment:
    """Weigh the evidence of one article.

    Args:
        article: What it yields, with its evidence.
        lent: Evidence that other articles give.
    """
    times = _own_times(article)
    evidence = (*article.evidence, *weigh_printed(article.printed), *lent)
    voted = frozenset(e.spans[0] for e in article.evidence if e.sort == BALLOT)
    profile = log_profile(times, _lead_of(article), voted)
    belief = believe(evidence, profile)
    choice = choose_printed(article.printed, belief)
    verdict, printed, decided = _judge(article.printed, choice, belief)
    decided = decided if evidence or times else None
    because = explain(evidence, times, decided)
    if verdict is Verdict.ACCEPTED and printed is not None:
        because = say_support(because, printed, ((*article.evidence, *lent), profile))
    return DateAssessment(
        verdict=verdict,
        printed=printed,
        decided=decided,
        confidence=_confidence(belief, decided, verdict),
        basis=_basis(verdict, decided),
        because=because,
    )


def give_anchor(assessment: DateAssessment) -> DateValue | None:
    """Give the days that time expressions may be reckoned from; None where they are too many."""
    decided = assessment.decided
    if decided is None or (decided.latest - decided.earliest).days > VAGUE_DAYS:
        return None
    return decided


def _judge(
    printed: Sequence[PrintedDate], choice: Choice | None, belief: Belief
) -> tuple[Verdict, PrintedDate | None, DateValue | None]:
    if choice is not None and _stands(choice):
        return Verdict.ACCEPTED, choice.printed, _day_of(choice, belief)
    decided = _decide(belief)
    if choice is not None and _fits(choice, decided):
        return Verdict.ACCEPTED, choice.printed, decided
    judged = _judged(printed)
    if judged is None:
        return Verdict.MISSING, None, decided
    refused = [
        (r.earliest, r.latest) for p in printed if p.kind in CLAIMING for r in readings_of(p)
    ]
    return Verdict.REJECTED, judged, _decide(belief.levelled(refused))


def _fits(choice: Choice, decided: DateValue) -> bool:
    """Tell whether a printed day is one of the few days that all evidence leaves."""
    day = choice.reading
    is_few = (decided.latest - decided.earliest).days <= _WEEK
    is_inside = decided.earliest <= day.earliest and day.latest <= decided.latest
    return is_few and is_inside and standing_of(choice.printed).own >= _EVEN


def _lead_of(article: ArticleFacts) -> Span | None:
    """Give the first sentence of the running text."""
    first = next((p for p in article.article.parts if p.kind is PartKind.PARAGRAPH), None)
    if first is None:
        return None
    end = _SENTENCE_END.search(first.text, _LEAD_LETTERS_MIN)
    return first.raw_span(0, end.start() + 1 if end else len(first.text))


def _own_times(article: ArticleFacts) -> tuple[TimeExpression, ...]:
    """Leave out the times of captions and those that are printed dates."""
    captions = [p.span for p in article.article.parts if p.kind is PartKind.CAPTION]
    barred = [*captions, *(p.span for p in article.printed)]
    return tuple(t for t in article.times if not any(b.overlaps(t.span) for b in barred))


def choose_printed(printed: Sequence[PrintedDate], belief: Belief) -> Choice | None:
    """Give the printed date that is believed most; the better kind where equal."""
    choices = [_choose(p, belief) for p in printed if p.kind in CLAIMING and readings_of(p)]
    return max(
        choices,
        key=lambda c: (round(c.total, 2), standing_of(c.printed).own, -c.printed.span.begin),
        default=None,
    )


def _choose(printed: PrintedDate, belief: Belief) -> Choice:
    masses = [(belief.within(r.earliest, r.latest), r) for r in readings_of(printed)]
    mass, reading = max(masses, key=lambda pair: (pair[0], pair[1].edtf))
    return Choice(
        printed=printed, reading=reading, mass=mass, total=min(1.0, sum(m for m, _ in masses))
    )


def _stands(choice: Choice) -> bool:
    """Tell whether a printed date is believed; a doubtful kind needs the text to speak for it."""
    own = standing_of(choice.printed).own
    if choice.total >= (_ACCEPT_MIN if own >= _EVEN else _EVEN):
        return True
    return own >= _TRUSTED and choice.total >= _UNSHAKEN * own


def _day_of(choice: Choice, belief: Belief) -> DateValue | None:
    """Give the days of a date that stands: its own, or what the text leaves of several."""
    reading = choice.reading
    is_clear = choice.mass >= _READING_MIN * choice.total
    if is_clear and reading.earliest == reading.latest:
        return reading
    if is_clear and reading.precision is Precision.YEAR:
        belief = belief.among([(reading.earliest, reading.latest)])
    first, last, _ = belief.narrowest(_SHARE)
    if is_clear:
        inside = reading.earliest <= first and last <= reading.latest
        return date_value(first, last) if inside else reading
    readings = [(r.earliest, r.latest) for r in readings_of(choice.printed)]
    return _decide(belief.among(readings))


def _judged(printed: Sequence[PrintedDate]) -> PrintedDate | None:
    """Give the printed date that a verdict speaks of: the best kind, the first of it."""
    judged = [p for p in printed if p.kind not in SILENT]
    return max(judged, key=lambda p: (standing_of(p).own, -p.span.begin), default=None)


def _decide(belief: Belief) -> DateValue:
    """Give the shortest days that hold most of the belief: the longer they are, the more of it."""
    first, last, _ = belief.narrowest(_SHARE_OF_DAYS)
    if (last - first).days > _WEEK:
        first, last, _ = belief.narrowest(_SHARE)
    if (last - first).days > _YEAR:
        first, last = _of_years(belief)
    return _whole_month(belief, first, last) or date_value(first, last)


def _of_years(belief: Belief) -> tuple[date, date]:
    """Give the years that hold almost all of the belief, or the few days that hold most of it.

    Where the last part of the belief makes days of a month years, it tells a reader nothing.
    """
    first, last, _ = belief.narrowest(_SHARE_OF_YEARS)
    most = belief.narrowest(_SHARE_OF_DAYS)
    is_telling = (most[1] - most[0]).days * _LONGER <= (last - first).days
    return most[:2] if is_telling else (first, last)


def _whole_month(belief: Belief, first: date, last: date) -> DateValue | None:
    """Give the month that holds most of the belief where the days straddle its border.

    "October" says more to a reader than the same number of days cut loose from two months.
    """
    if not _FORTNIGHT < (last - first).days < _MONTH_DAYS or first.month == last.month:
        return None
    months = [_month_around(day) for day in (first, last)]
    held, days = max((belief.within(*days), days) for days in months)
    return date_value(*days) if held >= _SHARE_OF_MONTH else None


def _month_around(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _basis(verdict: Verdict, decided: DateValue | None) -> Basis | None:
    if decided is None:
        return None
    match verdict:
        case Verdict.ACCEPTED:
            return Basis.PRINTED_DATELINE
        case Verdict.REJECTED:
            return Basis.REPAIRED_FROM_EVIDENCE
        case _:
            return Basis.INFERRED_FROM_TEXT


def _confidence(belief: Belief, decided: DateValue | None, verdict: Verdict) -> float:
    if decided is None:
        return 0.0
    basis = "printed" if verdict is Verdict.ACCEPTED else "text"
    return honest(belief.within(decided.earliest, decided.latest), basis)
