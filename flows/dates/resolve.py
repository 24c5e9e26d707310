"""Give each time expression its value, once it is told what day its article appeared.

What a family means from one day is in ``readings``, what it is reckoned from in ``anchors``; here
the doubt of the anchor is carried: a weekday in an article dated to a month is the set of the days
that it can be.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.anchors import ARTICLE, ITSELF, MENTION, Thread, anchor_of, as_told, follow
from flows.dates.day_order import either_days
from flows.dates.entries import YEAR_FROM
from flows.dates.holidays import hijri_year
from flows.dates.measures import MEASURES, era_value
from flows.dates.narrative import is_narrative
from flows.dates.periods import period_of
from flows.dates.ranges import read_range, read_range_told
from flows.dates.readings import READINGS, read_next_told, read_stated
from flows.dates.unresolved import blur, undated_value
from flows.dates.values import (
    approximate,
    date_value,
    one_of,
    open_value,
    period_value,
    unknown_day,
)
from flows.model import DateValue, TimeMention, TimexType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.dates.anchors import Anchor
    from flows.dates.periods import Period
    from flows.model import Span, TimeExpression

_ENUMERATED_DAYS: Final = 62
"""Anchors up to so many days are looked at day by day."""
_SHARE_MIN: Final = 0.75
_ROUGHLY: Final = ("around", "circa")
"""Prepositions that make a date approximate."""
_LOOKING: Final = ("calendar", "weekday", "range", "holiday")
"""Families whose side is for the tense to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The value of a mention, and what it was reckoned from."""

    value: str
    date: DateValue | None = None
    anchor: str = ITSELF
    span: Span | None = None


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
    thread = Thread(article=decided, narrates=is_narrative(times, decided))
    mentions: list[TimeMention] = []
    for time in times:
        reading = _read(time, thread)
        mentions.append(_open_end(_mention(time, reading), time, thread))
        thread = follow(thread, time, reading.date)
    return tuple(mentions)


def _mention(time: TimeExpression, reading: Reading) -> TimeMention:
    fields = dict(time.fields)
    family = time.rule.partition("/")[0]
    is_looking = reading.anchor == ARTICLE and family in _LOOKING and "shift" not in fields
    is_rough = fields.get("signal") in _ROUGHLY and reading.date is not None
    return TimeMention(
        span=time.span,
        text=time.text,
        timex_type=time.timex_type,
        value=reading.value,
        date=approximate(reading.date) if is_rough and reading.date is not None else reading.date,
        rule=time.rule,
        anchor=reading.anchor,
        mod=fields.get("mod", "APPROX" if is_rough else ""),
        anchor_span=reading.span,
        direction=time.direction if is_looking else None,
        cue=time.cue if is_looking else "",
    )


def _open_end(mention: TimeMention, time: TimeExpression, thread: Thread) -> TimeMention:
    """Let what a news text dates "since March 2011" last till its own day; TIMEX3 has the date.

    Not in a narrative, which stands at another day than its own; and not without a date of the
    article: then no last day is known.
    """
    fields = dict(time.fields)
    is_since = fields.get("signal") == "since" or "onward" in fields
    if not is_since or thread.narrates or mention.date is None or thread.article is None:
        return mention
    return replace(mention, date=open_value(mention.date, thread.article.latest))


def _read(time: TimeExpression, thread: Thread) -> Reading:
    fields = dict(time.fields)
    family = time.rule.partition("/")[0]
    if family in MEASURES:
        return Reading(value=MEASURES[family](fields))
    try:
        reading = _read_dated(time, family, thread)
    except (OverflowError, ValueError):
        return Reading(value=undated_value(family, fields))
    if time.timex_type is not TimexType.TIME:
        return reading
    return replace(reading, value=_with_time(reading.value, fields))


def _with_time(value: str, fields: Mapping[str, str]) -> str:
    """Add the part of the day or the clock to the value of a day."""
    if "hour" in fields:
        hour, _, minute = fields["hour"].partition(".")
        later = 12 if fields["part"] in ("AF", "EV") and int(hour) < 12 else 0
        return f"{value}T{int(hour) + later:02d}:{minute or '00'}"
    return f"{value}T{fields.get('clock') or fields.get('part')}"


def _read_dated(time: TimeExpression, family: str, thread: Thread) -> Reading:
    fields = dict(time.fields)
    if family == "range":
        return _read_range(time, fields, thread)
    if family == "era" and fields["era"] != "AD":
        return _read_era(fields)
    if "either" in fields:
        days = either_days(fields).values()
        return Reading(value=f"{fields['year']}-XX-XX", date=one_of(min(days), max(days)))
    anchor = anchor_of(family, fields, as_told(thread, time))
    bears_year = family in ("calendar", "era", "holiday") or (family == "period" and anchor is None)
    stated = read_stated(fields) if bears_year else None
    if stated is not None:
        return _in_entry(Reading(value=stated.value, date=period_value(stated)), fields, thread)
    if anchor is None or ("year" in fields and family in ("calendar", "holiday")):
        return Reading(value=undated_value(family, fields))
    reading = _read_from(time, family, anchor, thread)
    return replace(reading, anchor=anchor.name, span=anchor.span)


def _read_era(fields: Mapping[str, str]) -> Reading:
    """Read a year before Christ, or of the Hijra."""
    if fields["era"] == "BC":
        return Reading(value=era_value(fields))
    year = hijri_year(int(fields.get("year", 0)))
    return Reading(value="XXXX") if year is None else _dated(year)


def _read_from(time: TimeExpression, family: str, anchor: Anchor, thread: Thread) -> Reading:
    fields = {**dict(time.fields), **_fineness(family, anchor)}
    if thread.narrates and anchor.name == MENTION and family in ("calendar", "weekday"):
        told = read_next_told(fields, anchor.days)
        return Reading(value=undated_value(family, fields)) if told is None else _dated(told)

    def read(day: date) -> Period | None:
        return READINGS[family](fields, time.direction, day)

    first = read(anchor.days.earliest)
    last = first if anchor.days.latest == anchor.days.earliest else read(anchor.days.latest)
    if first is None or last is None:
        return Reading(value=undated_value(family, fields))
    if first == last:
        return _dated(first)
    days = [p for day in _days_of(anchor.days) if (p := read(day)) is not None]
    return Reading(
        value=_agreed(days) or blur(first.value, last.value),
        date=_any_of(first, last),
    )


def _any_of(first: Period, last: Period) -> DateValue:
    """Give what a mention means that is one of some periods: one unknown day, or all of them."""
    begin, end = min(first.first, last.first), max(first.last, last.last)
    if first.unit == last.unit == "day":
        return unknown_day(begin, end)
    return date_value(begin, end)


def _dated(period: Period) -> Reading:
    return Reading(value=period.value, date=period_value(period))


def _fineness(family: str, anchor: Anchor) -> dict[str, str]:
    """Give the unit of a quarter or month that "a year earlier" is compared with."""
    if family not in ("offset", "ago") or anchor.name != MENTION:
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
    anchor = anchor_of("range", fields, thread)
    if anchor is not None and anchor.name == MENTION and "to_year" not in fields:
        told = read_range_told(fields, anchor.days)
        if told is not None:
            return replace(_dated(told), anchor=MENTION, span=anchor.span)
    ends = [read_range(fields, time.direction, day) for day in _ends_of(thread.article)]
    if not ends or None in ends:
        return Reading(value=undated_value("range", fields))
    known = [e for e in ends if e is not None]
    value = known[0].value if known[0] == known[-1] else blur(known[0].value, known[-1].value)
    days = date_value(min(e.first for e in known), max(e.last for e in known))
    reading = Reading(value=value, date=days, anchor=ITSELF if "to_year" in fields else ARTICLE)
    return _in_entry(reading, fields, thread)


def _in_entry(reading: Reading, fields: Mapping[str, str], thread: Thread) -> Reading:
    """Say of a day whose year the entry before has that it is reckoned from that."""
    if YEAR_FROM not in fields or thread.entry is None:
        return reading
    return replace(reading, anchor=MENTION, span=thread.entry.span)


def _ends_of(article: DateValue | None) -> tuple[date | None, ...]:
    return (None,) if article is None else (article.earliest, article.latest)
