"""The words of the calendar and what each means in a date; no name of a person or a place.

Which words belong together is said in ``rules``, which reading of a doubtful word holds in
``doubtful``.
"""

from __future__ import annotations

from typing import Final


def word_set(words: str) -> frozenset[str]:
    """Give the words of a list that is written as one text."""
    return frozenset(words.split())


MONTHS: Final = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTHS_SHORT: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS: Final = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7,
}  # fmt: skip
WEEKDAYS_SHORT: Final = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
    "sun": 7,
}  # fmt: skip

UNITS: Final = (
    "second", "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "quarter",
    "year", "decade", "century",
)  # fmt: skip
"""Units that a count can stand before; the plural adds "s" or turns "y" into "ies"."""

OWN_CLASS: Final = ("day", "weekend", "quarter", "century")
"""Units that rules name by themselves."""

SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS: Final = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midmorning": "MO",
    "midafternoon": "AF", "dawn": "MO",
}  # fmt: skip
"""Parts of the day, with the letters that TIMEX3 writes after the T."""
CLOCK_WORDS: Final = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}

MODS: Final = {
    "early": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID",
    "late": "END", "end": "END",
}  # fmt: skip

DEICTIC_DAYS: Final = {
    "today": (("unit", "day"), ("shift", "0")),
    "yesterday": (("unit", "day"), ("shift", "-1")),
    "tomorrow": (("unit", "day"), ("shift", "1")),
    "tonight": (("unit", "day"), ("shift", "0"), ("part", "NI")),
}

CARDINALS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
POWERS: Final = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 10**9,
}
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
VAGUE_COUNTS: Final = (
    "several",
    "few",
    "many",
    "numerous",
    "some",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
)
DECADE_WORDS: Final = {
    "twenties": "192", "thirties": "193", "forties": "194", "fifties": "195", "sixties": "196",
    "seventies": "197", "eighties": "198", "nineties": "199",
}  # fmt: skip

FREQUENCIES: Final = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "biweekly": "P2W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip

REFERENCES: Final = {
    "now": "present", "nowadays": "present", "currently": "present", "presently": "present",
    "recently": "past", "lately": "past", "soon": "future",
}  # fmt: skip
"""Words that point to the past, the present or the future and to no day."""

PHRASES: Final = {
    ("more", "than"): ("approx", "MORE_THAN"),
    ("less", "than"): ("approx", "LESS_THAN"),
    ("fewer", "than"): ("approx", "LESS_THAN"),
    ("no", "more", "than"): ("approx", "EQUAL_OR_LESS"),
    ("at", "least"): ("approx", "EQUAL_OR_MORE"),
    ("at", "most"): ("approx", "EQUAL_OR_LESS"),
    ("up", "to"): ("approx", "EQUAL_OR_LESS"),
    ("as", "many", "as"): ("approx", "EQUAL_OR_LESS"),
    ("day", "before", "yesterday"): ("deictic", "-2"),
    ("day", "after", "tomorrow"): ("deictic", "2"),
    ("at", "present"): ("reference", "present"),
    ("at", "the", "moment"): ("reference", "present"),
    ("these", "days"): ("reference", "present"),
    ("from", "now"): ("fromnow", "1"),
    ("per", "cent"): ("other", ""),
    ("right", "now"): ("reference", "present"),
    ("as", "soon", "as"): ("other", ""),
    ("near", "future"): ("future", "future"),
    ("foreseeable", "future"): ("future", "future"),
    ("distant", "future"): ("future", "future"),
}
"""Words that mean something only together: class and value of the whole."""

APPROXIMATIONS: Final = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX",
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "over": "MORE_THAN", "another": "",
}  # fmt: skip

STATES_OF_AFFAIRS: Final = word_set(
    """ceasefire civil conflict crisis deadlock dispute fight fighting insurgency insurrection
    negotiations occupation process rebellion revolt revolution ruling siege stalemate
    standoff strife truce unrest uprising violence war"""
)
"""Nouns whose age is a span of time in the news ("a 34-month-old war"), not the age of somebody."""
