"""Times in the sentences of other languages: weekdays, days of a month, "yesterday", "next week".

Only what dating and dated events need; the full grammar of English is in ``rules``. Words are rows
of ``cues_glossary.csv``, names of months and weekdays those of ``month_names``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.dates.foreign import bare
from flows.dates.month_names import weekday_names
from flows.dates.passages import READ_KINDS
from flows.dates.printed_forms import find_forms
from flows.model import Direction, Precision, TimeExpression, TimexType
from flows.read.folded import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flows.dates.printed_forms import PrintedForm
    from flows.dates.reference import DateIndex
    from flows.model import CleanArticle, Part

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST: Final = 4
_THIS: Final = "this"
_SENTENCE: Final = re.compile(r"[^.!?؟\n]+")
Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The words of one language, folded.

    Args:
        days: "yesterday" -> "-1"; "this" before a weekday -> "this".
        shifts: "next week" -> "week 1".
        ahead: Words of what is planned, or to come.
        weekdays: Names of weekdays, as printed, lower case.
    """

    days: Mapping[str, str]
    shifts: Mapping[str, str]
    ahead: Mapping[str, str]
    weekdays: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The words of a sentence that are no part of a date, and where the sentence looks."""

    part: Part
    words: tuple[re.Match[str], ...]
    side: Direction
    cues: Cues


def spot_foreign_times(article: CleanArticle, index: DateIndex) -> tuple[TimeExpression, ...]:
    """Find the times that the sentences of an article in another language tell.

    Returns:
        In order, not overlapping; none for English, which has a grammar of its own. A weekday that
        is said to be today's or yesterday's has the field "age", the days since.
    """
    if article.language == "en":
        return ()
    groups = [index.cues.get(f"{g}_word.{article.language}", {}) for g in ("day", "shift", "ahead")]
    named = weekday_names(article.language)
    cues = Cues(days=groups[0], shifts=groups[1], ahead=groups[2], weekdays=named)
    parts = (part for part in article.parts if part.kind in READ_KINDS)
    found = (time for part in parts for time in _spot(part, cues))
    return tuple(sorted(found, key=lambda t: (t.span.begin, t.span.end)))


def _spot(part: Part, cues: Cues) -> Iterator[TimeExpression]:
    for sentence in _SENTENCE.finditer(part.text):
        words = list(_WORD.finditer(part.text, sentence.start(), sentence.end()))
        side = Direction.FUTURE if _looks_ahead(words, cues) else Direction.NEAREST
        forms = [f for f in find_forms(sentence[0]) if f.readings]
        taken = [(sentence.start() + f.begin, sentence.start() + f.end) for f in forms]
        for form, place in zip(forms, taken, strict=True):
            if (fields := _fields_of(form)) is not None:
                yield _time(part, place, "calendar/foreign", fields, side)
        free = [w for w in words if not any(b <= w.start() < e for b, e in taken)]
        yield from _by_words(Line(part=part, words=tuple(free), side=side, cues=cues))


def _looks_ahead(words: list[re.Match[str]], cues: Cues) -> bool:
    folded = [fold_name(word[0]) for word in words]
    return any(word in cues.ahead or bare(word) in cues.ahead for word in folded)


def _fields_of(form: PrintedForm) -> Fields | None:
    """Read a date as a day of a month, with its year where one is told."""
    first = form.readings[0]
    if len(form.readings) > 1 and form.has_year:
        return None
    fields = [("month", str(first.earliest.month))]
    if first.precision is Precision.DAY:
        fields.append(("day", str(first.earliest.day)))
    if form.has_year:
        fields.append(("year", str(first.earliest.year)))
    return tuple(fields)


def _by_words(line: Line) -> Iterator[TimeExpression]:
    at = 0
    while at < len(line.words):
        time, length = _at_word(line, at)
        if time is not None:
            yield time
        at += length


def _at_word(line: Line, at: int) -> tuple[TimeExpression | None, int]:
    """Read the time that begins at a word, and tell how many words it takes."""
    for length in range(min(_LONGEST, len(line.words) - at), 0, -1):
        begin, end = line.words[at].start(), line.words[at + length - 1].end()
        phrase = fold_name(line.part.text[begin:end])
        if phrase in line.cues.shifts:
            unit, shift = line.cues.shifts[phrase].split()
            return _shifted(line.part, (begin, end), unit, shift), length
        if phrase in line.cues.days:
            return _by_day_word(line, (at, length), line.cues.days[phrase])
    weekday = _weekday(line.words[at], line.cues)
    if weekday is None:
        return None, 1
    place = (line.words[at].start(), line.words[at].end())
    return _time(line.part, place, "weekday/foreign", (("weekday", str(weekday)),), line.side), 1


def _by_day_word(
    line: Line, where: tuple[int, int], meaning: str
) -> tuple[TimeExpression | None, int]:
    """Read "today", alone or before a weekday; "this" is nothing without one."""
    at, length = where
    place = (line.words[at].start(), line.words[at + length - 1].end())
    follower = next(iter(line.words[at + length : at + length + 1]), None)
    weekday = None if follower is None else _weekday(follower, line.cues)
    if follower is None or weekday is None:
        alone = None if meaning == _THIS else _shifted(line.part, place, "day", meaning)
        return alone, length
    place = (follower.start(), follower.end())
    named = ("weekday", str(weekday))
    if meaning == _THIS:
        side = line.side if line.side is Direction.FUTURE else Direction.PAST
        return _time(line.part, place, "weekday/foreign", (named,), side), length + 1
    side = Direction.FUTURE if int(meaning) > 0 else Direction.PAST
    aged = (named, ("age", str(-int(meaning))))
    return _time(line.part, place, "weekday/foreign", aged, side), length + 1


def _weekday(word: re.Match[str], cues: Cues) -> int | None:
    return cues.weekdays.get(word[0].lower())


def _shifted(part: Part, place: tuple[int, int], unit: str, shift: str) -> TimeExpression:
    sides = {"1": Direction.FUTURE, "-1": Direction.PAST}
    fields = (("unit", unit), ("shift", shift))
    return _time(part, place, f"shift/{unit}", fields, sides.get(shift, Direction.NEAREST))


def _time(
    part: Part,
    place: tuple[int, int],
    rule: str,
    fields: Fields,
    direction: Direction,
) -> TimeExpression:
    return TimeExpression(
        span=part.raw_span(*place),
        text=part.text[place[0] : place[1]],
        timex_type=TimexType.DATE,
        rule=rule,
        fields=fields,
        direction=direction,
    )
