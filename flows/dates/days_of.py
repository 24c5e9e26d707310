"""Evidence of meetings that go on: "their third day of talks" in a town where one is known.

The meetings known in the towns of an article are found as in ``venues``; only those that lasted so
long can be meant, so few are left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.dates.horizon import shift_days
from flows.dates.observed import Window, quote, spell_days, testify
from flows.dates.venues import meetings_around
from flows.model import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.dates.events import Event
    from flows.dates.observed import Observed
    from flows.dates.passages import Passage
    from flows.model import DateEvidence, TimeExpression

_WEIGHT: Final = 0.6
_FIRST_ORDINAL: Final = 2
"""First days are too many."""


def find_days_of(observed: Observed) -> Iterator[DateEvidence]:
    """Give the days of known meetings that an article counts."""
    for passage in observed.passages:
        for time in passage.times:
            if time.rule.startswith("dayof/") and _is_of_meeting(observed, passage, time):
                yield from _testify(observed, time)


def _is_of_meeting(observed: Observed, passage: Passage, time: TimeExpression) -> bool:
    """Tell whether "of talks" or "of meetings" follows."""
    after = [at for at, span in enumerate(passage.spans) if span.begin >= time.span.end][:2]
    words = [passage.words[at] for at in after]
    kinds = observed.index.cues.get("event_kind", {})
    if len(words) <= 1 or words[0] != "of":
        return False
    return words[1] in kinds or words[1].removesuffix("s") in kinds


def _testify(observed: Observed, time: TimeExpression) -> Iterator[DateEvidence]:
    ordinal = dict(time.fields).get("ordinal", "")
    number = int(ordinal) if ordinal.isdigit() else 0
    if number < _FIRST_ORDINAL:
        return
    lasted = [e for e in _meetings(observed) if (e.until - e.first).days + 1 >= number]
    for event in lasted:
        day = shift_days(event.first, number - 1)
        weight = _WEIGHT * event.trust / len(lasted)
        window = Window(first=day, last=shift_days(day, 1), weight=weight, sort="day of")
        days = spell_days(event.first, event.until)
        comment = f"“{quote(observed, time.span)}” can be that of {event.label}, which was {days}."
        found = testify(EvidenceKind.DATED_EVENT, window, comment, (time.span,), event.reference)
        if found is not None:
            yield found


def _meetings(observed: Observed) -> tuple[Event, ...]:
    known = (e for *_, events in meetings_around(observed) for e in events)
    return tuple(dict.fromkeys(known))
