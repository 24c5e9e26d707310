"""The words that dates are made of: what of a line is left when they are taken away.

Which day a date means is read in ``flows.dates``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMERIC = (
    r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"|^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?<=[a-z], )\d\d?, \d\d?, \d{4}"
    r"|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})|\d{4}年\d{1,2}月\d{1,2}日)(?!\d)"
)
_TIME = (
    r"(?<!\d)[0-2]?\d[:.h][0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?(?!\d)|(?<!\d)1?\d\s?[ap]\.?m\b\.?"
    r"|[+-]\d{1,2}(?::?\d{2})?(?=\))"
)
_AGO = r"\d+\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago"
_UNFILLED = r"\{\{[^{}]*\}\}"
"""A place of the page that a program was to fill ("{{visits}}")."""
_PAGE = r"\b(?:page|p|pg|issue|no|vol|edition)\.?\s*[a-z]?\d+"
_DAY = r"(?<!\d)[0-3]?\d(?:st|nd|rd|th|er|º|ª|\.)?(?!\d)"
_YEAR = r"(?<!\d)['’]?(?:1[89]|20)\d\d(?!\d)"
_FROM_NOW = re.compile(rf"{_AGO}|\b(?:today|yesterday)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
"""Every date has one: most lines need not be searched."""
_FULL = re.compile(r"\d{4}.*\d|\d.*\d{4}")
_MOMENT_WORDS_MAX = 6
_MOMENT_LETTERS_MAX = 200
_CLOCK_WORDS_MAX = 4
_LINE_WORDS_MAX = 24
_LINE_LETTERS_MAX = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The grammar of printed dates, wide enough to tell a stamp, not to read it.

    Args:
        date: A day, a month with a year, or a day with a month.
        undated: Words that go with a date and are none: times, zones, page numbers, fillers.
    """

    date: re.Pattern[str]
    clock: re.Pattern[str]
    undated: re.Pattern[str]
    weekday: re.Pattern[str]
    zone: re.Pattern[str]

    @classmethod
    def of(
        cls,
        *,
        months: Iterable[str],
        weekdays: Iterable[str],
        zones: Iterable[str],
        fillers: Iterable[str],
    ) -> DateWords:
        """Make the patterns from lists of words."""
        month = rf"(?<![^\W_])(?:{_choice(months)})(?![^\W_])\.?"
        weekday = rf"(?<![^\W_])(?:{_choice(weekdays)})(?![^\W_])\.?"
        zone = rf"(?<![^\W_])(?:{_choice(zones)})(?![^\W_])"
        filler = rf"(?<![^\W_])(?:{_choice(fillers)})(?![^\W_])"
        sep = r"[\s,./|\-–]*(?:de|del|of|the)?[\s,./|\-–]*"
        year = rf"(?:{sep}{_YEAR})?"
        spoken = rf"{_DAY}{sep}{month}{year}|{month}{sep}{_DAY}{year}|{month}{sep}{_YEAR}"
        return cls(
            date=re.compile(rf"{_NUMERIC}|{spoken}", re.IGNORECASE),
            clock=re.compile(_TIME, re.IGNORECASE),
            undated=re.compile(
                rf"{_AGO}|{_TIME}|{_PAGE}|{weekday}|{zone}|{filler}|{_YEAR}|{_UNFILLED}",
                re.IGNORECASE,
            ),
            weekday=re.compile(weekday, re.IGNORECASE),
            zone=re.compile(zone, re.IGNORECASE),
        )

    def has_date(self, text: str) -> bool:
        """Tell whether a date stands in the text."""
        if len(text) > _LINE_LETTERS_MAX or not _DIGIT.search(text):
            return False
        return bool(self.date.search(text))

    def has_full_date(self, text: str) -> bool:
        """Tell whether a day with its year stands in the text."""
        if not _DIGIT.search(text):
            return False
        return any(_FULL.search(match.group()) for match in self.date.finditer(text))

    def is_moment(self, text: str) -> bool:
        """Tell whether a line is only a time told from now ("4:19 am today", "2 days ago")."""
        if len(text) > _MOMENT_LETTERS_MAX or len(text.split()) > _MOMENT_WORDS_MAX:
            return False
        if not _FROM_NOW.search(text):
            return False
        return not self.undated.sub(" ", _FROM_NOW.sub(" ", text)).strip(" ,|/-–—·•:;()[].")

    def is_clock(self, text: str) -> bool:
        """Tell whether a line is only a time of day, with its zone at most ("14:22 BST")."""
        if not self.clock.match(text) or len(text.split()) > _CLOCK_WORDS_MAX:
            return False
        return not self.zone.sub(" ", self.clock.sub(" ", text)).strip(" ,|/-–—·•:;()[].")

    def residue(self, text: str) -> str | None:
        """Take away all that belongs to dates, and give the words that stay.

        Returns:
            The rest with its marks; None where the text bears no date or is too long for a stamp.
        """
        if not self.has_date(text) or len(text.split()) > _LINE_WORDS_MAX:
            return None
        undated = self.undated.sub(" ", self.date.sub(" ", text))
        return re.sub(r"[\s\d]+", " ", undated).strip(" ,|/-–—·•:;()[].،")


def _choice(words: Iterable[str]) -> str:
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest) or "(?!)"
