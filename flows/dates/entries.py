"""The times of a chronology: each entry opens with its day, from which its text goes on.

What opens an entry is told in ``clean.entries``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from flows.clean.entries import list_entries
from flows.dates.tense import PLANNED
from flows.language.tree import children
from flows.model import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.model import Parsed, Sentence, Span, TimeExpression

ENTRY: Final = "entry"
OPENS, INSIDE = "opens", "inside"
"""The field of a time that opens an entry or stands in its text, and its values."""
_WILLS: Final = frozenset(("will", "shall", "'ll", "’ll", "wo"))


def tell_entries(parsed: Parsed, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Say of the times of a chronology whether they open an entry or stand in one.

    What opens one is told as past, be it in the present, but where its first verb looks ahead.
    """
    entries = list_entries(parsed.article)
    return tuple(_told(time, entries, parsed.sentences) for time in times) if entries else (*times,)


def _told(
    time: TimeExpression, entries: Sequence[tuple[Span, Span]], sentences: Sequence[Sentence]
) -> TimeExpression:
    for day, text in entries:
        if day.covers(time.span):
            ahead = _looks_ahead(next((s for s in sentences if text.covers(s.span)), None))
            direction = Direction.FUTURE if ahead else Direction.PAST
            fields = (*time.fields, (ENTRY, OPENS))
            return replace(time, fields=fields, direction=direction, cue="entry of a chronology")
        if text.covers(time.span):
            return replace(time, fields=(*time.fields, (ENTRY, INSIDE)))
    return time


def _looks_ahead(sentence: Sentence | None) -> bool:
    if sentence is None:
        return False
    root = next(t for t in sentence.tokens if t.head == t.index)
    auxiliaries = {t.text.lower() for t in children(sentence, root.index, "aux")}
    return root.text.lower() in PLANNED or not auxiliaries.isdisjoint(_WILLS)


def entry_times(
    parsed: Parsed, times: Sequence[TimeExpression]
) -> tuple[tuple[Span, TimeExpression], ...]:
    """Give the passage of each entry of a chronology that is told as past, and its day."""
    return tuple(
        (text, found)
        for day, text in list_entries(parsed.article)
        if (found := next((t for t in times if day.covers(t.span)), None)) is not None
        and found.direction is Direction.PAST
    )
