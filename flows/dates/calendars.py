"""Days that come round by a rule: holidays, named days, months of the Hijri and Persian calendars.

A rule is one line of text, as the table of named days writes it; ``occurrences`` turns it into the
days of a year. Which year is meant is the matter of ``readings``.

| rule | days |
|---|---|
| ``fixed 12-25`` | the same day every year |
| ``once 2001-09-11`` | one day, by which an event is called |
| ``nth 11 4 4`` | month, which one (-1: the last), weekday (1 to 7) |
| ``easter -2`` | days from Easter of the western churches |
| ``orthodox -2`` | days from Easter of the eastern churches |
| ``hijri 10-01`` or ``hijri 09`` | a day or a month of the Umm al-Qura calendar |
| ``persian 01-01`` or ``persian 01`` | a day or a month of the Iranian calendar |
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_HIJRI_YEARS: Final = (1343, 1500)
"""Years that the Umm al-Qura tables cover (1924 to 2077)."""
_EASTER_YEARS: Final = (1583, 4099)
_PERSIAN_YEARS: Final = (1, 3177)
_PERSIAN_OFFSET: Final = 621


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Days of one year, first to last.

    Args:
        slack: By how many days either way they may really lie: new moons are sighted.
    """

    first: date
    last: date
    slack: int = 0


@lru_cache(maxsize=4096)
def occurrences(rule: str, length_days: int, year: int) -> tuple[Occurrence, ...]:
    """Give the days that a rule names in a year.

    Args:
        rule: As above.
        length_days: How many days it lasts, from the day of the rule on; 0: what the rule says.
        year: Of the Gregorian calendar, 1 to 9999; of a lunar year one or two begin in it.

    Returns:
        In order of time; none where the calendar behind it does not reach.

    Raises:
        KeyError: No such rule.
    """
    kind, *values = rule.split()
    found = _KINDS[kind](values, year)
    if not length_days:
        return found
    return tuple(
        Occurrence(first=o.first, last=o.first + timedelta(days=length_days - 1), slack=o.slack)
        for o in found
    )


def hijri_days(year: int, month: int, day: int) -> Occurrence | None:
    """Give a day of the Umm al-Qura calendar, or its month where ``day`` is 0.

    Returns:
        None beyond its tables and where the month has no such day.
    """
    if not _HIJRI_YEARS[0] <= year <= _HIJRI_YEARS[1] or not 1 <= month <= 12:
        return None
    length = Hijri(year, month, 1).month_length()
    if day > length:
        return None
    first = _plain(Hijri(year, month, day or 1).to_gregorian())
    last = first if day else first + timedelta(days=length - 1)
    return Occurrence(first=first, last=last, slack=1)


def persian_days(year: int, month: int, day: int) -> Occurrence | None:
    """Give a day of the Iranian calendar, or its month where ``day`` is 0; None where none is."""
    if not _PERSIAN_YEARS[0] <= year <= _PERSIAN_YEARS[1] or not 1 <= month <= 12:
        return None
    length = JalaliDate.days_in_month(month, year)
    if day > length:
        return None
    first = _plain(JalaliDate(year, month, day or 1).to_gregorian())
    return Occurrence(first=first, last=first if day else first + timedelta(days=length - 1))


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)


def _fixed(values: list[str], year: int) -> tuple[Occurrence, ...]:
    month, day = (int(part) for part in values[0].split("-"))
    if day > monthrange(year, month)[1]:
        return ()
    return (_one(date(year, month, day)),)


def _once(values: list[str], year: int) -> tuple[Occurrence, ...]:
    day = date.fromisoformat(values[0])
    return (_one(day),) if day.year == year else ()


def _nth(values: list[str], year: int) -> tuple[Occurrence, ...]:
    month, which, weekday = (int(value) for value in values)
    length = monthrange(year, month)[1]
    days = [date(year, month, d) for d in range(1, length + 1)]
    fitting = [d for d in days if d.isoweekday() == weekday]
    at = which - 1 if which > 0 else which
    return (_one(fitting[at]),) if -len(fitting) <= at < len(fitting) else ()


def _easter(values: list[str], year: int) -> tuple[Occurrence, ...]:
    return _from_easter(values, year, EASTER_WESTERN)


def _orthodox(values: list[str], year: int) -> tuple[Occurrence, ...]:
    return _from_easter(values, year, EASTER_ORTHODOX)


def _from_easter(values: list[str], year: int, method: int) -> tuple[Occurrence, ...]:
    if not _EASTER_YEARS[0] <= year <= _EASTER_YEARS[1]:
        return ()
    return (_one(_plain(easter(year, method)) + timedelta(days=int(values[0]))),)


def _hijri(values: list[str], year: int) -> tuple[Occurrence, ...]:
    month, day = _month_and_day(values[0])
    around = (hijri_days(lunar, month, day) for lunar in range(*_lunar_years(year)))
    return tuple(o for o in around if o is not None and o.first.year == year)


def _lunar_years(year: int) -> tuple[int, int]:
    """Give the first lunar year that can begin a month in a year, and one after the last."""
    lunar = (year - 622) * 33 // 32
    return lunar - 1, lunar + 3


def _persian(values: list[str], year: int) -> tuple[Occurrence, ...]:
    month, day = _month_and_day(values[0])
    solar = year - _PERSIAN_OFFSET
    around = (persian_days(y, month, day) for y in (solar - 1, solar))
    return tuple(o for o in around if o is not None and o.first.year == year)


def _month_and_day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day or 0)


def _one(day: date) -> Occurrence:
    return Occurrence(first=day, last=day)


_KINDS: Final[Mapping[str, Callable[[list[str], int], tuple[Occurrence, ...]]]] = {
    "fixed": _fixed,
    "once": _once,
    "nth": _nth,
    "easter": _easter,
    "orthodox": _orthodox,
    "hijri": _hijri,
    "persian": _persian,
}
