"""Evidence of meetings that nobody names: an article names their town and the state they are about.

Named events are in ``happenings``. Alone this says little; it decides between days that all else
leaves, as between the two readings of 03/02/2016.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from flows.dates.horizon import shift_days
from flows.dates.observed import Window, spell_days, testify
from flows.model import EvidenceKind, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.dates.events import Event
    from flows.dates.observed import Observed
    from flows.model import DateEvidence, Span

_WEIGHT: Final = 0.2
_CANDIDATES_MIN: Final = 3
"""A town where they met again and again; one meeting known there says nothing.

Source: of 25 such articles among all that are dated, one was about the only one known.
"""
_CANDIDATES_MAX: Final = 40
_BEFORE_DAYS: Final = 3
_BEHIND_DAYS: Final = 5


def find_venues(observed: Observed) -> Iterator[DateEvidence]:
    """Give the meetings held in a town that the article names, about the state it names most."""
    named = {e.reference for h in observed.hits for e in h.events}
    for _, span, events in meetings_around(observed):
        is_known = any(e.reference in named for e in events)
        if is_known or not _CANDIDATES_MIN <= len(events) <= _CANDIDATES_MAX:
            continue
        for event in events:
            found = _testify(event, span, _WEIGHT / len(events))
            if found is not None:
                yield found


def meetings_around(observed: Observed) -> Iterator[tuple[str, Span, tuple[Event, ...]]]:
    """Give the towns that an article names, where it does so first, and the meetings known there.

    Only meetings about the state that it names most.
    """
    about = _main_state(observed)
    for town, span in _towns(observed).items():
        yield town, span, tuple(observed.index.venues.get((town, about), ()))


def _main_state(observed: Observed) -> str:
    counts = Counter(c for p in observed.passages for c in p.countries)
    return max(sorted(counts), key=lambda c: counts[c], default="")


def _towns(observed: Observed) -> dict[str, Span]:
    """Give the towns that the text names, each with the place where it does so first."""
    towns: dict[str, Span] = {}
    for passage in observed.passages:
        if passage.kind is PartKind.CAPTION:
            continue
        for at, names in passage.places_at.items():
            for name in sorted(names & observed.index.cities):
                towns.setdefault(name, passage.span(at, at + 1))
    return towns


def _testify(event: Event, span: Span, weight: float) -> DateEvidence | None:
    window = Window(
        first=shift_days(event.first, -_BEFORE_DAYS),
        last=shift_days(event.until, _BEHIND_DAYS),
        weight=weight * event.trust,
        sort="venue",
    )
    days = spell_days(event.first, event.until)
    comment = f"Its place and what it was about are named: {event.label} was {days}."
    return testify(EvidenceKind.DATED_EVENT, window, comment, (span,), event.reference)
