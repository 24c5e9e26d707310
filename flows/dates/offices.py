"""Office terms: a person named with an office was in office when the article appeared.

How terms are read (attested rows, unknown ends, unions) follows the README of the reference data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.folding import fold_name, fold_words, slug
from flows.dates.partial_days import first_day, last_day
from flows.dates.reference import FIRST_DAY, LAST_DAY
from flows.model import DateEvidence, EvidenceKind, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.dates.reference import DateIndex
    from flows.model import Parsed, Span, Title
    from flows.read.reference import Tenure

_CLASS_WORDS: Final[tuple[tuple[frozenset[str], frozenset[str]], ...]] = (
    (frozenset(("deputy", "prime")), frozenset(("deputy_head_of_government",))),
    (frozenset(("vice", "president")), frozenset(("vice_president",))),
    (frozenset(("prime", "minister")), frozenset(("head_of_government",))),
    (frozenset(("premier",)), frozenset(("head_of_government",))),
    (frozenset(("chancellor",)), frozenset(("head_of_government",))),
    (frozenset(("foreign",)), frozenset(("foreign_minister",))),
    (frozenset(("secretary", "state")), frozenset(("foreign_minister",))),
    (frozenset(("defence",)), frozenset(("defence_minister",))),
    (frozenset(("defense",)), frozenset(("defence_minister",))),
    (frozenset(("secretary", "general")), frozenset(("igo_head",))),
    (frozenset(("envoy",)), frozenset(("envoy",))),
    (frozenset(("mediator",)), frozenset(("envoy",))),
    (frozenset(("representative",)), frozenset(("envoy", "ambassador"))),
    (frozenset(("ambassador",)), frozenset(("ambassador", "other"))),
    (frozenset(("president",)), frozenset(("head_of_state", "opposition_leader", "igo_head"))),
    (frozenset(("king",)), frozenset(("head_of_state",))),
    (frozenset(("emir",)), frozenset(("head_of_state",))),
    (frozenset(("leader",)), frozenset(("opposition_leader", "rebel", "head_of_state"))),
    (frozenset(("chief",)), frozenset(("igo_head", "opposition_leader", "military"))),
    (frozenset(("head",)), frozenset(("igo_head", "opposition_leader", "head_of_state"))),
)
"""Words of a post, most telling first, and the classes of office that it can be."""
_MINISTER: Final = frozenset(("minister_other", "government_member", "junior_minister"))
_DAY = timedelta(days=1)
_SLACK = timedelta(days=3)
_UNSEEN_YEARS: Final = 4
"""An attested term without bounds may reach so many years beyond its mentions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A stretch in which a person certainly or possibly held an office.

    Args:
        closed: Whether both ends are recorded.
    """

    first: date
    last: date
    closed: bool
    row: Tenure


def find_office_terms(
    parsed: Parsed, titles: Sequence[Title], index: DateIndex
) -> tuple[DateEvidence, ...]:
    """Give, for each person named with an office, the terms in which that can be said.

    Several terms of one person share their spans: the article falls into one of them.
    """
    fuller = find_full_names(parsed)
    seen: dict[str, list[Span]] = {}
    terms: dict[str, tuple[str, tuple[Term, ...]]] = {}
    for title in titles:
        if title.former:
            continue
        holder = fuller.get(fold_name(title.holder.text), fold_name(title.holder.text))
        fitting = _fitting_rows(title, index.tenures.get(holder, ()), index)
        if not fitting:
            continue
        key = f"{slug(holder)}/{fitting[0].office_class}"
        seen.setdefault(key, []).append(title.span)
        terms[key] = (title.post, _terms_of(fitting))
    return tuple(e for key, spans in seen.items() for e in _evidence(*terms[key], tuple(spans)))


def find_full_names(parsed: Parsed) -> dict[str, str]:
    """Map a surname to the one fuller name of the article that ends in it."""
    names = dict.fromkeys(
        fold_name(n.text)
        for s in parsed.sentences
        for n in s.names
        if n.label is NameLabel.PERSON and len(fold_words(n.text)) > 1
    )
    ends: dict[str, list[str]] = {}
    for name in names:
        ends.setdefault(name.split()[-1], []).append(name)
    return {end: found[0] for end, found in ends.items() if len(found) == 1}


def _fitting_rows(title: Title, rows: Sequence[Tenure], index: DateIndex) -> tuple[Tenure, ...]:
    """Keep the rows of the office named: its class, and its country or body where one is named."""
    classes = _classes(title.post)
    fit = tuple(r for r in rows if r.office_class in classes and _is_of(title, r, index))
    if title.of is None and len({r.country for r in fit if r.kind == "tenure"}) > 1:
        main = _main_countries(fit)
        return tuple(r for r in fit if r.country in main)
    return fit


def _main_countries(rows: Sequence[Tenure]) -> tuple[str, ...]:
    """Keep, where none is named, the country that most rows speak of (territories have few)."""
    counts = {r.country: sum(x.country == r.country for x in rows) for r in rows}
    most = max(counts.values())
    return tuple(c for c, n in counts.items() if n == most)


def _classes(post: str) -> frozenset[str]:
    words = frozenset(fold_words(post))
    for needed, classes in _CLASS_WORDS:
        if needed <= words:
            national = frozenset(("national_leader",)) & _national(classes)
            return classes | national
    return _MINISTER if "minister" in words or "secretary" in words else frozenset()


def _national(classes: frozenset[str]) -> frozenset[str]:
    heads = frozenset(("head_of_state", "head_of_government"))
    return frozenset(("national_leader",)) if classes & heads else frozenset()


def _is_of(title: Title, row: Tenure, index: DateIndex) -> bool:
    if title.of is None:
        return True
    named = index.country(title.of.text)
    if named == index.country(row.country):
        return True
    return _shares_words(title, row)


def _shares_words(title: Title, row: Tenure) -> bool:
    """Tell whether body and office meet in a word or an acronym ("SNC", "UN envoy to Syria")."""
    if title.of is None:
        return True
    words = fold_words(title.of.text)
    office = fold_words(f"{row.office} {row.country}")
    acronyms = {"".join(w[0] for w in fold_words(row.country))}
    joined = "".join(words)
    return joined in acronyms or joined in office or frozenset(words) <= frozenset(office)


def _terms_of(rows: Sequence[Tenure]) -> tuple[Term, ...]:
    """Give the union of the rows: closed terms first, others only where no closed one overlaps."""
    terms = [t for row in rows if (t := _term(row)) is not None]
    closed = [t for t in terms if t.closed]
    rest = [t for t in terms if not t.closed and not any(_touch(t, c) for c in closed)]
    return _merged([*closed, *rest])


def _touch(term: Term, closed: Term) -> bool:
    """Tell whether what is certain of the open term lies in the closed one."""
    start, end = first_day(term.row.start), first_day(term.row.end)
    inside = [d for d in (start, end) if d is not None]
    month = timedelta(days=45)
    return any(closed.first - month <= d <= closed.last + month for d in inside)


def _term(row: Tenure) -> Term | None:
    start, end = first_day(row.start), last_day(row.end)
    if start is None:
        return None
    if row.kind == "attested" or row.start_prec == "not_after":
        start = first_day(row.earliest_start) or _years_off(start, -_UNSEEN_YEARS)
    if end is not None and (row.kind == "attested" or row.end_prec == "not_before"):
        end = last_day(row.latest_end) or _years_off(end, _UNSEEN_YEARS)
    closed = end is not None and row.kind == "tenure" and row.start_prec in ("day", "month")
    closed = closed and row.end_prec in ("day", "month")
    first, last = start - _SLACK, LAST_DAY if end is None else end + _SLACK
    if last < FIRST_DAY or last < first:
        return None
    return Term(first=max(first, FIRST_DAY), last=min(last, LAST_DAY), closed=closed, row=row)


def _years_off(day: date, years: int) -> date:
    return day + timedelta(days=round(365.25 * years))


def _merged(terms: Sequence[Term]) -> tuple[Term, ...]:
    merged: list[Term] = []
    for term in sorted(terms, key=lambda t: (t.first, t.last)):
        if merged and term.first <= merged[-1].last + 31 * _DAY:
            longer = max(merged[-1], term, key=lambda t: t.last)
            kept = merged[-1]
            merged[-1] = Term(
                first=kept.first,
                last=longer.last,
                closed=kept.closed and longer.closed,
                row=kept.row,
            )
        else:
            merged.append(term)
    return tuple(merged)


def _evidence(post: str, terms: Sequence[Term], spans: tuple[Span, ...]) -> Iterator[DateEvidence]:
    for term in terms:
        row = term.row
        until = "with no end recorded" if term.last == LAST_DAY else f"until {term.last - _SLACK}"
        yield DateEvidence(
            kind=EvidenceKind.OFFICE_TERM,
            earliest=term.first,
            latest=term.last,
            weight=0.97 if term.closed else 0.9,
            comment=(
                f"{row.person} is named as {post}; the office ({row.office}, {row.country}) "
                f"was held from {term.first + _SLACK} {until}."
            ),
            spans=spans,
            reference=f"tenure/{slug(row.person)}/{row.office_class}/{slug(row.country)}/{row.start}",
        )
