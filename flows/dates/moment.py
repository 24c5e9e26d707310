"""When a sentence speaks from: what its own times and its verbs say about the day of publication.

Given the days of an event, ``publication_days`` tells which days of publication the wording allows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from flows.dates.vocabulary import word_set
from flows.model import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.model import Sentence, TimeExpression

_AHEAD: Final = word_set("will shall upcoming forthcoming planned scheduled slated expected ahead")
_UNDERWAY: Final = word_set("underway ongoing currently now continues continued still sidelines")
_FRESH_UNITS: Final = ("day", "week", "weekend")
_DAY = timedelta(days=1)


class Outlook(StrEnum):
    """Where an event stands as the sentence tells it."""

    TO_COME = "to come"
    UNDER_WAY = "under way"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a sentence says about its own time.

    Args:
        weekdays: Weekdays named, 1 to 7, with where they look.
        shifts: Days, weeks named from the article's day ("yesterday": day -1).
        outlook: What the verbs say.
    """

    weekdays: tuple[tuple[int, Direction], ...]
    shifts: tuple[tuple[str, int], ...]
    outlook: Outlook

    @property
    def is_fresh(self) -> bool:
        """Whether the sentence ties its event to the days around publication."""
        return bool(self.weekdays or self.shifts)


def moment_of(sentence: Sentence, times: Sequence[TimeExpression]) -> Moment:
    """Read the times inside a sentence and the tense of its verbs."""
    inside = [t for t in times if sentence.span.covers(t.span)]
    weekdays = tuple(
        (int(fields["weekday"]), t.direction)
        for t in inside
        if t.rule.startswith("weekday/") and "weekday" in (fields := dict(t.fields))
    )
    shifts = tuple(
        (fields["unit"], int(fields["shift"]))
        for t in inside
        if t.rule.startswith("shift/")
        and (fields := dict(t.fields)).get("unit") in _FRESH_UNITS
        and "quoted" not in fields
        and "shift" in fields
    )
    return Moment(weekdays=weekdays, shifts=shifts, outlook=_outlook(sentence, inside))


def _outlook(sentence: Sentence, inside: Sequence[TimeExpression]) -> Outlook:
    words = {t.text.lower() for t in sentence.tokens}
    if any(t.direction is Direction.FUTURE and t.rule.startswith("weekday/") for t in inside):
        return Outlook.TO_COME
    if words & _AHEAD:
        return Outlook.TO_COME
    if words & _UNDERWAY or any(t.tag == "VBG" and t.dep == "root" for t in sentence.tokens):
        return Outlook.UNDER_WAY
    finite = [t.tag for t in sentence.tokens if t.tag in ("VBD", "VBZ", "VBP")]
    return Outlook.OVER if finite[:1] == ["VBD"] or not finite else Outlook.UNDER_WAY


def event_days(first: date, last: date, moment: Moment) -> tuple[date, date] | None:
    """Give the days of an event that the weekdays of the sentence leave; None: none fits."""
    if not moment.weekdays or (last - first).days >= 6:
        return first, last
    named = [w for w, _ in moment.weekdays]
    days = [first + n * _DAY for n in range((last - first).days + 1)]
    fitting = [d for d in days if d.isoweekday() in named]
    return (fitting[0], fitting[-1]) if fitting else None


def publication_days(first: date, last: date, moment: Moment) -> tuple[date, date]:
    """Give the days of publication on which the sentence can be written about the event."""
    if moment.outlook is Outlook.TO_COME:
        return (first - (7 if moment.weekdays else 60) * _DAY, last)
    if moment.weekdays:
        return first, last + 6 * _DAY
    for unit, shift in moment.shifts:
        if unit == "day":
            return first - shift * _DAY, last - shift * _DAY
        return _by_week(first, last, shift)
    if moment.outlook is Outlook.UNDER_WAY:
        return first - _DAY, last + 7 * _DAY
    return first, last + 60 * _DAY


def _by_week(first: date, last: date, shift: int) -> tuple[date, date]:
    """Give the week (Monday to Sunday, with a day to either side) that sees the event so."""
    monday = first - first.weekday() * _DAY
    sunday = last + (6 - last.weekday()) * _DAY
    return monday - (7 * shift + 1) * _DAY, sunday - (7 * shift - 1) * _DAY
