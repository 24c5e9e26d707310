"""When a row of the table of tenures lets somebody be in office.

Source: shared reference README: attested rows cover their mentions and lie inside their bounds; an
unknown end is never "until today".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.horizon import FIRST_DAY, LAST_DAY, bound, read_partial, shift_days
from flows.read.folded import fold_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.read.reference import Tenure

_SLACK: Final = timedelta(days=4)
"""Sources differ by a few days on when an office passes on."""
_LISTED: Final = timedelta(days=366)
_UNSEEN: Final = timedelta(days=5 * 366)
"""How far a term can reach beyond dated mentions where no neighbour bounds it."""
_BEFORE_LISTS: Final = timedelta(days=12 * 366)
"""How long before the first list of governments somebody on it may have begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Somebody may have held an office in these days.

    Args:
        last: ``LAST_DAY`` where no end is known.
        is_closed: Whether beginning and end are recorded.
        is_followed: Whether somebody else was seen in the office on the last day.
        sure: Last day that is known to lie in the term, where that is not ``last``.
        reference: Id of the row.
    """

    first: date
    last: date
    is_closed: bool
    reference: str
    is_followed: bool = False
    sure: date | None = None


def read_term(row: Tenure) -> Term | None:
    """Read a row as the days that it allows; None where it has no beginning."""
    start = read_partial(row.start)
    end = read_partial(row.end) if row.end else None
    if start is None:
        return None
    if row.kind == "attested":
        first, last = _attested(row, start[0], end[1] if end else start[1])
    else:
        first = start[0] - _before(row)
        last = _last_of(row, end[1] if end else None)
    if last < first:
        return None
    return Term(
        first=bound(first - _SLACK),
        last=bound(last + _SLACK),
        is_closed=_is_closed(row),
        is_followed=row.kind == "attested" and bool(row.latest_end),
        sure=end[1] if end is not None and row.kind == "attested" else None,
        reference=f"tenure/{row.source}/{fold_name(row.person).replace(' ', '-')}/{row.start}",
    )


def _before(row: Tenure) -> timedelta:
    """Give how long before the beginning recorded an office may have been held.

    Monthly lists of governments begin a new row with each change of names or duties.
    """
    if row.start_prec == "not_after":
        return _BEFORE_LISTS
    return _LISTED if row.source == "petrarch" and row.start_prec == "month" else timedelta(0)


def _is_closed(row: Tenure) -> bool:
    exact = ("day", "month", "year")
    listed = row.source == "petrarch" and row.office_class == "government_member"
    is_exact = row.start_prec in exact and row.end_prec in exact
    return row.kind == "tenure" and is_exact and not listed


def _attested(row: Tenure, first: date, last: date) -> tuple[date, date]:
    before, after = read_partial(row.earliest_start), read_partial(row.latest_end)
    return (before[0] if before else first - _UNSEEN, after[1] if after else last + _UNSEEN)


def _last_of(row: Tenure, end: date | None) -> date:
    if end is None:
        return LAST_DAY
    if row.end_prec != "not_before":
        return end
    after = read_partial(row.latest_end)
    return after[1] if after else end + _UNSEEN


def unite_terms(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Unite the terms of one person that overlap or follow each other within a month.

    A term with both ends recorded beats those it overlaps that are open or only attested.
    """
    terms = [_end_before_next(t, terms) for t in terms]
    closed = [t for t in terms if t.is_closed]
    kept = [t for t in terms if t.is_closed or not _is_covered(t, closed)]
    united: list[Term] = []
    for term in sorted(kept, key=lambda t: (t.first, t.last, t.reference)):
        if united and term.first <= united[-1].last + timedelta(days=31):
            united[-1] = _join(united[-1], term)
        else:
            united.append(term)
    return tuple(united)


def _end_before_next(term: Term, terms: Sequence[Term]) -> Term:
    """End a term without an end where somebody else was seen in the office."""
    if term.is_closed or term.last < LAST_DAY:
        return term
    seen = [t for t in terms if t.is_followed and term.first <= t.last < LAST_DAY]
    latest = max(seen, key=lambda t: t.last, default=None)
    return term if latest is None else replace(term, last=latest.last, sure=latest.sure)


def _is_covered(term: Term, closed: Sequence[Term]) -> bool:
    return any(c.first <= term.last and term.first <= c.last for c in closed)


def _join(one: Term, other: Term) -> Term:
    longer = max(one, other, key=lambda t: t.last - t.first)
    return Term(
        first=min(one.first, other.first),
        last=max(one.last, other.last),
        is_closed=one.is_closed and other.is_closed,
        reference=longer.reference,
        sure=max(one.sure or one.last, other.sure or other.last)
        if one.sure or other.sure
        else None,
    )


def is_open(term: Term) -> bool:
    """Tell whether a term is known on one side only."""
    return term.last >= LAST_DAY or term.first <= FIRST_DAY


def spell_term(term: Term) -> str:
    """Write the days of an office for a reader."""
    if not is_open(term):
        return f"from {shift_days(term.first, 4)} to {shift_days(term.last, -4)}"
    if term.last >= LAST_DAY:
        return f"from {shift_days(term.first, 4)}, no end recorded"
    return f"until {shift_days(term.last, -4)}"
