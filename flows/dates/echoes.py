"""Evidence of an event spoken of again without its name: by its town, beside a time.

"The talks open on Wednesday in Montreux" is about the conference named before. Names themselves
are the matter of ``happenings``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.dates.observed import Window, quote, spell_days, testify
from flows.dates.ties import Happening, Tie, is_telling, tie_to_event
from flows.model import DateEvidence, Direction, EvidenceKind, PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from flows.dates.events import Event
    from flows.dates.observed import Observed
    from flows.dates.passages import Passage
    from flows.model import TimeExpression

_WEIGHT: Final = 0.5
_LONG_DAYS: Final = 4


def find_echoes(
    observed: Observed, event: Event, named: AbstractSet[Span]
) -> Iterator[DateEvidence]:
    """Give evidence for each time in a passage that names the town of an event, not the event.

    Args:
        observed: The article.
        event: An event that the article names.
        named: Where it is named.
    """
    for passage in observed.passages:
        if passage.kind is not PartKind.PARAGRAPH or _names(passage, named):
            continue
        if not set(event.cities) & passage.places:
            continue
        for time in passage.times:
            tie = _tie(event, time) if is_telling(time) else None
            found = None if tie is None else _testify(observed, event, time, tie)
            if found is not None:
                yield found


def _names(passage: Passage, named: AbstractSet[Span]) -> bool:
    begin, end = passage.spans[0].begin, passage.spans[-1].end
    return any(begin <= span.begin and span.end <= end for span in named)


def _tie(event: Event, time: TimeExpression) -> Tie | None:
    """Lay a time against the event; of a long one, only against its first day, and not as past."""
    is_long = (event.until - event.first).days >= _LONG_DAYS
    if is_long and time.direction is Direction.PAST:
        return None
    last = event.first if is_long else event.until
    return tie_to_event(time, Happening(first=event.first, last=last))


def _testify(
    observed: Observed, event: Event, time: TimeExpression, tie: Tie
) -> DateEvidence | None:
    said = quote(observed, time.span)
    days = spell_days(event.first, event.until)
    comment = f"“{said}” is said of the place of {event.label}, which was {days}."
    window = Window(first=tie.first, last=tie.last, weight=_WEIGHT * event.trust, sort="echo")
    return testify(EvidenceKind.DATED_EVENT, window, comment, (time.span,), event.reference)
