"""Evidence of elections and agreements told of by a day without a year: "the November 28 election".

The day and the country together tell which one is meant, and so the year. Events told of by their
names are in ``happenings``; how near a day without a year lies, in ``profile``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.dates.horizon import shift_days
from flows.dates.observed import Window, quote, testify
from flows.dates.profile import open_month
from flows.dates.scene import scene_of
from flows.model import Direction, EvidenceKind, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.dates.events import Event
    from flows.dates.observed import Observed
    from flows.dates.passages import Passage
    from flows.dates.reference import DateIndex
    from flows.model import DateEvidence, TimeExpression

_WORDS_BEFORE: Final = 6
_WORDS_BEHIND: Final = 4
"""How far from the day the word for what was on it stands."""
_OF_A_DAY: Final = 0.9
_OF_A_MONTH: Final = 0.6
"""What is believed where only the month is told: of such there are several in a decade."""
_TELLING_MAX: Final = 6
BALLOT: Final = "ballot"
_NEARNESS: Final = ((45, 0.35), (200, 0.35), (380, 0.3))
"""How many days off a vote lies, and the share of them; further off it is told of with its year."""
_SHARES: Final = {
    Direction.PAST: (0.06, 0.94),
    Direction.FUTURE: (0.94, 0.06),
    Direction.NEAREST: (0.4, 0.6),
}
"""How often the article came before the day and after it, by where the text looks."""


def find_ballots(observed: Observed) -> Iterator[DateEvidence]:
    """Give evidence for each day of a vote or an agreement, once."""
    seen: set[tuple[int, int]] = set()
    scene: frozenset[str] | None = None
    for passage in observed.passages:
        for time in passage.times if passage.kind is not PartKind.CAPTION else ():
            said = open_month(time)
            if said is None or said in seen or not (kind := _kind_beside(passage, time, observed)):
                continue
            scene = scene_of(observed) if scene is None else scene
            meant = _meant(said, kind, (passage.countries, scene), observed.index)
            if 0 < len(meant) <= _TELLING_MAX:
                seen.add(said)
                yield from _testify(observed, time, meant, is_day=said[1] > 0)


def _kind_beside(passage: Passage, time: TimeExpression, observed: Observed) -> str:
    """Give what kind of event the words beside a day name, the nearest of them."""
    kinds = observed.index.cues.get("dated_kind", {})
    inside = [at for at, span in enumerate(passage.spans) if time.span.overlaps(span)]
    if not inside or kinds.keys().isdisjoint(passage.words):
        return ""
    first, last = inside[0], inside[-1] + 1
    before = passage.words[max(0, first - _WORDS_BEFORE) : first][::-1]
    behind = passage.words[last : last + _WORDS_BEHIND]
    near = [(n, kinds[w]) for words in (before, behind) for n, w in enumerate(words) if w in kinds]
    return min(near, default=(0, ""))[1]


def _meant(
    said: tuple[int, int], kind: str, states: tuple[frozenset[str], ...], index: DateIndex
) -> Sequence[Event]:
    """Give the events of a kind on a day, or in a month, in the first states that had any."""
    events = [e for e in index.by_day.get(said, ()) if e.sort in kind.split("|")]
    here = ([e for e in events if e.country in some] for some in states)
    return next((found for found in here if found), [])


def _testify(
    observed: Observed, time: TimeExpression, meant: Sequence[Event], *, is_day: bool
) -> Iterator[DateEvidence]:
    weight = (_OF_A_DAY if is_day else _OF_A_MONTH) / len(meant)
    before, after = _SHARES[time.direction]
    for event in meant:
        comment = f"“{quote(observed, time.span)}” can be the day of: {event.label}, {event.first}."
        day = event.first
        for days, part in _NEARNESS:
            early = (shift_days(day, -days), day, before * part)
            late = (day, shift_days(day, days), after * part)
            for begin, end, share in (early, late):
                window = Window(first=begin, last=end, weight=weight * share, sort=BALLOT)
                found = testify(
                    EvidenceKind.DATED_EVENT, window, comment, (time.span,), event.reference
                )
                if found is not None:
                    yield found
