"""From what a mention is reckoned: the article, a mention before it, or the story it continues.

The thread is what the text has named so far. What a mention means from its anchor is told in
``readings``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.entries import ENTRY, INSIDE, OPENS
from flows.model import DateValue, Direction, Span

if TYPE_CHECKING:
    from flows.model import TimeExpression

ARTICLE: Final = "article"
MENTION: Final = "previous mention"
ITSELF: Final = "itself"

_FROM_MENTION: Final = ("offset", "anaphor", "dayof", "inthat")
"""Families reckoned from the mention before."""
_STORY: Final = ("calendar", "weekday", "named", "ago", "range", "within", "holiday")
"""Families that in a narrative go on from the mention before."""
_OF_ENTRY: Final = ("calendar", "weekday", "shift", "ago")
"""Families that in a chronology are reckoned from the day of their entry."""
_FRESH_TOLD: Final = timedelta(days=7)
_FINE_TOLD: Final = timedelta(days=31)
_YEARS_JUMPED_MAX: Final = 4
_FRESH_PERIOD: Final = timedelta(days=400)
_PERIOD_DAYS: Final = (80, 100)
"""How long a quarter is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a mention is reckoned from: a day of ``days``; ``span`` is where the text names it."""

    name: str
    days: DateValue
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What the text has named so far.

    Args:
        article: The date decided, None where there is none.
        narrates: Whether the text tells a history, each date following the one before.
        mention: The date named last.
        told: The day last named as past: where the story stands.
        quarter: The quarter last reported on.
        entry: The day of the entry of a chronology that was opened last.
    """

    article: DateValue | None
    narrates: bool
    mention: Anchor | None = None
    told: Anchor | None = None
    quarter: Anchor | None = None
    entry: Anchor | None = None


def follow(thread: Thread, time: TimeExpression, days: DateValue | None) -> Thread:
    """Move the thread on to a date just named; a vague or compared one does not move it."""
    if dict(time.fields).get(ENTRY) == OPENS:
        opened = None if days is None else Anchor(name=MENTION, days=days, span=time.span)
        thread = replace(thread, entry=opened)
    if days is None or _looks_back(time) or (thread.narrates and _is_aside(time, days, thread)):
        return thread
    named = Anchor(name=MENTION, days=days, span=time.span)
    is_ahead = thread.article is not None and days.earliest > thread.article.latest
    is_told = _names_day(time) and time.direction is not Direction.FUTURE and not is_ahead
    return replace(
        thread,
        mention=named,
        told=named if is_told else thread.told,
        quarter=named if _is_reported_quarter(days, thread.article) else thread.quarter,
    )


def _is_reported_quarter(days: DateValue, article: DateValue | None) -> bool:
    length = (days.latest - days.earliest).days + 1
    if article is None or not _PERIOD_DAYS[0] <= length <= _PERIOD_DAYS[1]:
        return False
    return days.earliest <= article.latest and article.latest - days.latest < _FRESH_PERIOD


def _is_aside(time: TimeExpression, days: DateValue, thread: Thread) -> bool:
    """Tell whether a narrative stays where it was.

    It stays at the begin of a range ("The war (1792-1797)"), at "today", and at a bare year that
    lies far from its last date ("as in 1614").
    """
    if time.rule in ("calendar/range-end", "shift/day"):
        return True
    if time.rule != "calendar/year" or thread.mention is None:
        return False
    told = thread.mention.days
    is_fine = told.latest - told.earliest <= _FINE_TOLD
    return is_fine and abs(days.earliest.year - told.earliest.year) > _YEARS_JUMPED_MAX


def _names_day(time: TimeExpression) -> bool:
    """Tell whether a mention names a day, be it that several days may be meant."""
    fields = dict(time.fields)
    return bool({"weekday", "day"} & fields.keys()) or fields.get("unit") == "day"


def _looks_back(time: TimeExpression) -> bool:
    """Tell whether a mention only compares ("a year earlier"): the story does not go there."""
    family, fields = time.rule.partition("/")[0], dict(time.fields)
    if family in ("period", "anaphor") or _is_comparison(family, fields):
        return True
    return family == "offset" and fields["sign"] == "-1"


