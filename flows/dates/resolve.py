"""Give each time expression its value, once it is told what day its article appeared.

What a family means from one day is in ``readings``; here the anchor is chosen (the article, the
mention before, none) and its doubt is carried: a weekday in an article dated to a month is the
set of the days that it can be.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.measures import MEASURES
from flows.dates.periods import period_of
from flows.dates.ranges import read_range
from flows.dates.readings import READINGS, read_stated
from flows.dates.unresolved import blur, undated_value
from flows.dates.values import date_value, period_value
from flows.model import DateValue, Direction, TimeMention, TimexType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.dates.periods import Period
    from flows.model import TimeExpression

_FROM_MENTION: Final = ("offset", "anaphor", "dayof")
"""Families reckoned from the mention before."""
_ENUMERATED_DAYS: Final = 62
"""Anchors up to so many days are looked at day by day."""
_SHARE_MIN: Final = 0.75
_FRESH_TOLD: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a mention is reckoned from: some day of ``days``."""

    name: str
    days: DateValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The value of a mention."""

    value: str
    date: DateValue | None
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What the text has named so far.

    Args:
        article: The date decided, None where there is none.
        mention: The date named last.
        told: The day last named as past: where the story stands.
    """

    article: DateValue | None
    mention: DateValue | None = None
    told: DateValue | None = None


def value_times(
    times: Sequence[TimeExpression], decided: DateValue | None
) -> tuple[TimeMention, ...]:
    """Give each time expression its TIMEX3 value, its days and what they were reckoned from.

    Args:
        times: Those of one article, in order.
        decided: When the article was published, as far as known; None: not at all.

    Returns:
        One mention an expression, in the same order. ``date`` is None for durations, sets and
        vague references, and where an anchor is missing; ``value`` then has X for what is open.
        Where several days of publication are possible, ``date`` holds all that follows from them.
    """
    thread = Thread(article=decided)
    mentions: list[TimeMention] = []
    for time in times:
        reading = _read(time, thread)
        mentions.append(_mention(time, reading))
        thread = _follow(thread, time, reading)
    return tuple(mentions)


def _mention(time: TimeExpression, reading: Reading) -> TimeMention:
    return TimeMention(
        span=time.span,
        text=time.text,
        timex_type=time.timex_type,
        value=reading.value,
        date=reading.date,
        rule=time.rule,
        anchor=reading.anchor,
        mod=dict(time.fields).get("mod", ""),
    )


def _follow(thread: Thread, time: TimeExpression, reading: Reading) -> Thread:
    """Move the thread on to a date just named; a vague or long one does not move it."""
    if reading.date is None or _looks_back(time):
        return thread
    is_told = _names_day(time) and time.direction is not Direction.FUTURE
    return replace(thread, mention=reading.date, told=reading.date if is_told else thread.told)


def _names_day(time: TimeExpression) -> bool:
    """Tell whether a mention names a day, be it that several days may be meant."""
    fields = dict(time.fields)
    return bool({"weekday", "day"} & fields.keys()) or fields.get("unit") == "day"


def _looks_back(time: TimeExpression) -> bool:
    """Tell whether a mention only compares ("a year earlier"): the story does not go there."""
    return time.rule.startswith("offset/") and dict(time.fields)["sign"] == "-1"


def _read(time: TimeExpression, thread: Thread) -> Reading:
    fields = dict(time.fields)
    family = time.rule.partition("/")[0]
    if family in MEASURES:
        return Reading(value=MEASURES[family](fields), date=None, anchor="itself")
    try:
        reading = _read_dated(time, family, thread)
    except (OverflowError, ValueError):
        return Reading(value=undated_value(family, fields), date=None, anchor="itself")
    if time.timex_type is not TimexType.TIME:
        return reading
    return replace(reading, value=_with_time(reading.value, fields))


def _with_time(value: str, fields: Mapping[str, str]) -> str:
    """Add the part of the day or the clock to the value of a day."""
    return f"{value}T{fields.get('clock') or fields.get('part')}"


