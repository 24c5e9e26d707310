"""How well each day of publication goes with the weekdays and the months without a year of a text.

These observations come round again each week or year, so they are likelihoods of days, not
stretches of days. What a dated event adds is in ``ties``.

Source: ages of weekdays counted in TimeBank and AQUAINT (113 articles that tell of one as past).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from flows.dates.horizon import FIRST_DAY, LAST_DAY
from flows.model import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from flows.model import Span, TimeExpression

DAYS: Final = (LAST_DAY - FIRST_DAY).days + 1
_FIRST_AGES: Final = (
    (0.76, 0.13, 0.02, 0.06, 0.01, 0.005, 0.015),
    (0.30, 0.38, 0.12, 0.14, 0.03, 0.015, 0.015),
    (0.20, 0.22, 0.15, 0.29, 0.07, 0.04, 0.03),
)
"""How often the weekday told first as past is that of the day itself, of the day before, ...: where
it stands in the first sentence, soon after, or later (68, 17 and 27 articles, smoothed)."""
_MISREAD: Final = 0.04
"""How often a weekday is told of another week, or on the other side, than its words say."""
_AGES: Final = (0.41, 0.235, 0.13, 0.13, 0.05, 0.015, 0.03)
"""The same for any weekday told as past (166)."""
_AHEADS: Final = (0.12, 0.30, 0.16, 0.14, 0.12, 0.09, 0.07)
"""The same for days until a weekday to come (26, much smoothed)."""
_SOON_LETTERS: Final = 350
"""The second and the third sentence are over by then."""
_NEXT_MONTH: Final = 0.7
"""How often "next month" is the month that the text names as to come."""
_DAY_AHEAD: Final = ((7, 17.0), (31, 18.0), (92, 4.0), (183, 0.6), (366, 0.15))
_DAY_BEHIND: Final = ((0, 60.0), (7, 16.0), (31, 14.0), (92, 4.0), (183, 1.0), (366, 0.3))
_MONTH_AHEAD: Final = ((31, 8.0), (92, 4.5), (183, 2.5), (366, 0.5))
_MONTH_BEHIND: Final = ((31, 7.0), (92, 5.5), (183, 3.0), (366, 0.8))
"""How often in a thousand a date without a year lies so many days off, a day of distance.

Source: TimeBank and AQUAINT, 132 days of a month and 74 months, smoothed; days told as past with 29
more of pages found on the web, six of them the day of publication itself.
"""
_WRONG_SIDE: Final = ((31, 2.5), (366, 0.1))
"""The same for dates on the side where the text seemed not to look."""
_WEEK: Final = np.arange(1, 8)
_FAR: Final = 366
_MIDDLES: Final = {"START": 5, "MID": 15, "END": 25}


@lru_cache(maxsize=1)
def _calendar() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give weekday (1 to 7) and month of all days."""
    days = np.datetime64(FIRST_DAY) + np.arange(DAYS)
    months = days.astype("datetime64[M]").astype(np.int64) % 12 + 1
    return (np.arange(DAYS) + FIRST_DAY.weekday()) % 7 + 1, months


def log_profile(
    times: Sequence[TimeExpression],
    lead: Span | None = None,
    told: AbstractSet[Span] = frozenset(),
) -> NDArray[np.float64]:
    """Give the logarithm of the likelihood of each day, by the times of an article.

    Args:
        times: Those of its own text, in order.
        lead: Its first sentence.
        told: Days without a year of which other evidence tells how near they lie.
    """
    week = np.zeros(7)
    for likelihood in _by_weekdays(times, lead):
        week += np.log(likelihood)
    total = week[_calendar()[0] - 1]
    months = _by_months([t for t in times if t.span not in told])
    for log_likelihood in (*months, *_by_next_month(times)):
        total += log_likelihood
    return total


def _by_weekdays(
    times: Sequence[TimeExpression], lead: Span | None
) -> Iterator[NDArray[np.float64]]:
    """Give the likelihood of each weekday of publication, Monday first."""
    named = [t for t in times if t.rule.startswith("weekday/") and _is_bare(t)]
    told = [t for t in named if t.direction is Direction.PAST and not _is_ahead(t)]
    ahead = dict.fromkeys(_weekday(t) for t in named if _is_ahead(t))
    yield from (_of_known_age(t) for t in times if "age" in dict(t.fields))
    for place, day in enumerate(dict.fromkeys(_weekday(t) for t in told)):
        ages = _FIRST_AGES[_depth(told[0], lead)] if place == 0 else _AGES
        yield _admit_errors(np.array(ages)[(_WEEK - day) % 7])
    for day in ahead:
        yield _admit_errors(np.array(_AHEADS)[(day - _WEEK) % 7])


def _admit_errors(likelihood: NDArray[np.float64]) -> NDArray[np.float64]:
    return (1 - _MISREAD) * likelihood + _MISREAD / 7


def _of_known_age(time: TimeExpression) -> NDArray[np.float64]:
    """Weigh by "yesterday, Tuesday": the weekday and how long ago it was; pages slip by a day."""
    ages = np.full(7, 0.03)
    age = int(dict(time.fields)["age"])
    ages[age % 7] = 0.73
    ages[(age + 1) % 7] = 0.12
    return ages[(_WEEK - _weekday(time)) % 7]


def _depth(time: TimeExpression, lead: Span | None) -> int:
    """Tell how far down a time stands: 0 in the first sentence, 1 soon after, 2 later."""
    if lead is None:
        return 1
    if lead.covers(time.span):
        return 0
    return 1 if time.span.begin < lead.end + _SOON_LETTERS else 2


def _is_bare(time: TimeExpression) -> bool:
    fields = dict(time.fields)
    return "weekday" in fields and not {"shift", "quoted", "age"} & set(fields)