def anchor_of(family: str, fields: Mapping[str, str], thread: Thread) -> Anchor | None:
    """Choose what a mention is reckoned from.

    Returns:
        None where it needs a date that neither the article nor the text gives.
    """
    article = None if thread.article is None else Anchor(name=ARTICLE, days=thread.article)
    if family == "period":
        return thread.quarter
    for applies, candidates in _CHOICES:
        if applies(family, fields, thread):
            return next((a for a in candidates(thread) if a is not None), article)
    return article


def as_told(thread: Thread, time: TimeExpression) -> Thread:
    """Give the thread for a time told as past: "the next day, he said" follows no day to come.

    Source: house rule; a day after publication that was named before is what somebody plans.
    """
    mention, article = thread.mention, thread.article
    if time.direction is not Direction.PAST or mention is None or article is None:
        return thread
    if thread.narrates or mention.days.earliest <= article.latest:
        return thread
    return replace(thread, mention=thread.told)


def _is_comparison(family: str, fields: Mapping[str, str]) -> bool:
    """Tell whether a year is stepped back from the period reported ("a year ago")."""
    stepped = (fields.get("unit"), fields.get("count"), fields.get("sign"))
    return family in ("ago", "offset") and stepped == ("year", "1", "-1")


def _compares(family: str, fields: Mapping[str, str], _: Thread) -> bool:
    return family == "offset" and _is_comparison(family, fields)


def _looks_a_year_back(family: str, fields: Mapping[str, str], _: Thread) -> bool:
    return family == "ago" and _is_comparison(family, fields)


def _is_quarter(family: str, fields: Mapping[str, str], _: Thread) -> bool:
    return family == "anaphor" and fields["unit"] == "quarter"


def _is_of_a_day(family: str, fields: Mapping[str, str], thread: Thread) -> bool:
    """Tell a clock or a part of the day that belongs to no day named just before."""
    if family == "dayof" or _is_spoken(family, fields, thread):
        return True
    return family == "anaphor" and fields["unit"] == "day" and not _is_day(thread.mention)


def _is_in_entry(family: str, fields: Mapping[str, str], _: Thread) -> bool:
    """Tell what is reckoned from the day of its entry in a chronology, not from the article's."""
    of_day = family == "dayof" or (family == "anaphor" and fields["unit"] == "day")
    return fields.get(ENTRY) == INSIDE and (of_day or family in _OF_ENTRY)


def _is_running(family: str, fields: Mapping[str, str], thread: Thread) -> bool:
    """Tell "the year" and "the week" of news: those that the article stands in."""
    return (
        family == "anaphor" and "the" in fields and fields["unit"] != "day" and not thread.narrates
    )


def _goes_on(family: str, fields: Mapping[str, str], thread: Thread) -> bool:
    """Tell whether it is reckoned from the mention before: in a narrative all but "today"."""
    if family in _FROM_MENTION:
        return True
    is_told = family in _STORY or (family == "shift" and "deictic" not in fields)
    return thread.narrates and is_told


def _is_day(anchor: Anchor | None) -> bool:
    return anchor is not None and anchor.days.earliest == anchor.days.latest


def _is_spoken(family: str, fields: Mapping[str, str], thread: Thread) -> bool:
    """Reckon "today" in direct speech from the day told last: that is when it was said.

    Source: house rule; a day told more than a week before publication is background.
    """
    is_spoken = family == "shift" and fields["unit"] == "day" and "quoted" in fields
    told, article = thread.told, thread.article
    if not is_spoken or told is None or article is None:
        return False
    return timedelta(0) <= article.latest - told.days.latest <= _FRESH_TOLD


_Candidates = Callable[[Thread], tuple[Anchor | None, ...]]
_CHOICES: Final[
    tuple[tuple[Callable[[str, Mapping[str, str], Thread], bool], _Candidates], ...]
] = (
    (_is_in_entry, lambda thread: (thread.entry,)),
    (_compares, lambda thread: (thread.quarter, thread.mention)),
    (_looks_a_year_back, lambda thread: (thread.quarter,)),
    (_is_quarter, lambda thread: (thread.quarter, thread.mention)),
    (_is_of_a_day, lambda thread: (thread.told,)),
    (_is_running, lambda _: ()),
    (_goes_on, lambda thread: (thread.mention,)),
)
"""What a mention may be reckoned from, the first rule that applies; the article where none is."""
