"""Numbers of dead laid on a known series: a war's toll, as it was given then, tells the month."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.folding import fold_words, slug
from flows.dates.partial_days import first_day, last_day
from flows.dates.vocabulary import word_set
from flows.model import DateEvidence, EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from flows.dates.reference import DateIndex
    from flows.model import Parsed, Sentence
    from flows.read.reference import Toll

_NUMBER = re.compile(r"\b(\d{1,3}(?:[,.]\d{3})+|\d{4,7})\b")
_DEATH: Final = word_set("killed dead deaths died lives toll")
_SCALE_MIN: Final = 5000
_NEAR_SHARE: Final = 0.12
_AFTER = timedelta(days=75)


def find_tolls(parsed: Parsed, index: DateIndex) -> tuple[DateEvidence, ...]:
    """Give when a number of dead of a conflict, as the text gives it, was current."""
    text = frozenset(w for s in parsed.sentences for w in fold_words(s.text))
    series = [rows for name, rows in index.tolls.items() if _is_about(name, text, index)]
    return tuple(e for s in parsed.sentences for rows in series for e in _read(s, rows))


def _is_about(conflict: str, text: frozenset[str], index: DateIndex) -> bool:
    """Tell whether the text names the state of a conflict."""
    words = fold_words(conflict)
    named = (w for w in words if w in index.countries)
    return any(w in text or index.countries[w] in text for w in named)


def _read(sentence: Sentence, rows: Sequence[Toll]) -> Iterator[DateEvidence]:
    words = {t.text.lower() for t in sentence.tokens}
    if not words & _DEATH:
        return
    for match in _NUMBER.finditer(sentence.text):
        figure = int(re.sub(r"\D", "", match[1]))
        days = _days_of(figure, rows) if figure >= _SCALE_MIN else None
        if days is None:
            continue
        first, last, row = days
        yield DateEvidence(
            kind=EvidenceKind.TOLL,
            earliest=first,
            latest=last,
            weight=0.6,
            comment=(
                f"{match[1]} dead of the {row.conflict} was the figure of those months "
                f"({row.figure:,} by {row.counted_by}, {row.date})."
            ),
            spans=(sentence.span,),
            reference=f"toll/{slug(row.conflict)}/{row.date}/{row.figure}",
        )


def _days_of(figure: int, rows: Sequence[Toll]) -> tuple[date, date, Toll] | None:
    """Give the days on which a figure was current: from the row nearest to it to the next above."""
    nearest = min(rows, key=lambda r: abs(r.figure - figure))
    start = first_day(nearest.date)
    if start is None or abs(nearest.figure - figure) > _NEAR_SHARE * figure:
        return None
    after = [r for r in rows if r.figure > nearest.figure and r.date > nearest.date]
    until = last_day(after[0].date) if after else None
    last = start + _AFTER if until is None else min(until + timedelta(days=14), start + 2 * _AFTER)
    return start - timedelta(days=30), last, nearest
