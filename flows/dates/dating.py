"""From raw articles to their dates alone: no names settled, no claims.

The whole way is in ``flows.pipeline``; this one answers only when each article appeared.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from flows.clean.article import clean_article
from flows.clean.copies import find_copies
from flows.dates.assess import assess_dates
from flows.dates.evidence import gather_evidence
from flows.dates.foreign_times import spot_foreign_times
from flows.dates.horizon import shift_days
from flows.dates.printed import spot_printed_dates
from flows.dates.spot import spot_times
from flows.dates.standing import CLAIMING, DATING, readings_of
from flows.language.parse import parse_articles
from flows.language.titles import spot_titles
from flows.model import ArticleFacts, PrintedKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spacy.language import Language

    from flows.clean.cues import CleanCues
    from flows.dates.named_days import NamedDays
    from flows.dates.reference import DateIndex
    from flows.language.post_lexicon import PostLexicon
    from flows.model import DateAssessment, DateValue, Parsed, PrintedDate, RawArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class DatingTools:
    """What dating needs beside the articles."""

    nlp: Language
    clean_cues: CleanCues
    posts: PostLexicon
    dates: DateIndex
    named_days: NamedDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An article and when it appeared."""

    facts: ArticleFacts
    assessment: DateAssessment


class PrintedVerdict(StrEnum):
    """What becomes of one of the dates printed on an article."""

    ACCEPTED = "accepted"
    AGREES = "agrees"
    REJECTED = "rejected"
    OPEN = "open"
    NOT_ITS_OWN = "not its own"


def date_articles(articles: Sequence[RawArticle], tools: DatingTools) -> tuple[Dated, ...]:
    """Date articles, each in the light of the others.

    Args:
        articles: In any order, each id once.
        tools: Reference data and the language model.

    Returns:
        One a raw article, in the same order.
    """
    cleaned = [clean_article(raw, tools.clean_cues) for raw in articles]
    facts = [find_date_facts(parsed, tools) for parsed in parse_articles(cleaned, tools.nlp)]
    ordered = sorted(facts, key=lambda f: f.article.raw.id)
    dated, _ = assess_dates(ordered, find_copies([f.article for f in ordered]))
    return tuple(Dated(facts=f, assessment=dated[f.article.raw.id]) for f in facts)


def find_date_facts(parsed: Parsed, tools: DatingTools) -> ArticleFacts:
    """Give what one article says about its date, and nothing else."""
    printed = spot_printed_dates(parsed.article)
    times = spot_times(parsed, tools.named_days)
    times = times or spot_foreign_times(parsed.article, tools.dates)
    titles = spot_titles(parsed, tools.posts)
    return ArticleFacts(
        article=parsed.article,
        printed=printed,
        times=times,
        evidence=gather_evidence(parsed, titles, printed, times, tools.dates),
    )


def judge_printed(printed: PrintedDate, assessment: DateAssessment) -> PrintedVerdict:
    """Tell what becomes of any date printed on an article."""
    if assessment.printed is not None and printed.span == assessment.printed.span:
        is_accepted = assessment.verdict is Verdict.ACCEPTED
        return PrintedVerdict.ACCEPTED if is_accepted else PrintedVerdict.REJECTED
    if printed.kind not in CLAIMING:
        return PrintedVerdict.NOT_ITS_OWN
    decided = assessment.decided
    if decided is None:
        return PrintedVerdict.OPEN
    first, last = _days_agreed(printed, assessment, decided)
    agrees = any(r.earliest <= last and first <= r.latest for r in readings_of(printed))
    return PrintedVerdict.AGREES if agrees else PrintedVerdict.REJECTED


def _days_agreed(
    printed: PrintedDate, assessment: DateAssessment, decided: DateValue
) -> tuple[date, date]:
    """Give the days that a date can name and agree: a dateline may be a day older than its page."""
    first, last = decided.earliest, decided.latest
    if assessment.verdict is not Verdict.ACCEPTED or assessment.printed is None:
        return first, last
    kinds = (assessment.printed.kind, printed.kind)
    match [kind is PrintedKind.DATELINE for kind in kinds]:
        case [True, False] if printed.kind in DATING:
            return first, shift_days(last, 1)
        case [False, True] if assessment.printed.kind in DATING:
            return shift_days(first, -1), last
        case _:
            return first, last
