"""Gather what one article says about the day it appeared, kind by kind.

Each kind has a module; weighing is the matter of ``assess``. Evidence of one kind that rests on the
same passages is one observation with several readings, of which at most one is right.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from flows.dates.ages import find_ages
from flows.dates.anniversaries import find_anniversaries
from flows.dates.ballots import find_ballots
from flows.dates.belief import group_evidence
from flows.dates.days_of import find_days_of
from flows.dates.happenings import find_happenings
from flows.dates.journeys import find_journeys
from flows.dates.lives import find_lives
from flows.dates.observed import Observed
from flows.dates.offices import find_office_terms
from flows.dates.passages import cut_passages, find_phrases
from flows.dates.persons import find_persons
from flows.dates.polls import find_polls
from flows.dates.remembered import find_remembered
from flows.dates.series import find_editions, join_hits
from flows.dates.stated import find_stated
from flows.dates.tolls import find_tolls
from flows.dates.venues import find_venues
from flows.dates.weights import trust_in
from flows.language.titles_held import PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from flows.dates.reference import DateIndex
    from flows.model import DateEvidence, Parsed, PrintedDate, TimeExpression, Title

_KINDS: Final[tuple[Callable[[Observed], Iterator[DateEvidence]], ...]] = (
    find_office_terms,
    find_happenings,
    find_journeys,
    find_ages,
    find_stated,
    find_tolls,
    find_venues,
    find_days_of,
    find_ballots,
    find_polls,
    find_persons,
    find_anniversaries,
    find_remembered,
    find_lives,
)


def gather_evidence(
    parsed: Parsed,
    titles: Sequence[Title],
    printed: Sequence[PrintedDate],
    times: Sequence[TimeExpression],
    index: DateIndex,
) -> tuple[DateEvidence, ...]:
    """Gather the evidence of one article.

    Args:
        parsed: The article.
        titles: Persons named with a post; a pronoun with one names nobody.
        printed: Dates printed on the page; no time expression inside one is evidence.
        times: Time expressions, in order.
        index: The reference data.

    Returns:
        In order of the kinds and of the text.
    """
    said = tuple(t for t in times if not any(p.span.overlaps(t.span) for p in printed))
    passages = cut_passages(parsed, said, index)
    observed = Observed(
        parsed=parsed,
        titles=tuple(t for t in titles if t.holder.text.lower() not in PRONOUNS),
        times=said,
        passages=passages,
        hits=join_hits(
            find_editions(passages, index), [h for p in passages for h in find_phrases(p, index)]
        ),
        index=index,
    )
    found = [evidence for find in _KINDS for evidence in find(observed)]
    return tuple(one for group in group_evidence(found) for one in _temper(group))


def _temper(group: Sequence[DateEvidence]) -> Iterator[DateEvidence]:
    """Believe no observation more than its sort was seen to deserve."""
    total = sum(one.weight for one in group)
    scale = min(trust_in(one.sort) for one in group) / total
    for one in group:
        yield one if scale >= 1 else replace(one, weight=round(max(one.weight * scale, 0.001), 4))
