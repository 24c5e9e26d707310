"""Which conflict an article is about, so that its age and its dead can be laid beside it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.dates.events import Event
    from flows.dates.observed import Observed
    from flows.dates.passages import Passage


def conflicts_of(observed: Observed, passage: Passage) -> tuple[Event, ...]:
    """Give the conflicts that a passage can speak of.

    Those it names; else those of the state that the article names most, unless the passage names
    only others; of these those named elsewhere in the article, if any are.
    """
    named = tuple(
        e for h in observed.hits if h.passage is passage for e in h.events if e.sort == "conflict"
    )
    if named:
        return named
    main = _main_country(observed)
    here = passage.countries
    own = () if main & here else _in_countries(observed, here)
    found = own or _in_countries(observed, main)
    told = {e.reference for h in observed.hits for e in h.events}
    return tuple(e for e in found if e.reference in told) or found


def _main_country(observed: Observed) -> frozenset[str]:
    """Give the state with a conflict that most passages name."""
    with_conflict = {e.country for e in _all_conflicts(observed)}
    counts = Counter(
        country for passage in observed.passages for country in passage.countries & with_conflict
    )
    if not counts:
        return frozenset()
    return frozenset([max(sorted(counts), key=lambda c: counts[c])])


def _in_countries(observed: Observed, countries: frozenset[str]) -> tuple[Event, ...]:
    return tuple(e for e in _all_conflicts(observed) if e.country in countries)


def _all_conflicts(observed: Observed) -> tuple[Event, ...]:
    return observed.index.conflicts