def _read_dated(time: TimeExpression, family: str, thread: Thread) -> Reading:
    fields = dict(time.fields)
    if family == "range":
        return _read_range(time, fields, thread)
    stated = read_stated(fields) if family == "calendar" else None
    if stated is not None:
        return Reading(value=stated.value, date=period_value(stated), anchor="itself")
    anchor = _anchor_of(_reckoning(family, fields, thread), thread)
    if anchor is None or ("year" in fields and family == "calendar"):
        return Reading(value=undated_value(family, fields), date=None, anchor="itself")
    return _read_from(time, family, anchor)


def _reckoning(family: str, fields: Mapping[str, str], thread: Thread) -> str:
    """Reckon "today" in direct speech from the day told last: that is when it was said.

    Source: house rule; a day told more than a week before publication is background.
    """
    is_spoken = family == "shift" and fields["unit"] == "day" and "quoted" in fields
    told, article = thread.told, thread.article
    if not is_spoken or told is None or article is None:
        return family
    is_fresh = timedelta(0) <= article.latest - told.latest <= _FRESH_TOLD
    return "dayof" if is_fresh else family


def _anchor_of(family: str, thread: Thread) -> Anchor | None:
    if family == "dayof" and thread.told is not None:
        return Anchor(name="previous mention", days=thread.told)
    if family in _FROM_MENTION and family != "dayof" and thread.mention is not None:
        return Anchor(name="previous mention", days=thread.mention)
    if thread.article is None:
        return None
    return Anchor(name="article", days=thread.article)


def _read_from(time: TimeExpression, family: str, anchor: Anchor) -> Reading:
    fields = {**dict(time.fields), **_fineness(family, anchor)}

    def read(day: date) -> Period | None:
        return READINGS[family](fields, time.direction, day)

    first, last = read(anchor.days.earliest), read(anchor.days.latest)
    if first is None or last is None:
        return Reading(value=undated_value(family, fields), date=None, anchor=anchor.name)
    if first == last:
        return Reading(value=first.value, date=period_value(first), anchor=anchor.name)
    days = [p for day in _days_of(anchor.days) if (p := read(day)) is not None]
    return Reading(
        value=_agreed(days) or blur(first.value, last.value),
        date=date_value(min(first.first, last.first), max(first.last, last.last)),
        anchor=anchor.name,
    )


def _fineness(family: str, anchor: Anchor) -> dict[str, str]:
    """Give the unit of a quarter or month that "a year earlier" is compared with."""
    if family != "offset" or anchor.name != "previous mention":
        return {}
    for unit in ("month", "quarter"):
        period = period_of(unit, anchor.days.earliest)
        if (period.first, period.last) == (anchor.days.earliest, anchor.days.latest):
            return {"fine": unit}
    return {}


def _days_of(value: DateValue) -> tuple[date, ...]:
    count = (value.latest - value.earliest).days + 1
    if count > _ENUMERATED_DAYS:
        return ()
    return tuple(value.earliest + timedelta(days=n) for n in range(count))


def _agreed(periods: Sequence[Period]) -> str | None:
    """Give the value that three quarters of the possible days of publication lead to.

    TIMEX3 cannot say "one of these"; where no value is that likely, its open digits are X.
    """
    if not periods:
        return None
    value, count = Counter(p.value for p in periods).most_common(1)[0]
    return value if count >= _SHARE_MIN * len(periods) else None


def _read_range(time: TimeExpression, fields: Mapping[str, str], thread: Thread) -> Reading:
    article = thread.article
    ends = [read_range(fields, time.direction, day) for day in _ends_of(article)]
    if not ends or None in ends:
        return Reading(value=undated_value("range", fields), date=None, anchor="itself")
    known = [e for e in ends if e is not None]
    value = known[0].value if known[0] == known[-1] else blur(known[0].value, known[-1].value)
    anchor = "itself" if "to_year" in fields else "article"
    days = date_value(min(e.first for e in known), max(e.last for e in known))
    return Reading(value=value, date=days, anchor=anchor)


def _ends_of(article: DateValue | None) -> tuple[date | None, ...]:
    return (None,) if article is None else (article.earliest, article.latest)
