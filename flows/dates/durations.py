"""Durations since a dated start: "two-year civil war", "for the past five months" of an effort.

Only where a row of the reference data gives the start; else a duration says nothing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.folding import fold_words
from flows.dates.reference import LAST_DAY
from flows.dates.vocabulary import word_set
from flows.model import DateEvidence, EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.dates.reference import DateIndex, EventRow
    from flows.model import Parsed, Sentence, TimeExpression

_WAR: Final = word_set("war conflict uprising revolt crisis fighting insurgency rebellion violence")
_UNIT_DAYS: Final = {"year": 365.25, "month": 30.44, "week": 7.0, "day": 1.0}
_SHARED_MIN: Final = 3
"""So many telling words must meet for an effort's start to count."""
_ODD = word_set("the and for with have been between from that this which over")


def find_durations(
    parsed: Parsed, times: Sequence[TimeExpression], index: DateIndex
) -> tuple[DateEvidence, ...]:
    """Give the days that a duration, laid on a known start, leads to."""
    text = frozenset(w for s in parsed.sentences for w in fold_words(s.text))
    found: list[DateEvidence] = []
    for sentence in parsed.sentences:
        for time in times:
            length = _length(time) if sentence.span.covers(time.span) else None
            if length is not None:
                rows = _starts(sentence, time, text, index)
                found.extend(_evidence(time, length, rows))
    return tuple(found)


def _length(time: TimeExpression) -> tuple[float, float] | None:
    """Give count and days of the unit, None where it is vague or looks ahead."""
    fields = dict(time.fields)
    if not time.rule.startswith("duration/") or fields.get("side") == "1" or "old" in fields:
        return None
    unit = _UNIT_DAYS.get(fields.get("unit", ""))
    count = fields.get("count", "X")
    if unit is None or not count.replace(".", "", 1).isdigit():
        return None
    return float(count), unit


def _starts(
    sentence: Sentence, time: TimeExpression, text: frozenset[str], index: DateIndex
) -> tuple[EventRow, ...]:
    words = frozenset(fold_words(sentence.text))
    if time.rule == "duration/hyphen" or words & _WAR:
        return _wars(words, text, index)
    if dict(time.fields).get("side") == "-1":
        return _efforts(words, index)
    return ()


def _wars(words: frozenset[str], text: frozenset[str], index: DateIndex) -> tuple[EventRow, ...]:
    """Find the wars that began in a state that the sentence, else the text, names."""
    if not words & _WAR:
        return ()
    for pool in (words, text):
        states = [index.countries[w] for w in sorted(pool) if w in index.countries]
        rows = [r for s in dict.fromkeys(states) for r in index.starts.get(s, ())]
        named = [r for r in rows if r.type == "conflict"]
        if named:
            return tuple(dict.fromkeys(named))
    return ()


def _efforts(words: frozenset[str], index: DateIndex) -> tuple[EventRow, ...]:
    """Find the beginnings of an effort whose name shares most words with the sentence."""
    telling = words - _ODD
    scored = [(len(telling & r.words), r) for r in index.openings]
    best = max((n for n, _ in scored), default=0)
    return tuple(r for n, r in scored if n == best) if best >= _SHARED_MIN else ()


def _evidence(
    time: TimeExpression, length: tuple[float, float], rows: Sequence[EventRow]
) -> Iterator[DateEvidence]:
    count, unit = length
    if len(rows) != 1:
        return
    row = rows[0]
    for low, high, weight in ((count - 0.25, count + 0.95, 0.6), (count - 1, count + 2, 0.25)):
        first = row.first + timedelta(days=round(low * unit))
        last = row.first + timedelta(days=round(high * unit))
        if last <= LAST_DAY:
            yield DateEvidence(
                kind=EvidenceKind.DURATION,
                earliest=first,
                latest=last,
                weight=weight,
                comment=f"“{time.text}” is counted from {row.first} ({row.label}).",
                spans=(time.span,),
                reference=row.id,
            )
