"""Names of months and weekdays in the languages of news pages, from dateparser's language tables.

Only printed dates are read in these languages; time expressions in sentences are English
(``vocabulary``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateparser.languages.loader import default_loader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LANGUAGES: Final = (
    "en", "es", "pt", "fr", "de", "it", "nl", "ar", "he", "fa", "tr", "ru", "uk", "pl", "id",
)  # fmt: skip
"""Languages whose dates are read, English first: an earlier one wins where two share a word."""
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_LEVANTINE: Final = {
    "كانون الثاني": 1, "شباط": 2, "آذار": 3, "اذار": 3, "نيسان": 4, "أيار": 5, "ايار": 5,
    "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9, "ايلول": 9, "تشرين الأول": 10,
    "تشرين الثاني": 11, "كانون الأول": 12,
}  # fmt: skip
"""Arabic names of months east of Egypt, which dateparser does not know."""
_LETTERS_MIN: Final = 3
_FULL_LETTERS_MIN: Final = 4
_HEBREW: Final = "\u0590"
"""From here on scripts write no vowels, and full names are short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateNames:
    """Names of months (1 to 12) and weekdays (1 to 7, Monday first), lower case."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]


@lru_cache(maxsize=1)
def date_names() -> DateNames:
    """Give the names in all ``LANGUAGES``, once a process."""
    months = dict(_LEVANTINE)
    weekdays: dict[str, int] = {}
    for info in _tables():
        for name, number in _names(info, _MONTHS):
            months.setdefault(name, number)
        for name, number in _names(info, _WEEKDAYS):
            weekdays.setdefault(name, number)
    return DateNames(months=months, weekdays=weekdays)


@lru_cache(maxsize=32)
def weekday_names(language: str) -> Mapping[str, int]:
    """Give the weekdays as one language writes them in full, in running text.

    Short forms are words of the text ("paz", "son", "die"), and those of other languages are, too.

    Args:
        language: Two letters of ISO 639-1.

    Returns:
        Lower case names -> 1 to 7, Monday first; none for languages that are not read.
    """
    if language not in LANGUAGES:
        return {}
    table = default_loader.get_locale_map(languages=[language])[language].info
    return {
        name: number
        for name, number in _names(table, _WEEKDAYS)
        if len(name) >= _FULL_LETTERS_MIN or name[0] >= _HEBREW
    }


def _tables() -> Iterator[Mapping[str, list[str]]]:
    locales = default_loader.get_locale_map(languages=list(LANGUAGES))
    yield from (locales[language].info for language in LANGUAGES)


def _names(info: Mapping[str, list[str]], keys: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for number, key in enumerate(keys, start=1):
        for name in info[key]:
            word = name.lower().strip(".")
            if len(word) >= _LETTERS_MIN:
                yield word, number
