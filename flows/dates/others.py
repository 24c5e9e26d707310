"""Other articles as evidence: a copy of the same wire story that bears its date.

An article gives its date only where its own printed date was accepted without help, and takes one
only where it has none of its own: so no date ever leans on itself.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from flows.model import DateEvidence, EvidenceKind, Precision, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flows.model import DateAssessment

_DAY = timedelta(days=1)
_REPRINT_DAYS: Final = 3


def lend_dates(
    alone: Mapping[str, DateAssessment], copies: Mapping[str, str]
) -> dict[str, tuple[DateEvidence, ...]]:
    """Give each article without an accepted date what its copies tell.

    Args:
        alone: What each article tells by itself.
        copies: Id of a copy -> id of the article that it copies.
    """
    lent: dict[str, list[DateEvidence]] = {}
    for copy, original in sorted(copies.items()):
        for taker, giver in ((copy, original), (original, copy)):
            lent.setdefault(taker, []).extend(_lend(alone, taker, giver))
    return {taker: tuple(found) for taker, found in lent.items() if found}


def _lend(alone: Mapping[str, DateAssessment], taker: str, giver: str) -> Iterator[DateEvidence]:
    if taker not in alone or giver not in alone:
        return
    given = alone[giver]
    if alone[taker].verdict is Verdict.ACCEPTED or given.verdict is not Verdict.ACCEPTED:
        return
    if given.decided is None or given.decided.precision is not Precision.DAY:
        return
    yield DateEvidence(
        kind=EvidenceKind.OTHER_ARTICLE,
        earliest=given.decided.earliest - _DAY,
        latest=given.decided.latest + _REPRINT_DAYS * _DAY,
        weight=0.9,
        comment=f"The same story stands in {giver}, dated {given.decided.edtf}.",
        article=giver,
    )
