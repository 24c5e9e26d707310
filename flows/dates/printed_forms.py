"""Find the dates printed in a piece of text, in the forms that pages use, and read their parts.

Which day is meant where day and month may change places, or a year is missing, stays open: all
readings are kept. What a date is the date of is told in ``printed_kind``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from flows.dates.clock import CLOCK
from flows.dates.month_names import date_names
from flows.dates.periods import month_period
from flows.dates.values import date_value, period_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flows.model import DateValue

OPEN_YEARS: Final = range(1980, 2041)
"""Years that a printed date without a year is read in: the time of news pages."""
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_IN_FIGURES = re.compile(r"\d\s?[-/.,]\s?\d|(?:^|[\[(])\d{8}(?:[\])\s]|$)")
_SAME: Final = str.maketrans("ıſ", "is")
_SHORT_MAX: Final = 99
_CENTURY_TURN: Final = 70
"""Two-digit years from here on are of the 20th century."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedForm:
    """A date found in a text.

    Args:
        begin: First character, weekday and time of day included.
        end: One after the last character.
        readings: The days (or the month, the year) that it can mean.
        weekday: The weekday printed with it, 1 to 7; 0 where there is none.
        has_year: Whether a year is printed.
    """

    begin: int
    end: int
    readings: tuple[DateValue, ...]
    weekday: int = 0
    has_year: bool = True


def find_forms(text: str) -> tuple[PrintedForm, ...]:
    """Find the printed dates of a text, in order, not overlapping.

    Args:
        text: Any text; digits of any script.

    Returns:
        Dates with a day or a month; a day that the month does not have is none.
    """
    if not _DIGIT.search(text) or not (_IN_FIGURES.search(text) or _names_month(text)):
        return ()
    return tuple(form for m in _pattern().finditer(text) if (form := _form(m)) is not None)


def _names_month(text: str) -> bool:
    return not _month_heads().isdisjoint(map(_plain, _LETTERS.findall(text)))


@lru_cache(maxsize=1)
def _month_heads() -> frozenset[str]:
    """Give the first words of the names of months."""
    return frozenset(_LETTERS.findall(name)[0] for name in _months())


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    return {_plain(name): number for name, number in date_names().months.items()}


def _plain(word: str) -> str:
    """Give a word in small letters, with one letter for all that IGNORECASE takes for one."""
    return word.lower().translate(_SAME)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = date_names()
    month, weekday = _choice(names.months), _choice(names.weekdays)
    day = r"(?<!\d)\d{1,2}(?:\s?(?:st|nd|rd|th|er|º|ª|\.(?=\s)))?(?!\d)"
    ordinal = r"(?<!\d)\d{1,2}(?:\s?(?:st|nd|rd|th)\b)?(?!\d)"
    sep = r"[\s,./|\-–]*(?:\b(?:de|del|of|the|do|dia)\b\s*)?[\s]*(?:ב)?"
    year = r"(?<![\d:])(?:\d{4}|['’]\d\d)(?!\d|:\d)"
    return re.compile(
        rf"""(?:(?P<clock_a>{CLOCK})[\s,|\-–/]*)?
        (?:(?<!\w)(?P<weekday>{weekday})\.?[\s,|\-–/،]*(?:\bthe\b\s*)?)?
        (?:
            (?<!\d)(?P<iso_y>\d{{4}})(?P<iso_s>[-/.])(?P<iso_m>\d\d?)(?P=iso_s)(?P<iso_d>\d\d?)
                (?!\d|(?P=iso_s)\d)
            |(?<![\d/.])(?<!\d-)(?P<num_a>\d\d?)\s?(?P<num_s>[-/.]|(?(weekday),|[-/.]))\s?(?P<num_b>\d\d?)\s?(?P=num_s)\s?
                (?P<num_y>\d{{4}}|\d\d)(?!\d|(?P=num_s)\d)
            |(?P<short_d>(?<![\d/.-])\d{{1,2}})(?P<short_s>[-/\ ])(?P<short_m>{month})(?P=short_s)
                (?P<short_y>\d\d)(?![\d:]|(?P=short_s)(?:\d\d?(?![\d:])|[a-z]))
            |(?:(?<=[\[(])|^)(?P<run_y>(?:19|20)\d\d)(?P<run_m>[01]\d)(?P<run_d>[0-3]\d)(?=[\])]|\s|$)
            |(?<!\d)(?P<last_y>\d{{4}})\s(?P<weekday_c>{weekday})\s?,?\s?(?P<last_d>{day}){sep}(?P<last_m>{month})
            |(?P<dm_d>{day})(?:\s+(?P<weekday_b>{weekday})\.?)?{sep}(?P<dm_m>{month})\.?(?:{sep}(?P<dm_y>{year}))?
            |(?P<md_m>{month})\.?\s*(?P<md_d>{ordinal})(?:{sep}(?P<md_y>{year}))?
            |(?P<my_m>{month})\.?{sep}(?P<my_y>{year})
            |(?<!\d)(?P<ym_y>\d{{4}})-(?P<ym_m>\d\d)(?![\d-])
        )
        (?:T(?P<iso_clock>\d\d:\d\d(?::\d\d)?)(?:Z|[+-]\d\d:?\d\d)?)?(?:[\s,|\-–/@]*(?:\b(?:at|a\sas|à|às)\b)?\s*(?P<clock_b>{CLOCK}))?""",
        re.VERBOSE | re.IGNORECASE,
    )