def _is_ahead(time: TimeExpression) -> bool:
    """Tell whether a weekday is not over: told so, or planned for ("the agenda for Thursday")."""
    planned = dict(time.fields).get("signal") in ("for", "until", "till")
    return planned or time.direction is Direction.FUTURE


def _weekday(time: TimeExpression) -> int:
    return int(dict(time.fields)["weekday"])


def open_month(time: TimeExpression) -> tuple[int, int] | None:
    """Give month and day (0 where none is said) of a date without a year; None for others."""
    fields = dict(time.fields)
    if "year" in fields or "from_year" in fields or "to_year" in fields or "holiday" in fields:
        return None
    if time.rule.startswith("range/") and "to_month" in fields:
        return int(fields.get("from_month", fields["to_month"])), int(fields.get("from_day", "0"))
    if time.rule.startswith("range/") and "from_month" in fields:
        return int(fields["from_month"]), int(fields.get("from_day", "0"))
    if time.rule.startswith("calendar/") and "month" in fields:
        return int(fields["month"]), int(fields.get("day", "0"))
    return None


def _by_months(times: Sequence[TimeExpression]) -> Iterator[NDArray[np.float64]]:
    """Give the logarithm of the likelihood of each day by how near the dates without a year lie.

    Of the entries of a chronology the last one alone tells: the others only lead up to it.
    """
    seen: set[tuple[int, int]] = set()
    opened = [t for t in times if dict(t.fields).get("entry") == "opens"][:-1]
    for time in times:
        said = open_month(time)
        if said is None or said in seen or time in opened or _is_anothers(time):
            continue
        seen.add(said)
        middle = _MIDDLES.get(dict(time.fields).get("mod", ""), 15)
        pieces = _log_nearness(said[0], said[1], said[1] or middle, time.direction)
        yield np.repeat(*pieces)


def _is_anothers(time: TimeExpression) -> bool:
    """Tell whether somebody quoted looks out from another day, or an entry of a chronology."""
    fields = dict(time.fields)
    return "quoted" in fields or fields.get("entry") == "inside"


@lru_cache(maxsize=512)
def _log_nearness(
    month: int, day: int, middle: int, direction: Direction
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Weigh by how near a month or a day of a month lies, on the side where the text looks.

    Args:
        month: 1 to 12.
        day: 0 where none is said.
        middle: The day that stands for it: ``day``, or one of the month.
        direction: Where the text looks.

    Returns:
        Logarithms of the likelihood, and for how many days on end each holds.
    """
    marks = _places_of(month, middle)
    ahead, past = (_DAY_AHEAD, _DAY_BEHIND) if day else (_MONTH_AHEAD, _MONTH_BEHIND)
    begins = _begins(marks, [days for days, _ in (*ahead, *past, *_WRONG_SIDE)])
    before, behind = _distances(begins, marks)
    match direction:
        case Direction.FUTURE:
            likelihood = _near(before, ahead) + _near(behind, _WRONG_SIDE)
        case Direction.PAST:
            likelihood = _near(behind, past) + _near(before, _WRONG_SIDE)
        case _:
            likelihood = _near(before, ahead) + _near(behind, past)
    return np.log(likelihood), np.diff(begins, append=DAYS)


def _near(distance: NDArray[np.int64], reach: Sequence[tuple[int, float]]) -> NDArray[np.float64]:
    limits = np.array([days for days, _ in reach])
    values = np.array([value for _, value in reach])
    return values[np.minimum(np.searchsorted(limits, distance), len(reach) - 1)]


def _places_of(month: int, day: int) -> NDArray[np.int64]:
    """Give the places of a day of a month in the vectors, one a year that has it."""
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    dates = [date(y, month, day) for y in years if 1 <= day <= monthrange(y, month)[1]]
    return np.array([(d - FIRST_DAY).days for d in dates], dtype=np.int64)


def _begins(marks: NDArray[np.int64], limits: Sequence[int]) -> NDArray[np.int64]:
    """Give the places from which on the next mark, or the last one, lies by another limit off."""
    far = np.array(limits)
    before, behind = np.subtract.outer(marks, far), np.add.outer(marks, far + 1)
    begins = np.unique(np.concatenate((before, behind, marks, marks + 1, [0]), axis=None))
    return begins[(begins >= 0) & (begins < DAYS)]


def _distances(
    places: NDArray[np.int64], marks: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the days from each place until the next mark, and since the last; 366 beyond all."""
    held = np.concatenate(([-DAYS], marks, [2 * DAYS]))
    ahead = held[np.searchsorted(held, places)] - places
    since = places - held[np.searchsorted(held, places, side="right") - 1]
    return np.minimum(ahead, _FAR), np.minimum(since, _FAR)


def _by_next_month(times: Sequence[TimeExpression]) -> Iterator[NDArray[np.float64]]:
    """Read "next month" as the month to come that the text names, "last month" as the one past.

    Returns:
        Logarithms of the likelihood of each day.
    """
    months = _calendar()[1]
    shifts = {
        int(f["shift"])
        for t in times
        if t.rule.startswith("shift/") and (f := dict(t.fields)).get("unit") == "month"
    }
    for shift, direction in ((1, Direction.FUTURE), (0, Direction.FUTURE), (-1, Direction.PAST)):
        named = [m for t in times if t.direction is direction and (m := open_month(t))]
        if shift not in shifts or not named:
            continue
        wanted = {(month - 1 - shift) % 12 + 1 for month, _ in named[:2]}
        share = _NEXT_MONTH / len(wanted)
        yield np.log(np.where(np.isin(months, sorted(wanted)), share, (1 - _NEXT_MONTH) / 11))
