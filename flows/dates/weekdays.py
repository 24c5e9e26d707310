"""Weekdays tied to days already known within a fortnight: which of them is the day of publication.

News copy names the day of publication, or the day before, by its weekday.

Source: house rule; an article's newest past weekday is mostly its own day or the day before.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from flows.model import DateEvidence, Direction, EvidenceKind, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.dates.posterior import Stretch
    from flows.model import Parsed, TimeExpression

_AGES: Final = (0.62, 0.26, 0.05, 0.03, 0.02, 0.01, 0.01)
"""How often the newest past weekday is so many days old."""
_STRETCH_DAYS_MAX: Final = 16
_MASS_MIN: Final = 0.1
_SHARE: Final = 0.85
_READ: Final = (PartKind.PARAGRAPH, PartKind.HEADLINE, PartKind.SUBHEAD)
_DAY = timedelta(days=1)


def reckon_weekdays(
    parsed: Parsed, times: Sequence[TimeExpression], windows: Sequence[Stretch]
) -> tuple[DateEvidence, ...]:
    """Give the days of each window that the weekdays of the text point at.

    Args:
        windows: Where the day of publication may lie; those longer than a fortnight say nothing.
    """
    named = [t for t in times if t.rule.startswith("weekday/") and _is_read(parsed, t)]
    past = [t for t in named if t.direction is Direction.PAST and _weekday(t) and _is_bare(t)]
    ahead = [t for t in named if t.direction is Direction.FUTURE and _weekday(t) and _is_bare(t)]
    if not past:
        return ()
    spans = tuple(t.span for t in past[:3])
    found: list[DateEvidence] = []
    for window in windows:
        if window.days > _STRETCH_DAYS_MAX or window.mass < _MASS_MIN:
            continue
        first, last = _likely(window, [_weekday(t) for t in past], [_weekday(t) for t in ahead])
        found.append(
            DateEvidence(
                kind=EvidenceKind.WEEKDAY,
                earliest=first,
                latest=last,
                weight=round(0.85 * min(1.0, window.mass), 3),
                comment=(
                    f"Between {window.first} and {window.last}, the weekdays of the text "
                    f"({', '.join(dict.fromkeys(t.text for t in (*past, *ahead)))}) "
                    f"point at {first} to {last}."
                ),
                spans=spans,
            )
        )
    return tuple(found)


def _is_read(parsed: Parsed, time: TimeExpression) -> bool:
    return any(s.kind in _READ and s.span.covers(time.span) for s in parsed.sentences)


def _weekday(time: TimeExpression) -> int:
    return int(dict(time.fields).get("weekday", "0"))


def _is_bare(time: TimeExpression) -> bool:
    return dict(time.fields).get("shift", "0") == "0"


def _likely(window: Stretch, past: Sequence[int], ahead: Sequence[int]) -> tuple[date, date]:
    """Give the shortest run of days of the window that holds most of the belief."""
    days = [window.first + n * _DAY for n in range(window.days)]
    scores = [_score(day, past, ahead) for day in days]
    total = sum(scores)
    runs = [
        (j - i, -sum(scores[i : j + 1]), i, j)
        for i in range(len(days))
        for j in range(i, len(days))
        if sum(scores[i : j + 1]) >= _SHARE * total
    ]
    _, _, i, j = min(runs)
    return days[i], days[j]


def _score(day: date, past: Sequence[int], ahead: Sequence[int]) -> float:
    ages = sorted({(day.isoweekday() - w) % 7 for w in past})
    score = _AGES[ages[0]]
    for weekday in ahead:
        score *= 0.3 if weekday == day.isoweekday() else 1.0
    return score