def _choice(words: Iterable[str]) -> str:
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return rf"(?<![^\W_])(?:{'|'.join(re.escape(word) for word in longest)})(?![^\W\d_])"


def _form(match: re.Match[str]) -> PrintedForm | None:
    names = date_names()
    named = match["weekday"] or match["weekday_b"] or match["weekday_c"] or ""
    weekday = names.weekdays.get(named.lower(), 0)
    readings, has_year = _read(match)
    if not readings:
        return None
    fitting = tuple(r for r in readings if weekday in (0, r.earliest.isoweekday()))
    return PrintedForm(
        begin=match.start(),
        end=match.end(),
        readings=fitting or readings,
        weekday=weekday,
        has_year=has_year,
    )


def _read(match: re.Match[str]) -> tuple[tuple[DateValue, ...], bool]:
    """Give the readings of a match and whether a year is printed."""
    month_of = _months()
    for side in ("iso", "run"):
        if match[f"{side}_y"]:
            return _days([(match[f"{side}_y"], match[f"{side}_m"], match[f"{side}_d"])]), True
    if match["num_a"]:
        return _numeric(match), True
    if match["my_m"]:
        return _month(_whole_year(match["my_y"]), month_of[_plain(match["my_m"])]), True
    if match["ym_y"]:
        return _month(int(match["ym_y"]), int(match["ym_m"])), True
    side = next(side for side in ("short", "last", "dm", "md") if match[f"{side}_m"])
    month, day = month_of[_plain(match[f"{side}_m"])], match[f"{side}_d"]
    number = int(re.sub(r"\D", "", day))
    if match[f"{side}_y"] is None:
        return _days_of_any_year(month, number), False
    return _days([(_whole_year(match[f"{side}_y"]), month, number)]), True


@lru_cache(maxsize=366)
def _days_of_any_year(month: int, day: int) -> tuple[DateValue, ...]:
    return _days((year, month, day) for year in OPEN_YEARS)


def _numeric(match: re.Match[str]) -> tuple[DateValue, ...]:
    """Read "03/02/2016" day first and month first, where both can be."""
    year = _whole_year(match["num_y"])
    first, second = int(match["num_a"]), int(match["num_b"])
    return _days(dict.fromkeys([(year, second, first), (year, first, second)]))


def _whole_year(digits: str) -> int:
    """Give the year of four figures, or the one that two are short for ("'06")."""
    year = int(digits.lstrip("'’"))
    if year > _SHORT_MAX:
        return year
    return year + (1900 if year >= _CENTURY_TURN else 2000)


def _days(parts: Iterable[tuple[int | str, int | str, int | str]]) -> tuple[DateValue, ...]:
    return tuple(_valid_days(parts))


def _valid_days(parts: Iterable[tuple[int | str, int | str, int | str]]) -> Iterator[DateValue]:
    for year, month, day in parts:
        try:
            whole = date(int(year), int(month), int(day))
        except ValueError:
            continue
        if _is_news_year(whole.year):
            yield date_value(whole, whole)


def _month(year: int, month: int) -> tuple[DateValue, ...]:
    if not (_is_news_year(year) and 1 <= month <= 12):
        return ()
    return (period_value(month_period(year, month)),)


def _is_news_year(year: int) -> bool:
    return 1800 <= year <= 2100
