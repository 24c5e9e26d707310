"""What a printed date says by its kind alone: the day itself, a day after it, a day before it.

Whether it is believed against the rest is decided in ``assess``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.dates.reference import FIRST_DAY, LAST_DAY
from flows.model import DateEvidence, EvidenceKind, PrintedKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from flows.dates.reference import DateIndex
    from flows.model import DateValue, PrintedDate

HORIZON_ROW: Final = "horizon/"
"""Prefix of the reference that marks a printed date after everything known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far dates of a kind are believed before anything else is known.

    Args:
        own: That it is the day of publication.
        before: That publication was on that day or earlier.
        after: That publication was on that day or later.
    """

    own: float
    before: float = 0.0
    after: float = 0.0


STANDINGS: Final[Mapping[PrintedKind, Standing]] = {
    PrintedKind.DATELINE: Standing(own=0.96),
    PrintedKind.BYLINE_STAMP: Standing(own=0.93, before=0.05),
    PrintedKind.URL_DATE: Standing(own=0.75, before=0.2),
    PrintedKind.LAST_UPDATED: Standing(own=0.4, before=0.57),
    PrintedKind.PAGE_CLOCK: Standing(own=0.2, before=0.77),
    PrintedKind.CRAWL_PREFIX: Standing(own=0.2, before=0.77),
    PrintedKind.COMMENT_DATE: Standing(own=0.05, before=0.8),
    PrintedKind.COPYRIGHT_YEAR: Standing(own=0.2, before=0.7),
    PrintedKind.OTHER_ITEM: Standing(own=0.05, before=0.3),
    PrintedKind.CAPTION_DATE: Standing(own=0.15, after=0.6),
}
CLAIMING: Final = frozenset(
    kind for kind, standing in STANDINGS.items() if standing.own > 0.1 and standing.after == 0.0
)
"""Kinds that can be the article's own date."""


def weigh_printed(printed: Sequence[PrintedDate], index: DateIndex) -> tuple[DateEvidence, ...]:
    """Give what each printed date says; its readings share one belief."""
    return tuple(e for date in printed for e in _weigh(date, index))


def _weigh(printed: PrintedDate, index: DateIndex) -> Iterator[DateEvidence]:
    standing = STANDINGS[printed.kind]
    said = f"“{printed.text}” is printed as {printed.kind.value}"
    for reading in printed.readings:
        share = standing.own / len(printed.readings)
        yield _one(
            printed, reading.earliest, reading.latest, share, f"{said}: {reading.edtf}.", index
        )
    known = _known(printed.readings)
    if known is not None and standing.before:
        yield _one(printed, FIRST_DAY, known, standing.before, f"{said}, later than the text.")
    if known is not None and standing.after:
        yield _one(printed, known, LAST_DAY, standing.after, f"{said}, earlier than the text.")


def _known(readings: Sequence[DateValue]) -> date | None:
    """Give the last day of a date whose year is told."""
    years = {r.earliest.year for r in readings}
    return max(r.latest for r in readings) if len(years) == 1 else None


def _one(  # noqa: PLR0913 - a private constructor
    printed: PrintedDate,
    first: date,
    last: date,
    weight: float,
    comment: str,
    index: DateIndex | None = None,
) -> DateEvidence:
    is_beyond = index is not None and first > index.horizon and len(printed.readings) <= 2
    return DateEvidence(
        kind=EvidenceKind.PRINTED_DATE,
        earliest=max(first, FIRST_DAY),
        latest=min(max(last, FIRST_DAY), LAST_DAY),
        weight=weight,
        comment=comment,
        spans=(printed.span,),
        reference=f"{HORIZON_ROW}{index.horizon}" if index is not None and is_beyond else None,
    )
